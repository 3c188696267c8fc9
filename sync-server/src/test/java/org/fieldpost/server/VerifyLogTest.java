package org.fieldpost.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fieldpost.server.access.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code verify-log} as an administrator types it, on a log of people who were added. */
@Tag("sqlite")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class VerifyLogTest {

    @TempDir
    Path directory;

    private ServerAtWork at;
    private long lines;

    @BeforeEach
    void write() {
        at = ServerAtWork.in(directory.resolve("data"));
        at.server().people().add("amina", Role.SUPERVISOR);
        at.server().people().add("joao", Role.ANALYST);
        at.server().people().requireCodes(true, "amina");
        lines = at.number("SELECT count(*) FROM audit_log");
        assertThat(lines).isGreaterThanOrEqualTo(2);
    }

    private ServerProcess verify(String... more) throws Exception {
        at.close();
        List<String> all = new ArrayList<>(List.of("verify-log", "--data=" + directory.resolve("data")));
        all.addAll(List.of(more));
        return ServerProcess.start(directory, all.toArray(String[]::new));
    }

    @Test
    void a_whole_log_is_said_with_its_head_which_proves_it_later() throws Exception {
        String head;
        try (ServerProcess command = verify()) {
            assertThat(command.exitCode()).as(command.errors()).isZero();
            assertThat(command.said()).hasSize(2);
            head = command.said().get(1).strip();
            assertThat(head).startsWith(lines + ":");
        }
        try (ServerProcess command = verify("--head=" + head)) {
            assertThat(command.exitCode()).as(command.errors()).isZero();
        }
    }

    @Test
    void the_line_that_was_changed_is_named_with_code_2() throws Exception {
        at.change("DROP TRIGGER audit_log_no_update");
        at.change("UPDATE audit_log SET who = 'nobody' WHERE number = 2");
        try (ServerProcess command = verify()) {
            assertThat(command.exitCode()).isEqualTo(2);
            assertThat(command.errors()).contains("2").doesNotContain("Exception");
            assertThat(command.said()).isEmpty();
        }
    }

    @Test
    void a_head_that_does_not_fit_and_a_directory_without_a_log_are_named_with_code_2() throws Exception {
        try (ServerProcess command = verify("--head=" + lines + ":" + "0".repeat(64))) {
            assertThat(command.exitCode()).isEqualTo(2);
        }
        try (ServerProcess command =
                ServerProcess.start(directory, "verify-log", "--data=" + directory.resolve("elsewhere"))) {
            assertThat(command.exitCode()).isEqualTo(2);
            assertThat(command.errors()).contains("elsewhere");
        }
    }
}
