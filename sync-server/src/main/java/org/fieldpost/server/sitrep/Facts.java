package org.fieldpost.server.sitrep;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fieldpost.server.access.AuditLog;
import org.fieldpost.server.analysis.Matrix;

/**
 * All that a situation report says, gathered at one moment; its page and its PDF are written from this and from nothing else.
 *
 * @param supersedes the number of an earlier one of the same cut-off and regions
 * @param regions those it covers; empty for the whole mission
 * @param weeks the matrix of the last four weeks, as it was when this was made
 * @param nil nil reports of the day by region
 * @param seen regions where somebody is known to have been in the day
 * @param head of the log at the cut-off
 */
public record Facts(
        long number,
        Optional<Long> supersedes,
        CutOff cutOff,
        Instant madeAt,
        String madeBy,
        Optional<Set<String>> regions,
        DayNumbers day,
        Matrix weeks,
        Map<String, Long> nil,
        List<DayPatrols.Out> patrols,
        FlashReports flashes,
        Set<String> seen,
        AuditLog.Head head) {

    public Facts {
        regions = regions.map(Set::copyOf);
        nil = Map.copyOf(nil);
        patrols = List.copyOf(patrols);
        seen = Set.copyOf(seen);
    }

    /** Hours on patrol in the day, by where the patrols set out. */
    public double hours(String region) {
        return patrols.stream()
                        .filter(each -> each.region().orElse("").equals(region))
                        .map(DayPatrols.Out::within)
                        .mapToLong(Duration::toSeconds)
                        .sum()
                / 3_600.0;
    }

    public double hours() {
        return patrols.stream()
                        .map(DayPatrols.Out::within)
                        .mapToLong(Duration::toSeconds)
                        .sum()
                / 3_600.0;
    }

    public long nilReports() {
        return nil.values().stream().mapToLong(each -> each).sum();
    }

    /** Whether anything restricted is counted in its day. */
    boolean restricted() {
        return day.restricted() > 0 || flashes.restricted() > 0;
    }

    /** Regions where nobody is known to have been in the day. */
    public List<String> unseen() {
        return weeks.rows().stream()
                .map(Matrix.Row::regionCode)
                .filter(region -> !seen.contains(region))
                .toList();
    }

    /** Regions of which more may come. */
    public List<String> late() {
        return weeks.rows().stream()
                .filter(Matrix.Row::notYetIn)
                .map(Matrix.Row::regionCode)
                .toList();
    }
}
