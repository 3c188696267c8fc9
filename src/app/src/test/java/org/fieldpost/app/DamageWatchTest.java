package org.fieldpost.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.app.DamageWatch.due;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fieldpost.exchange.SeededRandom;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.notebook.Notebook;
import org.fieldpost.notebook.Safe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamageWatchTest {

    private static final Instant OPENED = AppAtWork.NOON;

    @TempDir
    private Path folder;

    private final List<Runnable> reading = new ArrayList<>();
    private final DamageWatch watch = new DamageWatch(reading::add, Runnable::run);
    private int damaged;

    @Test
    void all_is_read_once_the_first_screen_is_there_then_once_a_day_and_at_once_when_something_could_not_be_read() {
        Instant settled = OPENED.plusSeconds(20);

        assertThat(due(OPENED, null, false, settled.minusSeconds(1))).isFalse();
        assertThat(due(OPENED, null, false, settled)).isTrue();
        assertThat(due(OPENED, settled, false, settled.plus(Duration.ofHours(23))))
                .isFalse();
        assertThat(due(OPENED, settled, false, settled.plus(Duration.ofHours(24))))
                .isTrue();
        assertThat(due(OPENED, null, true, OPENED)).isTrue();
        assertThat(due(OPENED, settled, true, settled)).isTrue();
    }

    @Test
    void a_clock_that_is_moved_by_a_year_makes_it_read_once_more_and_never_stops_it() {
        Instant year = OPENED.plus(Duration.ofDays(365));

        assertThat(due(OPENED, OPENED, false, year)).isTrue();
        assertThat(due(year, year, false, OPENED)).isTrue();
    }

    @Test
    void a_sound_notebook_is_read_once_and_nobody_is_told() {
        try (Notebook notebook = notebook()) {
            DamageWatch.Watched watched = watched(notebook);
            watched.tick(OPENED.plusSeconds(30));
            watched.tick(OPENED.plusSeconds(31));
            assertThat(reading).hasSize(1);
            reading.remove(0).run();

            watched.tick(OPENED.plusSeconds(32));

            assertThat(reading).isEmpty();
            assertThat(damaged).isZero();
        }
    }

    @Test
    void damage_is_told_once_and_not_after_the_notebook_was_locked() throws Exception {
        try (Notebook notebook = notebook()) {
            notebook.record(Samples.patrol(OPENED));
        }
        Path file = folder.resolve("notebook.db");
        byte[] bytes = Files.readAllBytes(file);
        for (int page = 4096; page < bytes.length; page += 4096) {
            Arrays.fill(bytes, page, page + 100, (byte) 9);
        }
        try (Notebook notebook = notebook()) {
            Files.write(file, bytes);
            DamageWatch.Watched locked = watched(notebook);
            locked.tick(OPENED.plusSeconds(30));
            locked.stop();
            reading.remove(0).run();
            assertThat(damaged).isZero();
            DamageWatch.Watched open = watched(notebook);
            open.tick(OPENED.plusSeconds(30));
            reading.remove(0).run();
            open.tick(OPENED.plus(Duration.ofDays(2)));

            assertThat(reading).isEmpty();
            assertThat(damaged).isEqualTo(1);
        }
    }

    private DamageWatch.Watched watched(Notebook notebook) {
        return watch.of(notebook, folder.resolve("notebook.db"), OPENED, () -> damaged++);
    }

    private Notebook notebook() {
        Path file = folder.resolve("notebook.db");
        return Notebook.openOrRescue(file, MissionMode.LIVE, Safe.withoutLock(), Clock.systemUTC(), new SeededRandom(1))
                .notebook();
    }
}
