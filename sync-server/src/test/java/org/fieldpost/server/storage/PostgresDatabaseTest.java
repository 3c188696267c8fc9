package org.fieldpost.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.server.TestDatabase;
import org.junit.jupiter.api.Test;

class PostgresDatabaseTest extends DatabaseContract {

    @Override
    Database openDatabase() {
        return Database.open(directory, TestDatabase.postgres(directory));
    }

    @Override
    Connection connect() throws SQLException {
        return DriverManager.getConnection(TestDatabase.postgres(directory));
    }

    @Test
    void two_servers_on_one_database_lose_nothing_of_what_both_add() throws Exception {
        database.write(db -> {
            try (Statement statement = db.createStatement()) {
                return statement.executeUpdate("INSERT INTO said (word, half) VALUES ('sum', 0)");
            }
        });
        try (Database other = openDatabase()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Database of = i % 2 == 0 ? database : other;
                all.add(threads.submit(() -> {
                    for (int times = 0; times < 10; times++) {
                        assertThat(of.<Integer>write(DatabaseContract::addOne)).isPositive();
                    }
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
        try (Connection db = connect();
                Statement statement = db.createStatement();
                ResultSet rows = statement.executeQuery("SELECT half FROM said WHERE word = 'sum'")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(80);
        }
    }

    @Test
    void one_that_is_not_there_is_named_without_its_password() {
        assertThatThrownBy(() -> Database.open(
                        directory, "jdbc:postgresql://127.0.0.1:9/fieldpost?user=fp&password=do-not-tell"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("127.0.0.1:9/fieldpost")
                .hasMessageNotContaining("do-not-tell");
    }
}
