package org.fieldpost.server.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.MissionId;
import org.fieldpost.exchange.enrolment.RecipientKey;
import org.fieldpost.exchange.sealed.SealedReceipt;
import org.fieldpost.exchange.sealed.SealedReport;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.words.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The conduct focal point makes a key and opens sealed reports on a machine that need not be the server. */
class SealedCommandsTest {

    private static final Instant NOON = Instant.parse("2026-11-18T12:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-11-19");
    private static final String PASSPHRASE = "grey heron seven lanterns";
    private static final MissionSlip LIBERIA = new MissionSlip(new MissionId(0x1234), MissionMode.LIVE, "Liberia");

    @TempDir
    private Path folder;

    private final SecureRandom random = new SecureRandom();
    private final Deque<String> typed = new ArrayDeque<>();
    private final List<String> said = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final Terminal terminal = new Terminal() {
        @Override
        public void say(String line) {
            said.add(line);
        }

        @Override
        public Optional<String> secret(String prompt) {
            asked.add(prompt);
            return Optional.ofNullable(typed.poll());
        }
    };

    @BeforeEach
    void the_mission_file_came_from_the_servers_page() throws IOException {
        Files.writeString(folder.resolve("mission.fieldpost-mission"), LIBERIA.text());
    }

    private void makeKey(String... more) {
        List<String> args = new ArrayList<>(List.of("--out=" + folder));
        args.addAll(Arrays.asList(more));
        new SealedKeyCommand(terminal, random).make(args);
    }

    private void makeFirstKey() {
        typed.addAll(List.of(PASSPHRASE, PASSPHRASE));
        makeKey("--mission=" + folder.resolve("mission.fieldpost-mission"));
    }

    private void makeSuccessor() {
        typed.addAll(List.of(PASSPHRASE, "another long passphrase", "another long passphrase"));
        makeKey("--former=" + key(1));
    }

    private Path key(int sequence) {
        return folder.resolve("sealed-" + sequence + ".fieldpost-key");
    }

    private RecipientKey recipient(int sequence) throws IOException {
        Path file = folder.resolve("sealed-" + sequence + ".fieldpost-recipient");
        RecipientSlip slip = RecipientSlip.read(file.toString(), Files.readString(file));
        assertThat(slip.mission()).isEqualTo(LIBERIA.id());
        return slip.key();
    }

    private SealedReport.Recipient to(int sequence) throws IOException {
        return new SealedReport.Recipient(
                LIBERIA.id(), LIBERIA.mode(), recipient(sequence).box());
    }

    private SealedFile.Item report(int sequence) throws IOException {
        return new SealedFile.Item(DAY, SealedReport.seal(Samples.sealed(NOON), to(sequence), random));
    }

    private SealedFile.Item dummy(int sequence) throws IOException {
        return new SealedFile.Item(DAY, SealedReport.dummy(to(sequence), random));
    }

    private Path fetched(MissionSlip mission, SealedFile.Item... items) throws IOException {
        return Files.write(folder.resolve("inbox.fieldpost-sealed"), SealedFile.write(mission, List.of(items)));
    }

    private void open(Path file, String... more) {
        List<String> args = new ArrayList<>(List.of("--file=" + file));
        args.addAll(Arrays.asList(more));
        new OpenSealedCommand(terminal).open(args);
    }

