package org.fieldpost.server.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.Samples;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.Patrol;
import org.fieldpost.model.report.PatrolKey;
import org.fieldpost.model.vocabulary.CodeList;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.Visitor;
import org.fieldpost.server.access.Role;
import org.fieldpost.server.analysis.AfterMeasure.Finding;
import org.fieldpost.server.analysis.AfterMeasure.Why;
import org.fieldpost.server.setup.Markers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a region and those around it after a measure, and what is not. */
class AfterMeasureTest {

    /** Nine weeks ago: eight whole weeks have passed since its own. */
    private static final Instant THEN = NOON.minus(Duration.ofDays(63));

    /** A gold area of Nimba; a town of Grand Gedeh, which touches Nimba; the port of Maryland, which does not. */
    private static final List<String> PLACES = List.of("RS02", "TN01", "BP07");

    private static final Markers.Marker MEASURE = new Markers.Marker(
            7,
            Markers.Sort.MEASURE,
            Optional.of(CodeList.MEASURE.code("M01")),
            "Gate closed",
            LocalDate.ofInstant(THEN, ZoneOffset.UTC),
            Optional.empty(),
            Optional.of("LR-NI"));

    @TempDir
    Path directory;

    @Test
    void what_rose_around_while_it_fell_there_is_told_as_a_quotient() {
        assertThat(finding(8, of(40, 5), of(10, 30), of(40, 40)))
                .isInstanceOfSatisfying(
                        Finding.Told.class, told -> assertThat(told.quotient()).isCloseTo(-0.5714, within(1e-4)));
    }

    @Test
    void rates_are_compared_and_not_counts() {
        var twiceTheEffort = new AreaSeen(List.of("LR-GG"), 10, 20, 3_600_000, 7_200_000);

        assertThat(finding(8, of(40, 5), twiceTheEffort, of(40, 40))).isEqualTo(new Finding.Told(-0.0));
    }

    @Test
    void no_quotient_is_shown_where_it_would_say_nothing() {
        AreaSeen fell = of(40, 5);
        AreaSeen same = of(40, 40);
        assertThat(why(3, fell, same, same)).isEqualTo(Why.TOO_SOON);
        assertThat(why(8, of(5, 40), same, same)).isEqualTo(Why.NOT_FALLEN);
        assertThat(why(8, of(0, 0), same, same)).isEqualTo(Why.NOT_FALLEN);
        assertThat(why(8, of(4, 2), same, same)).isEqualTo(Why.CHANCE);
        assertThat(why(8, fell, same, of(40, 4))).isEqualTo(Why.ELSEWHERE_TOO);
        assertThat(why(8, fell, same, of(40, 0))).isEqualTo(Why.NOTHING_ELSEWHERE);
        assertThat(why(8, fell, new AreaSeen(List.of("LR-GG"), 3, 0, 3_600_000, 0), same))
                .isEqualTo(Why.NO_EFFORT);
        assertThat(why(8, fell, new AreaSeen(List.of(), 0, 0, 0, 0), same)).isEqualTo(Why.NONE_AROUND);
        assertThat(why(8, fell, same, new AreaSeen(List.of(), 0, 0, 0, 0))).isEqualTo(Why.NONE_ELSEWHERE);
    }

    @Test
    void the_page_of_a_measure_says_what_was_seen_there_around_and_elsewhere_before_and_since() {
        try (ServerAtWork at = ServerAtWork.in(directory)) {
            reportTo(at);
            String page = measurePage(at);

            String everybody = at.signedIn(Role.ANALYST).get(page).body();
            assertThat(everybody)
                    .contains("Gate closed", "Weighted displacement quotient")
                    .doesNotContain("caused");
            assertThat(cells(everybody, "Observations before")).containsExactly("32", "8", "16");
            assertThat(cells(everybody, "Observations since")).containsExactly("0", "24", "16");
            assertThat(cells(everybody, "Before: patrol hours")).containsExactly("64", "64", "64");
            assertThat(everybody).contains("<bdi dir=\"ltr\">−0.50</bdi>");

            assertThat(at.supervising("LR-NI", "LR-GG").get(page).body())
                    .contains("every other region that you see touches this one");
            assertThat(at.supervising("LR-MY").get(page).statusCode()).isEqualTo(404);
            assertThat(at.signedIn(Role.ANALYST).get(page + "?kind=BORDER").body())
                    .contains("No quotient is shown: from one of the three areas no effort has arrived");
        }
    }

