package org.fieldpost.app.device.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.fieldpost.app.device.Lifecycle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class WindowLifecycleTest {

    private final List<String> told = new ArrayList<>();
    private Stage window;

    @BeforeEach
    void open() {
        inFx(() -> {
            window = new Stage();
            window.setScene(new Scene(new Pane(), 200, 200));
            window.show();
            window.requestFocus();
        });
        assertThat(window.isFocused()).as("the window has the focus").isTrue();
        inFx(() -> new WindowLifecycle(window).tell(listener()));
    }

    private Lifecycle.Listener listener() {
        return new Lifecycle.Listener() {
            @Override
            public void paused() {
                told.add("paused");
            }

            @Override
            public void resumed() {
                told.add("resumed");
            }

            @Override
            public void stopped() {
                told.add("stopped");
            }
        };
    }

    @AfterEach
    void close() {
        inFx(window::hide);
    }

    @Test
    void another_window_in_front_pauses_the_app_and_coming_back_resumes_it_once() {
        var focused = new SimpleBooleanProperty(true);
        var iconified = new SimpleBooleanProperty(false);
        new WindowLifecycle(focused, iconified).tell(listener());

        focused.set(false);
        iconified.set(true);
        assertThat(told).containsExactly("paused");

        iconified.set(false);
        focused.set(true);
        assertThat(told).containsExactly("paused", "resumed");
    }

    @Test
    void who_asked_to_hear_no_more_hears_no_more() {
        var focused = new SimpleBooleanProperty(true);
        Runnable enough = new WindowLifecycle(focused, new SimpleBooleanProperty(false)).tell(listener());

        enough.run();
        focused.set(false);

        assertThat(told).isEmpty();
    }

    @Test
    void a_window_made_small_pauses_the_app_once() {
        inFx(() -> window.setIconified(true));

        assertThat(told).containsExactly("paused");
    }

    @Test
    void a_closed_window_stops_the_app_once_and_says_nothing_after_that() {
        inFx(window::hide);
        inFx(window::hide);

        assertThat(told).endsWith("stopped").containsOnlyOnce("stopped");
    }

    private static void inFx(Runnable work) {
        try {
            FxToolkit.setupFixture(work);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new AssertionError(e);
        }
        WaitForAsyncUtils.waitForFxEvents();
        WaitForAsyncUtils.sleep(50, TimeUnit.MILLISECONDS);
    }
}
