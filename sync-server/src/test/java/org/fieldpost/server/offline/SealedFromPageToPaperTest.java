package org.fieldpost.server.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldpost.exchange.enrolment.RecipientKey;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.exchange.sealed.SealedBlob;
import org.fieldpost.exchange.sealed.SealedReceipt;
import org.fieldpost.exchange.sealed.SealedReport;
import org.fieldpost.model.Samples;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.Visitor;
import org.fieldpost.server.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way of a sealed report: mission file, key, fingerprint on paper, phone, inbox page, offline command. */
class SealedFromPageToPaperTest {

    private static final String PASSPHRASE = "grey heron seven lanterns";

    @TempDir
    private Path folder;

    private final SecureRandom random = new SecureRandom();
    private final List<String> said = new ArrayList<>();
    private final Terminal terminal = new Terminal() {
        @Override
        public void say(String line) {
            said.add(line);
        }

        @Override
        public Optional<String> secret(String prompt) {
            return Optional.of(PASSPHRASE);
        }
    };
    private ServerAtWork at;
    private Visitor conduct;
    private Visitor administrator;

    @BeforeEach
    void start() throws IOException {
        at = ServerAtWork.in(folder.resolve("server"));
        conduct = at.signedIn(Role.CONDUCT);
        administrator = at.signedIn(Role.ADMINISTRATOR);
        Files.writeString(
                folder.resolve("mission.fieldpost-mission"),
                conduct.get("/sealed/mission").body());
    }

    @AfterEach
    void stop() {
        at.close();
    }

    private String makeKey(String how) throws IOException {
        new SealedKeyCommand(terminal, random).make(List.of(how, "--out=" + folder));
        int sequence = at.server().recipients().after(0).size() + 1;
        return Files.readString(folder.resolve("sealed-" + sequence + ".fieldpost-recipient"));
    }

    private HttpResponse<String> handIn(String slip) {
        String edge = "edge-of-the-parts";
        String body = "--" + edge + "\r\nContent-Disposition: form-data; name=\"form_token\"\r\n\r\n"
                + administrator.formToken() + "\r\n--" + edge
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"k.fieldpost-recipient\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n" + slip + "\r\n--" + edge + "--\r\n";
        return administrator.ask(
                "POST", "/recipients", BodyPublishers.ofString(body), "multipart/form-data; boundary=" + edge);
    }

    private void accept(String slip) {
        assertThat(administrator
                        .submit("/recipients", Map.of("recipient", slip, "compared", "yes"))
                        .statusCode())
                .isEqualTo(303);
    }

