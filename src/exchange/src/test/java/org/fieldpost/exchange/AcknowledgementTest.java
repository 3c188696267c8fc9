package org.fieldpost.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fieldpost.exchange.Said.entry;
import static org.fieldpost.exchange.Said.holding;

import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class AcknowledgementTest {

    @Property
    void all_that_both_hold_matches_and_nothing_else(@ForAll Set<@LongRange(min = 1, max = 30) Long> held) {
        NavigableMap<Long, Bytes> written = written(30);

        Ranges matching = holding(
                        1, 1, held.stream().map(n -> entry(n, "entry " + n)).toList())
                .matching(written);

        assertThat(matching).isEqualTo(Ranges.of(held));
    }

    @Property
    void numbers_that_were_never_written_never_match(@ForAll @IntRange(min = 0, max = 10) int count) {
        Ranges matching =
                holding(1, 1, List.of(entry(count + 1L, "never written"))).matching(written(count));

        assertThat(matching).isEqualTo(Ranges.NONE);
    }

    @Property
    void one_other_entry_spoils_its_range(@ForAll @LongRange(min = 1, max = 10) long other) {
        NavigableMap<Long, Bytes> written = written(10);
        NavigableMap<Long, Bytes> held = written(10);
        held.put(other, entry(other, "another").hash());

        assertThat(Acknowledgement.of(1, 1, held).matching(written)).isEqualTo(Ranges.NONE);
    }

    @Example
    void the_same_hashes_in_another_order_do_not_match() {
        NavigableMap<Long, Bytes> written = written(2);
        var swapped = new TreeMap<Long, Bytes>();
        swapped.put(1L, written.get(2L));
        swapped.put(2L, written.get(1L));

        assertThat(Acknowledgement.of(1, 1, swapped).matching(written)).isEqualTo(Ranges.NONE);
    }

    @Example
    void whoever_wrote_nothing_takes_nothing() {
        assertThat(holding(1, 1, List.of(entry(1, "first"))).matching(new TreeMap<>()))
                .isEqualTo(Ranges.NONE);
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
        for (int generation : new int[] {0, 27}) {
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

    private static NavigableMap<Long, Bytes> written(int count) {
        var written = new TreeMap<Long, Bytes>();
        for (long number = 1; number <= count; number++) {
            written.put(number, entry(number, "entry " + number).hash());
        }
        return written;
    }
}
