package org.fieldpost.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fieldpost.notebook.NotebookInUse.draft;
import static org.fieldpost.notebook.NotebookInUse.notes;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.words.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotebookFaultsTest {

    @TempDir
    private Path folder;

    @Test
    void a_file_of_a_newer_app_is_not_touched_and_the_remedy_is_an_update() throws Exception {
        Path file = notebookWith("kept");
        int version = version(file);
        inSql(file, "PRAGMA user_version = 99");
        byte[] before = Files.readAllBytes(file);

        told("notebook.newer", file, "Update the app", () -> open(file));

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        inSql(file, "PRAGMA user_version = " + version);
        assertThat(notesIn(file)).containsExactly("kept");
    }

    private static int version(Path file) throws SQLException {
        try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = db.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA user_version")) {
            return rows.getInt(1);
        }
    }

    @Test
    void a_file_that_is_no_database_is_left_as_it_is() throws Exception {
        Path file = folder.resolve("notebook.db");
        Files.writeString(file, "Dear diary, ".repeat(500));

        told("notebook.damaged", file, "Do not delete it", () -> open(file));

        assertThat(Files.readString(file)).isEqualTo("Dear diary, ".repeat(500));
    }

    @Test
    void a_file_whose_middle_was_overwritten_is_called_damaged_and_not_shown_with_gaps() throws Exception {
        Path file = notebookWith("kept ".repeat(90));
        try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
            byte[] noise = new byte[(int) bytes.length() - 4096];
            new Random(1).nextBytes(noise);
            bytes.seek(4096);
            bytes.write(noise);
        }

        told("notebook.damaged", file, "hand the phone to the administrator", () -> notesIn(file));
    }

    @Test
    void a_file_that_was_cut_is_called_damaged_and_not_shown_with_gaps() throws Exception {
        Path file = notebookWith("kept ".repeat(90));
        try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.setLength(8192 + 100);
        }

        told("notebook.damaged", file, "Do not delete it", () -> notesIn(file));
    }

    @Test
    void a_folder_that_cannot_be_made_is_named() throws Exception {
        Path inTheWay = folder.resolve("phone");
        Files.writeString(inTheWay, "a file where a folder should be");
        Path file = inTheWay.resolve("notebook.db");

        told("notebook.unopenable", file, "Check that its folder exists", () -> open(file));

        assertThat(Files.readString(inTheWay)).isEqualTo("a file where a folder should be");
    }

    @Test
    void a_folder_in_the_place_of_the_file_is_named() throws Exception {
        Path file = folder.resolve("notebook.db");
        Files.createDirectory(file);

        told("notebook.unopenable", file, "may be written", () -> open(file));
    }

    @Test
    void folders_that_are_missing_are_made_whatever_their_names() {
        for (String name : List.of("a/b/c", "with space", "Péage ⛽", "what?cache=shared", "100%25#1")) {
            Path file = folder.resolve(name).resolve("notebook.db");
            try (Notebook notebook = open(file)) {
                notebook.save(draft(1, "in " + name));
            }

            assertThat(file).exists();
            assertThat(notesIn(file)).containsExactly("in " + name);
        }
    }

    @Test
    void while_another_program_holds_the_file_that_is_said_and_what_was_saved_stays() throws Exception {
        Path file = notebookWith("kept");
        try (Notebook notebook = open(file);
                Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            told("notebook.busy", file, "Close that program", () -> notebook.save(draft(1, "held up")));
            assertThat(notes(notebook)).contains("kept").doesNotContain("held up");
            statement.execute("ROLLBACK");

            notebook.save(draft(1, "through at last"));

            assertThat(notes(notebook)).contains("through at last");
        }
    }

    private Path notebookWith(String note) {
        Path file = folder.resolve("notebook.db");
        try (Notebook notebook = open(file)) {
            notebook.save(draft(0, note));
            for (int i = 1; note.length() > 100 && i < 60; i++) {
                notebook.save(draft(i, note));
            }
        }
        return file;
    }

    private static List<String> notesIn(Path file) {
        try (Notebook notebook = open(file)) {
            return notes(notebook);
        }
    }

    private static Notebook open(Path file) {
        return Notebook.open(file, MissionMode.LIVE, Safe.withoutLock(), Clock.systemUTC());
    }

    private static void inSql(Path file, String sql) throws Exception {
        try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = db.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void told(String problem, Path file, String remedy, ThrowingCallable asked) {
        assertThatThrownBy(asked)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().key()).isEqualTo(problem))
                .hasMessageContaining(file.toString())
                .hasMessageContaining(remedy);
    }
}
