package org.fieldpost.app.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import org.fieldpost.app.Background;
import org.fieldpost.app.lock.PinViewModel.Which;
import org.fieldpost.exchange.SeededRandom;
import org.fieldpost.exchange.enrolment.Invitation;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Words;
import org.fieldpost.notebook.lock.Lockers;
import org.fieldpost.notebook.lock.Pin;
import org.fieldpost.notebook.lock.Stretching;
import org.fieldpost.notebook.lock.Unlocked;
import org.fieldpost.notebook.lock.Unlocking;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Another PIN and a second one, and each reason why one is refused: what opened the notebook before goes on to open it. */
class PinViewModelTest {

    private static final String PIN = "40718293";
    private static final String NEXT = "59320417";

    @TempDir
    private Path folder;

    private Lockers lockers;
    private Unlocked open;
    private int reopened;

    @BeforeEach
    void aNotebook() {
        lockers = new Lockers(folder, new Stretching(8, 1), Clock.systemUTC(), new SeededRandom(3));
        open = lockers.setUp(1, Pin.typed(PIN));
    }

    private PinViewModel set(Which which, String present, String next, String repeated) {
        var model = new PinViewModel(which, new OpenLock(), Background.atOnce());
        model.present().set(present);
        model.next().set(next);
        model.repeated().set(repeated);
        model.set();
        return model;
    }

    private static String said(PinViewModel model) {
        return model.problem().get().map(p -> p.in(Words.in(Language.EN))).orElse("");
    }

    private boolean opens(String pin) {
        Unlocking tried = lockers.unlock(1, Pin.typed(pin));
        return tried instanceof Unlocked;
    }

    private void refused(PinViewModel model, String why) {
        assertThat(said(model)).contains(why);
        assertThat(model.done().get()).isFalse();
        assertThat(model.busy().get()).as("may be tried again").isFalse();
        assertThat(reopened).isZero();
        assertThat(opens(PIN)).isTrue();
        assertThat(opens(NEXT)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void a_wrong_present_pin_changes_nothing_and_the_right_one_may_be_typed_then(Which which) {
        PinViewModel model = set(which, "11223399", NEXT, NEXT);
        refused(model, "not the present PIN");

        model.present().set(PIN);
        model.set();

        assertThat(said(model)).isEmpty();
        assertThat(model.done().get()).isTrue();
        assertThat(opens(NEXT)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void an_easy_or_a_short_one_is_not_taken(Which which) {
        refused(set(which, PIN, "12345678", "12345678"), "try this PIN first");
        assertThat(opens("12345678")).isFalse();
        refused(set(which, PIN, "5932", "5932"), "at least 8 digits");
        assertThat(opens("5932")).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void two_that_differ_are_typed_again(Which which) {
        refused(set(which, PIN, NEXT, "59320418"), "not the same");
        assertThat(opens("59320418")).isFalse();
    }

    @Test
    void a_second_one_that_is_the_first_would_open_the_live_notebook_under_duress() {
        refused(set(Which.SECOND, PIN, PIN, PIN), "must differ from the first");
    }

    @Test
    void once_it_holds_the_former_one_opens_nothing_and_no_field_shows_what_was_typed() {
        PinViewModel model = set(Which.FIRST, PIN, NEXT, NEXT);

        assertThat(model.done().get()).isTrue();
        assertThat(reopened).isEqualTo(1);
        assertThat(model.present().get() + model.next().get() + model.repeated().get())
                .isEmpty();
        assertThat(opens(PIN)).isFalse();
        assertThat(opens(NEXT)).isTrue();
    }

    /** Of an open notebook; what else a lock does is not asked for here. */
    private final class OpenLock implements Lock {

        @Override
        public void again() {
            throw new AssertionError("nobody asked for it");
        }

        @Override
        public Lockers lockers() {
            return lockers;
        }

        @Override
        public Unlocked open() {
            return open;
        }

        @Override
        public void reopened(Unlocked now) {
            open = now;
            reopened++;
        }

        @Override
        public AutoLock auto() {
            throw new AssertionError("when it locks itself");
        }

        @Override
        public void now() {
            throw new AssertionError("locked");
        }

        @Override
        public void destroy() {
            throw new AssertionError("destroyed");
        }

        @Override
        public void train(Invitation invitation) {
            throw new AssertionError("became a trainee's");
        }

        @Override
        public void remember(PhoneChoices.Choice choice, String word) {
            throw new AssertionError("remembered");
        }
    }
}
