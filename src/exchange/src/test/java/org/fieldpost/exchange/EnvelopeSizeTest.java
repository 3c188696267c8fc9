package org.fieldpost.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.fieldpost.exchange.envelope.Envelope;

class EnvelopeSizeTest {

    private static final Duration QUICK = Duration.ofSeconds(1);
    private static final Duration SLOW = Duration.ofMinutes(1);

    @Property
    void whatever_the_link_does_a_size_stays_within_its_bounds(
            @ForAll @IntRange(min = EnvelopeSize.LEAST, max = EnvelopeSize.MOST) int bytes,
            @ForAll @LongRange(min = 0, max = 10_000_000) long tookMs,
            @ForAll boolean full) {
        var size = new EnvelopeSize(bytes);

        assertThat(size.afterCut().bodyBytes()).isBetween(EnvelopeSize.LEAST, size.bodyBytes());
        assertThat(size.afterAnswer(Duration.ofMillis(tookMs), full).bodyBytes())
                .isBetween(EnvelopeSize.LEAST, EnvelopeSize.MOST);
    }

    @Property
    void the_longer_an_answer_took_the_smaller_is_the_next_envelope_never_larger(
            @ForAll @IntRange(min = EnvelopeSize.LEAST, max = EnvelopeSize.MOST) int bytes,
            @ForAll @LongRange(min = 0, max = 60_000) long oneMs,
            @ForAll @LongRange(min = 0, max = 60_000) long otherMs) {
        var size = new EnvelopeSize(bytes);

        assertThat(size.afterAnswer(Duration.ofMillis(Math.max(oneMs, otherMs)), true)
                        .bodyBytes())
                .isLessThanOrEqualTo(size.afterAnswer(Duration.ofMillis(Math.min(oneMs, otherMs)), true)
                        .bodyBytes());
    }

    @Example
    void a_link_that_breaks_again_and_again_comes_down_to_the_smallest_envelope_and_stays_there() {
        EnvelopeSize size = EnvelopeSize.USUAL;
        for (int cuts = 0; cuts < 4; cuts++) {
            size = size.afterCut();
        }

        assertThat(size.bodyBytes()).isEqualTo(EnvelopeSize.LEAST);
        assertThat(size.afterCut()).isEqualTo(size);
        assertThat(size.afterAnswer(SLOW, true)).isEqualTo(size);
    }

    @Example
    void a_good_link_comes_up_to_the_largest_envelope_and_stays_there() {
        EnvelopeSize size = new EnvelopeSize(EnvelopeSize.LEAST);
        for (int answers = 0; answers < 8; answers++) {
            size = size.afterAnswer(QUICK, true);
        }

        assertThat(size.bodyBytes()).isEqualTo(EnvelopeSize.MOST);
        assertThat(size.afterAnswer(QUICK, true)).isEqualTo(size);
    }

    @Example
    void a_quick_answer_to_an_envelope_that_was_not_full_proves_nothing() {
        assertThat(EnvelopeSize.USUAL.afterAnswer(QUICK, false)).isEqualTo(EnvelopeSize.USUAL);
    }

    @Example
    void a_cut_makes_the_next_envelope_smaller_than_a_slow_answer_does() {
        assertThat(EnvelopeSize.USUAL.afterCut().bodyBytes())
                .isLessThan(EnvelopeSize.USUAL.afterAnswer(SLOW, true).bodyBytes());
    }

    @Example
    void even_the_largest_leaves_room_for_what_sealing_adds() {
        int withPaddingOfAnEighth = EnvelopeSize.MOST / 8 * 9;

        assertThat(withPaddingOfAnEighth + Entry.MOST_BODY_BYTES / 2).isLessThan(Envelope.MOST_BYTES);
    }

    @Example
    void sizes_beyond_the_bounds_are_refused() {
        for (int bytes : new int[] {-1, 0, EnvelopeSize.LEAST - 1, EnvelopeSize.MOST + 1}) {
            assertThatThrownBy(() -> new EnvelopeSize(bytes)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
