package org.fieldpost.server.sitrep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.crypto.Sha256;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.words.Language;
import org.fieldpost.server.Deciding;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.Visitor;
import org.fieldpost.server.access.Deed;
import org.fieldpost.server.access.Role;
import org.fieldpost.server.print.Print;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A situation report says what was received until its cut-off, and says the same ever after. */
class SitrepTest {

    private static final String NOTE = "planted words of a note";
    private static final String REGION = "Nimba";

    @TempDir
    Path directory;

    private ServerAtWork at;
    private PhoneAtWork phone;
    private Entry fuel;

    @AfterEach
    void stop() {
        at.close();
    }

    /** Fuel and a flash report of H2, a flash report of H3, a nil report and their patrol, all received at noon. */
    private void reported(MissionMode mode) {
        at = ServerAtWork.in(directory, Samples.liberia(), mode);
        phone = at.phone();
        phone.write(new Body.PatrolRevision(Samples.patrol(NOON.minus(Duration.ofHours(6)))));
        var first = new Body.ObservationRevision(Samples.smuggling(NOON.minus(Duration.ofHours(2)), NOTE));
        fuel = PhoneAtWork.entry(phone.write(first), first);
        phone.report(Samples.resourceSite(NOON.minus(Duration.ofHours(3))));
        phone.report(restricted(NOON.minus(Duration.ofHours(4))));
        phone.write(new Body.Nil(Samples.nilReport(NOON.minus(Duration.ofHours(1)))));
        phone.exchange(at.address());
    }

    private static Observation restricted(Instant observedAt) {
        return Observation.of(
                Kind.BORDER,
                Samples.circumstances("BP03", observedAt, Handling.H3, true, NOTE, Optional.empty()),
                Samples.borderVisit(observedAt).answers());
    }

    private Reprint analyst() {
        return new Reprint(at.signedIn(Role.ANALYST));
    }

    private String receipt(String where) {
        return at.rows("SELECT receipt FROM observation WHERE " + where).get(0);
    }

    @Test
    void correctionsGradesAndRetractionsAfterItChangeNothingInIt() {
        reported(MissionMode.LIVE);
        Reprint analyst = analyst();
        String made = analyst.make(12);
        String content = analyst.content(made);
        byte[] pdf = analyst.pdf(made);
        var supervisor = new Deciding(at, at.signedIn(Role.SUPERVISOR));
        supervisor.grade(receipt("kind = 'RESOURCE_SITE'"), "B2");
        supervisor.retract(receipt("handling = 'H3'"), "a slip");
        phone.write(PhoneAtWork.revision(fuel, Samples.smuggling(NOON.minus(Duration.ofDays(40)), "")));
        phone.exchange(at.address());

        assertThat(analyst.content(made)).isEqualTo(content);
        assertThat(analyst.pdf(made)).isEqualTo(pdf);

        String anew = analyst.make(12);
        assertThat(analyst.content(anew)).contains("supersedes no. 1").contains("B2");
        assertThat(Reprint.rows(analyst.content(anew), REGION)).isNotEqualTo(Reprint.rows(content, REGION));
        assertThat(content).doesNotContain("supersedes");
        assertThatThrownBy(() -> at.change("UPDATE sitrep SET made_by = 'somebody else'"))
                .hasStackTraceContaining("stays as it was made");
        assertThatThrownBy(() -> at.change("DELETE FROM sitrep")).hasStackTraceContaining("stays as it was made");
    }

    @Test
    void printsTheSameBytesAgainAlsoAfterARestartAndSaysTheirHash() {
        reported(MissionMode.LIVE);
        Reprint analyst = analyst();
        String made = analyst.make(12);
        byte[] first = analyst.pdf(made);
        at.clock().advance(Duration.ofHours(30));
        at.restart();
        var later = new Reprint(at.visitor().signIn("late", at.server().people().add("late", Role.ANALYST)));

        assertThat(later.pdf(made)).isEqualTo(first);
        assertThat(later.page(made)).contains(Sha256.of(first).hex());
    }

