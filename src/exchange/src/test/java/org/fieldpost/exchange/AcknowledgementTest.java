package org.fieldpost.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fieldpost.exchange.Said.entry;
import static org.fieldpost.exchange.Said.holding;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class AcknowledgementTest {

    private static final Acknowledgement.Verdict NONE_BUT_A_CONFLICT = new Acknowledgement.Verdict(List.of(), true);

    @Property
    void all_that_both_hold_matches_and_nothing_else(@ForAll Set<@LongRange(min = 1, max = 30) Long> held) {
        NavigableMap<Long, Bytes> written = written(30);

        Acknowledgement.Verdict verdict = holding(
                        1, 1, held.stream().map(n -> entry(n, "entry " + n)).toList())
                .judge(new Known(written));

        assertThat(verdict)
                .isEqualTo(new Acknowledgement.Verdict(Ranges.of(held).list(), false));
    }

    @Property
    void numbers_that_were_never_written_never_match(@ForAll @IntRange(min = 0, max = 10) int count) {
        Acknowledgement.Verdict verdict =
                holding(1, 1, List.of(entry(count + 1L, "never written"))).judge(new Known(written(count)));

        assertThat(verdict).isEqualTo(NONE_BUT_A_CONFLICT);
    }

    @Property
    void one_other_entry_spoils_its_range(@ForAll @LongRange(min = 1, max = 10) long other) {
        NavigableMap<Long, Bytes> written = written(10);
        NavigableMap<Long, Bytes> held = written(10);
        held.put(other, entry(other, "another").hash());

        assertThat(Acknowledgement.of(1, 1, held).judge(new Known(written))).isEqualTo(NONE_BUT_A_CONFLICT);
    }

    @Example
    void the_same_reports_under_each_others_numbers_do_not_match() {
        Acknowledgement swapped = holding(1, 1, List.of(entry(1, "entry 2"), entry(2, "entry 1")));

        assertThat(swapped.judge(new Known(written(2)))).isEqualTo(NONE_BUT_A_CONFLICT);
    }

    @Example
    void whoever_wrote_nothing_takes_nothing() {
        assertThat(holding(1, 1, List.of(entry(1, "first"))).judge(new Known(new TreeMap<>())))
                .isEqualTo(NONE_BUT_A_CONFLICT);
    }

    @Example
    void the_size_depends_on_the_holes_and_not_on_the_entries() {
        assertThat(Acknowledgement.of(1, 1, written(5_000)).held()).hasSize(1);
    }

    @Example
    void a_digest_of_another_length_is_refused() {
        var range = new Ranges.Range(1, 1);
        assertThatThrownBy(() -> new Acknowledgement.Held(range, Bytes.of(new byte[7])))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Acknowledgement.Held(range, Bytes.of(new byte[32])))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void generations_and_epochs_have_bounds() {
        for (int generation : new int[] {Integer.MIN_VALUE, -1, 0}) {
            assertThatThrownBy(() -> new Acknowledgement(generation, 1, List.of()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        for (long epoch : new long[] {-1, 1L << 32}) {
            assertThatThrownBy(() -> new Acknowledgement(1, epoch, List.of()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Example
    void an_entrys_hash_tells_number_kind_and_body_apart() {
        var entry = entry(1, "body");

        assertThat(List.of(
                        entry.hash(), entry(2, "body").hash(), entry(1, "bodY").hash()))
                .doesNotHaveDuplicates()
                .doesNotContain(new Entry(1, Said.KIND + 1, entry.body()).hash());
        assertThat(new Entry(1, Said.KIND, Said.body("body")).hash()).isEqualTo(entry.hash());
    }

    /** A writer to whom nothing is acknowledged yet. */
    private record Known(NavigableMap<Long, Bytes> hashes) implements Acknowledgement.Written {

        @Override
        public long last() {
            return hashes.isEmpty() ? 0 : hashes.lastKey();
        }

        @Override
        public boolean waits(Ranges.Range range) {
            return true;
        }

        @Override
        public Optional<Long> sum(Ranges.Range range) {
            return Ranges.all(range, hashes::containsKey)
                    ? Optional.of(range.numbers()
                            .map(number -> Digest.of(hashes.get(number)))
                            .sum())
                    : Optional.empty();
        }
    }

    private static NavigableMap<Long, Bytes> written(int count) {
        var written = new TreeMap<Long, Bytes>();
        for (long number = 1; number <= count; number++) {
            written.put(number, entry(number, "entry " + number).hash());
        }
        return written;
    }
}
