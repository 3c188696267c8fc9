package org.fieldpost.model.patrol;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which positions of a patrol are kept, and when to look for the next: often while it moves, seldom while it stands, more
 * seldom still to spare the battery. Pure.
 *
 * @param everyM how far apart kept points should lie
 * @param soonest never look more often
 * @param latest never wait longer while positions come
 * @param proofOfLifeEvery a patrol that stands is kept once in so long: it shows that somebody was there
 * @param mostAccuracyM a worse position is not kept, unless nothing was kept for {@code proofOfLifeEvery}
 */
public record TrackSampling(
        double everyM, Duration soonest, Duration latest, Duration proofOfLifeEvery, double mostAccuracyM) {

    public static final TrackSampling USUAL =
            new TrackSampling(50, Duration.ofSeconds(5), Duration.ofSeconds(60), Duration.ofMinutes(5), 50);

    /** A third of the points and at most one look a minute. */
    public static final TrackSampling LOW_POWER =
            new TrackSampling(150, Duration.ofSeconds(60), Duration.ofSeconds(300), Duration.ofMinutes(15), 100);

    /** Worse than this a position says nothing of a track. */
    private static final double USELESS_M = 500;

    /** Faster than any aircraft a patrol flies in: the receiver has jumped. */
    private static final double FASTEST_M_PER_S = 300;

    /** What to do with what was seen. */
    public record Decision(boolean keep, Instant lookNext) {}

    /**
     * @param kept the last position that was kept
     * @param seen what the receiver says now, if anything
     */
    public Decision decide(Optional<TrackFix> kept, Optional<TrackFix> seen, Instant now) {
        if (seen.isEmpty()) {
            return new Decision(false, now.plus(latest.dividedBy(2)));
        }
        TrackFix here = seen.get();
        if (kept.isEmpty()) {
            boolean good = here.accuracyM() <= mostAccuracyM;
            return new Decision(good, now.plus(soonest));
        }
        TrackFix last = kept.get();
        Duration since = Duration.between(last.at(), here.at());
        if (since.isNegative() || since.isZero()) {
            return new Decision(false, now.plus(soonest));
        }
        double movedM = last.point().distanceM(here.point());
        double speedMPerS = movedM / since.toSeconds();
        boolean proofOfLifeDue = since.compareTo(proofOfLifeEvery) >= 0;
        boolean good = here.accuracyM() <= (proofOfLifeDue ? USELESS_M : mostAccuracyM);
        // within the circles of both positions it may not have moved at all
        boolean moved = movedM >= Math.max(everyM, here.accuracyM() + last.accuracyM());
        boolean keep = good && speedMPerS <= FASTEST_M_PER_S && (moved || proofOfLifeDue);
        return new Decision(keep, now.plus(wait(speedMPerS, keep ? everyM : everyM - movedM)));
    }

    /** As long as the rest of the way takes at this speed. */
    private Duration wait(double speedMPerS, double restM) {
        double seconds = speedMPerS <= 0 ? latest.toSeconds() : Math.max(0, restM) / speedMPerS;
        Duration rest = Duration.ofSeconds((long) Math.min((double) latest.toSeconds(), seconds));
        return rest.compareTo(soonest) < 0 ? soonest : rest;
    }
}
