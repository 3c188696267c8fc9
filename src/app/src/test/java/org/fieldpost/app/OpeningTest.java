package org.fieldpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.fieldpost.app.device.Device;
import org.fieldpost.app.device.desktop.DesktopFiles;
import org.fieldpost.app.device.desktop.NoCamera;
import org.fieldpost.app.device.desktop.NoGps;
import org.fieldpost.app.device.desktop.NoShareSheet;
import org.fieldpost.exchange.SeededRandom;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Words;
import org.fieldpost.notebook.Notebook;
import org.fieldpost.notebook.Rescued;
import org.fieldpost.notebook.Safe;
import org.fieldpost.notebook.lock.Pin;
import org.fieldpost.notebook.lock.Stretching;
import org.fieldpost.notebook.lock.Unlocked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpeningTest {

    private static final Pin PIN = Pin.typed("40718293");

    private static final SeededRandom RANDOM = new SeededRandom(4);

    @TempDir
    private Path folder;

    private Opening opening() {
        return new Opening(new DesktopFiles(folder), new Stretching(8, 1), Clock.systemUTC());
    }

    @Test
    void notebook_and_vocabulary_are_there_once_the_pin_was_typed() {
        Opening opening = opening();
        try (Notebook notebook = opening.open(opening.lockers().setUp(1, PIN)).notebook()) {
            Desk desk = opening.desk(
                    notebook,
                    new Device(
                            new NoGps(), opening.files(), (title, ending) -> null, new NoCamera(), new NoShareSheet()),
                    Background.atOnce(),
                    Background.atOnce());

            assertThat(desk.vocabulary().all())
                    .hasSameSizeAs(Samples.vocabulary().all());
            assertThat(desk.notebook().enrolment()).isEmpty();
        }
    }

    @Test
    void a_notebook_that_cannot_be_read_is_kept_and_named_with_the_remedy() throws Exception {
        Opening opening = opening();
        Unlocked unlocked = opening.lockers().setUp(1, PIN);
        Files.writeString(unlocked.file(), "this was never a notebook, however long it is, and SQLite will say so");

        Notebook.Opened opened = opening.open(unlocked);

        try (Notebook empty = opened.notebook()) {
            Rescued rescued = opened.rescued().orElseThrow();
            assertThat(rescued.kept()).content().startsWith("this was never a notebook");
            assertThat(rescued.said().in(Words.in(Language.EN))).contains("notebook-1-", "enrolled again");
            assertThat(empty.enrolment()).isEmpty();
        }
    }

    @Test
    void what_an_earlier_release_left_readable_lies_behind_the_pin_afterwards() {
        Path readable = folder.resolve("private/notebook.db");
        try (Notebook before = Notebook.open(readable, MissionMode.LIVE, Safe.withoutLock(), Clock.systemUTC())) {
            before.record(Samples.patrol(AppAtWork.NOON));
        }
        Opening opening = opening();

        try (Notebook notebook = opening.open(opening.lockers().setUp(1, PIN)).notebook()) {
            assertThat(notebook.runningPatrol()).contains(Samples.patrol(AppAtWork.NOON));
        }
        assertThat(readable).doesNotExist();
    }

    @Test
    void a_phone_that_died_before_the_readable_one_was_deleted_deletes_it_at_the_next_opening() throws Exception {
        Path readable = folder.resolve("private/notebook.db");
        try (Notebook before = Notebook.open(readable, MissionMode.LIVE, Safe.withoutLock(), Clock.systemUTC())) {
            before.enrol(new SimulatedServer(17).invitation(MissionMode.LIVE, "liberia", AppAtWork.NOON), RANDOM);
        }
        byte[] bytes = Files.readAllBytes(readable);
        Opening opening = opening();
        Unlocked unlocked = opening.lockers().setUp(1, PIN);
        opening.open(unlocked).notebook().close();
        Files.write(readable, bytes);

        opening.open(unlocked).notebook().close();

        assertThat(readable).doesNotExist();
    }

    @Test
    void the_readable_notebook_of_another_officer_waits_for_him_and_keeps_nobody_out() throws Exception {
        Path readable = folder.resolve("private/notebook.db");
        Opening opening = opening();
        Unlocked mine = opening.lockers().setUp(1, PIN);
        try (Notebook notebook = opening.open(mine).notebook()) {
            notebook.enrol(new SimulatedServer(18).invitation(MissionMode.LIVE, "liberia", AppAtWork.NOON), RANDOM);
        }
        try (Notebook his = Notebook.open(readable, MissionMode.LIVE, Safe.withoutLock(), Clock.systemUTC())) {
            his.enrol(new SimulatedServer(17).invitation(MissionMode.LIVE, "liberia", AppAtWork.NOON), RANDOM);
        }
        byte[] bytes = Files.readAllBytes(readable);

        opening.open(mine).notebook().close();
        assertThat(readable).hasBinaryContent(bytes);
        Files.writeString(readable, "torn, and not a database at all; long enough to be looked at");
        opening.open(mine).notebook().close();

        assertThat(readable).exists();
    }

    @Test
    void it_is_never_moved_into_training() {
        Path readable = folder.resolve("private/notebook.db");
        try (Notebook before = Notebook.open(readable, MissionMode.LIVE, Safe.withoutLock(), Clock.systemUTC())) {
            before.record(Samples.patrol(AppAtWork.NOON));
        }
        Opening opening = opening();

        try (Notebook training = opening.open(
                        opening.lockers().train(opening.lockers().setUp(1, PIN)))
                .notebook()) {
            assertThat(training.runningPatrol()).isEmpty();
            assertThat(training.mode()).isEqualTo(MissionMode.EXERCISE);
        }
        assertThat(readable).exists();
    }
}
