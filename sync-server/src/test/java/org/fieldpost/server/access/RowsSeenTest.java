package org.fieldpost.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every page, opened by everybody over reports of two regions and of none: whose rows stand on it, and no others. */
class RowsSeenTest {

    private static final Pattern DISTINCT = Pattern.compile("id=\"distinct\">(\\d+)<");
    private static final Pattern REGION = Pattern.compile("/reports\\?region=([A-Z0-9-]+)");

    @TempDir
    Path directory;

    @TempDir
    Path exercising;

    private ServerAtWork live;
    private ServerAtWork exercise;
    private RowsSeen onLive;
    private RowsSeen onExercise;
    private final Map<RouteTable.Who, Visitor> everybody = new EnumMap<>(RouteTable.Who.class);

    @BeforeEach
    void start() {
        live = ServerAtWork.in(directory);
        exercise = ServerAtWork.in(exercising, Samples.liberia(), MissionMode.EXERCISE);
        onLive = RowsSeen.deliver(live);
        onExercise = RowsSeen.deliver(exercise);
        for (RouteTable.Who who : RouteTable.Who.values()) {
            everybody.put(who, RowsSeen.visitor(who, live, exercise));
        }
    }

    @AfterEach
    void stop() {
        live.close();
        exercise.close();
    }

    private RowsSeen rows(RouteTable.Who who) {
        return who == RouteTable.Who.TRAINER_IN_EXERCISE ? onExercise : onLive;
    }

    @Test
    void every_page_shows_everybody_the_rows_that_are_theirs_and_no_others() {
        for (RouteTable.Line line : RouteTable.LINES) {
            if (!line.method().equals("GET") || line.rows() == RouteTable.Rows.LOG) {
                continue;
            }
            everybody.forEach((who, visitor) -> {
                String page = visitor.get(line.path()).body();
                assertThat(rows(who).on(page)).as("%s %s", line.route(), who).isEqualTo(expected(line, who));
            });
        }
        assertThat(rows(RouteTable.Who.REGIONAL).reports(RouteTable.Who.REGIONAL))
                .hasSize(3);
        assertThat(rows(RouteTable.Who.ANALYST).reports(RouteTable.Who.ANALYST)).hasSize(9);
    }

    private Set<String> expected(RouteTable.Line line, RouteTable.Who who) {
        if (line.status(who) != 200) {
            return Set.of();
        }
        return switch (line.rows()) {
            case REPORTS -> rows(who).reportsAndTexts(who);
            case REVIEW, COUNTED -> rows(who).waiting(who);
            case TEXTS -> rows(who).texts(who);
            case NONE, COUNTS, ONE, LOG -> Set.of();
        };
    }

    @Test
    void a_report_that_one_may_not_see_is_answered_as_if_it_were_not_there() {
        everybody.forEach((who, visitor) -> {
            for (String receipt : rows(who).allReports()) {
                boolean seen = rows(who).reports(who).contains(receipt);
                var page = visitor.get("/reports/" + receipt);
                var nothing = visitor.get("/reports/K7-42");
                assertThat(page.statusCode()).as("%s %s", who, receipt).isEqualTo(seen ? 200 : nothing.statusCode());
                if (!seen) {
                    assertThat(page.body()).isEqualTo(nothing.body());
                }
            }
        });
    }

    @Test
    void a_question_about_a_report_that_one_may_not_see_is_not_kept() {
        Visitor regional = everybody.get(RouteTable.Who.REGIONAL);
        Set<String> answered = new TreeSet<>();
        for (String receipt : onLive.allReports()) {
            var fields = Map.of("question", "Which gate?");
            if (regional.submit("/reports/" + receipt + "/questions", fields).statusCode() == 303) {
                answered.add(receipt);
            }
        }

        assertThat(answered).isEqualTo(onLive.reports(RouteTable.Who.REGIONAL));
        assertThat(live.number("SELECT count(*) FROM question")).isEqualTo(answered.size());
    }

    @Test
    void the_matrix_counts_for_everybody_what_they_may_see() {
        for (RouteTable.Who who : RouteTable.Who.values()) {
            String page = everybody.get(who).get("/").body();
            Matcher distinct = DISTINCT.matcher(page);
            boolean shown = distinct.find();
            assertThat(shown).as("%s", who).isEqualTo(!rows(who).reports(who).isEmpty());
            if (shown) {
                assertThat(distinct.group(1))
                        .as("%s", who)
                        .isEqualTo(String.valueOf(rows(who).counted(who)));
            }
        }
        assertThat(regions(everybody.get(RouteTable.Who.REGIONAL))).containsExactly(RowsSeen.NIMBA);
        assertThat(regions(everybody.get(RouteTable.Who.ANALYST))).contains(RowsSeen.NIMBA, RowsSeen.LOFA);
    }

    private static Set<String> regions(Visitor visitor) {
        Set<String> regions = new TreeSet<>();
        Matcher matcher = REGION.matcher(visitor.get("/").body());
        while (matcher.find()) {
            regions.add(matcher.group(1));
        }
        return regions;
    }

    @Test
    void what_a_page_is_asked_for_in_its_address_shows_no_more() {
        Visitor regional = everybody.get(RouteTable.Who.REGIONAL);
        for (String query : new String[] {"?region=" + RowsSeen.LOFA, "?region=", "?weeks=52"}) {
            assertThat(onLive.reportsAndTexts(RouteTable.Who.REGIONAL))
                    .as(query)
                    .containsAll(onLive.on(regional.get("/reports" + query).body()));
        }
        assertThat(onLive.on(regional.get("/reports?region=" + RowsSeen.LOFA).body()))
                .isEmpty();
    }
}
