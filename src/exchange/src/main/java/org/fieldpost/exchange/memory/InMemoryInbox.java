package org.fieldpost.exchange.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.fieldpost.exchange.Acknowledgement;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.Inbox;

/** An inbox that forgets with the process. */
public final class InMemoryInbox implements Inbox {

    private final long epoch;
    private final NavigableMap<Integer, NavigableMap<Long, Entry>> held = new TreeMap<>();
    private final List<Entry> forks = new ArrayList<>();

    public InMemoryInbox(long epoch) {
        this.epoch = epoch;
    }

    @Override
    public synchronized Stored store(int generation, List<Entry> entries) {
        List<Long> fresh = new ArrayList<>();
        List<Long> already = new ArrayList<>();
        List<Long> forked = new ArrayList<>();
        NavigableMap<Long, Entry> of = held.computeIfAbsent(generation, g -> new TreeMap<>());
        for (Entry entry : entries) {
            Entry known = of.putIfAbsent(entry.number(), entry);
            if (known == null) {
                fresh.add(entry.number());
            } else if (known.equals(entry)) {
                already.add(entry.number());
            } else {
                forked.add(entry.number());
                forks.add(entry);
            }
        }
        return new Stored(fresh, already, forked);
    }

    @Override
    public synchronized List<Acknowledgement> held() {
        List<Acknowledgement> all = new ArrayList<>();
        held.forEach((generation, entries) -> {
            NavigableMap<Long, Bytes> hashes = new TreeMap<>();
            entries.forEach((number, entry) -> hashes.put(number, entry.hash()));
            all.add(Acknowledgement.of(generation, epoch, hashes));
        });
        return all;
    }

    @Override
    public long epoch() {
        return epoch;
    }

    /** Everything held, in order of generation and number. */
    public synchronized List<Entry> entries() {
        return held.values().stream().flatMap(of -> of.values().stream()).toList();
    }
}
