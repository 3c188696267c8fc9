package org.fieldpost.notebook;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldpost.model.patrol.PatrolPlan;
import org.fieldpost.model.patrol.PatrolReport;
import org.fieldpost.model.patrol.TrackFix;
import org.fieldpost.model.patrol.Visit;
import org.fieldpost.model.report.NilReport;
import org.fieldpost.model.report.Patrol;
import org.fieldpost.model.report.PatrolKey;
import org.fieldpost.model.report.ReceiptCode;

/**
 * The notebook's pages on patrols: plans, tracks, places visited, patrol reports. Everything it answers is durable. Blocks on
 * the file, as the notebook does; safe from any thread.
 */
public final class PatrolLog {

    private final NotebookFile file;
    private final Patrols patrols;
    private final Reports reports;
    private final ReportLines lines;
    private final TrackLog track;
    private final PatrolPapers papers;

    PatrolLog(
            NotebookFile file, Safe safe, SqliteJournal journal, Patrols patrols, Reports reports, ReportLines lines) {
        this.file = file;
        this.patrols = patrols;
        this.reports = reports;
        this.lines = lines;
        this.track = new TrackLog(file, safe, journal);
        this.papers = new PatrolPapers(file, safe, journal);
    }

    /** Keeps the patrol as {@link Notebook#record} does; where it pauses or ends, its track so far goes into the journal. */
    public void record(Patrol patrol) {
        file.transaction(db -> {
            patrols.record(patrol);
            if (patrol.paused() || patrol.state() == Patrol.State.ENDED) {
                track.writeOut(patrol.key());
            }
            return patrol;
        });
    }

    public void append(PatrolKey patrol, TrackFix fix) {
        track.append(patrol, fix);
    }

    /** In the order they were added; empty once the patrol's report has gone. */
    public List<TrackFix> fixes(PatrolKey patrol) {
        return track.fixes(patrol);
    }

    public Optional<TrackFix> lastFix(PatrolKey patrol) {
        return track.last(patrol);
    }

    /** Whether the officer asked to spare the battery. */
    public boolean lowPower() {
        return track.lowPower();
    }

    public void lowPower(boolean spare) {
        track.lowPower(spare);
    }

    public void keep(PatrolPlan plan) {
        papers.keep(plan);
    }

    /** The next one first. */
    public List<PatrolPlan> plans() {
        return papers.plans().stream()
                .sorted(Comparator.comparing(PatrolPlan::start).thenComparing(PatrolPlan::id))
                .toList();
    }

    public void drop(String planId) {
        papers.drop(planId);
    }

    /** Starts a planned patrol: it runs and the plan is gone, both or neither. */
    public void start(Patrol patrol, Optional<String> planId) {
        file.transaction(db -> {
            patrols.record(patrol);
            planId.ifPresent(papers::drop);
            return patrol;
        });
    }

    /** The reports made on a patrol and not taken back that can be read here, the first one first; sealed ones are in no notebook. */
    public List<Report> reportsOf(PatrolKey patrol) {
        return reports.newest(Integer.MAX_VALUE).stream()
                .filter(report -> report.state() != Report.State.RETRACTED
                        && report.observation().circumstances().patrol().equals(Optional.of(patrol)))
                .sorted(Comparator.comparing(
                        report -> report.observation().circumstances().observedAt()))
                .toList();
    }

    /** As {@link #reportsOf}, of those that can no longer be read on this phone. */
    public List<GoneReport> goneReportsOf(PatrolKey patrol) {
        return lines.all().stream()
                .filter(line -> line.standing().state() != Report.State.RETRACTED
                        && line.gone().flatMap(Gone::patrol).equals(Optional.of(patrol)))
                .map(line -> new GoneReport(line.receipt(), line.gone().orElseThrow()))
                .sorted(Comparator.comparing(report -> report.gone().submittedAt()))
                .toList();
    }

    /** A report of which the receipt code is left. */
    public record GoneReport(ReceiptCode receipt, Gone gone) {}

    public List<NilReport> nilReportsOf(PatrolKey patrol) {
        return patrols.nilReports(patrol);
    }

    /** Ends a patrol, remembers where it was and opens the report it owes: all or nothing. */
    public void end(Patrol ended, List<Visit> visits, PatrolReport owed) {
        file.transaction(db -> {
            record(ended);
            papers.keepVisits(ended.key(), visits);
            papers.keep(owed, false);
            return ended;
        });
    }

    /** A patrol of this notebook, running or ended. */
    public Optional<Patrol> patrol(PatrolKey key) {
        return patrols.find(key);
    }

    /** The places noted by hand while a patrol runs, and all it was at once it has ended. */
    public List<Visit> visits(PatrolKey patrol) {
        return papers.visits(patrol);
    }

    /** Keeps these as the places a patrol was at, instead of those kept before. */
    public void keepVisits(PatrolKey patrol, List<Visit> visits) {
        papers.keepVisits(patrol, visits);
    }

    /** The reports that are not handed in yet, the oldest first, and the one handed in last. */
    public List<KeptReport> onTheDesk() {
        return papers.onTheDesk();
    }

    /** When patrols of this notebook that started earlier were last at each known point. */
    public Map<String, Instant> lastVisited(PatrolKey before) {
        return papers.lastVisited(before);
    }

    /** Of a patrol that has ended, everything but where it was; what the journal still holds of it is not touched. */
    void forget(PatrolKey patrol) {
        file.transaction(db -> {
            papers.forgetReport(patrol);
            patrols.forget(patrol);
            track.forget(patrol);
            return patrol;
        });
    }

    /** Where patrols that started earlier were. */
    void forgetVisits(Instant before) {
        papers.forgetVisits(before);
    }

    /** How far a patrol report has come. */
    public enum Stage {
        OWED,
        HANDED_IN,
        /** The server durably holds it. */
        DELIVERED
    }

    /** A patrol report as it was last saved. */
    public record KeptReport(PatrolReport report, Stage stage) {}

    public Optional<KeptReport> report(PatrolKey patrol) {
        return papers.report(patrol);
    }

    /**
     * Keeps a report as it is on the screen; called at every change.
     *
     * @throws org.fieldpost.model.words.ProblemException when it was submitted before
     */
    public void save(PatrolReport report) {
        papers.keep(report, false);
    }

    /**
     * Submits a report, once; the track's points, which the journal holds, are forgotten with it.
     *
     * @throws org.fieldpost.model.words.ProblemException when it was submitted before
     */
    public void submit(PatrolReport report) {
        file.transaction(db -> {
            papers.keep(report, true);
            track.writeOut(report.patrol());
            track.forget(report.patrol());
            return report;
        });
    }
}
