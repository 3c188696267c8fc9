package org.fieldpost.server.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.Samples;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.server.access.Sight;
import org.fieldpost.server.tally.Week;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The number beside an export is that of the reports in it, or says between which it lies. */
class HowManyTest {

    private static final ZoneId ZONE = Samples.liberia().zone();

    private static final List<Sight> SIGHTS = List.of(
            Sight.EVERYTHING,
            Sight.NOTHING,
            new Sight(Optional.empty(), Handling.H2),
            new Sight(Optional.of(Set.of("LR-NI", "LR-LO")), Handling.H3));

    @TempDir
    Path directory;

    private Counting counting;

    @BeforeEach
    void report() {
        var reports = new RandomReports(11, NOON);
        List<Body> entries = IntStream.range(0, 250)
                .mapToObj(i -> Counting.first(reports.next()))
                .toList();
        counting = Counting.of(directory, Samples.liberia(), entries);
    }

    @AfterEach
    void close() {
        counting.close();
    }

    private static Wanted days(
            int from, int many, Optional<Kind> kind, Optional<NexusInterface> judged, String region) {
        var first = Week.of(NOON, ZONE).monday().plusDays(from);
        return new Wanted(
                Optional.of(first.atStartOfDay(ZONE).toInstant()),
                Optional.of(first.plusDays(many).atStartOfDay(ZONE).toInstant()),
                Box.EVERYWHERE,
                kind,
                judged,
                Optional.of(region).filter(code -> !code.isEmpty()));
    }

    @Test
    void it_is_exact_for_any_days_any_choice_and_any_sight() {
        var random = new Random(5);
        long sum = 0;
        for (int i = 0; i < 400; i++) {
            Wanted wanted = days(
                    -random.nextInt(60),
                    1 + random.nextInt(40),
                    random.nextBoolean()
                            ? Optional.empty()
                            : Optional.of(List.of(Kind.values()).get(random.nextInt(3))),
                    random.nextBoolean() ? Optional.empty() : Optional.of(NexusInterface.I1),
                    random.nextInt(3) == 0 ? "LR-NI" : "");
            for (Sight sight : SIGHTS) {
                long many = counting.reports(sight, wanted);
                assertThat(counting.howMany(sight, wanted))
                        .as("%s %s", sight, wanted)
                        .isEqualTo(new HowMany(many, many));
                sum += many;
            }
        }
        assertThat(sum).isGreaterThan(5_000);
    }

    @Test
    void where_too_many_would_have_to_be_looked_at_it_says_between_which_it_lies() {
        Wanted weeks = days(-28, 28, Optional.empty(), Optional.empty(), "");
        Wanted days = days(-30, 31, Optional.empty(), Optional.empty(), "");
        long inWeeks = counting.howMany(Sight.EVERYTHING, weeks).most();
        counting.addToCell(Week.of(NOON, ZONE).plus(-5), "LR-NI", 20_000);

        HowMany many = counting.howMany(Sight.EVERYTHING, days);

        assertThat(many.exact()).isFalse();
        assertThat(many.least()).isBetween(inWeeks, inWeeks + 100);
        assertThat(many.most()).isBetween(inWeeks + 20_000, inWeeks + 20_200);
        assertThat(counting.howMany(Sight.EVERYTHING, weeks))
                .as("whole weeks are exact")
                .isEqualTo(new HowMany(inWeeks, inWeeks));
        assertThat(counting.howMany(Sight.NOTHING, days)).isEqualTo(new HowMany(0, 0));
    }
}
