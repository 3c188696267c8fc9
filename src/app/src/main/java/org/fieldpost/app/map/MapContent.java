package org.fieldpost.app.map;

import java.util.List;
import java.util.Optional;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.place.KnownPoint;
import org.fieldpost.model.place.OffLimits;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.place.Region;
import org.fieldpost.notebook.Report;

/** Everything the map shows beside its background. */
public record MapContent(
        List<Region> regions,
        List<Region> neighbours,
        List<KnownPoint> points,
        List<OffLimits> offLimits,
        List<Report> reports,
        List<Point> track,
        Optional<Position> position) {

    public MapContent {
        regions = List.copyOf(regions);
        neighbours = List.copyOf(neighbours);
        points = List.copyOf(points);
        offLimits = List.copyOf(offLimits);
        reports = List.copyOf(reports);
        track = List.copyOf(track);
    }

    /** What the mission package says; nothing of this phone yet. */
    public static MapContent of(Mission mission) {
        return new MapContent(
                mission.regions().regions(),
                mission.regions().neighbours(),
                mission.points(),
                mission.offLimits(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    public MapContent with(List<Report> newReports, List<Point> newTrack, Optional<Position> newPosition) {
        return new MapContent(regions, neighbours, points, offLimits, newReports, newTrack, newPosition);
    }

    /** Whether nothing but the own position differs. */
    boolean drawsAs(MapContent other) {
        return with(reports, track, other.position).equals(other);
    }
}
