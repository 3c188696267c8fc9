package org.fieldpost.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.PhoneAtWork.entry;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.Body.ObservationRevision;
import org.fieldpost.model.Samples;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** P1: what the server holds is a function of the set of entries, not of the order in which they came. */
class OrderOfArrivalTest {

    private static final List<Entry> ENTRIES = List.of(
            entry(1, new ObservationRevision(0, Samples.smuggling(NOON, "first words"))),
            entry(2, new ObservationRevision(1, Samples.smuggling(NOON, "second words", true))),
            entry(3, new ObservationRevision(1, Samples.resourceSite(NOON.minus(Duration.ofDays(9))))),
            entry(4, new Body.PatrolRevision(Samples.patrol(NOON))),
            entry(5, new Body.PatrolRevision(Samples.patrol(NOON).ended(NOON.plusSeconds(7200)))),
            entry(6, new Body.Nil(Samples.nilReport(NOON))),
            entry(7, new Body.Status(4, "0.1.0")),
            entry(8, new ObservationRevision(0, Samples.resourceSite(NOON))),
            entry(9, new ObservationRevision(8, Samples.smuggling(NOON, "no gold after all"))),
            entry(10, new ObservationRevision(0, Samples.borderVisit(NOON))),
            entry(11, new Body.Status(0, "0.1.0")),
            entry(12, new ObservationRevision(40, Samples.borderVisit(NOON))));

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void any_order_and_any_packing_leaves_the_same_tables(long seed) {
        var random = new Random(seed);
        List<Entry> shuffled = new ArrayList<>(ENTRIES);
        Collections.shuffle(shuffled, random);

        assertThat(tablesAfter("shuffled", shuffled, 1 + random.nextInt(4)))
                .isEqualTo(tablesAfter("written", ENTRIES, 12));
    }

    @Test
    void a_revision_before_its_base_is_held_and_counts_once_the_base_is_here() {
        try (ServerAtWork at = ServerAtWork.in(directory)) {
            PhoneAtWork phone = at.phone();

            PhoneAtWork.send(at.address(), phone.envelope(ENTRIES.get(2)));
            assertThat(at.observations()).isZero();
            assertThat(at.number("SELECT count(*) FROM entry")).isEqualTo(1);

            PhoneAtWork.send(at.address(), phone.envelope(ENTRIES.get(0)));
            assertThat(at.rows("SELECT base, latest, kind FROM observation")).containsExactly("1|3|RESOURCE_SITE");
        }
    }

    @Test
    void a_phone_is_not_told_that_a_report_counts_before_it_does() {
        try (ServerAtWork at = ServerAtWork.in(directory)) {
            PhoneAtWork phone = at.phone();
            PhoneAtWork.send(at.address(), phone.envelope(ENTRIES.get(2)));

            phone.exchange(at.address());

            assertThat(at.observations()).isZero();
            assertThat(phone.told()).noneMatch(said -> said.state() == Body.ReviewState.State.COUNTED);
        }
    }

    private List<String> tablesAfter(String name, List<Entry> arriving, int together) {
        try (ServerAtWork at = ServerAtWork.in(directory.resolve(name))) {
            PhoneAtWork phone = at.phone();
            for (int from = 0; from < arriving.size(); from += together) {
                List<Entry> some = arriving.subList(from, Math.min(arriving.size(), from + together));
                PhoneAtWork.send(at.address(), phone.envelope(some.toArray(Entry[]::new)));
            }
            List<String> tables = new ArrayList<>();
            tables.addAll(at.rows("""
                    SELECT receipt, generation, base, latest, kind, region_code, region_method, observed_at, received_at,
                           handling, flash FROM observation ORDER BY receipt
                    """));
            tables.addAll(at.rows("SELECT receipt, interface, rank FROM observation_interface ORDER BY 1, 2"));
            tables.addAll(at.rows("SELECT generation, base, number FROM revision ORDER BY 1, 2, 3"));
            tables.addAll(at.rows("""
                    SELECT generation, number, crew_code, started_at, ended_at, means, task, region_code
                    FROM patrol_revision ORDER BY 1, 2
                    """));
            tables.addAll(at.rows("""
                    SELECT generation, number, region_code, looked_from, looked_until FROM nil_report ORDER BY 1, 2
                    """));
            tables.addAll(at.rows("SELECT number, kind, hex(hash), set_aside FROM entry ORDER BY number"));
            tables.addAll(at.rows("SELECT code, state, waiting, app_version FROM enrolment"));
            return tables;
        }
    }
}
