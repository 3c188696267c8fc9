package org.fieldpost.server.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.place.Region;
import org.fieldpost.model.words.Language;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.Visitor;
import org.fieldpost.server.access.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of numbers say in words what a newcomer would else have to guess. */
class PagesSayWhatTheyMeanTest {

    private static final Instant MORNING = NOON.minus(Duration.ofDays(2)).minus(Duration.ofHours(4));

    @TempDir
    Path directory;

    private static void patrol(ServerAtWork at, Instant start, int hours) {
        PhoneAtWork phone = at.phone();
        phone.write(new Body.PatrolRevision(Samples.patrol(start).ended(start.plus(Duration.ofHours(hours)))));
        phone.exchange(at.address());
    }

    @Test
    void coverage_says_how_many_of_which_hours_were_at_night_and_when_nobody_looked_then() {
        try (ServerAtWork at = ServerAtWork.in(directory)) {
            Visitor reading = at.signedIn(Role.ANALYST);
            assertThat(reading.get("/coverage").body()).contains("No patrol hours of the period have arrived");

            patrol(at, MORNING, 8);
            assertThat(reading.get("/coverage").body())
                    .contains("Nobody looked at night: none of the 8.0 patrol hours in all regions below was at night.")
                    .doesNotContain("On patrol by day only");

            patrol(at, MORNING.plus(Duration.ofHours(7)), 8);
            assertThat(reading.get("/coverage").body())
                    .containsPattern("Of 16 patrol hours in all regions below, 4\\.\\d were at night: (29|30) %\\.")
                    .containsPattern("data-label=\"Of them at night\"><bdi dir=\"ltr\">4\\.\\d \\((29|30) %\\)");
        }
    }

    @Test
    void a_comparison_says_how_long_both_periods_are_and_that_it_is_of_rates() {
        try (ServerAtWork at = ServerAtWork.in(directory)) {
            Visitor reading = at.signedIn(Role.ANALYST);

            assertThat(reading.get("/?weeks=4").body())
                    .contains("Compared are the 28 days from 26 Oct 2026 to 22 Nov 2026 with the 84 days before")
                    .contains("from 3 Aug 2026 to 25 Oct 2026.")
                    .contains("24 of its 28 days have begun")
                    .contains("Rates are compared", "never counts");
            assertThat(reading.get("/?weeks=1&until=2026-11-10&show=CHANGE").body())
                    .contains("Compared are the 7 days from 9 Nov 2026 to 15 Nov 2026 with the 56 days before")
                    .contains("The rate of this period (7 days) over that of the 8 weeks before (56 days)")
                    .doesNotContain("still running");
        }
    }

    @Test
    void every_column_of_the_matrix_is_explained_where_its_heading_leads() {
        try (ServerAtWork at = ServerAtWork.in(directory)) {
            String page = at.signedIn(Role.ANALYST).get("/").body();
            List<String> leads = Pattern.compile("<th scope=\"col\"[^>]*><a class=\"term\" href=\"#([^\"]+)\"")
                    .matcher(page)
                    .results()
                    .map(each -> each.group(1))
                    .toList();

            assertThat(leads).hasSize(10).contains("about-uncoded", "about-distinct", "about-effort", "about-I3");
            assertThat(leads)
                    .allSatisfy(each ->
                            assertThat(page).containsPattern("<dt id=\"" + each + "\">[^<]+</dt><dd>[^<]{20,}</dd>"));
        }
    }

    @Test
    void only_where_nobody_looked_is_anything_hatched() {
        try (ServerAtWork at = ServerAtWork.in(directory)) {
            List<String> hatched = Pattern.compile("([^{}\\n]+)\\{[^}]*repeating-linear-gradient")
                    .matcher(at.visitor().get("/look/pages.css").body())
                    .results()
                    .map(each -> each.group(1))
                    .toList();

            assertThat(hatched)
                    .containsExactlyInAnyOrder(".blank.not_patrolled", ".coverage .unseen th,.coverage .unseen td");
        }
    }

    @Test
    void the_map_as_a_file_holds_names_key_title_period_and_the_mark_of_an_exercise() {
        try (ServerAtWork at = ServerAtWork.in(directory, Samples.liberia(), MissionMode.EXERCISE)) {
            Visitor reading = at.signedIn(Role.ANALYST);
            HttpResponse<String> file = reading.get("/map.svg?interface=I1&weeks=4");

            assertThat(file.headers().firstValue("Content-Type")).contains("image/svg+xml; charset=utf-8");
            assertThat(file.body())
                    .contains("EXERCISE EXERCISE EXERCISE", "Map: I1", "26 Oct 2026 – 22 Nov 2026")
                    .contains("Observations per 100 patrol hours", "Nobody looked")
                    .contains(Samples.liberia().regions().regions().stream()
                            .map((Region each) -> each.name(Language.EN))
                            .toList());
            assertThat(reading.get("/map?interface=I1&weeks=4").body())
                    .contains("href=\"/map.svg?interface=I1&amp;weeks=4\" download=\"map.svg\"");
        }
    }
}
