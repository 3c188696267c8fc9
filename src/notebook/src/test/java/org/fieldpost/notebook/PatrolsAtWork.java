package org.fieldpost.notebook;

import static org.fieldpost.notebook.NotebookInUse.GANTA;
import static org.fieldpost.notebook.NotebookInUse.NOON;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldpost.model.Samples;
import org.fieldpost.model.patrol.Effort;
import org.fieldpost.model.patrol.PatrolPlan;
import org.fieldpost.model.patrol.PatrolReport;
import org.fieldpost.model.patrol.TrackFix;
import org.fieldpost.model.patrol.Visit;
import org.fieldpost.model.report.Patrol;
import org.fieldpost.model.vocabulary.CodeList;

/** One patrol of every page of the log, for the tests of what the file shows and keeps. */
final class PatrolsAtWork {

    static final Patrol PATROL = Samples.patrol(NOON.minusSeconds(7200));
    static final String PLANNED_CREW = "WATERBUCK";

    private PatrolsAtWork() {}

    static void fill(PatrolLog log, String text) {
        log.append(PATROL.key(), fix(60));
        log.keep(plan(1, 3600));
        log.end(PATROL.ended(NOON), List.of(visit("BP03", 600)), report(text));
    }

    static TrackFix fix(int seconds) {
        return new TrackFix(PATROL.key().startedAt().plusSeconds(seconds), GANTA);
    }

    static PatrolPlan plan(int number, int startsInS) {
        return new PatrolPlan(
                String.format("%016x", number),
                PLANNED_CREW,
                CodeList.MEANS.code("BOAT"),
                CodeList.TASK.code("BORDER"),
                NOON.plusSeconds(startsInS),
                List.of("BP03"));
    }

    static Visit visit(String point, int seconds) {
        var at = PATROL.key().startedAt().plusSeconds(seconds);
        return new Visit(point, at, at.plusSeconds(300));
    }

    static PatrolReport report(String text) {
        return report(PATROL, text);
    }

    static PatrolReport report(Patrol patrol, String text) {
        return new PatrolReport(
                patrol.key(),
                PatrolReport.Addressee.TEAM_SITE,
                "K7",
                PatrolReport.Approval.NOT_YET,
                NOON,
                Effort.NONE,
                Optional.empty(),
                Optional.of(GANTA),
                List.of(new PatrolReport.Place(visit("BP03", 600), Optional.empty())),
                List.of(),
                Map.of(PatrolReport.Section.ASSESSMENT, text));
    }
}
