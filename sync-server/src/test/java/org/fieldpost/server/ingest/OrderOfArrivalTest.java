package org.fieldpost.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.PhoneAtWork.entry;
import static org.fieldpost.server.PhoneAtWork.revision;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.Body.ObservationRevision;
import org.fieldpost.model.Samples;
import org.fieldpost.model.report.ClockConfidence;
import org.fieldpost.model.report.ClockReading;
import org.fieldpost.model.review.Answered;
import org.fieldpost.model.review.RetractionReason;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** P1: what the server holds is a function of the set of entries, not of the order in which they came. */
class OrderOfArrivalTest {

    private record Written(int generation, Entry entry) {}

    private static final Entry FIRST = entry(1, new ObservationRevision(Samples.smuggling(NOON, "first words")));
    private static final Entry EIGHTH = entry(8, new ObservationRevision(Samples.resourceSite(NOON)));
    private static final Entry NEVER_SENT = entry(40, new ObservationRevision(Samples.borderVisit(NOON)));
    private static final Entry ANOTHER_FIRST = entry(1, new ObservationRevision(Samples.smuggling(NOON, "forgotten")));
    private static final Entry FIRST_OF_SECOND = entry(1, new ObservationRevision(Samples.borderVisit(NOON)));
    private static final Entry REVISED_FIRST =
            entry(3, revision(FIRST, Samples.resourceSite(NOON.minus(Duration.ofDays(9)))));

    private static final List<Written> WRITTEN = List.of(
            new Written(1, FIRST),
            new Written(1, entry(2, revision(FIRST, Samples.smuggling(NOON, "second words", true)))),
            new Written(1, REVISED_FIRST),
            new Written(1, entry(4, new Body.PatrolRevision(Samples.patrol(NOON)))),
            new Written(1, entry(5, new Body.PatrolRevision(Samples.patrol(NOON).ended(NOON.plusSeconds(7200))))),
            new Written(1, entry(6, new Body.Nil(Samples.nilReport(NOON)))),
            new Written(1, entry(7, new Body.Status(4, "0.1.0"))),
            new Written(1, EIGHTH),
            new Written(1, entry(9, revision(EIGHTH, Samples.smuggling(NOON, "no gold after all")))),
            new Written(1, entry(10, new ObservationRevision(Samples.borderVisit(NOON)))),
            new Written(1, entry(11, new Body.Status(0, "0.1.0"))),
            new Written(1, entry(12, revision(NEVER_SENT, Samples.borderVisit(NOON)))),
            new Written(1, entry(13, revision(ANOTHER_FIRST, Samples.smuggling(NOON, "of what is not here")))),
            new Written(1, entry(14, retraction(EIGHTH, RetractionReason.DUPLICATE))),
            new Written(1, entry(15, retraction(NEVER_SENT, RetractionReason.SAFETY))),
            new Written(1, entry(16, retraction(ANOTHER_FIRST, RetractionReason.MISTAKE))),
            new Written(
                    1,
                    entry(
                            17,
                            new Body.Answer(
                                    Body.Base.of(1, 1, FIRST.body()), new Answered(5, "On the far bank", false)))),
            new Written(2, FIRST_OF_SECOND),
            new Written(2, entry(2, revision(1, EIGHTH, Samples.smuggling(NOON, "gold, says the other half")))),
            new Written(2, entry(3, revision(2, FIRST_OF_SECOND, Samples.borderVisit(NOON.minusSeconds(60))))),
            new Written(2, entry(4, new Body.Status(9, "0.2.0"))),
            new Written(2, entry(5, new Body.PatrolRevision(Samples.patrol(NOON).ended(NOON.plusSeconds(9000))))),
            new Written(3, entry(2, clock(7, Duration.ofDays(-90), Optional.empty()))),
            new Written(3, entry(3, new ObservationRevision(Samples.borderVisit(NOON.minus(Duration.ofDays(90)))))),
            new Written(3, entry(4, new Body.Nil(Samples.nilReport(NOON.minus(Duration.ofDays(90)))))),
            new Written(3, entry(5, clock(7, Duration.ofDays(-90), Optional.of(Duration.ofDays(90))))),
            new Written(3, entry(6, clock(8, Duration.ZERO, Optional.empty()))),
            new Written(3, entry(7, new ObservationRevision(Samples.smuggling(NOON, "before the clock was set")))),
            new Written(3, entry(8, clock(8, Duration.ofDays(1), Optional.empty()))),
            new Written(3, entry(9, new Body.Nil(Samples.nilReport(NOON)))),
            new Written(3, entry(1, revision(2, FIRST_OF_SECOND, Samples.resourceSite(NOON.minusSeconds(60))))));

