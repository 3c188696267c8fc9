package org.fieldpost.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.read.MissionReader;
import org.fieldpost.notebook.Notebook;
import org.fieldpost.notebook.Report;
import org.fieldpost.notebook.Safe;
import org.fieldpost.server.SyncServer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every release left behind opens with this version, and nothing in it is lost. P8, as far as version 0 promises it. */
class UpgradeTest {

    private static final Path RELEASES =
            Path.of(System.getProperty("fieldpost.root")).resolve("assets/examples/releases");

    @TempDir
    Path folder;

    static List<Path> releases() throws IOException {
        try (Stream<Path> all = Files.list(RELEASES)) {
            return all.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("releases")
    void the_notebooks_of_a_release_open_with_everything_in_them(Path release) throws IOException {
        Properties expected = copy(release);
        try (Notebook online = open("notebook-A1.db");
                Notebook offline = open("notebook-B1.db")) {
            assertThat(online.reports()).hasSize(number(expected, "delivered"));
            assertThat(online.reports()).allSatisfy(r -> assertThat(r.state()).isEqualTo(Report.State.COUNTED));
            assertThat(offline.reports()).hasSize(number(expected, "carried"));
            assertThat(offline.drafts()).hasSize(number(expected, "drafts"));
        }
    }

    @ParameterizedTest
    @MethodSource("releases")
    void the_server_of_a_release_starts_and_takes_the_courier_file_of_its_time(Path release) throws Exception {
        Properties expected = copy(release);
        assertThat(observations()).isEqualTo(number(expected, "delivered"));
        var settings = new SyncServer.Settings(
                folder.resolve("server"),
                MissionReader.shipped("sorrenga"),
                MissionMode.EXERCISE,
                "127.0.0.1",
                0,
                "",
                false);
        try (SyncServer server = SyncServer.start(settings, Clock.systemUTC(), new SecureRandom());
                InputStream file = Files.newInputStream(folder.resolve("courier.fieldpost"))) {
            var imported = server.courierDesk().take("courier.fieldpost", file);
            assertThat(imported.refused()).isEmpty();
            assertThat(imported.damage()).isEmpty();
        }
        assertThat(observations()).isEqualTo(number(expected, "delivered") + number(expected, "carried"));
    }

    private Notebook open(String file) {
        return Notebook.open(folder.resolve(file), MissionMode.EXERCISE, Safe.withoutLock(), Clock.systemUTC());
    }

    private int observations() throws SQLException {
        try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("server/fieldpost.db"));
                Statement statement = db.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM observation")) {
            return rows.getInt(1);
        }
    }

    private static int number(Properties expected, String name) {
        return Integer.parseInt(expected.getProperty(name));
    }

    private Properties copy(Path release) throws IOException {
        try (Stream<Path> files = Files.walk(release)) {
            for (Path file : files.toList()) {
                Path target = folder.resolve(release.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        var expected = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.resolve("expected.properties"))) {
            expected.load(reader);
        }
        return expected;
    }
}
