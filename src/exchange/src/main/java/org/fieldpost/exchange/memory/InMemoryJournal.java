package org.fieldpost.exchange.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fieldpost.exchange.Acknowledgement;
import org.fieldpost.exchange.Batch;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Digest;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.Journal;
import org.fieldpost.exchange.Priority;
import org.fieldpost.exchange.Ranges;
import org.fieldpost.exchange.SealedAway;

/** A journal that forgets with the process. */
public final class InMemoryJournal implements Journal {

    private static final Comparator<Batch.Place> ORDER = Comparator.comparing(Batch.Place::priority)
            .thenComparing(Batch.Place::generation)
            .thenComparing(Batch.Place::number);

    private static final Comparator<SealedAway.Place> SEALED_ORDER =
            Comparator.comparing(SealedAway.Place::priority).thenComparing(SealedAway.Place::id);

    private final Map<Integer, NavigableMap<Long, Entry>> written = new HashMap<>();
    private final NavigableMap<Batch.Place, Entry> waiting = new TreeMap<>(ORDER);
    private final Map<Integer, Map<Long, Priority>> priorities = new HashMap<>();
    private final List<Gone> gone = new ArrayList<>();
    private int generation = 1;
    private long epoch;

    /** Entries of which only a sealed envelope is left. */
    private record Gone(SealedAway sealed, int generation, Set<Long> numbers) {
        boolean holds(Batch.Place at) {
            return at.generation() == generation && numbers.contains(at.number());
        }
    }

    /** From now on these entries are in the envelope alone. */
    public synchronized void letGo(int of, Set<Long> numbers, Priority priority, Bytes envelope) {
        var place = new SealedAway.Place(priority, gone.size() + 1L);
        gone.add(new Gone(new SealedAway(place, envelope), of, Set.copyOf(numbers)));
    }

    private boolean readable(Batch.Place at) {
        return gone.stream().noneMatch(each -> each.holds(at));
    }

    @Override
    public synchronized Optional<SealedAway> sealedAwayAfter(SealedAway.Place place, Priority least) {
        return gone.stream()
                .filter(each -> waiting.keySet().stream().anyMatch(each::holds))
                .map(Gone::sealed)
                .filter(away -> away.place().priority().compareTo(least) <= 0)
                .filter(away -> SEALED_ORDER.compare(away.place(), place) > 0)
                .min(Comparator.comparing(SealedAway::place, SEALED_ORDER));
    }

    /** From now on it appends to a later generation; what waits of the present one goes on waiting. */
    public synchronized void openGeneration(int next) {
        if (next <= generation) {
            throw new IllegalArgumentException("generation " + next + " is not after " + generation);
        }
        generation = next;
    }

    @Override
    public synchronized int generation() {
        return generation;
    }

    private NavigableMap<Long, Entry> of(int generation) {
        return written.computeIfAbsent(generation, g -> new TreeMap<>());
    }

    @Override
    public synchronized long append(int kind, Bytes body, Priority priority) {
        long number = of(generation).size() + 1L;
        var entry = new Entry(number, kind, body);
        of(generation).put(number, entry);
        waiting.put(new Batch.Place(priority, generation, number), entry);
        priorities.computeIfAbsent(generation, g -> new HashMap<>()).put(number, priority);
        return number;
    }

    @Override
    public synchronized Batch waitingAfter(Batch.Place place, int mostBodyBytes, Priority least) {
        List<Entry> entries = new ArrayList<>();
        Batch.Place last = place;
        int bytes = 0;
        for (Map.Entry<Batch.Place, Entry> each : waiting.tailMap(place, false).entrySet()) {
            Batch.Place at = each.getKey();
            if (!readable(at)) {
                continue;
            }
            bytes += each.getValue().body().size();
            if (at.priority().compareTo(least) > 0
                    || (!entries.isEmpty() && (at.generation() != last.generation() || bytes > mostBodyBytes))) {
                break;
            }
            entries.add(each.getValue());
            last = at;
        }
        return entries.isEmpty() ? Batch.nothing(generation, place) : new Batch(last.generation(), entries, last);
    }

    @Override
    public synchronized long waiting() {
        return waiting.size();
    }

    @Override
    public synchronized Outcome acknowledge(Acknowledgement said) {
        NavigableMap<Long, Entry> mine = of(said.generation());
        if (mine.isEmpty() && said.generation() != generation) {
            return new Outcome(0, true);
        }
        if (said.epoch() < epoch) {
            return Outcome.NOTHING;
        }
        if (said.epoch() > epoch) {
            epoch = said.epoch();
            written.forEach((of, entries) -> entries.values()
                    .forEach(e -> waiting.put(new Batch.Place(priorities.get(of).get(e.number()), of, e.number()), e)));
        }
        Acknowledgement.Verdict verdict = said.judge(new Known(mine, waitingNumbers(said.generation())));
        int before = waiting.size();
        verdict.matching()
                .forEach(range -> waiting.keySet()
                        .removeIf(at -> at.generation() == said.generation()
                                && range.from() <= at.number()
                                && at.number() <= range.to()));
        return new Outcome((long) before - waiting.size(), verdict.conflict());
    }

    private Set<Long> waitingNumbers(int of) {
        return waiting.keySet().stream()
                .filter(at -> at.generation() == of)
                .map(Batch.Place::number)
                .collect(Collectors.toSet());
    }

    private record Known(NavigableMap<Long, Entry> mine, Set<Long> waiting) implements Acknowledgement.Written {

        @Override
        public long last() {
            return mine.isEmpty() ? 0 : mine.lastKey();
        }

        @Override
        public boolean waits(Ranges.Range range) {
            return range.numbers().anyMatch(waiting::contains);
        }

        @Override
        public Optional<Long> sum(Ranges.Range range) {
            return Ranges.all(range, mine::containsKey)
                    ? Optional.of(range.numbers()
                            .map(number -> Digest.of(mine.get(number).hash()))
                            .sum())
                    : Optional.empty();
        }
    }

    @Override
    public synchronized Ranges acknowledged() {
        Set<Long> numbers = new HashSet<>(of(generation).keySet());
        numbers.removeAll(waitingNumbers(generation));
        return Ranges.of(numbers);
    }

    @Override
    public synchronized long epoch() {
        return epoch;
    }
}
