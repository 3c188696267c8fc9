package org.fieldpost.server.analysis;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fieldpost.server.statistics.Displacement;
import org.fieldpost.server.statistics.Rate;
import org.fieldpost.server.tally.Week;

/**
 * How often something was seen in some regions together, and what was spent on looking, before a week and since.
 *
 * @param before observations that enter the rate
 * @param effortBefore in the denominator's own amounts
 */
public record AreaSeen(List<String> regionCodes, long before, long since, long effortBefore, long effortSince) {

    public AreaSeen {
        regionCodes = List.copyOf(regionCodes);
    }

    /** Whether somebody looked, before and since. */
    public boolean looked() {
        return effortBefore > 0 && effortSince > 0;
    }

    /** Nothing where nobody looked. */
    public Optional<Rate> rateBefore(Denominator per) {
        return effortBefore == 0 ? Optional.empty() : Optional.of(Rate.of(before, per.inUnits(effortBefore)));
    }

    public Optional<Rate> rateSince(Denominator per) {
        return effortSince == 0 ? Optional.empty() : Optional.of(Rate.of(since, per.inUnits(effortSince)));
    }

    /** Where somebody looked. */
    Displacement.Change change(Denominator per) {
        return new Displacement.Change(before / per.inUnits(effortBefore), since / per.inUnits(effortSince));
    }

    /** Adds up, week by week; for one thread. */
    static final class Sum {

        private final Week turn;
        private final Set<String> regions;
        private final List<String> inOrder;
        private final long[] seen = new long[2];
        private final long[] spent = new long[2];

        /** @param turn the week that is neither before nor since */
        Sum(Week turn, List<String> regions) {
            this.turn = turn;
            this.regions = Set.copyOf(regions);
            this.inOrder = regions;
        }

        boolean holds(String region) {
            return regions.contains(region);
        }

        void seen(int week, long amount) {
            seen[week < turn.number() ? 0 : 1] += amount;
        }

        void spent(int week, long amount) {
            spent[week < turn.number() ? 0 : 1] += amount;
        }

        AreaSeen area() {
            return new AreaSeen(inOrder, seen[0], seen[1], spent[0], spent[1]);
        }
    }
}
