package org.fieldpost.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.fieldpost.server.storage.Database;

/**
 * The database of a test: its directory's own or, when {@code fieldpost.test.postgres} says so, one of its own in a real
 * PostgreSQL that runs while tests do. The same tests run on both.
 */
public final class TestDatabase {

    private static final Map<Path, String> MADE = new HashMap<>();

    private TestDatabase() {}

    /** Started when first asked for; stops with the tests' Java. */
    private static final class Running {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "500")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL did not start", e);
            }
        }
    }

    public static boolean onPostgres() {
        return Boolean.getBoolean("fieldpost.test.postgres");
    }

    /** As a server's settings want it: the same for the same directory. */
    public static String address(Path directory) {
        return onPostgres() ? postgres(directory) : "";
    }

    /** A fresh database in PostgreSQL for each directory. */
    public static synchronized String postgres(Path directory) {
        return MADE.computeIfAbsent(directory.toAbsolutePath(), fresh -> {
            String name = "test" + MADE.size();
            execute("CREATE DATABASE " + name);
            return Running.POSTGRES.getJdbcUrl("postgres", name);
        });
    }

    private static void execute(String... commands) {
        try (Connection db = Running.POSTGRES.getPostgresDatabase().getConnection();
                Statement statement = db.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(String.join("; ", commands), e);
        }
    }

    /** The database of one directory takes the place of another's; SQLite's lies in the directory and is copied with it. */
    static synchronized void copy(Path from, Path to) {
        if (onPostgres()) {
            execute("DROP DATABASE " + name(to), "CREATE DATABASE " + name(to) + " TEMPLATE " + name(from));
        }
    }

    private static String name(Path directory) {
        return postgres(directory).replaceFirst(".*/(test\\d+)\\?.*", "$1");
    }

    public static Database open(Path directory) {
        return Database.open(directory, address(directory));
    }

    /** As another program sees it. */
    public static Connection connect(Path directory) throws SQLException {
        return onPostgres()
                ? connectPostgres(directory)
                : DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("fieldpost.db"));
    }

    /** As another program sees the database in PostgreSQL. */
    public static Connection connectPostgres(Path directory) throws SQLException {
        return DriverManager.getConnection(postgres(directory));
    }
}
