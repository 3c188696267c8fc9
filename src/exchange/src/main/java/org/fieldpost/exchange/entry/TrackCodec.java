package org.fieldpost.exchange.entry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.fieldpost.model.Check;
import org.fieldpost.model.patrol.TrackFix;
import org.fieldpost.model.patrol.TrackSegment;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.report.PatrolKey;

/**
 * A stretch of track in few bytes: for each point seconds, hundred-thousandths of a degree north and east since the point
 * before, and whole metres of accuracy. The first counts from the patrol's start and from 0 north, 0 east.
 */
final class TrackCodec {

    private static final double PER_DEGREE = 1e5;
    private static final int PARTS = 4;

    private TrackCodec() {}

    static Fields.Writer encode(TrackSegment segment) {
        List<Object> steps = new ArrayList<>();
        long at = segment.patrol().startedAt().getEpochSecond();
        long north = 0;
        long east = 0;
        for (TrackFix fix : segment.fixes()) {
            long nextNorth = Math.round(fix.point().latitudeDeg() * PER_DEGREE);
            long nextEast = Math.round(fix.point().longitudeDeg() * PER_DEGREE);
            steps.add(fix.at().getEpochSecond() - at);
            steps.add(nextNorth - north);
            steps.add(nextEast - east);
            steps.add((long) fix.accuracyM());
            at = fix.at().getEpochSecond();
            north = nextNorth;
            east = nextEast;
        }
        return new Fields.Writer()
                .put(ReportCodec.PATROL, ReportCodec.patrolKey(segment.patrol()))
                .put(ReportCodec.TRACK, steps)
                .put(ReportCodec.TRACK_SOURCE, Fields.numberOf(segment.source()));
    }

    static TrackSegment decode(Fields fields) {
        PatrolKey patrol = ReportCodec.patrolKey(Fields.tuple("patrol key", fields.get(ReportCodec.PATROL), 2));
        Position.Source source = fields.choice(ReportCodec.TRACK_SOURCE, Position.Source.values());
        List<?> steps = Check.size("track", fields.list(ReportCodec.TRACK), PARTS, PARTS * TrackSegment.MOST_FIXES);
        Check.that(steps.size() % PARTS == 0, "the last point of a track is cut");
        List<TrackFix> fixes = new ArrayList<>();
        long at = patrol.startedAt().getEpochSecond();
        long north = 0;
        long east = 0;
        for (int i = 0; i < steps.size(); i += PARTS) {
            at = Math.addExact(at, Fields.asLong("seconds", steps.get(i)));
            north = Math.addExact(north, Fields.asLong("north", steps.get(i + 1)));
            east = Math.addExact(east, Fields.asLong("east", steps.get(i + 2)));
            fixes.add(new TrackFix(
                    Instant.ofEpochSecond(Check.range("track time", at, 0, 1L << 40)),
                    new Position(
                            new Point(north / PER_DEGREE, east / PER_DEGREE),
                            (double) Check.range(
                                    "track accuracy", Fields.asLong("accuracy", steps.get(i + 3)), 0, 1_000_000),
                            source)));
        }
        return new TrackSegment(patrol, source, fixes);
    }
}
