package org.fieldpost.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class ClosedWorkerTest {

    private final AtomicInteger worked = new AtomicInteger();
    private final AtomicInteger told = new AtomicInteger();

    @Start
    void start(Stage unused) {}

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask(Background background) {
        background.run(worked::incrementAndGet, done -> told.incrementAndGet(), failed -> told.incrementAndGet());
    }

    @Test
    void a_clock_that_still_ticks_when_the_app_ends_begins_nothing_and_breaks_nothing() {
        var worker = new Background.Worker("test");
        worker.close();

        assertThatCode(() -> ask(worker)).doesNotThrowAnyException();

        WaitForAsyncUtils.waitForFxEvents();
        assertThat(worked).hasValue(0);
        assertThat(told).hasValue(0);
    }

    @Test
    void what_was_begun_is_finished_and_told_to_no_screen_that_is_gone() {
        var worker = new Background.Worker("test");
        var screenIsBusy = new CountDownLatch(1);
        Platform.runLater(() -> await(screenIsBusy));
        ask(worker);
        worker.close();
        screenIsBusy.countDown();

        WaitForAsyncUtils.waitForFxEvents();
        assertThat(worked).hasValue(1);
        assertThat(told).hasValue(0);
    }

    @Test
    void before_that_every_outcome_is_told() {
        try (var worker = new Background.Worker("test")) {
            ask(worker);
            WaitForAsyncUtils.waitForFxEvents();
            new Thumb(null, null).until("the outcome", () -> told.get() == 1);
        }
        assertThat(worked).hasValue(1);
    }

    @Test
    void work_that_ran_out_of_memory_is_told_and_the_next_is_done() {
        var failures = new AtomicInteger();
        try (var worker = new Background.Worker("test")) {
            worker.run(
                    () -> {
                        throw new OutOfMemoryError("of this test");
                    },
                    done -> {},
                    failed -> failures.incrementAndGet());
            ask(worker);
            new Thumb(null, null).until("both outcomes", () -> told.get() == 1 && failures.get() == 1);
        }
        assertThat(worked).hasValue(1);
    }
}
