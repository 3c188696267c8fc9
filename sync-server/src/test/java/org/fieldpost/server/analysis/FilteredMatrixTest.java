package org.fieldpost.server.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.Samples;
import org.fieldpost.model.patrol.Sun;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.Question;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.server.Deciding;
import org.fieldpost.server.access.Role;
import org.fieldpost.server.tally.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Filters, alone and together: every cell counts what one report after the other says, and its list holds the same. */
class FilteredMatrixTest {

    private static final int WEEKS = 6;

    @TempDir
    Path directory;

    @Test
    void a_filtered_cell_counts_the_reports_that_are_so_and_lists_them() {
        var random = new RandomReports(7, NOON);
        List<Observation> reported = new ArrayList<>();
        List<Body> entries = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            reported.add(random.next());
            entries.add(Counting.first(reported.get(i)));
        }
        try (Counting counting = Counting.of(directory, Samples.liberia(), entries, at -> {
            var desk = new Deciding(at, at.signedIn(Role.SUPERVISOR));
            desk.grade("A1-1", "B2");
            desk.grade("A1-2", "B2");
            desk.grade("A1-3", "D2");
        })) {
            assertCounts(counting, reported, kind(Kind.BORDER), said -> said.kind() == Kind.BORDER);
            assertCounts(counting, reported, light(Filter.Light.NIGHT), FilteredMatrixTest::byNight);
            assertCounts(counting, reported, light(Filter.Light.DAY), said -> !byNight(said));
            assertCounts(
                    counting,
                    reported,
                    basis(Line.Basis.SAW),
                    said -> said.answers().has(Question.BASIS, "SAW"));
            assertCounts(
                    counting,
                    reported,
                    new Filter(
                            Optional.of(Kind.SMUGGLING),
                            Optional.of(Line.Basis.SAW),
                            Filter.Grading.ANY,
                            Optional.of(Filter.Light.NIGHT),
                            Optional.empty()),
                    said -> said.kind() == Kind.SMUGGLING
                            && said.answers().has(Question.BASIS, "SAW")
                            && byNight(said));
            assertThat(counting.behind(20, grading(Filter.Grading.GRADED), Optional.empty(), Optional.empty()))
                    .extracting(shown -> ReceiptCode.parse(shown.receipt()).number())
                    .containsExactlyInAnyOrder(1L, 2L, 3L);
            assertThat(counting.behind(20, grading(Filter.Grading.FIRM), Optional.empty(), Optional.empty()))
                    .extracting(shown -> ReceiptCode.parse(shown.receipt()).number())
                    .containsExactlyInAnyOrder(1L, 2L);
            assertThat(counting.matrix(20, grading(Filter.Grading.GRADED)).all().distinct())
                    .isEqualTo(3);
            assertThat(counting.matrix(20, grading(Filter.Grading.FIRM)).all().distinct())
                    .isEqualTo(2);
        }
    }

    private static boolean byNight(Observation said) {
        return Sun.isNight(
                said.circumstances().position().point(), said.circumstances().observedAt());
    }

    private static void assertCounts(
            Counting counting, List<Observation> reported, Filter filter, Predicate<Observation> so) {
        Period period = counting.period(WEEKS);
        long expected = reported.stream()
                .filter(said -> !said.circumstances().observedAt().isBefore(period.from()))
                .filter(said -> said.circumstances().observedAt().isBefore(period.until()))
                .filter(so)
                .count();
        assertThat(expected)
                .as("%s: a filter that leaves nothing in, or nothing out, shows nothing", filter)
                .isBetween(1L, 120L);
        Matrix matrix = counting.matrix(WEEKS, filter);
        assertThat(matrix.all().distinct()).as("%s", filter).isEqualTo(expected);
        assertThat(counting.behind(WEEKS, filter, Optional.empty(), Optional.empty()))
                .as("%s", filter)
                .hasSize((int) expected)
                .allMatch(shown -> so.test(shown.observation()));
        for (Matrix.Row row : matrix.rows()) {
            for (NexusInterface each : NexusInterface.values()) {
                assertThat(counting.behind(WEEKS, filter, Optional.of(row.regionCode()), Optional.of(each)))
                        .as("%s %s %s", filter, row.regionCode(), each)
                        .hasSize((int) row.cells().get(each).count());
            }
        }
    }

    private static Filter kind(Kind kind) {
        return new Filter(Optional.of(kind), Optional.empty(), Filter.Grading.ANY, Optional.empty(), Optional.empty());
    }

    private static Filter basis(Line.Basis basis) {
        return new Filter(Optional.empty(), Optional.of(basis), Filter.Grading.ANY, Optional.empty(), Optional.empty());
    }

    private static Filter light(Filter.Light light) {
        return new Filter(Optional.empty(), Optional.empty(), Filter.Grading.ANY, Optional.of(light), Optional.empty());
    }

    private static Filter grading(Filter.Grading grading) {
        return new Filter(Optional.empty(), Optional.empty(), grading, Optional.empty(), Optional.empty());
    }
}
