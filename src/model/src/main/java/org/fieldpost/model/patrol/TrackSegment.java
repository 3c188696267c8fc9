package org.fieldpost.model.patrol;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.fieldpost.model.Check;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.report.PatrolKey;

/**
 * A stretch of one patrol's track.
 *
 * @param source how the phone knew; a stretch has one source
 * @param fixes in the order of time
 */
public record TrackSegment(PatrolKey patrol, Position.Source source, List<TrackFix> fixes) {

    public static final int MOST_FIXES = 2_000;

    public TrackSegment {
        Objects.requireNonNull(patrol, "patrol");
        Objects.requireNonNull(source, "source");
        fixes = List.copyOf(Check.size("track fixes", fixes, 1, MOST_FIXES));
        Instant last = fixes.get(0).at();
        for (TrackFix fix : fixes) {
            Check.that(fix.position().source() == source, "a stretch of track has two sources");
            Check.that(!fix.at().isBefore(last), "a track goes back in time");
            last = fix.at();
        }
    }
}
