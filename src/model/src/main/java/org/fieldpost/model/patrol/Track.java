package org.fieldpost.model.patrol;

import java.util.ArrayList;
import java.util.List;
import org.fieldpost.model.report.Patrol;
import org.fieldpost.model.report.Pause;

/** Where a patrol went, cut where it paused: nothing is drawn or measured across a pause. Pure. */
public record Track(List<List<TrackFix>> stretches) {

    public static final Track NONE = new Track(List.of());

    public Track {
        stretches = stretches.stream().map(List::copyOf).toList();
    }

    /** The fixes in the order of time, cut by the patrol's pauses; those within a pause are left out. */
    public static Track of(List<TrackFix> fixes, Patrol patrol) {
        List<List<TrackFix>> stretches = new ArrayList<>();
        List<TrackFix> stretch = new ArrayList<>();
        TrackFix before = null;
        for (TrackFix fix : fixes) {
            if (patrol.pauses().stream().anyMatch(pause -> pause.covers(fix.at()))) {
                continue;
            }
            if (before != null && pausedBetween(patrol, before, fix)) {
                stretches.add(stretch);
                stretch = new ArrayList<>();
            }
            stretch.add(fix);
            before = fix;
        }
        if (!stretch.isEmpty()) {
            stretches.add(stretch);
        }
        return new Track(stretches);
    }

    private static boolean pausedBetween(Patrol patrol, TrackFix before, TrackFix after) {
        for (Pause pause : patrol.pauses()) {
            if (pause.from().isAfter(before.at()) && !pause.from().isAfter(after.at())) {
                return true;
            }
        }
        return false;
    }

    public List<TrackFix> fixes() {
        return stretches.stream().flatMap(List::stream).toList();
    }

    /** Along the kept points; a little short of the road's bends, never across a pause. */
    public double distanceM() {
        double sum = 0;
        for (List<TrackFix> stretch : stretches) {
            for (int i = 1; i < stretch.size(); i++) {
                sum += stretch.get(i - 1).point().distanceM(stretch.get(i).point());
            }
        }
        return sum;
    }
}