    private void assertProblem(String key, Runnable doing) {
        assertThatThrownBy(doing::run)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().key()).isEqualTo(key));
    }

    @Test
    void the_first_key_is_signed_by_itself_and_its_fingerprint_is_printed_for_the_paper() throws IOException {
        makeFirstKey();

        RecipientKey made = recipient(1);
        assertThat(made.sequence()).isEqualTo(1);
        assertThat(made.signedBy(made.signing(), LIBERIA.id())).isTrue();
        assertThat(String.join("\n", said)).contains(made.fingerprint());
        assertThat(asked).hasSize(2);
        assertThat(said).noneMatch(line -> line.contains(PASSPHRASE));
    }

    @Test
    void the_private_file_is_its_owners_alone_and_holds_no_key_in_the_open() throws IOException {
        makeFirstKey();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key(1))))
                .isEqualTo("rw-------");
        KeyFile.Secrets secrets = KeyFile.read(key(1)).open(key(1), PASSPHRASE);
        byte[] file = java.util.Base64.getUrlDecoder()
                .decode(Files.readString(key(1)).strip().substring("fieldpost-key0:".length()));
        String latin = new String(file, StandardCharsets.ISO_8859_1);
        assertThat(latin)
                .doesNotContain(new String(secrets.box().secret().toArray(), StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(secrets.signing().secret().toArray(), StandardCharsets.ISO_8859_1))
                .contains(new String(recipient(1).box().value().toArray(), StandardCharsets.ISO_8859_1));
    }

    @Test
    void a_successor_is_signed_by_the_former() throws IOException {
        makeFirstKey();

        makeSuccessor();

        RecipientKey second = recipient(2);
        assertThat(second.sequence()).isEqualTo(2);
        assertThat(second.signedBy(recipient(1).signing(), LIBERIA.id())).isTrue();
        assertThat(second.signedBy(second.signing(), LIBERIA.id())).isFalse();
        assertThat(second.box()).isNotEqualTo(recipient(1).box());
    }

    @Test
    void reports_are_shown_in_the_chosen_language_and_dummies_are_dropped() throws IOException {
        makeFirstKey();
        SealedFile.Item report = report(1);
        Path file = fetched(LIBERIA, dummy(1), report, dummy(1));
        typed.add(PASSPHRASE);
        said.clear();

        open(file, "--key=" + key(1), "--language=fr");

        String receipt = new SealedReceipt(report.blob().id()).spoken();
        assertThat(said).filteredOn(line -> line.contains(receipt)).hasSize(1);
        assertThat(String.join("\n", said))
                .contains("2026-11-19")
                .contains(Samples.sealed(NOON).circumstances().note())
                .contains("Rapports : 1. Leurres")
                .contains(": 2.");
    }

    @Test
    void json_is_written_to_a_new_private_file_for_other_programs() throws IOException {
        makeFirstKey();
        Path file = fetched(LIBERIA, report(1));
        Path json = folder.resolve("opened.json");
        typed.add(PASSPHRASE);

        open(file, "--key=" + key(1), "--json=" + json);

        assertThat(Files.readString(json))
                .contains("\"observed_at\" : \"2026-11-18T12:00:00Z\"")
                .contains("\"handling\" : \"H4\"")
                .contains("\"activity\" : [ \"");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(json)))
                .isEqualTo("rw-------");
        assertProblem("offline.exists", () -> open(file, "--key=" + key(1), "--json=" + json));
    }

    @Test
    void reports_sealed_before_and_after_a_change_of_key_are_opened_with_both() throws IOException {
        makeFirstKey();
        makeSuccessor();
        Path file = fetched(LIBERIA, report(1), report(2));
        typed.addAll(List.of(PASSPHRASE, "another long passphrase"));
        said.clear();

        open(file, "--key=" + key(1), "--key=" + key(2));

        assertThat(said).filteredOn(line -> line.startsWith("Reports: 2")).hasSize(1);
    }

    @Test
    void a_wrong_passphrase_opens_nothing_and_says_so() throws IOException {
        makeFirstKey();
        Path file = fetched(LIBERIA, report(1));
        typed.add("grey heron seven lantern");
        said.clear();

        assertProblem("offline.passphrase_wrong", () -> open(file, "--key=" + key(1)));
        assertThat(said).isEmpty();
    }

    @Test
    void the_wrong_key_opens_nothing_and_says_so() throws IOException {
        makeFirstKey();
        makeSuccessor();
        Path file = fetched(LIBERIA, report(1), dummy(1));
        typed.add("another long passphrase");

        assertProblem("offline.unread", () -> open(file, "--key=" + key(2)));
    }

    @Test
    void a_file_of_another_mission_is_refused_by_name() throws IOException {
        makeFirstKey();
        Path file = fetched(new MissionSlip(new MissionId(99), MissionMode.LIVE, "Elsewhere"), report(1));

        assertProblem("offline.other_mission", () -> open(file, "--key=" + key(1)));
        assertThat(asked).as("asked for no passphrase in vain").hasSize(2);
    }

    /** Whatever was copied of it counts, and a cut is said wherever it is. */
    @Test
    void a_file_cut_at_any_byte_shows_its_whole_reports_and_says_that_it_was_cut() throws IOException {
        makeFirstKey();
        byte[] whole = SealedFile.write(LIBERIA, List.of(report(1), dummy(1)));
        int seen = 0;
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            try {
                SealedFile.Contents contents = SealedFile.read("cut", cut);
                assertThat(contents.whole()).as("cut at %s", length).isFalse();
                seen = Math.max(seen, contents.items().size());
            } catch (ProblemException e) {
                assertThat(e.problem().key()).isIn("offline.other_file", "offline.cut_file");
            }
        }
        assertThat(seen).isEqualTo(2);
        Path file = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, whole.length - 500));
        typed.add(PASSPHRASE);
        said.clear();

        assertProblem("offline.cut_sealed", () -> open(file, "--key=" + key(1)));
        assertThat(said).filteredOn(line -> line.startsWith("Reports: 1")).hasSize(1);
    }

    @Test
    void a_key_or_mission_file_altered_or_cut_anywhere_is_refused() throws IOException {
        makeFirstKey();
        String text = Files.readString(key(1)).strip();
        for (int length = 0; length < text.length(); length += 7) {
            Path cut = Files.writeString(folder.resolve("cut"), text.substring(0, length));
            assertThatThrownBy(() -> KeyFile.read(cut)).isInstanceOf(ProblemException.class);
        }
        assertProblem("offline.other_file", () -> KeyFile.read(folder.resolve("mission.fieldpost-mission")));
        Path longer = Files.writeString(folder.resolve("long"), text + "A".repeat(5000));
        assertProblem("offline.other_file", () -> KeyFile.read(longer));
    }

    @Test
    void nothing_is_made_of_a_short_passphrase_or_of_two_different_ones() {
        String mission = "--mission=" + folder.resolve("mission.fieldpost-mission");
        typed.addAll(List.of("short", "short"));
        assertProblem("offline.passphrase_short", () -> makeKey(mission));
        typed.addAll(List.of(PASSPHRASE, PASSPHRASE + "x"));
        assertProblem("offline.passphrase_differs", () -> makeKey(mission));

        assertThat(key(1)).doesNotExist();
    }

    @Test
    void a_key_that_is_there_is_never_overwritten() throws IOException {
        makeFirstKey();
        String before = Files.readString(key(1));

        assertProblem("offline.exists", this::makeFirstKey);

        assertThat(Files.readString(key(1))).isEqualTo(before);
    }

    @Test
    void a_passphrase_comes_from_the_terminal_or_a_file_and_never_as_an_argument() throws IOException {
        String mission = "--mission=" + folder.resolve("mission.fieldpost-mission");
        assertProblem("server.option", () -> makeKey(mission, "--passphrase=" + PASSPHRASE));
        assertProblem("offline.no_terminal", () -> makeKey(mission));
        Path passphrase = Files.writeString(folder.resolve("passphrase"), PASSPHRASE + "\n");

        makeKey(mission, "--passphrase-file=" + passphrase);

        assertThat(KeyFile.read(key(1)).open(key(1), PASSPHRASE).box().publicKey())
                .isEqualTo(recipient(1).box());
    }
}
