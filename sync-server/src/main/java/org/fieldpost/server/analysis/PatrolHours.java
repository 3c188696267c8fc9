package org.fieldpost.server.analysis;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.fieldpost.model.patrol.Effort;
import org.fieldpost.model.patrol.Sun;
import org.fieldpost.model.patrol.TrackFix;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.report.Patrol;
import org.fieldpost.model.report.Pause;
import org.fieldpost.server.tally.Line;
import org.fieldpost.server.tally.Sort;
import org.fieldpost.server.tally.Tallies;
import org.fieldpost.server.tally.Week;

/**
 * Where and when a patrol spent its time: the union of what each of its phones tells, walked in steps along the track, each
 * step in the region, the week and the light of its middle. Without a track all of it lies where the patrol set out. Pure.
 */
final class PatrolHours {

    /** A vehicle drives five kilometres in it, less than a region is wide; ninety-six look-ups for a day's patrol. */
    private static final Duration STEP = Duration.ofMinutes(5);

    /** Longer than a week, a clock was moved: it is walked in longer steps. */
    private static final long MOST_STEPS = 7 * 24 * 12;

    private PatrolHours() {}

    /** An amount of a cell. */
    record Amount(Tallies.Cell cell, int line) {}

    /**
     * Seconds by cell and line, and one patrol where it began.
     *
     * @param told as each phone told it last; a patrol that still runs is known until its last fix or pause
     * @param fixes of all phones
     * @param region where a point lies
     */
    static Map<Amount, Long> of(
            Collection<Patrol> told, List<TrackFix> fixes, Function<Point, Optional<String>> region, ZoneId zone) {
        Map<Amount, Long> amounts = new TreeMap<>(Comparator.comparing((Amount each) -> each.cell.week())
                .thenComparing(each -> each.cell.region())
                .thenComparing(Amount::line));
        List<TrackFix> ordered =
                fixes.stream().sorted(Comparator.comparing(TrackFix::at)).toList();
        Instant started = told.iterator().next().key().startedAt();
        List<Effort.Span> spans = Effort.union(told, knownUntil(told, ordered));
        Line.Means means = Line.Means.of(told.stream()
                .map(each -> each.means().value())
                .sorted()
                .findFirst()
                .orElseThrow());
        Optional<Point> place = told.stream()
                .flatMap(each -> each.departure().stream())
                .map(position -> position.point())
                .min(Comparator.comparingDouble(Point::latitudeDeg).thenComparingDouble(Point::longitudeDeg))
                .or(() -> ordered.stream().findFirst().map(TrackFix::point));
        String began = where(place, region);
        amounts.put(new Amount(new Tallies.Cell(Week.of(started, zone).number(), began), Line.of(Sort.PATROLS)), 1L);
        Duration step = step(spans);
        int next = 0;
        String here = began;
        for (Effort.Span span : spans) {
            for (Instant at = span.from(); at.isBefore(span.until()); at = at.plus(step)) {
                Duration rest = Duration.between(at, span.until());
                Duration length = rest.compareTo(step) < 0 ? rest : step;
                Instant middle = at.plus(length.dividedBy(2));
                boolean moved = false;
                while (next < ordered.size() && !ordered.get(next).at().isAfter(middle)) {
                    place = Optional.of(ordered.get(next++).point());
                    moved = true;
                }
                here = moved ? where(place, region) : here;
                boolean night = place.map(p -> Sun.isNight(p, middle)).orElse(false);
                amounts.merge(
                        new Amount(new Tallies.Cell(Week.of(middle, zone).number(), here), Line.ofEffort(night, means)),
                        length.toSeconds(),
                        Long::sum);
            }
        }
        amounts.values().removeIf(seconds -> seconds == 0);
        return amounts;
    }

    private static Instant knownUntil(Collection<Patrol> told, List<TrackFix> ordered) {
        Instant latest = ordered.isEmpty()
                ? Instant.MIN
                : ordered.get(ordered.size() - 1).at();
        for (Patrol each : told) {
            Instant last = each.pauses().isEmpty()
                    ? each.key().startedAt()
                    : lastOf(each.pauses().get(each.pauses().size() - 1));
            latest = last.isAfter(latest) ? last : latest;
        }
        return latest;
    }

    private static Instant lastOf(Pause pause) {
        return pause.until().orElse(pause.from());
    }

    private static String where(Optional<Point> place, Function<Point, Optional<String>> region) {
        return place.flatMap(region).orElse(Tallies.NOWHERE);
    }

    private static Duration step(List<Effort.Span> spans) {
        long seconds = spans.stream()
                .mapToLong(span -> Duration.between(span.from(), span.until()).toSeconds())
                .sum();
        return STEP.multipliedBy(1 + seconds / STEP.toSeconds() / MOST_STEPS);
    }
}
