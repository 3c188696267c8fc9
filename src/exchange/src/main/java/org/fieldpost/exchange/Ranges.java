package org.fieldpost.exchange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;

/** A set of entry numbers as ascending ranges that neither touch nor overlap. Immutable. */
public record Ranges(List<Range> list) {

    public static final Ranges NONE = new Ranges(List.of());

    /** From and to, both within. */
    public record Range(long from, long to) {
        public Range {
            if (from < 1 || to < from) {
                throw new IllegalArgumentException("range " + from + "-" + to + " is not a range");
            }
        }

        public LongStream numbers() {
            return LongStream.rangeClosed(from, to);
        }
    }

    public Ranges {
        list = List.copyOf(list);
        for (int i = 1; i < list.size(); i++) {
            // said only when broken: saying it costs as much as the whole list, for each of its ranges
            if (list.get(i).from() <= list.get(i - 1).to() + 1) {
                throw new IllegalArgumentException("ranges touch, overlap or are out of order: " + list);
            }
        }
    }

    public static Ranges of(Collection<Long> numbers) {
        List<Range> ranges = new ArrayList<>();
        long from = 0;
        long to = 0;
        for (long number : new TreeSet<>(numbers)) {
            if (from != 0 && number == to + 1) {
                to = number;
                continue;
            }
            if (from != 0) {
                ranges.add(new Range(from, to));
            }
            from = number;
            to = number;
        }
        if (from != 0) {
            ranges.add(new Range(from, to));
        }
        return new Ranges(ranges);
    }

    public boolean contains(long number) {
        return list.stream().anyMatch(r -> r.from() <= number && number <= r.to());
    }

    public long count() {
        return list.stream().mapToLong(r -> r.to() - r.from() + 1).sum();
    }

    /** Whether every number of the range satisfies the condition. */
    public static boolean all(Range range, LongPredicate condition) {
        return range.numbers().allMatch(condition);
    }

    /** As people write them: {@code 1-40, 43}. */
    @Override
    public String toString() {
        return String.join(
                ", ",
                list.stream()
                        .map(r -> r.from() == r.to() ? "" + r.from() : r.from() + "-" + r.to())
                        .toList());
    }
}
