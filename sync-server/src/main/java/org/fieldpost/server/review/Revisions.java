package org.fieldpost.server.review;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.model.report.Observation;
import org.fieldpost.server.analysis.Reports;
import org.fieldpost.server.storage.Database;

/** Every revision of a report, as its author sent them; nothing is overwritten. */
public final class Revisions {

    private final Database database;

    Revisions(Database database) {
        this.database = database;
    }

    /** A revision and when it came. */
    public record Revision(int generation, long number, Instant receivedAt, Observation observation) {}

    /** In the order they were written, the first report first. */
    List<Revision> of(Reports.Named report) {
        return database.read(db -> {
            List<Revision> all = new ArrayList<>();
            try (PreparedStatement query = db.prepareStatement("""
                    SELECT e.generation, e.number, e.kind, e.received_at, e.body FROM entry e
                    WHERE e.enrolment_id = ? AND e.generation = ? AND e.number = ? AND e.gone_at IS NULL
                    UNION ALL
                    SELECT e.generation, e.number, e.kind, e.received_at, e.body FROM revision v
                    JOIN entry e ON e.enrolment_id = v.enrolment_id AND e.generation = v.generation AND e.number = v.number
                    WHERE v.enrolment_id = ? AND v.base_generation = ? AND v.base = ?
                      AND (v.base_digest IS NULL OR v.base_digest = ?) AND e.gone_at IS NULL
                    ORDER BY 1, 2
                    """)) {
                for (int from : new int[] {1, 4}) {
                    query.setString(from, report.enrolment().toString());
                    query.setInt(from + 1, report.base().generation());
                    query.setLong(from + 2, report.base().number());
                }
                query.setBytes(7, report.base().digest().toArray());
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        var entry = new Entry(rows.getLong(2), rows.getInt(3), Bytes.of(rows.getBytes(5)));
                        if (BodyCodec.decode(entry) instanceof Body.ObservationRevision said) {
                            all.add(new Revision(
                                    rows.getInt(1),
                                    rows.getLong(2),
                                    Instant.ofEpochMilli(rows.getLong(4)),
                                    said.observation()));
                        }
                    }
                }
            }
            return all;
        });
    }
}
