package org.fieldpost.notebook;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.sealed.SealedBlob;
import org.fieldpost.exchange.sealed.SealedReceipt;
import org.fieldpost.exchange.sealed.SealedReport;
import org.fieldpost.model.report.Observation;

/**
 * Sealed reports and dummies, which this phone cannot tell apart. Each leaves after a delay of its own, one in an envelope;
 * its bytes stay for 30 days after the server holds them, and the newest for longer, so that a restored server gets them
 * again.
 */
final class SealedDrawer {

    /** A sealed report leaves at some moment of the six hours after it was written. */
    private static final Duration LONGEST_DELAY = Duration.ofHours(6);

    /** A phone with a recipient sends a dummy about every second day. */
    private static final Duration LONGEST_BETWEEN_DUMMIES = Duration.ofDays(4);

    private static final Duration KEPT = Duration.ofDays(30);

    /** The newest stay whatever the clock says: it may be a year ahead. */
    private static final int ALWAYS_KEPT = 100;

    private final NotebookFile file;
    private final Clock clock;

    SealedDrawer(NotebookFile file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    SealedReceipt put(Observation observation, SealedReport.Recipient recipient, SecureRandom random) {
        return file.transaction(db -> {
            SealedBlob blob = SealedReport.seal(observation, recipient, random);
            put(db, blob, random);
            return new SealedReceipt(blob.id());
        });
    }

    private void put(Connection db, SealedBlob blob, SecureRandom random) throws SQLException {
        long delay = random.nextLong(LONGEST_DELAY.toMillis());
        try (PreparedStatement insert =
                db.prepareStatement("INSERT INTO sealed_blob (id, release_after, blob) VALUES (?, ?, ?)")) {
            insert.setLong(1, blob.id());
            insert.setLong(2, clock.millis() + delay);
            insert.setBytes(3, blob.bytes().toArray());
            insert.executeUpdate();
        }
    }

    /** Puts a dummy in when it is time for one. */
    void putDummyInTime(Optional<SealedReport.Recipient> recipient, SecureRandom random) {
        if (recipient.isEmpty()) {
            return;
        }
        file.transaction(db -> {
            try (PreparedStatement query = db.prepareStatement("SELECT dummy_after FROM notebook");
                    ResultSet rows = query.executeQuery()) {
                rows.next();
                long after = rows.getLong(1);
                if (after > clock.millis() && after <= clock.millis() + LONGEST_BETWEEN_DUMMIES.toMillis()) {
                    return 0;
                }
            }
            put(db, SealedReport.dummy(recipient.get(), random), random);
            try (PreparedStatement next = db.prepareStatement("UPDATE notebook SET dummy_after = ?")) {
                next.setLong(1, clock.millis() + 1 + random.nextLong(LONGEST_BETWEEN_DUMMIES.toMillis()));
                next.executeUpdate();
            }
            return 1;
        });
    }

    /** One that the server does not hold, and when it may leave. */
    record Undelivered(SealedBlob blob, Instant from) {}

    /** Also those that may leave only later. */
    List<Undelivered> undelivered() {
        return file.transaction(db -> {
            List<Undelivered> undelivered = new ArrayList<>();
            try (PreparedStatement query = db.prepareStatement("""
                            SELECT id, blob, release_after FROM sealed_blob
                            WHERE acknowledged_epoch IS NULL OR acknowledged_epoch < (SELECT epoch FROM notebook)
                            ORDER BY release_after
                            """);
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    undelivered.add(new Undelivered(
                            new SealedBlob(rows.getLong(1), Bytes.of(rows.getBytes(2))),
                            Instant.ofEpochMilli(rows.getLong(3))));
                }
            }
            return undelivered;
        });
    }

    /** At most one that may leave now and that the server does not hold. A clock put back never holds one for longer. */
    List<SealedBlob> due() {
        return file.transaction(db -> {
            List<SealedBlob> due = new ArrayList<>();
            try (PreparedStatement query = db.prepareStatement("""
                    SELECT id, blob FROM sealed_blob
                    WHERE (release_after <= ?1 OR release_after > ?1 + ?2)
                      AND (acknowledged_epoch IS NULL OR acknowledged_epoch < (SELECT epoch FROM notebook))
                    ORDER BY release_after LIMIT 1
                    """)) {
                query.setLong(1, clock.millis());
                query.setLong(2, LONGEST_DELAY.toMillis());
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        due.add(new SealedBlob(rows.getLong(1), Bytes.of(rows.getBytes(2))));
                    }
                }
            }
            return due;
        });
    }

    void held(List<Long> ids, long epoch) {
        if (ids.isEmpty()) {
            return;
        }
        file.transaction(db -> {
            try (PreparedStatement update = db.prepareStatement("""
                            UPDATE sealed_blob SET acknowledged_epoch = ?1, release_after = ?3
                            WHERE id = ?2 AND (acknowledged_epoch IS NULL OR acknowledged_epoch < ?1)
                            """)) {
                for (long id : ids) {
                    update.setLong(1, epoch);
                    update.setLong(2, id);
                    update.setLong(3, clock.millis());
                    update.executeUpdate();
                }
            }
            try (PreparedStatement delete = db.prepareStatement("""
                    DELETE FROM sealed_blob WHERE acknowledged_epoch IS NOT NULL AND release_after < ?
                      AND id NOT IN (SELECT id FROM sealed_blob ORDER BY release_after DESC LIMIT ?)
                    """)) {
                delete.setLong(1, clock.millis() - KEPT.toMillis());
                delete.setInt(2, ALWAYS_KEPT);
                return delete.executeUpdate();
            }
        });
    }
}
