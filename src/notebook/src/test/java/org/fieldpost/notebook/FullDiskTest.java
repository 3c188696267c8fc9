package org.fieldpost.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fieldpost.notebook.NotebookInUse.NOON;
import static org.fieldpost.notebook.NotebookInUse.draft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.fieldpost.exchange.SmallDisk;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.words.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real file system of one megabyte; mounting it needs root, and without it these tests fail rather than pass unseen. */
class FullDiskTest {

    @TempDir
    private Path folder;

    private SmallDisk small;
    private Path disk;

    @BeforeEach
    void mount() throws IOException {
        small = SmallDisk.mount(folder.resolve("disk"), 1024);
        disk = small.place();
    }

    @AfterEach
    void unmount() {
        small.close();
    }

    @Test
    void a_full_disk_is_said_and_nothing_saved_is_lost_and_with_room_it_goes_on() throws Exception {
        Path ballast = disk.resolve("ballast");
        Files.write(ballast, new byte[300_000]);
        Path file = disk.resolve("notebook.db");
        List<ReceiptCode> receipts = new ArrayList<>();
        try (Notebook notebook = open(file)) {
            notebook.enrol(new MemoryServer().invitation(MissionMode.LIVE), new SecureRandom());
            notebook.save(draft(1, "on the screen"));

            assertThatThrownBy(() -> {
                        for (int i = 0; i < 5_000; i++) {
                            receipts.add(notebook.submit(
                                    Samples.smuggling(NOON, "x".repeat(500)),
                                    draft(2, "").id()));
                        }
                    })
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problem().key()).isEqualTo("notebook.full"))
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("Free some space");

            requireAll(notebook, receipts);
            Files.delete(ballast);
            receipts.add(notebook.submit(
                    Samples.smuggling(NOON, "with room again"), draft(2, "").id()));
            requireAll(notebook, receipts);
        }
        try (Notebook reopened = open(file)) {
            requireAll(reopened, receipts);
        }
    }

    @Test
    void a_disk_already_full_when_the_app_starts_is_said_and_nothing_saved_is_lost() throws Exception {
        Path file = disk.resolve("notebook.db");
        try (Notebook notebook = open(file)) {
            notebook.save(draft(1, "on the screen"));
        }
        small.fill();

        assertThatThrownBy(() -> {
                    try (Notebook notebook = open(file)) {
                        notebook.save(draft(2, "y".repeat(500)));
                    }
                })
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().key()).isEqualTo("notebook.full"))
                .hasMessageContaining(file.toString());

        small.makeRoom();
        try (Notebook notebook = open(file)) {
            assertThat(notebook.drafts()).extracting(Draft::note).containsExactly("on the screen");
        }
    }

    private static void requireAll(Notebook notebook, List<ReceiptCode> receipts) {
        assertThat(receipts).isNotEmpty();
        assertThat(notebook.reports()).extracting(Report::receipt).containsExactlyInAnyOrderElementsOf(receipts);
        assertThat(notebook.journal().waiting()).isEqualTo(receipts.size());
        assertThat(notebook.drafts()).extracting(Draft::note).containsExactly("on the screen");
    }

    private static Notebook open(Path file) {
        return Notebook.open(file, MissionMode.LIVE, Safe.withoutLock(), Clock.systemUTC());
    }
}
