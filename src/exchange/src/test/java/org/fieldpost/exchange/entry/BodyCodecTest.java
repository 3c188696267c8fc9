package org.fieldpost.exchange.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.SeededRandom;
import org.fieldpost.model.Samples;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.report.Circumstances;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.Observation;

class BodyCodecTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Property(tries = 3000)
    void every_body_comes_back_as_it_was(@ForAll long seed) {
        Body body = new AnyReport(seed).body();

        assertThat(decode(body.kind(), BodyCodec.encode(body))).isEqualTo(body);
    }

    @Property(tries = 500)
    void the_same_value_always_has_the_same_bytes(@ForAll long seed) {
        Bytes bytes = BodyCodec.encode(new AnyReport(seed).body());

        assertThat(BodyCodec.encode(new AnyReport(seed).body())).isEqualTo(bytes);
        Body read = decode(new AnyReport(seed).body().kind(), bytes);
        assertThat(BodyCodec.encode(read)).isEqualTo(bytes);
    }

    @Property(tries = 1000)
    void every_draft_comes_back_as_it_was(@ForAll long seed) {
        Draft draft = new AnyReport(seed).draft();

        assertThat(ReportCodec.decodeDraft(ReportCodec.encode(draft))).isEqualTo(draft);
    }

    @Property(tries = 300)
    void a_place_travels_to_a_tenth_of_a_metre(
            @ForAll @DoubleRange(min = -90, max = 90) double latitude,
            @ForAll @DoubleRange(min = -180, max = 180) double longitude,
            @ForAll @DoubleRange(min = 0, max = 1_000_000) double accuracy) {
        var position = new Position(new Point(latitude, longitude), accuracy, Position.Source.GPS);
        var draft = Draft.open("0123456789abcdef", Kind.BORDER, NOON, Optional.of(position));

        Position read =
                ReportCodec.decodeDraft(ReportCodec.encode(draft)).position().orElseThrow();

        assertThat(read.point().distanceM(position.point())).isLessThan(0.1);
        assertThat(read.accuracyM()).isCloseTo(accuracy, within(0.051));
    }

    @Example
    void the_samples_of_every_kind_come_back() {
        for (var observation : new Observation[] {
            Samples.smuggling(NOON, "Émile 🚚 سلاح", true),
            Samples.sealed(NOON),
            Samples.borderVisit(NOON),
            Samples.resourceSite(NOON)
        }) {
            var read = (Body.ObservationRevision)
                    decode(Body.ObservationRevision.KIND, BodyCodec.encode(new Body.ObservationRevision(observation)));

            assertThat(read.observation().answers()).isEqualTo(observation.answers());
            assertThat(read.observation().circumstances().note())
                    .isEqualTo(observation.circumstances().note());
        }
    }

    /** A phone whose battery was out shows 1970, one set by hand may show anything. */
    @Example
    void a_clock_that_was_set_by_a_century_in_between_makes_no_report_unreadable() {
        for (String recorded : new String[] {"1970-01-01T00:00:00Z", "2026-03-01T12:04:00Z", "2126-03-01T12:00:00Z"}) {
            Observation usual = Samples.smuggling(NOON);
            Circumstances c = usual.circumstances();
            var circumstances = new Circumstances(
                    c.patrol(),
                    c.position(),
                    c.knownPoint(),
                    c.region(),
                    c.observedAt(),
                    c.clock(),
                    Instant.parse(recorded),
                    c.handling(),
                    c.flash(),
                    c.note(),
                    c.officerCoding());
            var body = new Body.ObservationRevision(Observation.of(Kind.SMUGGLING, circumstances, usual.answers()));

            assertThat(decode(body.kind(), BodyCodec.encode(body)))
                    .as("recorded at %s", recorded)
                    .isInstanceOfSatisfying(
                            Body.ObservationRevision.class,
                            read -> assertThat(
                                            read.observation().circumstances().recordedAt())
                                    .isEqualTo(recorded));
        }
    }

    @Example
    void an_unknown_kind_is_kept_as_it_came_and_says_so() {
        for (int kind : new int[] {0, 50, 63, 80, 0xFFFF}) {
            Bytes bytes = random(kind, 40);

            Body body = decode(kind, bytes);

            assertThat(body).isInstanceOfSatisfying(Body.Unread.class, unread -> {
                assertThat(unread.kind()).isEqualTo(kind);
                assertThat(unread.bytes()).isEqualTo(bytes);
                assertThat(unread.why()).contains(String.valueOf(kind));
            });
            assertThat(BodyCodec.encode(body)).isEqualTo(bytes);
        }
    }

    /** P8: a newer phone may say more than this version knows. */
    @Example
    void fields_of_a_version_to_come_are_passed_over() {
        var body = new Body.ObservationRevision(new AnyReport(7).observation());
        var fields = new TreeMap<Integer, Object>();
        ((Map<?, ?>) Cbor.decode(BodyCodec.encode(body).toArray()))
                .forEach((key, value) -> fields.put((Integer) key, value));
        fields.put(99, "from the future");

        assertThat(decode(body.kind(), Bytes.of(Cbor.encode(fields))))
                .isEqualTo(decode(body.kind(), BodyCodec.encode(body)));
    }

    /** A text field counts characters as the phone does, and may cut a pair in two. */
    @Example
    void a_note_cut_in_the_middle_of_an_emoji_does_not_stop_a_draft_from_being_saved() {
        String cut = "🚚".repeat(Circumstances.NOTE_CHARS).substring(0, Circumstances.NOTE_CHARS - 1);
        Draft draft = Draft.open("0123456789abcdef", Kind.BORDER, NOON, Optional.empty())
                .noting(cut);

        Draft read = ReportCodec.decodeDraft(ReportCodec.encode(draft));

        assertThat(read.note()).startsWith("🚚🚚");
    }

    @Example
    void bytes_that_are_no_draft_are_refused_with_a_reason() {
        byte[] draft = ReportCodec.encode(new AnyReport(1).draft());
        for (int length = 0; length < draft.length; length++) {
            byte[] cut = Arrays.copyOf(draft, length);
            assertThatThrownBy(() -> ReportCodec.decodeDraft(cut)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    static Body decode(int kind, Bytes bytes) {
        return BodyCodec.decode(new Entry(1, kind, bytes));
    }

    private static Bytes random(long seed, int size) {
        byte[] bytes = new byte[size];
        new SeededRandom(seed).nextBytes(bytes);
        return Bytes.of(bytes);
    }
}
