package org.fieldpost.app.patrol;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.fieldpost.model.patrol.PatrolReport;
import org.fieldpost.model.patrol.Visit;
import org.fieldpost.model.report.PatrolKey;

/** Changes an officer makes to the places of a report by hand. Pure. */
final class PlacesTold {

    private static final int MINUTE_S = 60;

    private PlacesTold() {}

    static PatrolReport without(PatrolReport report, String point) {
        return report.visiting(report.places().stream()
                .filter(place -> !place.visit().point().equals(point))
                .toList());
    }

    /** In the order of arrival; a place that is there already is told anew. */
    static PatrolReport with(PatrolReport report, Visit visit, Optional<Instant> lastVisited) {
        List<PatrolReport.Place> places =
                new ArrayList<>(without(report, visit.point()).places());
        places.add(new PatrolReport.Place(visit, lastVisited.filter(at -> !at.isAfter(visit.arrivedAt()))));
        places.sort(Comparator.comparing(place -> place.visit().arrivedAt()));
        return report.visiting(places);
    }

    /** The first such time of day after the patrol's start, if the patrol lasted so long. */
    static Optional<Instant> onPatrol(PatrolReport report, LocalTime time, ZoneId zone) {
        PatrolKey patrol = report.patrol();
        LocalDate first = LocalDate.ofInstant(patrol.startedAt(), zone);
        LocalDate last = LocalDate.ofInstant(report.until(), zone);
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            Instant at = day.atTime(time).atZone(zone).toInstant();
            // the minute in which it started is within
            boolean started =
                    at.isBefore(patrol.startedAt()) && at.plusSeconds(MINUTE_S).isAfter(patrol.startedAt());
            Instant within = started ? patrol.startedAt() : at;
            if (!within.isBefore(patrol.startedAt()) && !within.isAfter(report.until())) {
                return Optional.of(within);
            }
        }
        return Optional.empty();
    }
}
