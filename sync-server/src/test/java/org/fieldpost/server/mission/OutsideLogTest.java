package org.fieldpost.server.mission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.server.TestDatabase;
import org.fieldpost.server.storage.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a restore of the database must not undo. */
class OutsideLogTest {

    @TempDir
    Path directory;

    private Database database;

    @BeforeEach
    void open() {
        database = TestDatabase.open(directory);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void it_says_again_what_was_said_in_order() {
        var log = new OutsideLog(database);
        log.append("revoked", "a1");
        log.append("epoch", "7");
        log.append("revoked", "b2");

        assertThat(new OutsideLog(database).read("revoked")).containsExactly("a1", "b2");
        assertThat(new OutsideLog(database).read("epoch")).containsExactly("7");
    }

    @Test
    void one_that_was_never_written_says_nothing() {
        assertThat(new OutsideLog(database).read("revoked")).isEmpty();
    }

    @Test
    void a_line_cut_by_a_power_failure_is_passed_over() throws Exception {
        var log = new OutsideLog(database);
        log.append("revoked", "a1");
        cutLine("revoked b");

        assertThat(log.read("revoked")).containsExactly("a1");
    }

    @Test
    void what_is_said_after_a_power_failure_cut_a_line_is_not_lost_with_it() throws Exception {
        var log = new OutsideLog(database);
        log.append("revoked", "a1");
        cutLine("revoked b");

        log.append("revoked", "c3");

        assertThat(log.read("revoked")).contains("a1", "c3");
    }

    @Test
    void a_place_that_cannot_be_written_is_a_problem_with_a_remedy() throws Exception {
        Files.createDirectory(directory.resolve("outside-log"));

        assertThatThrownBy(() -> new OutsideLog(database).append("revoked", "a1"))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void what_is_said_in_a_transaction_that_fails_stands_in_the_file_alone() {
        var log = new OutsideLog(database);
        assertThatThrownBy(() -> database.write(db -> {
                    log.append("revoked", "a1");
                    throw new IllegalStateException("in the middle");
                }))
                .isInstanceOf(IllegalStateException.class);
        log.append("revoked", "b2");

        assertThat(log.lines()).containsExactly("revoked b2", "revoked a1");
    }

    @Test
    void another_server_of_the_same_database_knows_it_without_the_file() throws Exception {
        new OutsideLog(database).append("revoked", "a1");

        Files.delete(directory.resolve("outside-log"));

        assertThat(new OutsideLog(database).read("revoked")).containsExactly("a1");
    }

    private void cutLine(String part) throws Exception {
        Files.writeString(directory.resolve("outside-log"), part, StandardOpenOption.APPEND);
    }
}
