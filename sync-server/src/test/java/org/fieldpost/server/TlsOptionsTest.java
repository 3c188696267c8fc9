package org.fieldpost.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.fieldpost.exchange.NetworkExchange.Finished;
import org.fieldpost.exchange.Standing;
import org.fieldpost.exchange.enrolment.Invitation;
import org.fieldpost.server.access.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** TLS as an administrator asks for it, by arguments and by the configuration file; what is said, and where links lead. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TlsOptionsTest {

    private static final String FINGERPRINT = "([0-9A-F]{2}:){31}[0-9A-F]{2}";

    @TempDir
    Path directory;

    private ServerProcess serve(String... options) throws Exception {
        String[] all = new String[options.length + 2];
        all[0] = "--port=0";
        all[1] = "--data=" + directory.resolve("data");
        System.arraycopy(options, 0, all, 2, options.length);
        return ServerProcess.start(directory, all);
    }

    @Test
    void who_listens_beyond_this_machine_without_tls_is_warned_and_nobody_else() throws Exception {
        try (ServerProcess server = serve("--host=0.0.0.0")) {
            server.awaitLine("/first/");
            assertThat(server.errors()).contains("Warning", "0.0.0.0 without TLS", "tls=self-made", "trusted-proxies");
        }
        try (ServerProcess server = serve("--host=0.0.0.0", "--trusted-proxies=10.1.2.3")) {
            server.awaitLine("/first/");
            assertThat(server.errors()).isEmpty();
        }
        try (ServerProcess server = serve("--host=0.0.0.0", "--tls=self-made")) {
            server.awaitLine("/first/");
            assertThat(server.errors()).isEmpty();
        }
    }

    @Test
    void a_self_made_certificate_is_asked_for_in_arguments_or_in_the_file_and_is_the_same() throws Exception {
        String said;
        try (ServerProcess server = serve("--tls=self-made")) {
            server.awaitLine("Fieldpost serves at https://127.0.0.1:");
            said = server.awaitLine("SHA-256 fingerprint: ");
            assertThat(said).containsPattern(FINGERPRINT);
            assertThat(server.awaitLine("/first/")).contains("https://127.0.0.1:");
            server.terminate().exitCode();
        }
        Path file = Files.writeString(directory.resolve("fieldpost.conf"), "tls = self-made\nport = 0\n");
        try (ServerProcess server = serve("--config=" + file)) {
            assertThat(server.awaitLine("SHA-256 fingerprint: ")).isEqualTo(said);
        }
    }

    @Test
    void an_own_certificate_is_named_in_the_file_beside_it_and_its_passphrase_in_a_file_of_its_own() throws Exception {
        for (String name : new String[] {"ec.pem", "ec-locked.key"}) {
            try (var in = TlsOptionsTest.class.getResourceAsStream("tls/" + name)) {
                Files.write(directory.resolve(name), in.readAllBytes());
            }
        }
        Files.writeString(directory.resolve("passphrase"), "plum ladder\n");
        String lines = """
                tls = own
                tls-certificate = ec.pem
                tls-key = ec-locked.key
                public-url = https://fieldpost.example
                phone-address = https://a.fieldpost.example
                """;
        Path file = directory.resolve("fieldpost.conf");
        Files.writeString(file, lines + "tls-key-passphrase-file = passphrase\n");
        try (ServerProcess server = serve("--config=" + file)) {
            server.awaitLine("Fieldpost serves at https://");
            assertThat(server.awaitLine("/first/")).contains("https://fieldpost.example/first/");
            assertThat(server.said()).noneMatch(line -> line.contains("SHA-256"));
        }
        Files.writeString(file, lines);
        try (ServerProcess server = serve("--config=" + file)) {
            assertThat(server.exitCode()).isEqualTo(2);
            assertThat(server.errors()).contains("ec-locked.key", "tls-key-passphrase-file");
        }
    }

    @Test
    void what_cannot_be_is_said_with_the_remedy() throws Exception {
        for (Map.Entry<String, String> each : Map.of(
                        "--tls=perhaps", "Say tls=off, tls=self-made or tls=own",
                        "--tls=own", "name both files: tls-certificate and tls-key",
                        "--tls-key-passphrase=plum", "tls-key-passphrase-file",
                        "--public-url=fieldpost", "fieldpost")
                .entrySet()) {
            try (ServerProcess server = serve(each.getKey())) {
                assertThat(server.exitCode()).as(each.getKey()).isEqualTo(2);
                assertThat(server.errors().strip()).contains(each.getValue()).doesNotContain("\n");
            }
        }
    }

    @Test
    void links_and_invitations_lead_to_the_public_address() {
        String address = "https://reports.example";
        try (ServerAtWork at =
                ServerAtWork.as(directory.resolve("data"), settings -> settings.withPublicUrl(address))) {
            Visitor administrator = at.signedIn(Role.ADMINISTRATOR);
            assertThat(administrator
                            .submit("/people", Map.of("name", "newcomer", "role", "ANALYST"))
                            .body())
                    .contains(address + "/password/");
            String file =
                    administrator.submit("/phones/invite", Map.of("as", "file")).body();
            Invitation invitation = Invitation.parse(file.strip(), at.clock().instant());
            assertThat(invitation.serverUrl()).isEqualTo(address);

            // whoever stands before it brings phones here
            assertThat(new PhoneAtWork(invitation).exchange(at.address()).ending())
                    .isEqualTo(new Finished(Standing.FINAL));
        }
    }
}
