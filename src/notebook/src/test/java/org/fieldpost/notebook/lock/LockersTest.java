package org.fieldpost.notebook.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Priority;
import org.fieldpost.exchange.SeededRandom;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.notebook.Notebook;
import org.fieldpost.notebook.RecordDamaged;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a PIN opens, what wrong ones cost, and what a trainee's phone and a live one have in common. */
class LockersTest {

    private static final Pin PIN = Pin.typed("40718293");
    private static final Pin SECOND = Pin.typed("59320417");
    private static final Pin WRONG = Pin.typed("11223399");
    private static final Stretching QUICK = new Stretching(8, 1);
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @TempDir
    private Path folder;

    private final HandClock clock = new HandClock();
    private final SeededRandom random = new SeededRandom(7);

    @Test
    void the_pin_opens_what_was_written_after_a_restart() {
        try (Notebook notebook = notebook(lockers().setUp(1, PIN))) {
            notebook.record(Samples.patrol(NOON));
        }

        Unlocked again = open(PIN);

        assertThat(again.mode()).isEqualTo(MissionMode.LIVE);
        try (Notebook notebook = notebook(again)) {
            assertThat(notebook.runningPatrol()).contains(Samples.patrol(NOON));
        }
    }

    @Test
    void a_phrase_is_the_same_however_the_keyboard_composes_it_and_digits_in_any_script() {
        lockers().setUp(1, Pin.typed("caf\u00e9 au bord"));
        lockers().setUp(2, PIN);

        assertThat(lockers().unlock(1, Pin.typed(" cafe\u0301 au bord "))).isInstanceOf(Unlocked.class);
        assertThat(lockers().unlock(2, Pin.typed("\u0664\u0660\u0667\u0661\u0668\u0662\u0669\u0663")))
                .isInstanceOf(Unlocked.class);
    }

    @Test
    void what_anybody_would_try_first_is_no_pin() {
        for (String easy : List.of(
                "12345678",
                "87654321",
                "00000000",
                "12121212",
                "11112222",
                "12341234",
                "1234567",
                "short",
                "aaaaaaaaaaaa")) {
            assertThat(Pin.typed(easy).tooWeak()).as(easy).isPresent();
            assertThatThrownBy(() -> lockers().setUp(1, Pin.typed(easy))).isInstanceOf(ProblemException.class);
        }
        for (String good : List.of(
                "40718293",
                "19840617",
                "red boat at dusk",
                "\u0642\u0627\u0631\u0628 \u0623\u062d\u0645\u0631 \u0639\u0646\u062f \u0627\u0644\u062c\u0633\u0631")) {
            assertThat(Pin.typed(good).tooWeak()).as(good).isEmpty();
        }
    }

    @Test
    void wrong_pins_slow_down_and_the_tenth_destroys_the_key_of_this_notebook_alone() {
        lockers().setUp(1, PIN);
        lockers().setUp(2, PIN);

        for (int wrong = 1; wrong <= 9; wrong++) {
            Unlocking tried = lockers().unlock(1, WRONG);
            assertThat(tried).isInstanceOfSatisfying(Unlocking.Wrong.class, said -> {
                assertThat(said.until().isPresent()).isEqualTo(said.left() <= 7);
            });
            if (wrong >= 3) {
                assertThat(lockers().unlock(1, PIN))
                        .as("the right one, too early")
                        .isInstanceOf(Unlocking.Wait.class);
            }
            clock.now = clock.now.plus(Duration.ofHours(1));
        }
        assertThat(lockers().unlock(1, WRONG)).isInstanceOf(Unlocking.Destroyed.class);

        assertThat(lockers().unlock(1, PIN)).isInstanceOf(Unlocking.Vacant.class);
        assertThat(lockers().unlock(2, PIN)).isInstanceOf(Unlocked.class);
        assertThat(lockers().inUse()).containsExactly(2);
    }

