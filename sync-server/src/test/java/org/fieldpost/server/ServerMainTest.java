package org.fieldpost.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Starting from the command line: what stands in the way is said on the error stream, with the remedy, and exit code 2. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ServerMainTest {

    @TempDir
    Path directory;

    @Test
    void help_names_every_option() throws Exception {
        try (ServerProcess server = ServerProcess.start(directory, "--help")) {
            assertThat(server.exitCode()).isZero();
            assertThat(String.join("\n", server.said()))
                    .contains("--data=", "--mission=", "--mode=", "--host=", "--port=", "--phone-address=")
                    .contains(Arrays.stream(Command.values())
                            .map(command -> "\n  " + command.key() + " ")
                            .toList())
                    .contains(Arrays.stream(Option.values())
                            .map(option -> "--" + option.shown() + "=")
                            .toList());
            assertThat(server.errors()).isEmpty();
        }
    }

    @Test
    void a_command_is_named_first_and_says_what_it_takes() throws Exception {
        try (ServerProcess server = ServerProcess.start(directory, "serve", "--help")) {
            assertThat(server.exitCode()).isZero();
            assertThat(server.said()).first().asString().startsWith("serve: ");
        }
        try (ServerProcess server = ServerProcess.start(directory, "serve", "--port=0", data())) {
            server.awaitAddress();
        }
        try (ServerProcess server = ServerProcess.start(directory, "dance")) {
            assertThat(server.exitCode()).isEqualTo(2);
            assertThat(server.errors().strip()).isEqualTo("\"dance\" is no command. Try --help.");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--colour=blue      | \"--colour=blue\" is no option. Try --help.",
                "--data             | \"--data\" is no option. Try --help.",
                "data=x             | \"data=x\" is no option. Try --help.",
                "--mode=practice    | Say --mode=live or --mode=exercise.",
                "--port=99999       | Give a number from 0 to 65535.",
                "--mission=atlantis | atlantis",
                "--mission=./nowhere| nowhere"
            })
    void an_option_that_cannot_be_is_named(String option, String message) throws Exception {
        assertStopped(message, option);
    }

    @Test
    void a_port_in_use() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertStopped(
                    "The port " + taken.getLocalPort() + " on 127.0.0.1 is in use", "--port=" + taken.getLocalPort());
        }
    }

    @Test
    void an_address_that_is_not_this_machines() throws Exception {
        assertStopped("--port=", "--host=192.0.2.1");
    }

    @Test
    void a_directory_that_cannot_be_written() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));

        assertStopped("cannot be written. Name another with --data=", "--data=" + file.resolve("data"));
    }

    @Test
    void a_second_server_on_the_same_directory() throws Exception {
        try (ServerProcess first = ServerProcess.start(directory, "--port=0", data())) {
            first.awaitAddress();

            assertStopped("Another Fieldpost server uses", data());
        }
    }

    @Test
    void a_directory_of_another_mode() throws Exception {
        startOnce();

        assertStopped("belong to the mission liberia (LIVE), not to liberia (EXERCISE)", data(), "--mode=exercise");
    }

    @Test
    void a_directory_whose_key_file_is_missing() throws Exception {
        startOnce();
        Files.delete(directory.resolve("data/server-keys"));

        assertStopped("server-keys is missing, but the database beside it is not new. Put back the key file", data());
    }

    @Test
    void a_damaged_key_file() throws Exception {
        startOnce();
        Path keys = directory.resolve("data/server-keys");
        Files.write(keys, Arrays.copyOf(Files.readAllBytes(keys), 50));

        assertStopped("server-keys is damaged. Put back the key file", data());
    }

    @Test
    void a_file_that_is_no_database() throws Exception {
        startOnce();
        Files.write(directory.resolve("data/fieldpost.db"), new byte[20_000]);

        assertStopped("cannot be opened: it is damaged or of a newer server", data());
    }

    @Test
    void a_database_with_damaged_pages() throws Exception {
        startOnce();
        try (var file =
                new RandomAccessFile(directory.resolve("data/fieldpost.db").toFile(), "rw")) {
            for (long page = 1; page * 4096 < file.length(); page++) {
                file.seek(page * 4096);
                file.write(new byte[4096]);
            }
        }

        assertStopped("cannot be opened: it is damaged or of a newer server", data());
    }

    @Test
    void a_database_of_a_newer_server() throws Exception {
        startOnce();
        try (var db = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("data/fieldpost.db"));
                var statement = db.createStatement()) {
            statement.execute("""
                    INSERT INTO flyway_schema_history
                        (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                    SELECT 99, '99', 'later', type, 'V99__later.sql', 1, installed_by, 1, 1
                    FROM flyway_schema_history WHERE version = '1'
                    """);
        }

        assertStopped("cannot be opened: it is damaged or of a newer server", data());
    }

    @Test
    void what_a_started_server_says_is_its_address_and_the_first_sign_in_and_nothing_else() throws Exception {
        try (ServerProcess server = ServerProcess.start(directory, "--port=0", data())) {
            server.awaitAddress();
            server.awaitLine("/first/");
            server.terminate().exitCode();

            assertThat(server.said()).hasSize(2);
            assertThat(server.errors()).isEmpty();
        }
    }

    private void startOnce() throws IOException, InterruptedException {
        try (ServerProcess server = ServerProcess.start(directory, "--port=0", data())) {
            server.awaitLine("/first/");
            server.terminate().exitCode();
        }
    }

    private String data() {
        return "--data=" + directory.resolve("data");
    }

    /** One line, no stack trace, exit code 2. */
    private void assertStopped(String message, String... options) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("--port=0", "--data=" + directory.resolve("other")));
        all.addAll(List.of(options));
        try (ServerProcess server = ServerProcess.start(directory, all.toArray(String[]::new))) {
            assertThat(server.exitCode()).as(server.errors()).isEqualTo(2);
            assertThat(server.errors().strip()).contains(message).doesNotContain("\n");
        }
    }
}
