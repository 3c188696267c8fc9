package org.fieldpost.exchange.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.model.Samples;
import org.fieldpost.model.patrol.PatrolPlan;
import org.fieldpost.model.patrol.TrackFix;
import org.fieldpost.model.patrol.TrackSegment;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.report.Patrol;

/** Pauses, tracks, patrol reports and plans, as bytes. */
class PatrolOnTheWireTest {

    private static final Instant SIX = Instant.parse("2026-03-02T06:00:00Z");

    @Property(tries = 500)
    void a_stretch_of_track_comes_back_as_it_was(@ForAll long seed) {
        assertComesBack(new Body.TrackStretch(new AnyPatrol(seed).segment()));
    }

    @Property(tries = 500)
    void a_patrol_report_comes_back_as_it_was(@ForAll long seed) {
        assertComesBack(new Body.PatrolReported(new AnyPatrol(seed).report()));
    }

    @Property(tries = 200)
    void a_plan_comes_back_as_it_was(@ForAll long seed) {
        PatrolPlan plan = new AnyPatrol(seed).plan();

        assertThat(PatrolCodec.decodePlan(PatrolCodec.encode(plan))).isEqualTo(plan);
    }

    @Property(tries = 500)
    void a_patrol_with_pauses_comes_back_as_it_was(@ForAll long seed) {
        assertComesBack(new Body.PatrolRevision(new AnyPatrol(seed).pausing(Samples.patrol(SIX))));
    }

    /** P8: a reader that knows no pauses sees a running patrol, as before. */
    @Example
    void to_an_older_reader_a_paused_patrol_is_a_running_one() {
        Patrol paused = Samples.patrol(SIX).pausedAt(SIX.plusSeconds(600));
        Map<Integer, Object> known = new TreeMap<>();
        ((Map<?, ?>) Cbor.decode(
                        BodyCodec.encode(new Body.PatrolRevision(paused)).toArray()))
                .forEach((key, value) -> {
                    if ((Integer) key <= 21) {
                        known.put((Integer) key, value);
                    }
                });

        Body read = BodyCodecTest.decode(Body.PatrolRevision.KIND, Bytes.of(Cbor.encode(known)));

        assertThat(read).isInstanceOfSatisfying(Body.PatrolRevision.class, as -> {
            assertThat(as.patrol().state()).isEqualTo(Patrol.State.RUNNING);
            assertThat(as.patrol().pauses()).isEmpty();
        });
    }

    @Example
    void a_patrol_without_a_pause_has_the_bytes_it_always_had() {
        var fields = (Map<?, ?>) Cbor.decode(
                BodyCodec.encode(new Body.PatrolRevision(Samples.patrol(SIX))).toArray());

        assertThat(fields.keySet()).allSatisfy(key -> assertThat((Integer) key).isLessThan(22));
    }

    /** A day on the road must fit through a minute of 2G. */
    @Example
    void eight_hours_on_the_road_at_a_point_a_minute_take_less_than_four_kilobytes() {
        List<TrackFix> fixes = new ArrayList<>();
        for (int minute = 0; minute < 480; minute++) {
            var there = new Point(7.36 + minute * 0.0009, -8.71 - minute * 0.0007);
            fixes.add(new TrackFix(SIX.plus(Duration.ofMinutes(minute)), new Position(there, 8, Position.Source.GPS)));
        }
        var segment = new TrackSegment(Samples.patrol(SIX).key(), Position.Source.GPS, fixes);

        assertThat(BodyCodec.encode(new Body.TrackStretch(segment)).size()).isLessThan(4_000);
    }

    @Example
    void a_track_of_odd_length_is_kept_unread_and_says_why() {
        var segment = new AnyPatrol(3).segment();
        Map<Integer, Object> fields = new TreeMap<>();
        ((Map<?, ?>) Cbor.decode(
                        BodyCodec.encode(new Body.TrackStretch(segment)).toArray()))
                .forEach((key, value) -> fields.put((Integer) key, value));
        List<Object> steps = new ArrayList<>((List<?>) fields.get(23));
        steps.add(1L);
        fields.put(23, steps);

        assertThat(BodyCodecTest.decode(Body.TrackStretch.KIND, Bytes.of(Cbor.encode(fields))))
                .isInstanceOfSatisfying(
                        Body.Unread.class, unread -> assertThat(unread.why()).contains("TrackCodec"));
    }

    private static void assertComesBack(Body body) {
        assertThat(BodyCodecTest.decode(body.kind(), BodyCodec.encode(body))).isEqualTo(body);
        assertThat(Optional.of(BodyCodec.encode(body)))
                .contains(BodyCodec.encode(BodyCodecTest.decode(body.kind(), BodyCodec.encode(body))));
    }
}
