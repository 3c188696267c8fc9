package org.fieldpost.server.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.Samples;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.review.RetractionReason;
import org.fieldpost.server.PhoneAtWork;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The matrix against a recount, one report after the other, of what was reported; some of it revised, some taken back. */
class MatrixRecountTest {

    private static final int WEEKS = 6;

    @TempDir
    Path directory;

    /** The numbers of the reports that must stand behind each cell, by region and interface; empty for all. */
    private final Map<List<String>, Set<Long>> expected = new HashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void every_cell_counts_exactly_the_reports_that_a_recount_finds_and_lists_them(long seed) {
        var random = new Random(seed);
        var reports = new RandomReports(seed, NOON);
        List<Body> entries = new ArrayList<>();
        Map<Long, Observation> newest = new HashMap<>();
        Set<Long> retracted = new TreeSet<>();
        for (int i = 0; i < 220; i++) {
            Observation observation = reports.next();
            if (!newest.isEmpty() && random.nextInt(11) == 0) {
                long which = new ArrayList<>(newest.keySet()).get(random.nextInt(newest.size()));
                Entry first = PhoneAtWork.entry(which, entries.get((int) which - 1));
                entries.add(new Body.Retraction(Body.Base.of(1, which, first.body()), RetractionReason.MISTAKE));
                retracted.add(which);
                continue;
            }
            long revises = !newest.isEmpty() && random.nextInt(6) == 0
                    ? new ArrayList<>(newest.keySet()).get(random.nextInt(newest.size()))
                    : 0;
            entries.add(
                    revises == 0
                            ? Counting.first(observation)
                            : PhoneAtWork.revision(
                                    PhoneAtWork.entry(revises, entries.get((int) revises - 1)), observation));
            newest.put(revises == 0 ? i + 1L : revises, observation);
        }

        try (Counting counting = Counting.of(directory, Samples.liberia(), entries)) {
            assertThat(retracted).hasSizeGreaterThan(5);
            newest.keySet().removeAll(retracted);
            newest.forEach((number, observation) -> expect(counting.period(WEEKS), number, observation));

            Matrix matrix = counting.matrix(WEEKS);
            for (Matrix.Row row : matrix.rows()) {
                check(counting, row, Optional.of(row.regionCode()));
            }
            check(counting, matrix.all(), Optional.empty());
            assertThat(matrix.all().distinct()).isBetween(50L, 150L);
        }
    }

    private void expect(Period period, long number, Observation observation) {
        var there = observation.circumstances();
        if (there.observedAt().isBefore(period.from()) || !there.observedAt().isBefore(period.until())) {
            return;
        }
        List<String> interfaces = new ArrayList<>(List.of("distinct"));
        there.officerCoding()
                .ifPresentOrElse(
                        coding -> coding.all().forEach(each -> interfaces.add(each.name())),
                        () -> interfaces.add("uncoded"));
        List<String> regions = new ArrayList<>(List.of(""));
        Samples.liberia().regions().match(there.position().point()).ifPresent(match -> regions.add(match.regionCode()));
        for (String region : regions) {
            for (String judged : interfaces) {
                expected.computeIfAbsent(List.of(region, judged), cell -> new TreeSet<>())
                        .add(number);
            }
        }
    }

    private void check(Counting counting, Matrix.Row row, Optional<String> region) {
        for (NexusInterface each : NexusInterface.values()) {
            Set<Long> numbers = expected(region, each.name());
            assertThat(row.cells().get(each).count()).as("%s %s", region, each).isEqualTo(numbers.size());
            assertThat(counting.behind(WEEKS, region, Optional.of(each)))
                    .as("%s %s", region, each)
                    .isEqualTo(numbers);
        }
        assertThat(counting.behind(WEEKS, region, Optional.empty())).isEqualTo(expected(region, "distinct"));
        assertThat(row.distinct()).isEqualTo(expected(region, "distinct").size());
        assertThat(row.uncoded()).isEqualTo(expected(region, "uncoded").size());
    }

    private Set<Long> expected(Optional<String> region, String judged) {
        return expected.getOrDefault(List.of(region.orElse(""), judged), Set.of());
    }
}
