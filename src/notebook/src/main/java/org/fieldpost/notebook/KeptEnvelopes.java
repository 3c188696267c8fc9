package org.fieldpost.notebook;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How long the envelopes stay in which content left: until 30 days after the server held all of an envelope's entries, so
 * that a restored server gets them again, and within a quota. What the server lacks is never forgotten, and the newest stay
 * whatever the clock says: it may be a year ahead.
 */
final class KeptEnvelopes {

    static final Duration KEPT = Duration.ofDays(30);

    static final int ALWAYS_KEPT = 100;

    /** All envelopes together; only settled ones make room. */
    static final long MOST_BYTES = 64L * 1024 * 1024;

    private final NotebookFile file;
    private final long mostBytes;

    KeptEnvelopes(NotebookFile file) {
        this(file, MOST_BYTES);
    }

    KeptEnvelopes(NotebookFile file, long mostBytes) {
        this.file = file;
        this.mostBytes = mostBytes;
    }

    /** Remembers since when the server holds what it holds; a moment that is still to come was a wrong clock's. */
    void noteDeliveries(Instant now) {
        file.transaction(db -> {
            try (PreparedStatement lost = db.prepareStatement("""
                            UPDATE journal_entry SET delivered_at = NULL
                            WHERE acknowledged_epoch IS NULL AND delivered_at IS NOT NULL
                            """);
                    PreparedStatement held = db.prepareStatement("""
                            UPDATE journal_entry SET delivered_at = ?1
                            WHERE acknowledged_epoch IS NOT NULL AND (delivered_at IS NULL OR delivered_at > ?1)
                            """)) {
                held.setLong(1, now.toEpochMilli());
                return lost.executeUpdate() + held.executeUpdate();
            }
        });
    }

    /** Forgets what was held long enough, and above the quota what has been held longest. */
    void forgetOld(Instant now) {
        file.transaction(db -> {
            List<Long> old = new ArrayList<>();
            // an entry that was given up is settled once the server has had its envelope
            try (PreparedStatement query = db.prepareStatement("""
                    WITH kept AS (
                        SELECT s.id, length(s.bytes) AS size,
                               min(e.acknowledged_epoch IS NOT NULL OR (e.moved_generation IS NOT NULL AND s.answered)) AS settled,
                               max(coalesce(e.delivered_at, s.sealed_at)) AS since,
                               row_number() OVER (ORDER BY s.id DESC) AS age
                        FROM sealed_envelope s LEFT JOIN journal_entry e ON e.sealed_in = s.id GROUP BY s.id
                    )
                    SELECT id, size, since, age, (SELECT sum(size) FROM kept) AS total FROM kept
                    WHERE coalesce(settled, 1) ORDER BY since, id
                    """);
                    ResultSet rows = query.executeQuery()) {
                long freed = 0;
                while (rows.next()) {
                    boolean heldLong =
                            rows.getLong("since") < now.minus(KEPT).toEpochMilli() && rows.getInt("age") > ALWAYS_KEPT;
                    if (heldLong || rows.getLong("total") - freed > mostBytes) {
                        old.add(rows.getLong("id"));
                        freed += rows.getLong("size");
                    }
                }
            }
            try (PreparedStatement delete = db.prepareStatement("DELETE FROM sealed_envelope WHERE id = ?")) {
                for (long id : old) {
                    delete.setLong(1, id);
                    delete.executeUpdate();
                }
            }
            return old.size();
        });
    }
}
