package org.fieldpost.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.fieldpost.exchange.Ranges.Range;

class RangesTest {

    @Property
    void ranges_hold_exactly_the_numbers_they_were_made_of(@ForAll Set<@LongRange(min = 1, max = 60) Long> numbers) {
        Ranges ranges = Ranges.of(numbers);

        Set<Long> held = ranges.list().stream()
                .flatMapToLong(Range::numbers)
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(held).isEqualTo(new TreeSet<>(numbers));
        assertThat(ranges.count()).isEqualTo(numbers.size());
        for (long number = 0; number <= 61; number++) {
            assertThat(ranges.contains(number)).isEqualTo(numbers.contains(number));
        }
    }

    @Property
    void the_same_numbers_in_any_order_give_equal_ranges(@ForAll List<@LongRange(min = 1, max = 60) Long> numbers) {
        assertThat(Ranges.of(numbers)).isEqualTo(Ranges.of(new TreeSet<>(numbers).descendingSet()));
    }

    @Property
    void ranges_are_as_few_as_can_be(@ForAll Set<@LongRange(min = 1, max = 60) Long> numbers) {
        long runs = numbers.stream().filter(n -> !numbers.contains(n - 1)).count();

        assertThat(Ranges.of(numbers).list()).hasSize((int) runs);
    }

    @Example
    void a_range_must_begin_at_one_or_later_and_end_where_it_begins_or_later() {
        assertThatThrownBy(() -> new Range(0, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Range(4, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Range(3, 3).numbers()).containsExactly(3L);
    }

    @Example
    void ranges_that_touch_overlap_or_descend_are_refused() {
        var low = new Range(1, 3);
        for (Range second : List.of(new Range(4, 6), new Range(3, 6), new Range(1, 3))) {
            assertThatThrownBy(() -> new Ranges(List.of(low, second))).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new Ranges(List.of(new Range(5, 6), low)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new Ranges(List.of(low, new Range(5, 6))).count()).isEqualTo(5);
    }

    @Example
    void all_is_true_only_where_every_number_satisfies_the_condition() {
        assertThat(Ranges.all(new Range(2, 4), n -> n < 5)).isTrue();
        assertThat(Ranges.all(new Range(2, 5), n -> n < 5)).isFalse();
    }

    @Example
    void they_are_written_as_people_write_them() {
        assertThat(Ranges.of(Set.of(1L, 2L, 3L, 7L))).hasToString("1-3, 7");
        assertThat(Ranges.NONE).hasToString("");
    }
}
