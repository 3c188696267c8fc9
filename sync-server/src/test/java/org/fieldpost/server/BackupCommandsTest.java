package org.fieldpost.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Backup and restore as an administrator types them, beside a server that runs. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BackupCommandsTest {

    @TempDir
    Path directory;

    private String data(String name) {
        return "--data=" + directory.resolve(name);
    }

    private String run(int exitCode, String... options) throws Exception {
        try (ServerProcess command = ServerProcess.start(directory, options)) {
            assertThat(command.exitCode()).isEqualTo(exitCode);
            return String.join("\n", command.said()) + command.errors();
        }
    }

    @Test
    void taken_from_a_running_server_read_through_put_back_and_started() throws Exception {
        String file = "--file=" + directory.resolve("today.backup");
        Path secret = Files.writeString(directory.resolve("passphrase"), "lamp otter quiet ridge\n");
        String passphrase = "--backup-passphrase-file=" + secret;
        try (ServerProcess server = ServerProcess.start(directory, data("first"), "--port=0")) {
            server.awaitAddress();

            assertThat(run(0, "backup", data("first"), file, passphrase)).contains("today.backup is written");
            assertThat(run(2, "backup", data("first"), file, passphrase)).contains("there already");
            assertThat(run(0, "check-backup", file, passphrase)).contains("is whole");
            assertThat(run(2, "restore", data("first"), file, passphrase)).contains("is not empty");
        }
        assertThat(run(0, "restore", data("second"), file, passphrase)).contains("is put back");
        try (ServerProcess again = ServerProcess.start(directory, data("second"), "--port=0")) {
            again.awaitAddress();
        }
    }

    @Test
    void a_passphrase_in_an_argument_or_none_at_all_is_refused_with_the_remedy() throws Exception {
        String file = "--file=" + directory.resolve("today.backup");

        assertThat(run(2, "check-backup", file, "--backup-passphrase=lamp otter quiet ridge"))
                .contains("arguments are seen by everybody", "backup-passphrase-file")
                .doesNotContain("lamp");
        assertThat(run(2, "check-backup", file)).contains("--backup-passphrase-file=");
        assertThat(run(2, "check-backup", "--backup-passphrase-file=x")).contains("--file=");
    }
}
