package org.fieldpost.server.review;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.patrol.PatrolReport;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.server.access.Sight;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.storage.Database;

/** The reports patrols owe at their end, the newest of each phone, and who has approved them. */
public final class PatrolReports {

    private static final int MOST = 200;

    private final Database database;
    private final MissionSpace space;

    PatrolReports(Database database, MissionSpace space) {
        this.database = database;
        this.space = space;
    }

    /** That somebody has approved exactly this report. */
    public record Approved(String by, Instant at) {}

    /** One report, by the receipt code of its entry. */
    public record HandedIn(ReceiptCode code, PatrolReport report, Instant receivedAt, Optional<Approved> approved) {}

    /** Those of patrols that this sight sees, the newest first. */
    List<HandedIn> list(Sight sight) {
        return database.read(db -> {
            List<HandedIn> all = new ArrayList<>();
            String seen = sight.regions().isEmpty()
                    ? "1 = 1"
                    : "EXISTS (SELECT 1 FROM patrol_revision v WHERE v.crew_code = p.crew_code"
                            + " AND v.started_at = p.started_at AND " + sight.ofPlaces("v") + ")";
            try (PreparedStatement query = db.prepareStatement("""
                    SELECT n.code, p.generation, p.number, p.received_at, e.kind, e.body, a.by_whom, a.at
                    FROM patrol_report p
                    JOIN enrolment n ON n.id = p.enrolment_id
                    JOIN entry e ON e.enrolment_id = p.enrolment_id AND e.generation = p.generation
                                AND e.number = p.number
                    LEFT JOIN patrol_approval a ON a.enrolment_id = p.enrolment_id AND a.generation = p.generation
                                               AND a.number = p.number
                    WHERE NOT EXISTS (SELECT 1 FROM patrol_report newer
                                      WHERE newer.enrolment_id = p.enrolment_id AND newer.crew_code = p.crew_code
                                        AND newer.started_at = p.started_at
                                        AND (newer.generation, newer.number) > (p.generation, p.number))
                      AND e.gone_at IS NULL
                      AND\s""" + seen + """

                    ORDER BY p.received_at DESC, n.code, p.generation DESC, p.number DESC LIMIT ?
                    """)) {
                query.setInt(sight.bindPlaces(query, 1), MOST);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        all.add(handedIn(rows));
                    }
                }
            }
            return all;
        });
    }

    private HandedIn handedIn(ResultSet row) throws SQLException {
        var entry = new Entry(row.getLong("number"), row.getInt("kind"), Bytes.of(row.getBytes("body")));
        String by = row.getString("by_whom");
        return new HandedIn(
                new ReceiptCode(
                        space.mode() == MissionMode.EXERCISE,
                        row.getString("code"),
                        row.getInt("generation"),
                        row.getLong("number")),
                ((Body.PatrolReported) BodyCodec.decode(entry)).report(),
                Instant.ofEpochMilli(row.getLong("received_at")),
                by == null ? Optional.empty() : Optional.of(new Approved(by, Instant.ofEpochMilli(row.getLong("at")))));
    }

    Optional<HandedIn> find(Sight sight, String code) {
        return list(sight).stream()
                .filter(each -> each.code().spoken().equals(code))
                .findFirst();
    }

    /** The first to approve it is kept. */
    void approve(HandedIn report, String by, Instant now) {
        database.write(db -> {
            try (PreparedStatement insert = db.prepareStatement("""
                    INSERT INTO patrol_approval (enrolment_id, generation, number, by_whom, at)
                    SELECT id, ?, ?, ?, ? FROM enrolment WHERE code = ?
                    ON CONFLICT DO NOTHING
                    """)) {
                insert.setInt(1, report.code().generation());
                insert.setLong(2, report.code().number());
                insert.setString(3, by);
                insert.setLong(4, now.toEpochMilli());
                insert.setString(5, report.code().author());
                return insert.executeUpdate();
            }
        });
    }
}