    @Test
    void ofTheSameContentTheSameBytesAreSet() throws InterruptedException {
        reported(MissionMode.LIVE);
        byte[] once = Print.pdf("A", "<p>one</p>", Language.EN, "", NOON, 1);
        Thread.sleep(1_100);

        assertThat(Print.pdf("A", "<p>one</p>", Language.EN, "", NOON, 1)).isEqualTo(once);
        assertThat(Print.pdf("A", "<p>two</p>", Language.EN, "", NOON, 1)).isNotEqualTo(once);
    }

    @Test
    void isFoundOnlyByWhoSeesAllItsRegions() {
        reported(MissionMode.LIVE);
        var nimba = new Reprint(at.supervising("LR-NI"));
        var both = new Reprint(at.supervising("LR-NI", "LR-LO"));
        var lofa = new Reprint(at.supervising("LR-LO"));
        String ofNimba = nimba.make(12);
        String ofBoth = both.make(12);
        String ofAll = analyst().make(12);

        assertThat(nimba.content(ofNimba)).contains("only Nimba").doesNotContain("Lofa");
        assertThat(both.status(ofNimba)).isEqualTo(200);
        assertThat(new Reprint(at.signedIn(Role.SUPERVISOR)).status(ofNimba)).isEqualTo(200);
        for (String path : List.of(ofNimba, ofBoth, ofAll)) {
            assertThat(lofa.status(path)).isEqualTo(404);
            assertThat(lofa.status(path + ".pdf")).isEqualTo(404);
        }
        assertThat(nimba.status(ofBoth)).isEqualTo(404);
        assertThat(nimba.status(ofAll)).isEqualTo(404);
        assertThat(nimba.list()).contains(ofNimba).doesNotContain(ofBoth).doesNotContain(ofAll);
        String elsewhere = lofa.content(lofa.make(12));
        assertThat(elsewhere).doesNotContain(receipt("kind = 'RESOURCE_SITE'")).doesNotContain(Samples.CREW);
        assertThat(Reprint.rows(elsewhere, "Lofa").get(0).get(8)).isEqualTo("0");
    }

    @Test
    void aRestrictedReportIsANumberAndNoNoteStandsInIt() {
        reported(MissionMode.LIVE);
        Reprint analyst = analyst();
        String made = analyst.make(12);
        String read = String.join("\n", Reprint.read(analyst.pdf(made)));

        for (String written : List.of(analyst.content(made), read)) {
            assertThat(written)
                    .contains(receipt("kind = 'RESOURCE_SITE'"))
                    .contains("of handling H3: 1")
                    .contains("not described here: 1")
                    .doesNotContain(receipt("handling = 'H3'"))
                    .doesNotContain("planted")
                    .doesNotContain("radio mast")
                    .doesNotContain("washed gold");
        }
    }

    @Test
    void anExerciseSaysSoOnEveryPage() {
        reported(MissionMode.EXERCISE);
        Reprint analyst = analyst();
        String made = analyst.make(12);

        assertThat(analyst.content(made).split("EXERCISE EXERCISE EXERCISE", -1))
                .hasSize(3);
        assertThat(Reprint.read(analyst.pdf(made)))
                .allSatisfy(page -> assertThat(page.split("EXERCISE EXERCISE EXERCISE", -1).length)
                        .isGreaterThanOrEqualTo(3));
    }

    @Test
    void carriesTheHeadOfTheLogAtItsCutOff() {
        reported(MissionMode.LIVE);
        Reprint analyst = analyst();
        var log = at.server().people().log();
        log.append("somebody", Deed.READ, "", List.of("K7-1"));
        String head = log.head().printed();
        at.clock().advance(Duration.ofHours(1));
        log.append("somebody", Deed.READ, "", List.of("K7-2"));
        String made = analyst.make(12);

        assertThat(log.head().printed()).isNotEqualTo(head);
        assertThat(analyst.content(made)).contains(head);
        assertThat(String.join("", Reprint.read(analyst.pdf(made))).replaceAll("\\s", ""))
                .contains(head);
    }