    private static Body clock(long boot, Duration wrong, Optional<Duration> behind) {
        return new Body.Clock(new ClockReading(
                boot,
                NOON.minus(Duration.ofHours(6)).plus(wrong),
                behind.map(by -> new ClockReading.Told(by, ClockConfidence.NETWORK))));
    }

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void any_order_and_any_packing_leaves_the_same_tables(long seed) {
        var random = new Random(seed);
        List<Written> shuffled = new ArrayList<>(WRITTEN);
        Collections.shuffle(shuffled, random);

        assertThat(tablesAfter("shuffled", shuffled, 1 + random.nextInt(4)))
                .isEqualTo(tablesAfter("written", WRITTEN, 12));
    }

    @Test
    void a_revision_before_its_base_is_held_and_counts_once_the_base_is_here() {
        try (ServerAtWork at = ServerAtWork.in(directory)) {
            PhoneAtWork phone = at.phone();

            PhoneAtWork.send(at.address(), phone.envelope(REVISED_FIRST));
            assertThat(at.observations()).isZero();
            assertThat(at.number("SELECT count(*) FROM entry")).isEqualTo(1);

            PhoneAtWork.send(at.address(), phone.envelope(FIRST));
            assertThat(at.rows("SELECT base, latest, kind FROM observation")).containsExactly("1|3|RESOURCE_SITE");
        }
    }

    @Test
    void a_revision_of_a_later_generation_is_the_newest_whichever_comes_first() {
        List<Written> two = List.of(
                new Written(1, entry(2, revision(FIRST, Samples.borderVisit(NOON)))),
                new Written(2, entry(1, revision(FIRST, Samples.resourceSite(NOON)))));
        for (List<Written> order : List.of(two, List.of(two.get(1), two.get(0)))) {
            try (ServerAtWork at = ServerAtWork.in(directory.resolve(String.valueOf(two == order)))) {
                PhoneAtWork phone = at.phone();
                send(at, phone, List.of(new Written(1, FIRST)));
                send(at, phone, order);

                assertThat(at.rows("SELECT base, latest_generation, latest, kind FROM observation"))
                        .containsExactly("1|2|1|RESOURCE_SITE");
            }
        }
    }

    @Test
    void a_retraction_before_its_report_waits_and_then_the_report_never_counts() {
        try (ServerAtWork at = ServerAtWork.in(directory)) {
            PhoneAtWork phone = at.phone();

            PhoneAtWork.send(at.address(), phone.envelope(entry(14, retraction(EIGHTH, RetractionReason.DUPLICATE))));
            PhoneAtWork.send(at.address(), phone.envelope(FIRST, EIGHTH));

            assertThat(at.rows("SELECT base FROM observation ORDER BY base")).containsExactly("1", "8");
            assertThat(at.rows("SELECT base FROM counted_observation")).containsExactly("1");
        }
    }

    @Test
    void a_retraction_of_another_report_of_the_same_number_takes_nothing_back() {
        try (ServerAtWork at = ServerAtWork.in(directory)) {
            PhoneAtWork phone = at.phone();

            PhoneAtWork.send(
                    at.address(),
                    phone.envelope(FIRST, entry(16, retraction(ANOTHER_FIRST, RetractionReason.MISTAKE))));

            assertThat(at.rows("SELECT base FROM counted_observation")).containsExactly("1");
        }
    }

    private static Body retraction(Entry first, RetractionReason reason) {
        return new Body.Retraction(Body.Base.of(1, first.number(), first.body()), reason);
    }

