package org.fieldpost.model.patrol;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldpost.model.place.KnownPoint;
import org.fieldpost.model.place.Point;

/** Which known points a patrol visited: its track came near them, or it reported from there. Pure. */
public final class Visits {

    /** A town, a bridge or a mine is not a point: this near to its coordinate is there. */
    public static final double NEAR_M = 500;

    private static final double METRES_PER_DEGREE = 111_195;

    private Visits() {}

    /** In the order of arrival; one for each place. */
    public static List<Visit> of(Track track, Collection<Visit> reportedFrom, List<KnownPoint> points) {
        Map<String, Visit> visits = new HashMap<>();
        reportedFrom.forEach(each -> visits.merge(each.point(), each, Visit::joined));
        for (KnownPoint point : points) {
            for (List<TrackFix> stretch : track.stretches()) {
                for (int i = 0; i < stretch.size(); i++) {
                    TrackFix from = stretch.get(Math.max(0, i - 1));
                    passing(from, stretch.get(i), point)
                            .ifPresent(visit -> visits.merge(visit.point(), visit, Visit::joined));
                }
            }
        }
        return visits.values().stream()
                .sorted(Comparator.comparing(Visit::arrivedAt).thenComparing(Visit::point))
                .toList();
    }

    /** The nearest moment between two points of the track, so that a fast vehicle misses no village. */
    private static Optional<Visit> passing(TrackFix from, TrackFix to, KnownPoint place) {
        double nearest = nearestShare(from.point(), to.point(), place.point());
        var there = new Point(
                from.point().latitudeDeg()
                        + nearest * (to.point().latitudeDeg() - from.point().latitudeDeg()),
                from.point().longitudeDeg()
                        + nearest * (to.point().longitudeDeg() - from.point().longitudeDeg()));
        if (there.distanceM(place.point()) > NEAR_M) {
            return Optional.empty();
        }
        Instant at = from.at().plus(Duration.ofMillis((long)
                (nearest * Duration.between(from.at(), to.at()).toMillis())));
        return Optional.of(new Visit(place.code(), at, at));
    }

    /** How far along the way from one point to the other the third is passed; on a plane, which a few kilometres are. */
    private static double nearestShare(Point from, Point to, Point place) {
        double east = METRES_PER_DEGREE * Math.cos(Math.toRadians(from.latitudeDeg()));
        double wayX = (to.longitudeDeg() - from.longitudeDeg()) * east;
        double wayY = (to.latitudeDeg() - from.latitudeDeg()) * METRES_PER_DEGREE;
        double placeX = (place.longitudeDeg() - from.longitudeDeg()) * east;
        double placeY = (place.latitudeDeg() - from.latitudeDeg()) * METRES_PER_DEGREE;
        double square = wayX * wayX + wayY * wayY;
        return square == 0 ? 0 : Math.max(0, Math.min(1, (wayX * placeX + wayY * placeY) / square));
    }
}
