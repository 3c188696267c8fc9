package org.fieldpost.app;

import java.util.Optional;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.report.Circumstances;
import org.fieldpost.model.report.Observation;

/** Sample reports, seen somewhere else. */
public final class MapReports {

    private MapReports() {}

    public static Observation moved(Observation seen, Point there) {
        Circumstances was = seen.circumstances();
        var moved = new Circumstances(
                was.patrol(),
                new Position(there, 20, Position.Source.GPS),
                Optional.empty(),
                Optional.empty(),
                was.observedAt(),
                was.clock(),
                was.recordedAt(),
                was.handling(),
                was.flash(),
                was.note(),
                was.officerCoding());
        return Observation.of(seen.kind(), moved, seen.answers());
    }
}
