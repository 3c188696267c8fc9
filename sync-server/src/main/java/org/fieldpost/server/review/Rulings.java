package org.fieldpost.server.review;

import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldpost.model.review.Ruling;
import org.fieldpost.server.analysis.AwaitingReview;
import org.fieldpost.server.analysis.Contribution;
import org.fieldpost.server.analysis.ShownReport;
import org.fieldpost.server.storage.Database;

/** What supervisors decided about reports. Rows are added and never changed; of several the newest counts. */
public final class Rulings {

    static final int REASON_CHARS = 300;

    /** In place of a generation: the ruling is about a text, and its number is the moment the text was typed in. */
    static final int OF_A_TEXT = 0;

    private final Database database;
    private final SecureRandom random;

    Rulings(Database database, SecureRandom random) {
        this.database = database;
        this.random = random;
    }

    /**
     * A decision as it was kept.
     *
     * @param at whole seconds, later than any earlier decision about the same report
     * @param generation with the number, the revision it was made of
     * @param answersSeen how many answers were there
     */
    public record Decided(
            long id,
            String by,
            Instant at,
            Ruling ruling,
            String reason,
            int generation,
            long number,
            int answersSeen) {}

    Optional<Decided> newest(String receipt) {
        return of(receipt).stream().findFirst();
    }

    /** All about a report, the newest first. */
    List<Decided> of(String receipt) {
        return database.read(db -> {
            List<Decided> all = new ArrayList<>();
            try (PreparedStatement query = db.prepareStatement("""
                    SELECT id, by_whom, at, outcome, grade, into_receipt, reason, of_generation, of_number, answers_seen
                    FROM ruling WHERE receipt = ? ORDER BY at DESC
                    """)) {
                query.setString(1, receipt);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        all.add(decided(rows));
                    }
                }
            }
            return all;
        });
    }

    private static Decided decided(ResultSet row) throws SQLException {
        return new Decided(
                row.getLong("id"),
                row.getString("by_whom"),
                Instant.ofEpochMilli(row.getLong("at")),
                ShownReport.ruling(row).orElseThrow(),
                row.getString("reason"),
                row.getInt("of_generation"),
                row.getLong("of_number"),
                row.getInt("answers_seen"));
    }

    /** Keeps a decision; telling the phone is the caller's, in the same transaction. */
    Decided keep(Before before, String by, Instant now, Ruling ruling, String reason, Optional<Long> undoes) {
        Instant at = after(before.ruling().map(Decided::at), now);
        var decided = new Decided(
                1 + (random.nextLong() >>> 2),
                by,
                at,
                ruling,
                reason,
                before.generation(),
                before.number(),
                before.answers());
        database.write(db -> {
            try (PreparedStatement insert = db.prepareStatement("""
                    INSERT INTO ruling (id, receipt, by_whom, at, outcome, grade, into_receipt, reason, of_generation,
                                        of_number, answers_seen, undoes)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """)) {
                insert.setLong(1, decided.id);
                insert.setString(2, before.receipt());
                insert.setString(3, by);
                insert.setLong(4, at.toEpochMilli());
                insert.setString(5, ruling.outcome().name());
                insert.setString(6, ruling.grade().map(String::valueOf).orElse(null));
                insert.setString(7, ruling.into().map(String::valueOf).orElse(null));
                insert.setString(8, reason);
                insert.setInt(9, decided.generation);
                insert.setLong(10, decided.number);
                insert.setInt(11, decided.answersSeen);
                if (undoes.isPresent()) {
                    insert.setLong(12, undoes.get());
                } else {
                    insert.setNull(12, Types.BIGINT);
                }
                insert.executeUpdate();
            }
            AwaitingReview.again(db, before.receipt());
            Contribution.again(db, before.receipt());
            return 1;
        });
        return decided;
    }

    /** Now in whole seconds, or the second after the last: clocks go back, and order must not. */
    static Instant after(Optional<Instant> last, Instant now) {
        Instant whole = Instant.ofEpochSecond(now.getEpochSecond());
        return last.filter(before -> !before.isBefore(whole))
                .map(before -> before.plusSeconds(1))
                .orElse(whole);
    }

    /** The receipts of reports that are merged into this one. */
    List<String> mergedInto(String receipt) {
        return database.read(db -> {
            List<String> merged = new ArrayList<>();
            try (PreparedStatement query = db.prepareStatement(
                    "SELECT receipt FROM newest_ruling WHERE outcome = 'MERGED' AND into_receipt = ? ORDER BY receipt")) {
                query.setString(1, receipt);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        merged.add(rows.getString(1));
                    }
                }
            }
            return merged;
        });
    }
}
