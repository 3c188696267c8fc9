package org.fieldpost.model.patrol;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.fieldpost.model.Check;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.report.Patrol;
import org.fieldpost.model.report.Pause;

/**
 * What a patrol spent on looking: the denominator of every rate. Pure.
 *
 * @param onPatrol without pauses
 * @param atNight the part of it between sunset and sunrise where the patrol was; zero where its place is not known
 */
public record Effort(Duration onPatrol, Duration atNight, double distanceM) {

    public static final Effort NONE = new Effort(Duration.ZERO, Duration.ZERO, 0);

    private static final Duration STEP = Duration.ofMinutes(1);

    /** A week of minutes: a patrol that is longer has seen a clock moved by years, and is looked at more coarsely. */
    private static final long MOST_STEPS = 7 * 24 * 60;

    public Effort {
        Check.that(!onPatrol.isNegative() && !atNight.isNegative(), "effort is negative");
        Check.that(atNight.compareTo(onPatrol) <= 0, "more effort at night than at all");
        Check.range("distanceM", distanceM, 0, 1e9);
    }

    /** From one instant to another. */
    public record Span(Instant from, Instant until) {

        Duration length() {
            return Duration.between(from, until);
        }
    }

    /** Of one phone's patrol until now, or until its end. */
    public static Effort of(Patrol patrol, Track track, Instant now) {
        List<Span> spans = spans(patrol, now);
        return new Effort(length(spans), night(spans, patrol, track), track.distanceM());
    }

    /** How long a patrol was out on which several phones were: the union of their times, not the sum. */
    public static Duration ofAll(Collection<Patrol> samePatrol, Instant now) {
        return length(union(samePatrol, now));
    }

    /** When a patrol was out on which several phones were, and at least one of them not paused; in order, none touching another's time. */
    public static List<Span> union(Collection<Patrol> samePatrol, Instant now) {
        List<Span> spans = new ArrayList<>();
        samePatrol.forEach(each -> spans.addAll(spans(each, now)));
        spans.sort(Comparator.comparing(Span::from));
        List<Span> union = new ArrayList<>();
        Instant counted = Instant.MIN;
        for (Span span : spans) {
            Instant from = span.from.isBefore(counted) ? counted : span.from;
            if (span.until.isAfter(from)) {
                union.add(new Span(from, span.until));
                counted = span.until;
            }
        }
        return union;
    }

    /** In whole seconds and metres, as it travels. */
    Effort inWholeUnits() {
        return new Effort(
                Duration.ofSeconds(onPatrol.toSeconds()),
                Duration.ofSeconds(atNight.toSeconds()),
                Math.round(distanceM));
    }

    /** Of all effort, the part at night. */
    public double nightShare() {
        return onPatrol.isZero() ? 0 : (double) atNight.toSeconds() / onPatrol.toSeconds();
    }

    /** When it was out and not paused. */
    static List<Span> spans(Patrol patrol, Instant now) {
        List<Span> spans = new ArrayList<>();
        Instant end = patrol.endedAt().orElse(now);
        Instant from = patrol.key().startedAt();
        for (Pause pause : patrol.pauses()) {
            add(spans, from, pause.from().isAfter(end) ? end : pause.from());
            from = pause.until().orElse(end);
        }
        add(spans, from, end);
        return spans;
    }

    private static void add(List<Span> spans, Instant from, Instant until) {
        if (until.isAfter(from)) {
            spans.add(new Span(from, until));
        }
    }

    private static Duration length(List<Span> spans) {
        return spans.stream().map(Span::length).reduce(Duration.ZERO, Duration::plus);
    }

    /** Minute by minute, as long as it is not years, by the sun in the middle of each. */
    private static Duration night(List<Span> spans, Patrol patrol, Track track) {
        List<TrackFix> fixes = track.fixes();
        int next = 0;
        Optional<Point> place = patrol.departure()
                .map(d -> d.point())
                .or(() -> fixes.stream().findFirst().map(TrackFix::point));
        Duration night = Duration.ZERO;
        Duration longest = STEP.multipliedBy(1 + length(spans).toMinutes() / MOST_STEPS);
        for (Span span : spans) {
            for (Instant at = span.from; at.isBefore(span.until); at = at.plus(longest)) {
                Duration rest = Duration.between(at, span.until);
                Duration step = rest.compareTo(longest) < 0 ? rest : longest;
                Instant middle = at.plus(step.dividedBy(2));
                while (next < fixes.size() && !fixes.get(next).at().isAfter(middle)) {
                    place = Optional.of(fixes.get(next++).point());
                }
                if (place.isPresent() && Sun.isNight(place.get(), middle)) {
                    night = night.plus(step);
                }
            }
        }
        return night;
    }
}
