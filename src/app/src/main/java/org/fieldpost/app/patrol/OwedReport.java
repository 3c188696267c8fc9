package org.fieldpost.app.patrol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fieldpost.model.patrol.Effort;
import org.fieldpost.model.patrol.PatrolReport;
import org.fieldpost.model.patrol.Track;
import org.fieldpost.model.patrol.TrackFix;
import org.fieldpost.model.patrol.Visit;
import org.fieldpost.model.patrol.Visits;
import org.fieldpost.model.place.KnownPoint;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.report.Patrol;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.notebook.PatrolLog;
import org.fieldpost.notebook.Report;

/** What the notebook knows of a patrol, made into the report it owes. Reads the notebook: not for the screen's thread. */
final class OwedReport {

    private OwedReport() {}

    /** Where it was: along its track, wherever it reported from, and what was noted by hand. */
    static List<Visit> visits(PatrolLog log, Patrol patrol, List<KnownPoint> points) {
        List<Visit> reportedFrom = new ArrayList<>(log.visits(patrol.key()));
        for (Report report : log.reportsOf(patrol.key())) {
            var c = report.observation().circumstances();
            c.knownPoint().ifPresent(point -> reportedFrom.add(new Visit(point, c.observedAt(), c.observedAt())));
        }
        log.nilReportsOf(patrol.key())
                .forEach(nil -> nil.knownPoint()
                        .ifPresent(point -> reportedFrom.add(new Visit(point, nil.lookedUntil(), nil.lookedUntil()))));
        return Visits.of(Track.of(log.fixes(patrol.key()), patrol), reportedFrom, points);
    }

    /**
     * @param arrival where the phone is now, if it knows; else where the track ends
     * @param officer the code of who writes
     */
    static PatrolReport of(
            PatrolLog log, Patrol ended, List<Visit> visits, Optional<Position> arrival, String officer) {
        List<TrackFix> fixes = log.fixes(ended.key());
        var last = new HashMap<>(log.lastVisited(ended.key()));
        List<PatrolReport.Place> places = visits.stream()
                .limit(PatrolReport.MOST_PLACES)
                .map(visit -> new PatrolReport.Place(
                        visit,
                        Optional.ofNullable(last.get(visit.point())).filter(at -> !at.isAfter(visit.arrivedAt()))))
                .toList();
        Stream<ReceiptCode> gone = log.goneReportsOf(ended.key()).stream().map(PatrolLog.GoneReport::receipt);
        List<PatrolReport.Made> made = Stream.concat(
                        log.reportsOf(ended.key()).stream().map(Report::receipt), gone)
                .limit(PatrolReport.MOST_OBSERVATIONS)
                .map(receipt -> new PatrolReport.Made(receipt.generation(), receipt.number()))
                .toList();
        var end = ended.endedAt().orElseThrow();
        Optional<Position> trackEnd = fixes.isEmpty()
                ? Optional.empty()
                : Optional.of(fixes.get(fixes.size() - 1).position());
        return new PatrolReport(
                ended.key(),
                PatrolReport.Addressee.TEAM_SITE,
                officer,
                PatrolReport.Approval.NOT_YET,
                end,
                Effort.of(ended, Track.of(fixes, ended), end),
                ended.departure(),
                arrival.or(() -> trackEnd),
                places,
                made,
                Map.of());
    }
}