    /** A phone put back in time used the number twice; its revision is of the report that is not here. */
    @Test
    void a_revision_of_another_report_of_the_same_number_waits_and_changes_nothing() {
        try (ServerAtWork at = ServerAtWork.in(directory)) {
            PhoneAtWork phone = at.phone();
            Entry another = entry(2, revision(ANOTHER_FIRST, Samples.resourceSite(NOON)));

            PhoneAtWork.send(at.address(), phone.envelope(FIRST));
            PhoneAtWork.send(at.address(), phone.envelope(another));

            assertThat(at.rows("SELECT base, latest, kind FROM observation")).containsExactly("1|1|SMUGGLING");
            assertThat(at.number("SELECT count(*) FROM entry WHERE set_aside IS NULL"))
                    .as("held")
                    .isEqualTo(2);
        }
    }

    @Test
    void a_phone_is_not_told_that_a_report_counts_before_it_does() {
        try (ServerAtWork at = ServerAtWork.in(directory)) {
            PhoneAtWork phone = at.phone();
            PhoneAtWork.send(at.address(), phone.envelope(REVISED_FIRST));

            phone.exchange(at.address());

            assertThat(at.observations()).isZero();
            assertThat(phone.told()).noneMatch(said -> said.state() == Body.ReviewState.State.COUNTED);
        }
    }

    /** One envelope carries entries of one generation. */
    private static void send(ServerAtWork at, PhoneAtWork phone, List<Written> some) {
        for (int generation = 1; generation <= 3; generation++) {
            int of = generation;
            Entry[] entries = some.stream()
                    .filter(each -> each.generation == of)
                    .map(Written::entry)
                    .toArray(Entry[]::new);
            PhoneAtWork.send(at.address(), phone.envelope(of, entries));
        }
    }

    private List<String> tablesAfter(String name, List<Written> arriving, int together) {
        try (ServerAtWork at = ServerAtWork.in(directory.resolve(name))) {
            PhoneAtWork phone = at.phone();
            IntStream.iterate(0, from -> from < arriving.size(), from -> from + together)
                    .forEach(from ->
                            send(at, phone, arriving.subList(from, Math.min(arriving.size(), from + together))));
            List<String> tables = new ArrayList<>();
            tables.addAll(at.rows("""
                    SELECT receipt, generation, base, latest_generation, latest, kind, region_code, region_method,
                           observed_at, received_at, handling, flash, behind_s, time_uncertain, week, tally_week,
                           tally_line FROM observation ORDER BY receipt
                    """));
            tables.addAll(at.rows("SELECT receipt, interface, rank FROM observation_interface ORDER BY 1, 2"));
            tables.addAll(at.rows("""
                    SELECT generation, number, base_generation, base, base_digest FROM revision ORDER BY 1, 2
                    """));
            tables.addAll(at.rows("SELECT receipt FROM counted_observation ORDER BY 1"));
            tables.addAll(at.rows("SELECT generation, number, base, reason FROM retraction ORDER BY 1, 2"));
            tables.addAll(at.rows("SELECT generation, number, question, base, text FROM answer ORDER BY 1, 2"));
            tables.addAll(at.rows("""
                    SELECT generation, number, crew_code, started_at, ended_at, means, task, region_code
                    FROM patrol_revision ORDER BY 1, 2
                    """));
            tables.addAll(at.rows("""
                    SELECT generation, number, region_code, looked_from, looked_until, behind_s, time_uncertain
                    FROM nil_report ORDER BY 1, 2
                    """));
            tables.addAll(at.rows("""
                    SELECT generation, number, kind, hash, set_aside FROM entry ORDER BY 1, 2
                    """));
            tables.addAll(at.rows("SELECT generation, first, last, digest FROM held_range ORDER BY 1, 2"));
            tables.addAll(at.rows("SELECT code, state, waiting, app_version FROM enrolment"));
            tables.addAll(at.rows("""
                    SELECT week, region_code, line, sum(amount) FROM tally_change
                    GROUP BY week, region_code, line HAVING sum(amount) <> 0 ORDER BY 1, 2, 3
                    """));
            tables.addAll(at.rows("""
                    SELECT receipt, basis, crew_code, patrol_started_at, week, night, tally_week, tally_region, tally_line
                    FROM observation ORDER BY receipt
                    """));
            tables.addAll(at.rows("SELECT * FROM patrol_effort ORDER BY 1, 2, 3, 4, 5"));
            tables.addAll(at.rows("SELECT point, day, sort, region_code, last_at FROM visit ORDER BY 1, 2, 3"));
            tables.addAll(at.rows("SELECT region_code, last_at FROM phone_region ORDER BY 1"));
            return tables;
        }
    }
}
