package org.fieldpost.server.review;

import java.util.Optional;
import org.fieldpost.server.access.Sight;
import org.fieldpost.server.analysis.Reports;
import org.fieldpost.server.storage.Database;

/** Puts together what belongs to one report, on one view of the database. */
final class Dossiers {

    private final Database database;
    private final Reports reports;
    private final Questions questions;
    private final ReviewDesk desk;
    private final Pairs pairs;
    private final Queue queue;
    private final Revisions revisions;

    Dossiers(Database database, Reports reports, Questions questions, ReviewDesk desk, Pairs pairs) {
        this.database = database;
        this.reports = reports;
        this.questions = questions;
        this.desk = desk;
        this.pairs = pairs;
        this.queue = new Queue(database);
        this.revisions = new Revisions(database);
    }

    Queue queue() {
        return queue;
    }

    /** The report of this receipt, if it is here for this sight. */
    Optional<Dossier> of(Sight sight, String receipt) {
        return database.read(db -> reports.find(sight, receipt).map(report -> {
            Reports.Named named = reports.named(sight, receipt).orElseThrow();
            return new Dossier(
                    report,
                    named.phone().isEmpty(),
                    desk.before(sight, receipt),
                    queue.need(sight, receipt),
                    questions.of(named),
                    desk.rulings().of(receipt),
                    desk.codings().of(receipt),
                    revisions.of(named),
                    desk.rulings().mergedInto(receipt),
                    pairs.proposed(sight, report),
                    pairs.corroborating(sight, report));
        }));
    }
}
