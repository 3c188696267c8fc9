package org.fieldpost.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The ranges of one generation that an inbox holds, kept with their digests as entries come one by one in any order. Not
 * safe for several threads.
 */
public final class Holding {

    private record Run(long last, long sum) {}

    private final NavigableMap<Long, Run> runs = new TreeMap<>();

    public Holding() {}

    public Holding(List<Acknowledgement.Held> held) {
        held.forEach(each -> runs.put(
                each.range().from(),
                new Run(each.range().to(), each.digest().view().getLong())));
    }

    public boolean holds(long number) {
        Map.Entry<Long, Run> run = runs.floorEntry(number);
        return run != null && run.getValue().last() >= number;
    }

    /** Adds an entry that was not held before. */
    public void add(long number, Bytes hash) {
        long first = number;
        long last = number;
        long sum = Digest.of(hash);
        if (holds(number)) {
            throw new IllegalStateException("entry " + number + " is held already");
        }
        Map.Entry<Long, Run> before = runs.floorEntry(number);
        if (before != null && before.getValue().last() == number - 1) {
            first = before.getKey();
            sum += before.getValue().sum();
        }
        Run after = runs.remove(number + 1);
        if (after != null) {
            last = after.last();
            sum += after.sum();
        }
        runs.put(first, new Run(last, sum));
    }

    public List<Acknowledgement.Held> held() {
        List<Acknowledgement.Held> held = new ArrayList<>();
        runs.forEach((first, run) ->
                held.add(new Acknowledgement.Held(new Ranges.Range(first, run.last()), Digest.bytes(run.sum()))));
        return held;
    }
}
