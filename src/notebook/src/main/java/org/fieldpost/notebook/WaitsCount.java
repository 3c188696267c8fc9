package org.fieldpost.notebook;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.fieldpost.exchange.entry.Body;

/** Counts what waits, by kind, without opening any of it. */
final class WaitsCount {

    /** Kinds of entries that later parts of the app write. */
    private static final int TRACK = 6;

    private static final int PATROL_REPORT = 7;

    private final NotebookFile file;

    WaitsCount(NotebookFile file) {
        this.file = file;
    }

    Waits now() {
        return file.transaction(db -> {
            long flash = 0;
            long reports = 0;
            long patrols = 0;
            long messages = 0;
            long pieces = 0;
            long signals = 0;
            try (PreparedStatement query = db.prepareStatement("""
                    SELECT kind, priority = 0 AS urgent, count(*) AS many FROM journal_entry
                    WHERE %s
                    GROUP BY kind, urgent
                    """.formatted(SqliteJournal.WAITS));
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    long many = rows.getLong("many");
                    switch (rows.getInt("kind")) {
                        case Body.ObservationRevision.KIND -> {
                            flash += rows.getBoolean("urgent") ? many : 0;
                            reports += rows.getBoolean("urgent") ? 0 : many;
                        }
                        case Body.Nil.KIND -> reports += many;
                        case Body.PatrolRevision.KIND, TRACK, PATROL_REPORT -> patrols += many;
                        case Body.PhotoChunk.KIND -> pieces += many;
                        case Body.Status.KIND, Body.Clock.KIND -> signals += many;
                        default -> messages += many;
                    }
                }
            }
            long all = pieces == 0 ? 0 : Math.max(pieces, allPieces(db));
            return new Waits(flash, reports, patrols, messages, pieces, all, signals);
        });
    }

    /** The pieces of one report's photos are written one after the other: an island of numbers. */
    private static long allPieces(Connection db) throws SQLException {
        try (PreparedStatement query = db.prepareStatement("""
                WITH piece AS (
                    SELECT generation, number,
                           number - row_number() OVER (PARTITION BY generation ORDER BY number) AS island
                    FROM journal_entry WHERE kind = 5
                ), waiting AS (
                    SELECT DISTINCT p.generation, p.island FROM journal_entry e
                    JOIN piece p ON p.generation = e.generation AND p.number = e.number
                    WHERE e.acknowledged_epoch IS NULL AND e.moved_generation IS NULL
                )
                SELECT count(*) FROM piece JOIN waiting USING (generation, island)
                """);
                ResultSet rows = query.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
