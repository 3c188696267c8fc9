package org.fieldpost.server.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fieldpost.model.vocabulary.CodeList;
import org.fieldpost.server.MovedNextDoor;
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

    private static final Markers.Marker MEASURE = new Markers.Marker(
            7,
            Markers.Sort.MEASURE,
            Optional.of(CodeList.MEASURE.code("M01")),
            "Gate closed",
            LocalDate.ofInstant(MovedNextDoor.THEN, ZoneOffset.UTC),
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
            MovedNextDoor.reportTo(at);
            String page = MovedNextDoor.mark(at);

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
            String page = MovedNextDoor.mark(at);

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
