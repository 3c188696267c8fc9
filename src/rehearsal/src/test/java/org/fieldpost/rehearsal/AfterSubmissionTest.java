package org.fieldpost.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fieldpost.app.observation.ObservationViewModel;
import org.fieldpost.app.report.ReportViewModel;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.read.MissionReader;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.Question;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.review.RetractionReason;
import org.fieldpost.notebook.AskedOfReport;
import org.fieldpost.notebook.Report;
import org.fieldpost.notebook.ReportStanding;
import org.fieldpost.server.Settings;
import org.fieldpost.server.SyncServer;
import org.fieldpost.server.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What follows a report, between an officer's thumb and a supervisor's page: all between them is the real thing. */
class AfterSubmissionTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"form_token\" value=\"([0-9a-f]+)\"");

    private static final Pattern SEEN = Pattern.compile("name=\"token\" value=\"([0-9.]+)\"");

    @TempDir
    private Path folder;

    private final SecureRandom random = new SecureRandom();
    private final Mission liberia = MissionReader.shipped("liberia");
    private final HttpClient browser = HttpClient.newHttpClient();
    private SyncServer server;
    private OfficersPhone phone;
    private String cookie;
    private ReceiptCode receipt;

    @BeforeEach
    void an_officer_reports_and_a_supervisor_signs_in() throws Exception {
        var settings =
                Settings.in(folder.resolve("server"), liberia, MissionMode.LIVE).withCompareFingerprints(false);
        server = SyncServer.start(settings, Clock.systemUTC(), random);
        phone = OfficersPhone.enrolled(server, liberia, folder.resolve("phone"), "BP02", Clock.systemUTC());
        cookie = signedIn();
        receipt = reports(Kind.BORDER, "The barrier was up");
        phone.sendsOverTheNetwork();
    }

    @AfterEach
    void the_day_ends() {
        phone.close();
        server.close();
    }

    @Test
    void a_correction_arrives_and_the_earlier_version_stays_on_the_phone() throws Exception {
        ReportViewModel report = opens();
        List<Draft> drafts = new ArrayList<>();
        report.correct(drafts::add);
        var form = new ObservationViewModel(phone.desk(), liberia, drafts.get(0), saved -> {});
        form.note("The barrier was down");
        form.submit();
        assertThat(form.problem().get()).isEmpty();
        phone.sendsOverTheNetwork();

        assertThat(page())
                .contains("2 revisions", "<dd class=\"note\" dir=\"auto\">The barrier was down</dd>")
                .contains("Every revision, side by side", "The barrier was up");
        report.refresh();
        assertThat(report.life().get().orElseThrow().revisions())
                .extracting(revision -> revision.observation().circumstances().note())
                .containsExactly("The barrier was up", "The barrier was down");
    }

    @Test
    void a_report_taken_back_leaves_the_matrix_and_says_why() throws Exception {
        assertThat(get("/")).contains("id=\"distinct\">1<");
        ReportViewModel report = opens();
        report.askWhy();
        report.because(RetractionReason.MISTAKE);
        report.retract();
        phone.sendsOverTheNetwork();

        assertThat(get("/")).contains("id=\"distinct\">0<");
        assertThat(page()).contains("Taken back: It was not so");
        report.refresh();
        assertThat(report.life().get().orElseThrow().standing().orElseThrow().retractionWaits())
                .isFalse();
    }

    @Test
    void a_question_asked_at_the_server_is_answered_without_a_link_and_the_answer_arrives() throws Exception {
        assertThat(ask("Who had the key of the barrier?")).isEqualTo(303);
        phone.sendsOverTheNetwork();
        assertThat(phone.notebook().submitted().openQuestions()).hasSize(1);

        server.close();
        ReportViewModel report = opens();
        AskedOfReport question = report.life().get().orElseThrow().questions().get(0);
        assertThat(question.asked().text()).isEqualTo("Who had the key of the barrier?");
        report.write(question.asked().id(), "Nobody had.");
        report.answer(question);
        assertThat(phone.notebook().submitted().openQuestions()).isEmpty();
        startsAgain();
        phone.sendsOverTheNetwork();

        assertThat(page())
                .contains("Who had the key of the barrier?", "Nobody had.")
                .doesNotContain("No answer yet");
        assertThat(phone.notebook().reports().get(0).state()).isEqualTo(Report.State.COUNTED);
    }

    @Test
    void a_grade_and_a_merge_reach_the_phone_and_so_does_taking_them_back() throws Exception {
        assertThat(decide("grade", "source=B&information=2")).isEqualTo(303);
        phone.sendsOverTheNetwork();
        assertThat(standing().grade().map(String::valueOf)).contains("B2");

        ReceiptCode again = reports(Kind.BORDER, "The barrier was up, again");
        phone.sendsOverTheNetwork();
        assertThat(decide("merge", "other=" + again.spoken())).isEqualTo(303);
        phone.sendsOverTheNetwork();
        assertThat(standing().mergedInto()).contains(again);
        assertThat(get("/")).contains("id=\"distinct\">1<");

        assertThat(decide("undo", "")).isEqualTo(303);
        phone.sendsOverTheNetwork();
        assertThat(standing().grade().map(String::valueOf)).contains("B2");
        assertThat(get("/")).contains("id=\"distinct\">2<");
    }

    @Test
    void a_first_grade_taken_back_leaves_the_report_counted_on_the_phone() throws Exception {
        decide("grade", "source=B&information=2");
        phone.sendsOverTheNetwork();
        decide("undo", "");
        phone.sendsOverTheNetwork();

        assertThat(phone.notebook().reports().get(0).state()).isEqualTo(Report.State.COUNTED);
        assertThat(standing().grade()).isEmpty();
    }

    /** Graded, asked about, answered, found to be told twice, and told apart again: everybody sees the same at every step. */
    @Test
    void one_report_is_graded_asked_about_answered_merged_with_its_duplicate_and_parted_from_it_again()
            throws Exception {
        counts(1, 0);
        assertThat(decide("grade", "source=B&information=2")).isEqualTo(303);
        phone.sendsOverTheNetwork();
        assertThat(standing().grade().map(String::valueOf)).contains("B2");
        counts(1, 1);

        assertThat(ask("Who had the key of the barrier?")).isEqualTo(303);
        phone.sendsOverTheNetwork();
        ReportViewModel report = opens();
        AskedOfReport question = report.life().get().orElseThrow().questions().get(0);
        report.write(question.asked().id(), "Nobody had.");
        report.answer(question);
        phone.sendsOverTheNetwork();
        assertThat(page()).contains("Nobody had.", "Graded B2").doesNotContain("No answer yet");
        counts(1, 1);

        ReceiptCode duplicate = reports(Kind.BORDER, "The barrier was up, told twice");
        phone.sendsOverTheNetwork();
        counts(2, 1);
        assertThat(decide(duplicate, "merge", "other=" + receipt.spoken())).isEqualTo(303);
        phone.sendsOverTheNetwork();
        assertThat(standing(duplicate).mergedInto()).contains(receipt);
        assertThat(page()).contains("Merged into this:", duplicate.spoken());
        counts(1, 1);

        assertThat(decide(duplicate, "undo", "")).isEqualTo(303);
        phone.sendsOverTheNetwork();
        assertThat(standing(duplicate).mergedInto()).isEmpty();
        assertThat(page()).doesNotContain("Merged into this:");
        counts(2, 1);
        assertThat(standing().grade().map(String::valueOf)).contains("B2");
        assertThat(phone.notebook().submitted().openQuestions()).isEmpty();
        assertThat(phone.notebook().reports())
                .extracting(Report::state)
                .containsExactlyInAnyOrder(Report.State.GRADED, Report.State.COUNTED);
    }

    private void counts(int distinct, int graded) throws IOException, InterruptedException {
        assertThat(get("/")).contains("id=\"distinct\">" + distinct + "<", "· " + graded + " of them graded");
    }

    private ReportStanding standing() {
        return standing(receipt);
    }

    private ReportStanding standing(ReceiptCode of) {
        return opens(of).life().get().orElseThrow().standing().orElseThrow();
    }

    private int decide(String what, String fields) throws IOException, InterruptedException {
        return decide(receipt, what, fields);
    }

    /** As a form of the report's page sends it. */
    private int decide(ReceiptCode of, String what, String fields) throws IOException, InterruptedException {
        String page = get("/reports/" + of.spoken());
        Matcher form = TOKEN.matcher(page);
        Matcher seen = SEEN.matcher(page);
        assertThat(form.find() && seen.find()).isTrue();
        return post(
                        "/reports/" + of.spoken() + "/" + what,
                        "form_token=" + form.group(1) + "&token=" + seen.group(1) + "&" + fields,
                        cookie)
                .statusCode();
    }

    private ReceiptCode reports(Kind kind, String note) {
        Draft draft = Draft.open(
                "00000000000000a1",
                kind,
                Clock.systemUTC().instant(),
                phone.desk().position());
        phone.notebook().save(draft);
        List<ReceiptCode> saved = new ArrayList<>();
        var form = new ObservationViewModel(phone.desk(), liberia, draft, saved::add);
        for (Optional<Question> asking = form.asking().get();
                asking.isPresent();
                asking = form.asking().get()) {
            form.answer(asking.get(), form.offered(asking.get()).get(0).code());
        }
        form.note(note);
        form.submit();
        return saved.get(0);
    }

    private ReportViewModel opens() {
        return opens(receipt);
    }

    private ReportViewModel opens(ReceiptCode of) {
        var report = new ReportViewModel(phone.desk(), of);
        report.refresh();
        return report;
    }

    /** At the address the phone knows. */
    private void startsAgain() {
        URI known = URI.create(
                phone.notebook().enrolment().orElseThrow().invitation().serverUrl());
        server = SyncServer.start(
                Settings.in(folder.resolve("server"), liberia, MissionMode.LIVE)
                        .withPort(known.getPort())
                        .withCompareFingerprints(false),
                Clock.systemUTC(),
                random);
    }

    private String signedIn() throws IOException, InterruptedException {
        String password = server.people().add("supervisor", Role.SUPERVISOR);
        return post("/sign-in", "name=supervisor&password=" + password, "")
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow()
                .replaceFirst(";.*", "");
    }

    private String page() throws IOException, InterruptedException {
        return get("/reports/" + receipt.spoken());
    }

    private int ask(String words) throws IOException, InterruptedException {
        Matcher token = TOKEN.matcher(page());
        assertThat(token.find()).isTrue();
        return post(
                        "/reports/" + receipt.spoken() + "/questions",
                        "form_token=" + token.group(1) + "&question="
                                + URLEncoder.encode(words, StandardCharsets.UTF_8),
                        cookie)
                .statusCode();
    }

    private String get(String path) throws IOException, InterruptedException {
        HttpResponse<String> page = browser.send(
                HttpRequest.newBuilder(URI.create(server.address() + path))
                        .header("Cookie", cookie)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(200);
        return page.body();
    }

    private HttpResponse<String> post(String path, String form, String as) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(URI.create(server.address() + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Cookie", as)
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
