package org.fieldpost.notebook;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.model.mission.MissionMode;

/**
 * Makes rescued rows agree with each other: what refers to lost rows lets go of them, reports are listed again from the journal,
 * and a new generation begins, so that no number is used again that a lost entry had.
 */
final class Mending {

    private static final int LAST_GENERATION = 26;

    private final Connection db;
    private final SqliteJournal journal;

    /** Where an entry stood. */
    record Place(int generation, long number) {}

    Mending(Connection db, SqliteJournal journal) {
        this.db = db;
        this.journal = journal;
    }

    /** Gives where reports stood whose first entry is lost. */
    List<Place> run(MissionMode mode) throws SQLException {
        try (PreparedStatement insert =
                db.prepareStatement("INSERT OR IGNORE INTO notebook (only_row, mode) VALUES (1, ?)")) {
            insert.setString(1, mode.name());
            insert.executeUpdate();
        }
        update("""
                UPDATE notebook SET inbox_unread = 1,
                    generation = min(?, 1 + max(generation, (SELECT coalesce(max(generation), 0) FROM journal_entry))),
                    epoch = max(epoch, (SELECT coalesce(max(acknowledged_epoch), 0) FROM journal_entry))
                """, LAST_GENERATION);
        List<Place> lost = lostReports();
        for (String sql : LET_GO) {
            update(sql);
        }
        relist();
        return lost;
    }

    private static final String LOST = """
            NOT EXISTS (SELECT 1 FROM journal_entry e WHERE e.generation = report.generation AND e.number = report.number)
            """;

    private static final List<String> LET_GO = List.of(
            "DELETE FROM report WHERE " + LOST,
            """
            UPDATE report SET latest_generation = generation, latest = number WHERE NOT EXISTS
                (SELECT 1 FROM journal_entry e WHERE e.generation = latest_generation AND e.number = latest)
            """,
            """
            UPDATE question SET answer_generation = NULL, answer = NULL WHERE answer IS NOT NULL AND NOT EXISTS
                (SELECT 1 FROM journal_entry e WHERE e.generation = answer_generation AND e.number = answer)
            """,
            """
            UPDATE journal_entry SET sealed_in = NULL
            WHERE sealed_in IS NOT NULL AND sealed_in NOT IN (SELECT id FROM sealed_envelope)
            """,
            "DELETE FROM draft_photo WHERE draft_id NOT IN (SELECT id FROM draft)");

    private List<Place> lostReports() throws SQLException {
        List<Place> lost = new ArrayList<>();
        try (Statement statement = db.createStatement();
                ResultSet rows = statement.executeQuery("SELECT generation, number FROM report WHERE " + LOST)) {
            while (rows.next()) {
                lost.add(new Place(rows.getInt(1), rows.getLong(2)));
            }
        }
        return lost;
    }

    /** Entries whose numbers are known to have been given. */
    static final String MISSING = """
            SELECT coalesce(sum(missing), 0) FROM
                (SELECT max(number) - count(*) AS missing FROM journal_entry GROUP BY generation)
            """;

    /** Puts answers to their questions, once those are there. */
    void answers() throws SQLException {
        try (PreparedStatement query = db.prepareStatement("""
                SELECT generation, number FROM journal_entry WHERE kind = ? AND gone = 0 AND moved_generation IS NULL
                """)) {
            query.setInt(1, Body.Answer.KIND);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    Entry entry = journal.entry(rows.getInt(1), rows.getLong(2));
                    var said = (Body.Answer) BodyCodec.decode(entry);
                    update("""
                            UPDATE question SET answer_generation = ?, answer = ?, begun_locked = NULL
                            WHERE id = ? AND answer IS NULL
                            """, rows.getInt(1), entry.number(), said.answered().question());
                }
            }
        }
    }

    private void relist() throws SQLException {
        try (PreparedStatement query = db.prepareStatement("""
                SELECT generation, number FROM journal_entry
                WHERE kind IN (?, ?) AND gone = 0 AND moved_generation IS NULL ORDER BY generation, number
                """)) {
            query.setInt(1, Body.ObservationRevision.KIND);
            query.setInt(2, Body.Retraction.KIND);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    list(rows.getInt(1), journal.entry(rows.getInt(1), rows.getLong(2)));
                }
            }
        }
    }

    private void list(int generation, Entry entry) throws SQLException {
        Body body = BodyCodec.decode(entry);
        if (body instanceof Body.Retraction said) {
            update(
                    """
                    UPDATE report SET retraction_reason = ?, retraction_generation = ?, retraction = ?
                    WHERE generation = ? AND number = ? AND retraction IS NULL
                    """,
                    said.reason().name(),
                    generation,
                    entry.number(),
                    said.report().generation(),
                    said.report().number());
        } else if (body instanceof Body.ObservationRevision said
                && said.revises().isPresent()) {
            Body.Base base = said.revises().get();
            update("""
                    UPDATE report SET latest_generation = ?1, latest = ?2
                    WHERE generation = ?3 AND number = ?4 AND (latest_generation, latest) < (?1, ?2)
                    """, generation, entry.number(), base.generation(), base.number());
        } else {
            update("""
                    INSERT OR IGNORE INTO report (generation, number, latest_generation, latest) VALUES (?1, ?2, ?1, ?2)
                    """, generation, entry.number());
        }
    }

    private void update(String sql, Object... arguments) throws SQLException {
        try (PreparedStatement update = db.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                update.setObject(i + 1, arguments[i]);
            }
            update.executeUpdate();
        }
    }
}
