package org.fieldpost.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fieldpost.exchange.Said.entry;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class HoldingTest {

    @Property
    void whatever_the_order_of_arrival_it_says_what_one_look_at_everything_held_would_say(
            @ForAll Set<@LongRange(min = 1, max = 40) Long> numbers, @ForAll long seed) {
        NavigableMap<Long, Bytes> hashes = hashes(numbers);
        List<Long> order = new ArrayList<>(numbers);
        Collections.shuffle(order, new Random(seed));

        var holding = new Holding();
        order.forEach(number -> holding.add(number, hashes.get(number)));

        assertThat(holding.held()).isEqualTo(Acknowledgement.of(1, 1, hashes).held());
    }

    /** As a phone that is closed between two envelopes does. */
    @Property
    void it_goes_on_from_what_it_said_before(
            @ForAll Set<@LongRange(min = 1, max = 40) Long> numbers, @ForAll long seed) {
        NavigableMap<Long, Bytes> hashes = hashes(numbers);
        List<Long> order = new ArrayList<>(numbers);
        Collections.shuffle(order, new Random(seed));

        var holding = new Holding();
        for (long number : order) {
            holding = new Holding(holding.held());
            holding.add(number, hashes.get(number));
        }

        assertThat(holding.held()).isEqualTo(Acknowledgement.of(1, 1, hashes).held());
    }

    @Property
    void an_entry_held_already_is_never_counted_twice(
            @ForAll Set<@LongRange(min = 1, max = 40) Long> numbers, @ForAll @LongRange(min = 1, max = 40) long again) {
        NavigableMap<Long, Bytes> hashes = hashes(numbers);
        hashes.put(again, entry(again, "entry").hash());
        var holding = new Holding();
        hashes.forEach(holding::add);
        List<Acknowledgement.Held> before = holding.held();

        assertThatThrownBy(() -> holding.add(again, hashes.get(again))).isInstanceOf(IllegalStateException.class);

        assertThat(holding.held()).isEqualTo(before);
    }

    @Example
    void what_holds_nothing_says_nothing() {
        assertThat(new Holding().held()).isEmpty();
    }

    /** Other programs must come to the same bytes: the first eight of each hash, added as unsigned numbers. */
    @Example
    void a_digest_is_the_sum_of_the_first_eight_bytes_of_each_hash_and_runs_over_at_two_to_the_sixty_fourth() {
        var holding = new Holding();
        holding.add(1, hashBeginning(0xFFFFFFFFFFFFFFFEL));
        holding.add(2, hashBeginning(5));

        assertThat(holding.held())
                .containsExactly(new Acknowledgement.Held(
                        new Ranges.Range(1, 2), Bytes.of(new byte[] {0, 0, 0, 0, 0, 0, 0, 3})));
    }

    private static Bytes hashBeginning(long first) {
        byte[] hash = new byte[32];
        ByteBuffer.wrap(hash).putLong(first);
        hash[31] = 77;
        return Bytes.of(hash);
    }

    private static NavigableMap<Long, Bytes> hashes(Set<Long> numbers) {
        NavigableMap<Long, Bytes> hashes = new TreeMap<>();
        numbers.forEach(number -> hashes.put(number, entry(number, "entry").hash()));
        return hashes;
    }
}
