package org.fieldpost.notebook;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.ExchangeEngine;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.model.mission.Retention;
import org.fieldpost.model.report.Circumstances;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.report.Patrol;
import org.fieldpost.model.report.ReceiptCode;

/**
 * Content leaves the phone by the mission's rule: it is sealed to the server, which alone can open it, and its body is gone
 * in the same transaction. Receipts, states and times stay.
 */
final class Leaving {

    /** Kinds of which other tables hold more. */
    private static final Set<Integer> BESIDE =
            Set.of(Body.ObservationRevision.KIND, Body.Answer.KIND, Body.PatrolRevision.KIND, Body.PatrolReported.KIND);

    private final NotebookFile file;
    private final Safe safe;
    private final SqliteJournal journal;
    private final Drafts drafts;
    private final PatrolLog patrolLog;
    private final KeptEnvelopes kept;

    Leaving(NotebookFile file, Safe safe, SqliteJournal journal, Drafts drafts, PatrolLog patrolLog) {
        this.file = file;
        this.safe = safe;
        this.journal = journal;
        this.drafts = drafts;
        this.patrolLog = patrolLog;
        this.kept = new KeptEnvelopes(file);
    }

    /**
     * What must not stay once it is submitted.
     *
     * @return how many entries left
     */
    int letGoOfSubmitted(Instant now, Retention rule, ExchangeEngine engine) {
        return file.transaction(db -> {
            Due due = Due.of(db, journal, rule, now, corrected());
            return seal(db, due.atSubmission(), now, engine);
        });
    }

    /**
     * Everything whose time has come, and old envelopes.
     *
     * @return how many entries left
     */
    int letGo(Instant now, Retention rule, ExchangeEngine engine) {
        kept.noteDeliveries(now);
        int left = letGoOfSubmitted(now, rule, engine);
        left += file.transaction(
                db -> seal(db, Due.of(db, journal, rule, now, corrected()).afterDelivery(), now, engine));
        file.transaction(db -> {
            emptyMoved(db);
            return emptyInbox(db);
        });
        patrolLog.forgetVisits(now.minus(KeptEnvelopes.KEPT));
        kept.forgetOld(now);
        return left;
    }

    /** What is being corrected stays until the correction is submitted or discarded. */
    private Set<ReceiptCode> corrected() {
        return drafts.all().stream()
                .map(Draft::revises)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    private int seal(Connection db, List<Due.Item> items, Instant now, ExchangeEngine engine) throws SQLException {
        int next = 0;
        while (next < items.size()) {
            Due.Item first = items.get(next);
            List<Entry> together = new ArrayList<>();
            int bytes = 0;
            while (next < items.size() && items.get(next).sharesEnvelopeWith(first)) {
                Entry entry = journal.entry(
                        items.get(next).generation(), items.get(next).number());
                bytes += entry.body().size();
                if (!together.isEmpty() && bytes > ExchangeEngine.USUAL_BODY_BYTES) {
                    break;
                }
                together.add(entry);
                forgetBeside(db, items.get(next), entry);
                next++;
            }
            journal.letGo(
                    first.generation(),
                    together,
                    first.priority(),
                    engine.sealAway(first.generation(), together),
                    now.toEpochMilli());
        }
        return items.size();
    }

    /** What other tables hold of an entry that leaves. */
    private void forgetBeside(Connection db, Due.Item item, Entry entry) throws SQLException {
        if (!BESIDE.contains(entry.kind())) {
            return;
        }
        Body body = BodyCodec.decode(entry);
        if (body instanceof Body.ObservationRevision said) {
            remember(db, item, said.observation().circumstances());
        } else if (body instanceof Body.Answer) {
            Questions.forget(db, item.generation(), item.number());
        } else if (body instanceof Body.PatrolRevision said
                && said.patrol().state() == Patrol.State.ENDED
                && patrolLog.report(said.patrol().key()).isEmpty()) {
            patrolLog.forget(said.patrol().key());
        } else if (body instanceof Body.PatrolReported said) {
            patrolLog.forget(said.report().patrol());
        }
    }

    /** What stays of a report when its newest revision leaves. */
    private void remember(Connection db, Due.Item item, Circumstances said) throws SQLException {
        try (PreparedStatement query = db.prepareStatement(
                        "SELECT generation, number FROM report WHERE latest_generation = ? AND latest = ?");
                PreparedStatement update =
                        db.prepareStatement("UPDATE report SET gone_locked = ? WHERE generation = ? AND number = ?")) {
            query.setInt(1, item.generation());
            query.setLong(2, item.number());
            try (ResultSet rows = query.executeQuery()) {
                if (rows.next()) {
                    int generation = rows.getInt(1);
                    long number = rows.getLong(2);
                    var gone = new Gone(
                            said.recordedAt(),
                            item.restricted() ? Gone.Why.RESTRICTED : Gone.Why.DELIVERED,
                            said.patrol());
                    update.setBytes(1, safe.lock(Gone.record(generation, number), gone.encode()));
                    update.setInt(2, generation);
                    update.setLong(3, number);
                    update.executeUpdate();
                }
            }
        }
    }

    /** What was written again under another number needs no second copy. */
    private void emptyMoved(Connection db) throws SQLException {
        try (PreparedStatement update = db.prepareStatement(
                "UPDATE journal_entry SET gone = 1, locked = x'' WHERE moved_generation IS NOT NULL AND gone = 0")) {
            update.executeUpdate();
        }
    }

    /** What the server told has been put into effect: the tables of reports, questions and tasks hold what is needed. */
    private static int emptyInbox(Connection db) throws SQLException {
        try (PreparedStatement update = db.prepareStatement("""
                UPDATE inbox_entry SET locked = x'' WHERE kind IN (?, ?, ?, ?, ?, ?) AND locked <> x''
                """)) {
            update.setInt(1, Body.ReviewState.KIND);
            update.setInt(2, Body.ReviewStates.KIND);
            update.setInt(3, Body.Ruled.KIND);
            update.setInt(4, Body.Question.KIND);
            update.setInt(5, Body.Tasked.KIND);
            update.setInt(6, Body.Planned.KIND);
            return update.executeUpdate();
        }
    }
}
