package org.fieldpost.exchange.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.EnrolmentId;
import org.fieldpost.exchange.MissionId;
import org.fieldpost.exchange.SeededRandom;
import org.fieldpost.exchange.crypto.BoxKey;
import org.fieldpost.exchange.crypto.KeyPin;
import org.fieldpost.exchange.crypto.SigningKey;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.words.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InvitationTest {

    private static final Instant EXPIRES = Instant.parse("2026-03-08T12:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Invitation invitation = invitation("https://fieldpost.example.org:8443/liberia", "K7");

    @TempDir
    private Path folder;

    @Test
    void a_code_reads_back_as_the_invitation_it_was_made_of() {
        assertThat(Invitation.parse(invitation.code(), NOW)).isEqualTo(invitation);
    }

    @Test
    void a_code_carries_the_pin_of_a_self_made_certificate_and_only_to_https() {
        var pin = Optional.of(new KeyPin(Bytes.of(new byte[KeyPin.BYTES])));
        Invitation pinned = invitation.at(new ServerAddress(invitation.serverUrl(), pin));

        assertThat(Invitation.parse(pinned.code(), NOW)).isEqualTo(pinned);
        assertThat(pinned.code().length()).isLessThan(invitation.code().length() + 50);
        assertThatThrownBy(() -> new ServerAddress("http://fieldpost.example.org", pin))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_file_reads_back_as_the_invitation_it_was_made_of() {
        Path file = folder.resolve("K7" + Invitation.FILE_ENDING);
        invitation.writeTo(file);

        assertThat(Invitation.readFrom(file, NOW)).isEqualTo(invitation);
    }

    @Test
    void the_longest_invitation_reads_back_too() {
        var longest = invitation("https://" + "a".repeat(200) + "/" + "b".repeat(100), "K9999");

        assertThat(Invitation.parse(longest.code(), NOW)).isEqualTo(longest);
    }

    @Test
    void white_space_from_copying_and_pasting_is_ignored() throws IOException {
        String pasted = "\r\n\t " + invitation.code().replaceAll("(.{20})", "$1\r\n  ") + "\n\n";
        Path file = folder.resolve("pasted");
        Files.writeString(file, pasted);

        assertThat(Invitation.parse(pasted, NOW)).isEqualTo(invitation);
        assertThat(Invitation.readFrom(file, NOW)).isEqualTo(invitation);
    }

    @Test
    void no_single_changed_character_gives_another_invitation() {
        String code = invitation.code();
        int last = code.length() - 1;
        for (int at = 0; at <= last; at++) {
            for (char other = '!'; other <= '~'; other++) {
                if (other == code.charAt(at)) {
                    continue;
                }
                String changed = code.substring(0, at) + other + code.substring(at + 1);
                List<Invitation> read = parsed(changed);
                // the last character has bits that mean nothing; changing only those changes no word of it
                assertThat(read.isEmpty() || (at == last && read.equals(List.of(invitation))))
                        .as("character %d changed to %s", at, other)
                        .isTrue();
            }
        }
    }

    @Test
    void a_code_cut_anywhere_at_either_end_is_noticed() {
        String code = invitation.code();
        for (int at = 0; at < code.length(); at++) {
            assertThat(parsed(code.substring(0, at)))
                    .as("the first %d characters", at)
                    .isEmpty();
            assertThat(at == 0 ? List.of() : parsed(code.substring(at)))
                    .as("from character %d on", at)
                    .isEmpty();
        }
    }

    @Test
    void two_swapped_characters_are_noticed() {
        String code = invitation.code();
        for (int at = 0; at + 1 < code.length(); at++) {
            if (code.charAt(at) != code.charAt(at + 1)) {
                String swapped = code.substring(0, at) + code.charAt(at + 1) + code.charAt(at) + code.substring(at + 2);
                assertThat(parsed(swapped))
                        .as("characters %d and %d", at, at + 1)
                        .isEmpty();
            }
        }
    }

    @Test
    void it_can_be_used_until_it_expires_and_no_longer() {
        assertThat(Invitation.parse(invitation.code(), EXPIRES)).isEqualTo(invitation);
        assertProblem(
                invitation.code(),
                EXPIRES.plusSeconds(1),
                "invitation.expired",
                "K7",
                "Check the date",
                "ask the administrator");
    }

    @Test
    void each_reason_has_its_own_words_and_names_the_remedy() {
        String code = invitation.code();

        assertProblem("hello", NOW, "invitation.form", "fieldpost0:", "ask the administrator");
        assertProblem("", NOW, "invitation.form", "ask the administrator");
        assertProblem("https://example.org", NOW, "invitation.form", "ask the administrator");
        assertProblem("fieldpost0:" + "A".repeat(5000), NOW, "invitation.form", "ask the administrator");
        assertProblem(code.replace("fieldpost0:", "fieldpost1:"), NOW, "invitation.version", "Update the app");
        assertProblem(code.substring(0, 60), NOW, "invitation.broken", "Scan or paste the whole code again");
        assertProblem("fieldpost0:", NOW, "invitation.broken", "Scan or paste the whole code again");
    }

    @Test
    void a_file_that_is_missing_or_no_invitation_is_named_with_a_remedy() throws IOException {
        Path missing = folder.resolve("missing" + Invitation.FILE_ENDING);
        assertThatThrownBy(() -> Invitation.readFrom(missing, NOW))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(missing.toString())
                .hasMessageContaining("Check its name");
        assertThatThrownBy(() -> Invitation.readFrom(folder, NOW)).isInstanceOf(ProblemException.class);

        Path photo = folder.resolve("photo.jpg");
        byte[] noise = new byte[100_000];
        new SeededRandom(1).nextBytes(noise);
        for (int size : new int[] {0, 1, 500, noise.length}) {
            Files.write(photo, Arrays.copyOf(noise, size));
            assertThatThrownBy(() -> Invitation.readFrom(photo, NOW))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("not an enrolment code");
        }
    }

    @Test
    void a_place_where_nothing_can_be_written_is_named_with_a_remedy() throws IOException {
        Path inTheWay = Files.writeString(folder.resolve("file"), "a file, not a folder");
        Path file = inTheWay.resolve("K7" + Invitation.FILE_ENDING);

        assertThatThrownBy(() -> invitation.writeTo(file))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void neither_its_words_nor_an_error_leak_the_secret() {
        String secret = invitation.secret().hex();
        String inCode =
                Base64.getUrlEncoder().encodeToString(invitation.secret().toArray());
        String code = invitation.code();
        Throwable broken = catchThrowableOfType(
                ProblemException.class, () -> Invitation.parse(code.substring(0, code.length() - 1), NOW));

        assertThat(invitation.toString()).contains("K7").doesNotContain(secret, inCode, code.substring(11));
        assertThat(broken.toString() + broken.getCause()).doesNotContain(secret, inCode, code.substring(11, 31));
    }

    /** What a phone could never reach must not leave the administrator's page. */
    @Test
    void a_server_address_without_a_usable_host_or_port_is_refused_at_birth() {
        for (String address :
                List.of("https://", "https://:8443", "https://fieldpost:port", "https://fieldpost:99999")) {
            assertThatThrownBy(() -> invitation(address, "K7"))
                    .as(address)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static void assertProblem(String code, Instant now, String key, String... words) {
        var problem = catchThrowableOfType(ProblemException.class, () -> Invitation.parse(code, now));

        assertThat(problem).as(code).isNotNull().hasMessageContainingAll(words);
        assertThat(problem.problem().key()).isEqualTo(key);
    }

    /** The invitation, or none where the code was refused; anything thrown but a problem fails the test. */
    private static List<Invitation> parsed(String code) {
        List<Invitation> read = new ArrayList<>();
        try {
            read.add(Invitation.parse(code, NOW));
        } catch (ProblemException refused) {
            assertThat(refused).hasMessageNotContaining("{0}");
        }
        return read;
    }

    private static Invitation invitation(String serverUrl, String officer) {
        var random = new SeededRandom(50);
        byte[] secret = "sixteen letters!".getBytes(StandardCharsets.US_ASCII);
        return new Invitation(
                new MissionId(random.nextLong()),
                MissionMode.EXERCISE,
                "liberia",
                serverUrl,
                SigningKey.generate(random).verifyingKey(),
                SigningKey.generate(random).verifyingKey(),
                BoxKey.generate(random).publicKey(),
                new EnrolmentId(random.nextLong()),
                officer,
                Bytes.of(secret),
                EXPIRES);
    }
}