    @Test
    void itsNumbersAreTheMatrixsAndWhatCameAfterTheCutOffIsNotInItsDay() {
        reported(MissionMode.LIVE);
        Visitor visitor = at.signedIn(Role.ANALYST);
        var analyst = new Reprint(visitor);
        at.clock().advance(Duration.ofMinutes(90));
        List<List<String>> rows = Reprint.rows(analyst.content(analyst.make(12)), REGION);

        assertThat(rows.get(0).subList(1, 8)).isEqualTo(rows.get(1).subList(1, 8));
        assertThat(rows.get(0).get(8)).isEqualTo("3 (3)");
        assertThat(rows.get(0).get(10)).isEqualTo("1");
        assertThat(visitor.get("/").body()).contains("<strong id=\"distinct\">3</strong>");

        phone.report(Samples.smuggling(NOON.minus(Duration.ofHours(1))));
        phone.exchange(at.address());
        assertThat(Reprint.rows(analyst.content(analyst.make(12)), REGION)
                        .get(0)
                        .get(8))
                .isEqualTo("3 (3)");
        assertThat(Reprint.rows(analyst.content(analyst.make(13)), REGION)
                        .get(0)
                        .get(8))
                .isEqualTo("3 (3)");
        assertThat(visitor.get("/").body()).contains("<strong id=\"distinct\">4</strong>");
        at.clock().advance(Duration.ofHours(1));
        assertThat(Reprint.rows(analyst.content(analyst.make(14)), REGION)
                        .get(0)
                        .get(8))
                .isEqualTo("4 (4)");
    }

    @Test
    void anHourToComeIsRefusedInWords() {
        reported(MissionMode.LIVE);
        Visitor visitor = at.signedIn(Role.ANALYST);

        var answer = visitor.submit("/sitreps", Map.of("day", "2026-11-18", "hour", "13"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("That hour is still to come").doesNotContain("sitrep.to_come");
        assertThat(visitor.submit("/sitreps", Map.of("day", "2026-09-18", "hour", "13"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(at.number("SELECT count(*) FROM sitrep")).isZero();
    }

    @Test
    void whoMadeOneAndWhoReadOneThatCountsRestrictedReportsStandsInTheLog() {
        reported(MissionMode.LIVE);
        Reprint analyst = analyst();
        String restricted = analyst.make(12);
        assertThat(lines()).containsExactly("ANALYST SITREP_MADE 1 POST /sitreps");
        assertThat(at.rows("SELECT what FROM audit_log WHERE deed = 'SITREP_MADE'"))
                .containsExactly("1, " + Sha256.of(analyst.pdf(restricted)).hex());
        analyst.page(restricted);
        analyst.list();
        new Reprint(at.supervising("LR-LO")).status(restricted);
        assertThat(lines())
                .as("the list tells nothing of it, and who was refused has read nothing")
                .containsExactly(
                        "ANALYST SITREP_READ 1 GET /sitreps/1",
                        "ANALYST SITREP_READ 1 GET /sitreps/1.pdf",
                        "ANALYST SITREP_MADE 1 POST /sitreps");

        String open = analyst.make(1);
        analyst.pdf(open);
        analyst.page(open);
        assertThat(lines()).hasSize(4).first().isEqualTo("ANALYST SITREP_MADE 2 POST /sitreps");
    }

    private List<String> lines() {
        return at.server().people().log().newest(100).stream()
                .filter(line -> line.deed() == Deed.SITREP_MADE || line.deed() == Deed.SITREP_READ)
                .map(line ->
                        line.who() + " " + line.deed() + " " + line.what().replaceFirst(",.*", "") + " " + line.page())
                .toList();
    }

    /** What was printed after the copy was taken is on somebody's desk. */
    @Test
    void aRestoredServerGivesNoNumberAgain(@TempDir Path copy) {
        reported(MissionMode.LIVE);
        analyst().make(12);
        at.copyTo(copy);
        String lost = new Reprint(at.signedIn(Role.ANALYST, Role.CONDUCT)).make(11);
        assertThat(lost).isEqualTo("/sitreps/2");
        Set<String> given = new TreeSet<>(List.of("/sitreps/1", lost));
        for (int i = 0; i < 3; i++) {
            at.clock().advance(Duration.ofMinutes(5));
            at.putBack(copy);
            var analyst = new Reprint(at.signedIn(Role.ANALYST, Role.SUPERVISOR));
            for (int hour = 10; hour < 12; hour++) {
                assertThat(given.add(analyst.make(hour))).isTrue();
            }
            assertThat(analyst.status("/sitreps/1")).isEqualTo(200);
            assertThat(analyst.status(lost)).isEqualTo(404);
        }
    }
}
