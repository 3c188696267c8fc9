package org.fieldpost.exchange.memory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.fieldpost.exchange.Acknowledgement;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.Journal;
import org.fieldpost.exchange.Ranges;

/** A journal that forgets with the process. */
public final class InMemoryJournal implements Journal {

    private final NavigableMap<Long, Entry> entries = new TreeMap<>();
    private final NavigableMap<Long, Bytes> hashes = new TreeMap<>();
    private final Set<Long> urgent = new HashSet<>();
    private final Set<Long> acknowledged = new HashSet<>();
    private long epoch;

    @Override
    public int generation() {
        return 1;
    }

    @Override
    public synchronized long append(int kind, Bytes body, boolean isUrgent) {
        long number = entries.size() + 1L;
        var entry = new Entry(number, kind, body);
        entries.put(number, entry);
        hashes.put(number, entry.hash());
        if (isUrgent) {
            urgent.add(number);
        }
        return number;
    }

    @Override
    public synchronized List<Entry> unacknowledged(int mostBodyBytes) {
        List<Entry> waiting = new ArrayList<>();
        for (boolean urgentOnes : new boolean[] {true, false}) {
            entries.values().stream()
                    .filter(e -> urgent.contains(e.number()) == urgentOnes && !acknowledged.contains(e.number()))
                    .forEach(waiting::add);
        }
        return Entry.upTo(mostBodyBytes, waiting);
    }

    @Override
    public synchronized long waiting() {
        return entries.size() - (long) acknowledged.size();
    }

    @Override
    public synchronized long acknowledge(Acknowledgement said) {
        if (said.generation() != generation() || said.epoch() < epoch) {
            return 0;
        }
        if (said.epoch() > epoch) {
            epoch = said.epoch();
            acknowledged.clear();
        }
        long before = acknowledged.size();
        for (Ranges.Range range : said.matching(hashes).list()) {
            range.numbers().forEach(acknowledged::add);
        }
        return acknowledged.size() - before;
    }

    @Override
    public synchronized Ranges acknowledged() {
        return Ranges.of(Collections.unmodifiableSet(acknowledged));
    }

    @Override
    public synchronized long epoch() {
        return epoch;
    }
}
