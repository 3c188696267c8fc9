package org.fieldpost.server.review;

import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fieldpost.model.report.Coding;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.server.analysis.Contribution;
import org.fieldpost.server.storage.Database;

/** Reviewers' interfaces beside the officers'. Rows are added and never changed; of several the newest counts. */
public final class Codings {

    private final Database database;
    private final SecureRandom random;

    Codings(Database database, SecureRandom random) {
        this.database = database;
        this.random = random;
    }

    /** A judgement as it was kept; without a coding it is withdrawn and the officer's counts again. */
    public record Coded(long id, String by, Instant at, Optional<Coding> coding) {}

    /** All about a report, the newest first. */
    List<Coded> of(String receipt) {
        return database.read(db -> {
            List<Coded> all = new ArrayList<>();
            try (PreparedStatement query = db.prepareStatement("""
                    SELECT id, by_whom, at, first, second, third, reason FROM review_coding
                    WHERE receipt = ? ORDER BY at DESC
                    """)) {
                query.setString(1, receipt);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        all.add(new Coded(
                                rows.getLong("id"),
                                rows.getString("by_whom"),
                                Instant.ofEpochMilli(rows.getLong("at")),
                                coding(rows)));
                    }
                }
            }
            return all;
        });
    }

    private static Optional<Coding> coding(ResultSet row) throws SQLException {
        String first = row.getString("first");
        if (first == null) {
            return Optional.empty();
        }
        List<NexusInterface> secondary = Stream.of(
                        Optional.ofNullable(row.getString("second")), Optional.ofNullable(row.getString("third")))
                .flatMap(Optional::stream)
                .map(NexusInterface::valueOf)
                .toList();
        return Optional.of(new Coding(NexusInterface.valueOf(first), secondary, row.getString("reason")));
    }

    Coded keep(Before before, String by, Instant now, Optional<Coding> coding) {
        Instant at = Rulings.after(before.coding().map(Coded::at), now);
        var coded = new Coded(1 + (random.nextLong() >>> 2), by, at, coding);
        database.write(db -> {
            try (PreparedStatement insert = db.prepareStatement("""
                    INSERT INTO review_coding (id, receipt, by_whom, at, first, second, third, reason)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """)) {
                insert.setLong(1, coded.id);
                insert.setString(2, before.receipt());
                insert.setString(3, by);
                insert.setLong(4, at.toEpochMilli());
                List<NexusInterface> all = coding.map(c -> List.copyOf(c.all())).orElse(List.of());
                for (int i = 0; i < 3; i++) {
                    insert.setString(5 + i, i < all.size() ? all.get(i).name() : null);
                }
                insert.setString(8, coding.map(Coding::reason).orElse(""));
                insert.executeUpdate();
            }
            Contribution.again(db, before.receipt());
            return 1;
        });
        return coded;
    }
}
