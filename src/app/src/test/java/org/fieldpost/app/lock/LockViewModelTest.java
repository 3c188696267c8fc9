package org.fieldpost.app.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fieldpost.app.AppAtWork;
import org.fieldpost.app.Background;
import org.fieldpost.app.FieldClock;
import org.fieldpost.exchange.SeededRandom;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Words;
import org.fieldpost.notebook.lock.Lockers;
import org.fieldpost.notebook.lock.Stretching;
import org.fieldpost.notebook.lock.Unlocked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockViewModelTest {

    private static final String PIN = "40718293";

    @TempDir
    private Path folder;

    private final FieldClock clock = new FieldClock(AppAtWork.NOON);
    private final SeededRandom random = new SeededRandom(3);
    private final List<Unlocked> opened = new ArrayList<>();
    private int destroyed;

    private LockViewModel model() {
        var model = new LockViewModel(
                new Lockers(folder, new Stretching(8, 1), clock, random),
                Background.atOnce(),
                clock,
                opened::add,
                () -> destroyed++);
        model.show(0);
        return model;
    }

    private static void type(LockViewModel model, String text) {
        model.typed().set(text);
        model.enter();
    }

    private static String said(LockViewModel model) {
        return model.problem().get().map(p -> p.in(Words.in(Language.EN))).orElse("");
    }

    @Test
    void a_new_phone_asks_for_a_pin_twice_and_then_opens() {
        LockViewModel model = model();
        assertThat(model.step().get()).isEqualTo(LockViewModel.Step.CHOOSE);

        type(model, PIN);
        assertThat(model.step().get()).isEqualTo(LockViewModel.Step.REPEAT);
        type(model, PIN);

        assertThat(opened).hasSize(1);
        assertThat(model().step().get()).isEqualTo(LockViewModel.Step.OPEN);
    }

    @Test
    void two_that_differ_or_an_easy_one_are_chosen_again() {
        LockViewModel model = model();
        type(model, "12345678");
        assertThat(said(model)).contains("try this PIN first");
        type(model, "123");
        assertThat(said(model)).contains("at least 8 digits");
        type(model, PIN);
        type(model, "59320417");

        assertThat(said(model)).contains("not the same");
        assertThat(model.step().get()).isEqualTo(LockViewModel.Step.CHOOSE);
        assertThat(opened).isEmpty();
    }

    @Test
    void a_wait_counts_down_and_ends() {
        LockViewModel model = model();
        type(model, PIN);
        type(model, PIN);
        model = model();
        for (int i = 0; i < 3; i++) {
            type(model, "99887761");
        }
        assertThat(said(model)).contains("0:30");
        clock.pass(Duration.ofSeconds(12));
        model.tick();
        assertThat(said(model)).contains("0:18");
        LockViewModel restarted = model();
        assertThat(said(restarted)).as("after a restart too").contains("0:18");

        clock.pass(Duration.ofSeconds(18));
        restarted.tick();

        assertThat(said(restarted)).isEmpty();
        type(restarted, PIN);
        assertThat(opened).hasSize(2);
    }

    @Test
    void a_clock_set_back_or_forward_by_a_year_locks_nobody_out_and_gives_no_try_back() {
        LockViewModel model = model();
        type(model, PIN);
        type(model, PIN);
        model = model();
        for (int i = 0; i < 3; i++) {
            type(model, "99887761");
        }

        clock.pass(Duration.ofDays(-365));
        model.tick();
        assertThat(said(model)).contains("0:30");
        clock.pass(Duration.ofSeconds(20));
        assertThat(said(model())).as("looked at again").contains("0:10");
        clock.pass(Duration.ofSeconds(10));
        model.tick();
        type(model, "99887761");
        assertThat(said(model)).contains("1:00");

        clock.pass(Duration.ofDays(730));
        model.tick();
        type(model, "99887761");
        clock.pass(Duration.ofDays(-365));
        assertThat(said(model())).contains("5:00");
        clock.pass(Duration.ofMinutes(5));
        type(model(), PIN);

        assertThat(opened).hasSize(2);
    }

    @Test
    void the_tenth_wrong_one_says_what_it_cost_and_begins_anew() {
        LockViewModel model = model();
        type(model, PIN);
        type(model, PIN);
        model = model();
        for (int i = 0; i < 10; i++) {
            type(model, "99887761");
            clock.pass(Duration.ofHours(2));
        }

        assertThat(said(model)).contains("key of this notebook was destroyed");
        assertThat(destroyed).isEqualTo(1);
        assertThat(model.step().get()).isEqualTo(LockViewModel.Step.CHOOSE);
    }

    @Test
    void what_was_typed_is_gone_once_it_was_tried() {
        LockViewModel model = model();
        model.press("4");
        model.press("0");
        model.erase();
        assertThat(model.typed().get()).isEqualTo("4");
        type(model, PIN);

        assertThat(model.typed().get()).isEmpty();
    }

    @Test
    void looks_are_remembered_before_any_pin_and_a_torn_file_is_no_refusal() throws Exception {
        var choices = new PhoneChoices(folder);
        choices.keep(PhoneChoices.Choice.LANGUAGE, "ar");
        choices.keep(PhoneChoices.Choice.AUTO_LOCK, "ONE");
        assertThat(new PhoneChoices(folder).all())
                .isEqualTo(Map.of(PhoneChoices.Choice.LANGUAGE, "ar", PhoneChoices.Choice.AUTO_LOCK, "ONE"));

        Files.write(folder.resolve("choices"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 12});

        assertThat(new PhoneChoices(folder).all()).isEmpty();
    }
}
