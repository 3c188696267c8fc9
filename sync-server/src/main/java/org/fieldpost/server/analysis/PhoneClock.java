package org.fieldpost.server.analysis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.fieldpost.model.report.Circumstances;
import org.fieldpost.model.report.ClockConfidence;
import org.fieldpost.model.report.ClockReading;

/**
 * What a phone's readings tell of its clock. One instant that it was told corrects everything it wrote since it was switched on.
 * Without one, a time is believed until something contradicts it: that it came before it was seen, that it is older than this
 * software, or that the clock was set since the phone was switched on.
 */
final class PhoneClock {

    /** People set clocks by their watches. */
    private static final Duration AGREES = Duration.ofMinutes(2);

    /** So much may a clock that nobody corrects be ahead: it moves no report to another day's work. */
    private static final Duration AHEAD = Duration.ofHours(1);

    private static final Instant NO_EARLIER = Instant.parse("2025-01-01T00:00:00Z");

    private final NavigableMap<At, ClockReading> readings = new TreeMap<>();
    private final Map<Long, Boot> boots = new HashMap<>();

    /** A place in a phone's journal. */
    record At(int generation, long number) implements Comparable<At> {
        @Override
        public int compareTo(At other) {
            return Comparator.comparingInt(At::generation)
                    .thenComparingLong(At::number)
                    .compare(this, other);
        }
    }

    /**
     * What is known of the times from some place on.
     *
     * @param behind to be added to what the phone says
     * @param corrected whether the phone was told the time since it was switched on
     * @param set whether its clock was set since, and it was not told the time
     */
    record Standing(Duration behind, boolean corrected, boolean set) {
        static final Standing UNTOLD = new Standing(Duration.ZERO, false, false);
    }

    /** When it happened, as far as it is known. */
    record Judged(Duration behind, boolean certain) {}

    /** @param began when the phone was switched on in truth, where an instant told it */
    private record Boot(Optional<Instant> began, boolean set) {}

    PhoneClock(Map<At, ClockReading> readings) {
        this.readings.putAll(readings);
        Map<Long, List<ClockReading>> byBoot = new HashMap<>();
        this.readings
                .values()
                .forEach(each -> byBoot.computeIfAbsent(each.boot(), b -> new ArrayList<>())
                        .add(each));
        byBoot.forEach((boot, of) -> boots.put(boot, new Boot(began(of), wasSet(of))));
    }

    /** Satellites before the server, and of each the first. */
    private static Optional<Instant> began(List<ClockReading> boot) {
        return began(boot, ClockConfidence.GPS).or(() -> began(boot, ClockConfidence.NETWORK));
    }

    private static Optional<Instant> began(List<ClockReading> boot, ClockConfidence by) {
        return boot.stream()
                .filter(each -> each.told().filter(told -> told.by() == by).isPresent())
                .map(each -> each.bootedAt().plus(each.told().get().behind()))
                .findFirst();
    }

    private static boolean wasSet(Collection<ClockReading> boot) {
        Instant earliest = boot.stream()
                .map(ClockReading::bootedAt)
                .min(Instant::compareTo)
                .orElseThrow();
        Instant latest = boot.stream()
                .map(ClockReading::bootedAt)
                .max(Instant::compareTo)
                .orElseThrow();
        return Duration.between(earliest, latest).compareTo(AGREES) > 0;
    }

    /** Of what the journal says here. */
    Standing at(At said) {
        var reading = readings.floorEntry(said);
        if (reading == null) {
            return Standing.UNTOLD;
        }
        Boot boot = boots.get(reading.getValue().boot());
        return boot.began
                .map(began -> new Standing(
                        unlessItAgrees(Duration.between(reading.getValue().bootedAt(), began)), true, false))
                .orElse(new Standing(Duration.ZERO, false, boot.set));
    }

    private static Duration unlessItAgrees(Duration behind) {
        return behind.abs().compareTo(AGREES) <= 0 ? Duration.ZERO : behind;
    }

    /**
     * Whether the phone can have seen then what it says here.
     *
     * @param seen by the phone's clock
     * @param stated whether its officer says so, and not the clock: then it may be long ago
     */
    Judged judge(At said, Instant seen, boolean stated, Instant receivedAt) {
        Standing standing = at(said);
        Instant corrected = seen.plus(standing.behind);
        boolean possible = !corrected.isAfter(receivedAt.plus(AHEAD)) && (stated || !corrected.isBefore(NO_EARLIER));
        return new Judged(standing.behind, possible && !standing.set);
    }

    /**
     * Whether this can have been seen then. A revision repeats the time of the first entry; one that its officer states goes by the
     * clock as it stood when it was stated last, or, if that showed an earlier time, by the officer's own.
     */
    Judged judge(Circumstances said, At first, At latest, Instant receivedAt) {
        boolean stated = said.clock() == ClockConfidence.STATED;
        if (stated && said.observedAt().isAfter(said.recordedAt())) {
            return new Judged(Duration.ZERO, !said.observedAt().isAfter(receivedAt.plus(AHEAD)));
        }
        return judge(stated ? latest : first, said.observedAt(), stated, receivedAt);
    }

    /** The first place of the journal that this boot reaches. */
    At beginning(long boot) {
        return readings.entrySet().stream()
                .filter(each -> each.getValue().boot() == boot)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }
}