    @Test
    void events_are_marked_on_the_trend_of_their_region_and_of_the_whole_mission() {
        try (ServerAtWork at = ServerAtWork.in(directory)) {
            String page = measurePage(at);

            Visitor analyst = at.signedIn(Role.ANALYST);
            String nimba = analyst.get("/trend?weeks=26&region=LR-NI").body();
            assertThat(nimba).contains("stroke=\"#5b3a8c\"", "<bdi>Gate closed</bdi>", "href=\"" + page + "?");
            assertThat(analyst.get("/trend?weeks=26").body()).contains("<bdi>Gate closed</bdi>");
            assertThat(analyst.get("/trend?weeks=26&region=LR-MY").body())
                    .doesNotContain("stroke=\"#5b3a8c\"", "Gate closed");
            assertThat(analyst.get("/map").body()).contains("href=\"" + page + "?");
            assertThat(at.supervising("LR-MY").get("/map").body()).doesNotContain("Gate closed");
        }
    }

    /** A patrol of eight hours a week in each of three regions; what was seen in Nimba is later seen in Grand Gedeh. */
    private static void reportTo(ServerAtWork at) {
        PhoneAtWork phone = at.phone();
        for (int week = 1; week <= 17; week++) {
            Instant day = NOON.minus(Duration.ofDays(7L * week));
            int[] seen = week > 9 ? new int[] {4, 1, 2} : week == 9 ? new int[] {9, 9, 9} : new int[] {0, 3, 2};
            for (int i = 0; i < 3; i++) {
                Patrol patrol = patrol("K7-" + (2 + i), day.minus(Duration.ofHours(4)), PLACES.get(i));
                phone.write(new Body.PatrolRevision(patrol.ended(day.plus(Duration.ofHours(4)))));
                for (int many = 0; many < seen[i]; many++) {
                    phone.write(Counting.first(RandomReports.onPatrol(
                            Samples.observation(
                                    Kind.SMUGGLING, day.plusSeconds(many), PLACES.get(i), Samples.smugglingAnswers()),
                            patrol.key())));
                }
            }
        }
        phone.exchange(at.address());
    }

    private static Patrol patrol(String crew, Instant start, String place) {
        return new Patrol(
                new PatrolKey(crew, start),
                CodeList.MEANS.code("VEHICLE"),
                CodeList.TASK.code("BORDER"),
                Patrol.State.RUNNING,
                Optional.empty(),
                Optional.of(Samples.observation(Kind.SMUGGLING, start, place, Samples.smugglingAnswers())
                        .circumstances()
                        .position()));
    }

    private static String measurePage(ServerAtWork at) {
        at.signedIn(Role.ADMINISTRATOR)
                .submit(
                        "/markers",
                        Map.of(
                                "what",
                                "MEASURE M01",
                                "title",
                                "Gate closed",
                                "starts_on",
                                MEASURE.startsOn().toString(),
                                "ends_on",
                                "",
                                "region",
                                "LR-NI"));
        return "/measures/" + at.number("SELECT id FROM marker");
    }

    private static List<String> cells(String page, String column) {
        return Pattern.compile("<td data-label=\"" + column + "\">([^<]*)</td>")
                .matcher(page)
                .results()
                .map(each -> each.group(1).strip())
                .toList();
    }

    /** In as many hours before and since. */
    private static AreaSeen of(long before, long since) {
        return new AreaSeen(List.of("LR-NI"), before, since, 3_600_000, 3_600_000);
    }

    private static Finding finding(int weeks, AreaSeen there, AreaSeen around, AreaSeen elsewhere) {
        return AfterMeasure.told(MEASURE, Denominator.PATROL_HOURS, weeks, there, around, elsewhere)
                .finding();
    }

    private static Why why(int weeks, AreaSeen there, AreaSeen around, AreaSeen elsewhere) {
        return ((Finding.NotTold) finding(weeks, there, around, elsewhere)).why();
    }
}
