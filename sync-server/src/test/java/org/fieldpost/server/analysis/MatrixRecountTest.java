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
import java.util.function.Consumer;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.Samples;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.review.RetractionReason;
import org.fieldpost.server.Deciding;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.access.Role;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The matrix against a recount, one report after the other, of what was reported; some of it revised, taken back, graded, merged, judged. */
class MatrixRecountTest {

    private static final int WEEKS = 6;

    @TempDir
    Path directory;

    /** The numbers of the reports that must stand behind each cell, by region and interface; empty for all. */
    private final Map<List<String>, Set<Long>> expected = new HashMap<>();

    private final Set<Long> graded = new TreeSet<>();
    private final Map<Long, List<String>> judged = new HashMap<>();

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

        Consumer<ServerAtWork> review = at -> review(at, random, new TreeSet<>(newest.keySet()), retracted);
        try (Counting counting = Counting.of(directory, Samples.liberia(), entries, review)) {
            assertThat(retracted).hasSizeGreaterThan(5);
            assertThat(judged).hasSizeGreaterThan(5);
            assertThat(graded).hasSizeGreaterThan(5);
            newest.keySet().removeAll(retracted);
            newest.forEach((number, observation) -> expect(counting.period(WEEKS), number, observation));

            Matrix matrix = counting.matrix(WEEKS);
            for (Matrix.Row row : matrix.rows()) {
                check(counting, row, Optional.of(row.regionCode()));
            }
            check(counting, matrix.all(), Optional.empty());
            assertThat(matrix.all().distinct()).isBetween(30L, 150L);

            Map<String, Long> kept = counting.cells();
            assertThat(kept).hasSizeGreaterThan(50);
            counting.putTogether();
            assertThat(counting.cells()).as("packed").isEqualTo(kept);
            counting.recount();
            assertThat(counting.cells()).as("counted again").isEqualTo(kept);
        }
    }

    /** Decides about some of them as a supervisor does, and keeps what must come of it. */
    private void review(ServerAtWork at, Random random, Set<Long> numbers, Set<Long> retracted) {
        var desk = new Deciding(at, at.signedIn(Role.SUPERVISOR));
        numbers.removeAll(retracted);
        long stays = numbers.iterator().next();
        for (long number : numbers) {
            String receipt = new ReceiptCode(false, "A1", 1, number).spoken();
            switch (number == stays ? 9 : random.nextInt(8)) {
                case 0 -> {
                    desk.retract(receipt, "seen elsewhere");
                    retracted.add(number);
                }
                case 1 -> {
                    desk.merge(receipt, new ReceiptCode(false, "A1", 1, stays).spoken());
                    retracted.add(number);
                }
                case 2 -> {
                    desk.interfaces(receipt, "I7", "I6");
                    judged.put(number, List.of("I7", "I6"));
                }
                case 3 -> {
                    desk.interfaces(receipt, "I4", "");
                    desk.undoInterfaces(receipt);
                }
                case 4, 5 -> {
                    desk.grade(receipt, "B2");
                    graded.add(number);
                }
                case 6 -> {
                    desk.retract(receipt, "a slip");
                    desk.undo(receipt);
                }
                default -> {}
            }
        }
    }

    private void expect(Period period, long number, Observation observation) {
        var there = observation.circumstances();
        if (there.observedAt().isBefore(period.from()) || !there.observedAt().isBefore(period.until())) {
            return;
        }
        List<String> interfaces = new ArrayList<>(List.of("distinct"));
        if (graded.contains(number)) {
            interfaces.add("graded");
        }
        if (judged.containsKey(number)) {
            interfaces.addAll(judged.get(number));
        } else {
            there.officerCoding()
                    .ifPresentOrElse(
                            coding -> coding.all().forEach(each -> interfaces.add(each.name())),
                            () -> interfaces.add("uncoded"));
        }
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
            assertThat(row.cells().get(each).graded())
                    .as("graded %s %s", region, each)
                    .isEqualTo(numbers.stream().filter(graded::contains).count());
            assertThat(counting.behind(WEEKS, region, Optional.of(each)))
                    .as("%s %s", region, each)
                    .isEqualTo(numbers);
        }
        assertThat(counting.behind(WEEKS, region, Optional.empty())).isEqualTo(expected(region, "distinct"));
        assertThat(row.distinct()).isEqualTo(expected(region, "distinct").size());
        assertThat(row.graded()).isEqualTo(expected(region, "graded").size());
        assertThat(row.uncoded()).isEqualTo(expected(region, "uncoded").size());
    }

    private Set<Long> expected(Optional<String> region, String judged) {
        return expected.getOrDefault(List.of(region.orElse(""), judged), Set.of());
    }
}
