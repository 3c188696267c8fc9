package org.fieldpost.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fieldpost.server.TestDatabase;
import org.fieldpost.server.storage.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The chain of the log, on both databases. */
class AuditLogTest {

    @TempDir
    Path directory;

    private Database open(boolean postgres) {
        return postgres ? Database.open(directory, TestDatabase.postgres(directory)) : Database.open(directory);
    }

    private Connection behindItsBack(boolean postgres) throws SQLException {
        return java.sql.DriverManager.getConnection(
                postgres ? TestDatabase.postgres(directory) : "jdbc:sqlite:" + directory.resolve("fieldpost.db"));
    }

    private static AuditLog written(Database database, int lines) {
        var log = new AuditLog(database, Clock.systemUTC());
        for (int i = 1; i <= lines; i++) {
            log.append("amina", Deed.READ, "GET /reports/A1-" + i, List.of("A1-" + i));
        }
        return log;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_log_that_nobody_touched_is_whole(boolean postgres) {
        try (Database database = open(postgres)) {
            AuditLog log = written(database, 5);

            assertThat(log.verify(Optional.empty())).isEqualTo(new AuditLog.Whole(log.head()));
            assertThat(log.head().number()).isEqualTo(5);
            assertThat(log.newest(10))
                    .extracting(AuditLog.Line::what)
                    .containsExactly("A1-5", "A1-4", "A1-3", "A1-2", "A1-1");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE audit_log SET who = 'somebody' WHERE number = 3                       | 3 | CHANGED",
                "UPDATE audit_log SET what = 'A1-9' WHERE number = 5                          | 5 | CHANGED",
                "UPDATE audit_log SET at = at + 1 WHERE number = 1                            | 1 | CHANGED",
                "UPDATE audit_log SET deed = 'NONE' WHERE number = 2                          | 2 | CHANGED",
                "DELETE FROM audit_log WHERE number = 1                                       | 1 | MISSING",
                "DELETE FROM audit_log WHERE number = 4                                       | 4 | MISSING",
                "DELETE FROM audit_log WHERE number = 5                                       | 5 | MISSING",
                "INSERT INTO audit_log SELECT 6, at, who, deed, page, what, hash FROM audit_log WHERE number = 5 | 6 | CHANGED"
            })
    void a_line_changed_taken_out_or_put_in_is_named(String change, long number, AuditLog.Fault fault)
            throws SQLException {
        for (boolean postgres : new boolean[] {false, true}) {
            try (Database database = open(postgres)) {
                AuditLog log = written(database, 5);
                try (Connection db = behindItsBack(postgres);
                        Statement statement = db.createStatement()) {
                    if (postgres) {
                        statement.execute("ALTER TABLE audit_log DISABLE TRIGGER audit_log_no_change");
                    } else {
                        statement.execute("DROP TRIGGER audit_log_no_update");
                        statement.execute("DROP TRIGGER audit_log_no_delete");
                    }
                    statement.executeUpdate(change);
                }
                assertThat(log.verify(Optional.empty()))
                        .as("PostgreSQL: %s", postgres)
                        .isEqualTo(new AuditLog.Broken(number, fault));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_database_itself_refuses_to_change_or_delete_a_line(boolean postgres) {
        try (Database database = open(postgres)) {
            written(database, 1);
            for (String change : new String[] {"UPDATE audit_log SET who = 'x'", "DELETE FROM audit_log"}) {
                assertThatThrownBy(() -> {
                            try (Connection db = behindItsBack(postgres);
                                    Statement statement = db.createStatement()) {
                                statement.executeUpdate(change);
                            }
                        })
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("only appended to");
            }
        }
    }

    @Test
    void a_log_written_anew_is_found_out_by_a_head_printed_before() {
        AuditLog.Head printed;
        try (Database database = open(false)) {
            printed = written(database, 3).head();
        }
        assertThat(AuditLog.Head.parse(printed.printed())).isEqualTo(printed);
        Path elsewhere = directory.resolve("anew");
        try (Database database = Database.open(elsewhere)) {
            AuditLog anew = written(database, 4);
            assertThat(anew.verify(Optional.empty())).isInstanceOf(AuditLog.Whole.class);

            assertThat(anew.verify(Optional.of(printed)))
                    .isEqualTo(new AuditLog.Broken(3, AuditLog.Fault.OTHER_THAN_PRINTED));
        }
        try (Database database = Database.open(directory.resolve("shorter"))) {
            assertThat(written(database, 2).verify(Optional.of(printed)))
                    .isEqualTo(new AuditLog.Broken(3, AuditLog.Fault.MISSING));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void lines_appended_at_the_same_time_make_one_chain(boolean postgres) throws Exception {
        int threads = 4;
        int each = 20;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try (Database database = open(postgres);
                Database other = postgres ? open(true) : null) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                Database mine = other != null && i % 2 == 0 ? other : database;
                running.add(pool.submit(() -> written(mine, each)));
            }
            for (Future<?> one : running) {
                one.get();
            }
            var log = new AuditLog(database, Clock.systemUTC());
            assertThat(log.verify(Optional.empty())).isEqualTo(new AuditLog.Whole(log.head()));
            assertThat(log.head().number()).isEqualTo((long) threads * each);
        } finally {
            pool.shutdownNow();
        }
    }
}