    @Test
    void cutting_the_power_while_a_pin_is_tried_gives_no_try_for_nothing() throws IOException {
        lockers().setUp(1, PIN);
        byte[] before = Files.readAllBytes(folder.resolve("notebook-1.lock"));
        // no memory that a key could be made in: the try ends where the PIN would be tried
        byte[] dying = Checked.open(before).orElseThrow();
        Arrays.fill(dying, 8, 12, (byte) 0);
        Files.write(folder.resolve("notebook-1.lock"), Checked.close(dying));
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> lockers().unlock(1, WRONG)).isInstanceOf(IllegalArgumentException.class);
        }
        Files.write(folder.resolve("notebook-1.lock"), before);

        assertThat(lockers().unlock(1, WRONG)).isEqualTo(new Unlocking.Wrong(7, Optional.of(NOON.plusSeconds(30))));
    }

    @Test
    void a_right_pin_forgives_the_wrong_ones() {
        lockers().setUp(1, PIN);
        for (int round = 0; round < 8; round++) {
            lockers().unlock(1, WRONG);
            lockers().unlock(1, WRONG);
            assertThat(lockers().unlock(1, PIN)).isInstanceOf(Unlocked.class);
        }
    }

    @Test
    void a_clock_set_back_by_a_year_does_not_make_anybody_wait_for_a_year() {
        lockers().setUp(1, PIN);
        for (int i = 0; i < 3; i++) {
            lockers().unlock(1, WRONG);
        }
        clock.now = NOON.minus(Duration.ofDays(365));
        assertThat(lockers().unlock(1, PIN)).isInstanceOf(Unlocking.Wait.class);

        clock.now = clock.now.plusSeconds(31);

        assertThat(lockers().unlock(1, PIN)).isInstanceOf(Unlocked.class);
    }

    @Test
    void another_pin_opens_the_same_notebook_and_the_former_one_nothing() {
        Unlocked open = lockers().setUp(1, PIN);
        Pin next = Pin.typed("red boat at dusk");

        assertThatThrownBy(() -> lockers().changePin(open, WRONG, next)).isInstanceOf(ProblemException.class);
        lockers().changePin(open, PIN, next);

        assertThat(lockers().unlock(1, PIN)).isInstanceOf(Unlocking.Wrong.class);
        assertThat(open(next).file()).isEqualTo(open.file());
        assertThat(folder.resolve("notebook-1.lock-before")).doesNotExist();
    }

    /** Or the PIN that is given up under duress would open the live notebook. */
    @Test
    void the_first_pin_never_becomes_the_second() {
        Unlocked live = lockers().setUp(1, PIN);
        lockers().secondPin(live, PIN, SECOND);

        assertThatThrownBy(() -> lockers().changePin(live, PIN, SECOND))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().key()).isEqualTo("pin.same"));

        assertThat(open(PIN).mode()).isEqualTo(MissionMode.LIVE);
        assertThat(open(SECOND).mode()).isEqualTo(MissionMode.EXERCISE);
    }

    @Test
    void killed_while_the_pin_is_changed_the_former_or_the_next_one_opens() throws IOException {
        Unlocked open = lockers().setUp(1, PIN);
        byte[] former = Files.readAllBytes(folder.resolve("notebook-1.lock"));
        lockers().changePin(open, PIN, SECOND);

        // killed after the new lock stood, before the former was overwritten
        Files.write(folder.resolve("notebook-1.lock-before"), former);
        assertThat(open(SECOND).file()).isEqualTo(open.file());
        assertThat(folder.resolve("notebook-1.lock-before")).doesNotExist();

        // killed after the former was put aside
        Files.move(folder.resolve("notebook-1.lock"), folder.resolve("notebook-1.lock-before"));
        assertThat(lockers().inUse()).containsExactly(1);
        assertThat(open(SECOND).file()).isEqualTo(open.file());
    }

    @Test
    void the_second_pin_opens_training_only_in_the_notebooks_other_file() {
        Unlocked live = lockers().setUp(1, PIN);
        assertThatThrownBy(() -> lockers().secondPin(live, PIN, PIN)).isInstanceOf(ProblemException.class);

        lockers().secondPin(live, PIN, SECOND);

        assertThat(open(SECOND).mode()).isEqualTo(MissionMode.EXERCISE);
        assertThat(open(SECOND).file()).isNotEqualTo(live.file());
        assertThat(open(PIN).mode()).isEqualTo(MissionMode.LIVE);
        try (Notebook training = notebook(open(SECOND))) {
            assertThat(training.enrolment()).isEmpty();
            assertThat(training.mode()).isEqualTo(MissionMode.EXERCISE);
        }
    }

    @Test
    void a_lock_damaged_at_any_byte_is_named_and_no_pin_counts_as_wrong_and_nothing_is_deleted() throws Exception {
        try (Notebook notebook = notebook(lockers().setUp(1, PIN))) {
            notebook.record(Samples.patrol(NOON));
        }
        Path lock = folder.resolve("notebook-1.lock");
        byte[] sound = Files.readAllBytes(lock);
        for (int at = 0; at <= sound.length; at++) {
            byte[] hurt = at < sound.length ? sound.clone() : new byte[0];
            if (at < sound.length) {
                hurt[at] ^= 0x55;
            }
            Files.write(lock, hurt);

            assertThatThrownBy(() -> lockers().unlock(1, PIN))
                    .as("byte " + at)
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problem().key()).isEqualTo("lock.damaged"));

            assertThat(Files.readAllBytes(lock)).isEqualTo(hurt);
        }
        Files.write(lock, sound);
        try (Notebook notebook = notebook(open(PIN))) {
            assertThat(notebook.runningPatrol()).contains(Samples.patrol(NOON));
        }
    }

    @Test
    void a_damaged_count_of_wrong_pins_destroys_nothing() throws Exception {
        lockers().setUp(1, PIN);
        lockers().unlock(1, WRONG);
        Path tries = folder.resolve("notebook-1.tries");
        byte[] noise = new byte[(int) Files.size(tries)];
        Arrays.fill(noise, (byte) 0x7f);
        Files.write(tries, noise);

        assertThat(open(PIN).mode()).isEqualTo(MissionMode.LIVE);
    }

    @Test
    void what_the_second_pin_opened_cannot_open_the_live_file() {
        Unlocked live = lockers().setUp(1, PIN);
        lockers().secondPin(live, PIN, SECOND);
        try (Notebook notebook = notebook(live)) {
            notebook.record(Samples.patrol(NOON));
        }

        Unlocked training = open(SECOND);

        try (Notebook notebook = Notebook.open(live.file(), MissionMode.LIVE, training.safe(), clock)) {
            assertThatThrownBy(notebook::runningPatrol).hasRootCauseInstanceOf(RecordDamaged.class);
        }
        assertThat(training.opening().keys().live())
                .isNotEqualTo(live.opening().keys().live());
    }

    @Test
    void a_trainees_phone_has_the_same_files_of_the_same_sizes_as_a_live_one_with_a_second_pin() throws IOException {
        Unlocked live = lockers().setUp(1, PIN);
        lockers().secondPin(live, PIN, SECOND);
        Unlocked trainee = lockers().train(lockers().setUp(2, SECOND));

        assertThat(trainee.mode()).isEqualTo(MissionMode.EXERCISE);
        assertThat(sizes(1)).isEqualTo(sizes(2));
        assertThat(lockers().unlock(2, SECOND))
                .isInstanceOfSatisfying(
                        Unlocked.class, again -> assertThat(again.mode()).isEqualTo(MissionMode.EXERCISE));
    }

    @Test
    void the_prepared_files_are_full_of_noise_and_do_not_grow_with_the_first_hundred_reports() throws IOException {
        Unlocked live = lockers().setUp(1, PIN);
        List<Long> before = sizes(1);
        assertThat(emptyPages(live.file())).as("pages of nothing but zeros").isLessThan(20);

        try (Notebook notebook = notebook(live)) {
            for (int i = 0; i < 100; i++) {
                notebook.journal().append(1, Bytes.of(LockFile.noise(300, new SeededRandom(i))), Priority.USUAL);
            }
        }

        assertThat(sizes(1)).isEqualTo(before);
    }

    @Test
    void a_notebook_that_was_destroyed_leaves_no_key_and_its_number_is_free() {
        Unlocked live = lockers().setUp(1, PIN);

        lockers().destroy(1);

        assertThat(live.file()).doesNotExist();
        assertThat(lockers().inUse()).isEmpty();
        assertThat(lockers().setUp(1, SECOND).mode()).isEqualTo(MissionMode.LIVE);
    }

    private List<Long> sizes(int number) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("notebook-" + number)
                            && !file.toString().endsWith(".tries"))
                    .map(file -> file.toFile().length())
                    .sorted()
                    .toList();
        }
    }

    private static int emptyPages(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int empty = 0;
        for (int at = 0; at + 4096 <= bytes.length; at += 4096) {
            if (Arrays.equals(Arrays.copyOfRange(bytes, at, at + 4096), new byte[4096])) {
                empty++;
            }
        }
        return empty;
    }

    private Unlocked open(Pin pin) {
        Unlocking tried = lockers().unlock(1, pin);
        assertThat(tried).isInstanceOf(Unlocked.class);
        return (Unlocked) tried;
    }

    private Notebook notebook(Unlocked open) {
        return Notebook.open(open.file(), open.mode(), open.safe(), clock);
    }

    /** As after a restart each time. */
    private Lockers lockers() {
        return new Lockers(folder, QUICK, clock, random);
    }

    private static final class HandClock extends Clock {

        private Instant now = NOON;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