    /** A file as a browser saves it. */
    private byte[] fetch(String which) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(at.address() + "/sealed/fetch"))
                .header("Cookie", conduct.session())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("which=" + which + "&form_token=" + conduct.formToken()))
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .matches("attachment; filename=\"sealed-[0-9-]+\\.fieldpost-sealed\"");
        return answer.body();
    }

    private SealedBlob seal(PhoneAtWork phone, boolean dummy) {
        RecipientKey known = phone.inbox().entries().stream()
                .map(BodyCodec::decode)
                .filter(Body.RecipientGiven.class::isInstance)
                .map(given -> ((Body.RecipientGiven) given).recipient())
                .reduce((first, second) -> second)
                .orElseThrow();
        var to = new SealedReport.Recipient(
                phone.invitation().mission(), phone.invitation().mode(), known.box());
        SealedBlob blob = dummy ? SealedReport.dummy(to, random) : SealedReport.seal(Samples.sealed(NOON), to, random);
        phone.voice().seal(blob);
        phone.exchange(at.address());
        return blob;
    }

    @Test
    void a_report_goes_from_the_phone_to_the_focal_points_own_machine_and_nowhere_else() throws Exception {
        String slip = makeKey("--mission=" + folder.resolve("mission.fieldpost-mission"));
        HttpResponse<String> shown = handIn(slip);
        String fingerprint = RecipientSlip.read("k", slip).key().fingerprint();
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body()).contains(fingerprint);
        assertThat(String.join("\n", said)).contains(fingerprint);
        assertThat(at.server().recipients().after(0))
                .as("not before the look at the paper")
                .isEmpty();
        accept(slip);
        assertThat(administrator.get("/recipients").body()).contains(fingerprint);
        PhoneAtWork phone = at.enrolledPhone();
        SealedBlob report = seal(phone, false);
        SealedBlob dummy = seal(phone, true);

        String list = conduct.get("/sealed").body();
        assertThat(list)
                .contains(
                        new SealedReceipt(report.id()).spoken(), new SealedReceipt(dummy.id()).spoken(), "18 Nov 2026")
                .doesNotContain(phone.invitation().officerCode() + "<", "12:00");
        Path fetched = Files.write(folder.resolve("inbox"), fetch("new"));
        said.clear();
        new OpenSealedCommand(terminal)
                .open(List.of("--file=" + fetched, "--key=" + folder.resolve("sealed-1.fieldpost-key")));

        assertThat(String.join("\n", said))
                .contains(new SealedReceipt(report.id()).spoken())
                .doesNotContain(new SealedReceipt(dummy.id()).spoken())
                .contains("Reports: 1.");
        assertThat(conduct.get("/sealed").body()).contains("Fetched");
        assertThat(at.rows("SELECT fetched_by FROM sealed_fetch")).containsExactly("CONDUCT", "CONDUCT");
        assertThat(conduct.submit("/sealed/fetch", Map.of("which", "new")).statusCode())
                .as("nothing new")
                .isEqualTo(400);
        assertThat(fetch(String.valueOf(report.id()))).isNotEmpty();
    }

    @Test
    void nobody_else_lists_or_fetches_and_no_other_page_tells_of_them() throws IOException {
        accept(makeKey("--mission=" + folder.resolve("mission.fieldpost-mission")));
        PhoneAtWork phone = at.enrolledPhone();
        Visitor supervisor = at.signedIn(Role.SUPERVISOR);
        List<String> before = pages(supervisor);
        SealedBlob blob = seal(phone, false);

        for (Visitor other : List.of(supervisor, administrator, at.signedIn(Role.ANALYST))) {
            assertThat(other.get("/sealed").statusCode()).isEqualTo(403);
            assertThat(other.submit("/sealed/fetch", Map.of("which", "all")).statusCode())
                    .isEqualTo(403);
        }
        assertThat(pages(supervisor)).isEqualTo(before);
        assertThat(at.rows("SELECT count(*) FROM sealed_fetch")).containsExactly("0");
        assertThat(String.join("", before)).doesNotContain(new SealedReceipt(blob.id()).spoken());
        assertThat(conduct.get("/reports").statusCode()).as("sees no other").isEqualTo(403);
    }

    private List<String> pages(Visitor supervisor) {
        return List.of(
                supervisor.get("/").body(),
                supervisor.get("/reports").body(),
                supervisor.get("/released").body(),
                administrator.get("/phones").body());
    }

    @Test
    void a_successor_is_taken_and_one_not_signed_by_the_former_is_not() throws IOException {
        accept(makeKey("--mission=" + folder.resolve("mission.fieldpost-mission")));
        String second = makeKey("--former=" + folder.resolve("sealed-1.fieldpost-key"));
        var stranger =
                new MissionSlip(at.invitation().mission(), at.invitation().mode(), "x");
        KeyFile.Secrets own = KeyFile.Secrets.generate(random);
        String foreign = new RecipientSlip(
                        stranger.id(),
                        RecipientKey.sign(
                                stranger.id(),
                                2,
                                own.signing().verifyingKey(),
                                own.box().publicKey(),
                                own.signing()))
                .text();

        HttpResponse<String> refused = handIn(foreign);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("is not signed by the one before it");
        assertThat(handIn("nonsense").body()).contains("is not the public part of a recipient");
        accept(second);

        assertThat(at.server().recipients().after(0)).hasSize(2);
    }

    @Test
    void what_is_released_is_screened_read_by_readers_and_can_be_withdrawn() {
        Map<String, String> written = Map.of(
                "title", "Escorts",
                "month", "2026-11",
                "region", "",
                "handling", "H2",
                "text", "Seen with Colonel Kpakolo at the gate.");
        HttpResponse<String> warned = conduct.submit("/releases", written);
        assertThat(warned.statusCode()).isEqualTo(200);
        assertThat(warned.body()).contains("Colonel Kpakolo");
        assertThat(at.number("SELECT count(*) FROM released")).isZero();
        Map<String, String> clean = new HashMap<>(written);
        clean.put("text", "Seen with an officer at the gate.");

        assertThat(conduct.submit("/releases", clean).statusCode()).isEqualTo(303);

        Visitor supervisor = at.signedIn(Role.SUPERVISOR);
        assertThat(supervisor.get("/released").body()).contains("Escorts", "Seen with an officer at the gate.");
        assertThat(supervisor.get("/").body()).doesNotContain("Escorts");
        assertThat(conduct.get("/released").statusCode()).isEqualTo(403);
        String id = at.rows("SELECT id FROM released").get(0);
        assertThat(supervisor.submit("/releases/" + id + "/withdraw").statusCode())
                .isEqualTo(403);
        assertThat(conduct.submit("/releases/" + id + "/withdraw").statusCode()).isEqualTo(303);
        assertThat(supervisor.get("/released").body()).doesNotContain("Escorts");
        assertThat(conduct.get("/releases").body()).contains("Withdrawn");
        for (var wrong : Map.of("title", "", "month", "November", "region", "XX-1", "handling", "H4", "text", "")
                .entrySet()) {
            Map<String, String> fields = new HashMap<>(clean);
            fields.put(wrong.getKey(), wrong.getValue());
            assertThat(conduct.submit("/releases", fields).statusCode())
                    .as(wrong.getKey())
                    .isEqualTo(400);
        }
    }

    @Test
    void the_mission_file_is_one_that_the_command_reads() {
        MissionSlip slip = MissionSlip.read(folder.resolve("mission.fieldpost-mission"));

        assertThat(slip.id()).isEqualTo(at.invitation().mission());
        assertThat(slip.text().getBytes(StandardCharsets.US_ASCII).length).isLessThan(200);
    }
}
