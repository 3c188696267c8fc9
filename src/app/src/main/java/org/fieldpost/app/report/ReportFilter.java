package org.fieldpost.app.report;

import java.util.EnumSet;
import java.util.Set;
import org.fieldpost.model.report.Kind;
import org.fieldpost.notebook.Report;
import org.fieldpost.notebook.ReportLine;
import org.fieldpost.notebook.ReportStanding;

/**
 * Which reports the officer wants to see; what is chosen in two groups must both be so.
 *
 * @param words as typed; each must be found
 * @param kinds any of these; all when none is chosen
 * @param stages any of these; all when none is chosen
 */
public record ReportFilter(String words, Set<Kind> kinds, Set<Stage> stages, boolean flash, boolean asked) {

    public static final ReportFilter ALL = new ReportFilter("", Set.of(), Set.of(), false, false);

    /** How far a report has come, in the few words of a filter. */
    public enum Stage {
        WAITING,
        ARRIVED,
        REVIEWED,
        RETRACTED;

        boolean holds(ReportStanding standing) {
            return switch (this) {
                case WAITING -> standing.state() == Report.State.WAITING || standing.retractionWaits();
                case ARRIVED ->
                    switch (standing.state()) {
                        case DELIVERED, COUNTED, SET_ASIDE -> true;
                        default -> false;
                    };
                case REVIEWED ->
                    switch (standing.state()) {
                        case GRADED, RETURNED, MERGED -> true;
                        default -> false;
                    };
                case RETRACTED -> standing.state() == Report.State.RETRACTED;
            };
        }
    }

    public ReportFilter {
        kinds = Set.copyOf(kinds);
        stages = Set.copyOf(stages);
    }

    /** Everything but the words. Of a report that has left the phone nobody knows what it was about. */
    boolean lets(ReportLine line) {
        return (kinds.isEmpty()
                        || line.gist()
                                .filter(gist -> kinds.contains(gist.kind()))
                                .isPresent())
                && (stages.isEmpty() || stages.stream().anyMatch(stage -> stage.holds(line.standing())))
                && (!flash || line.gist().filter(ReportLine.Gist::flash).isPresent())
                && (!asked || line.standing().openQuestions() > 0);
    }

    /** How many choices narrow the list, the words apart. */
    int choices() {
        return kinds.size() + stages.size() + (flash ? 1 : 0) + (asked ? 1 : 0);
    }

    public ReportFilter searching(String typed) {
        return new ReportFilter(typed, kinds, stages, flash, asked);
    }

    public ReportFilter toggle(Kind kind) {
        Set<Kind> changed = kinds.isEmpty() ? EnumSet.noneOf(Kind.class) : EnumSet.copyOf(kinds);
        if (!changed.remove(kind)) {
            changed.add(kind);
        }
        return new ReportFilter(words, changed, stages, flash, asked);
    }

    public ReportFilter toggle(Stage stage) {
        Set<Stage> changed = stages.isEmpty() ? EnumSet.noneOf(Stage.class) : EnumSet.copyOf(stages);
        if (!changed.remove(stage)) {
            changed.add(stage);
        }
        return new ReportFilter(words, kinds, changed, flash, asked);
    }

    public ReportFilter flashOnly(boolean only) {
        return new ReportFilter(words, kinds, stages, only, asked);
    }

    public ReportFilter askedOnly(boolean only) {
        return new ReportFilter(words, kinds, stages, flash, only);
    }
}
