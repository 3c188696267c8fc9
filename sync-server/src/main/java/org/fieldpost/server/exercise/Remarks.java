package org.fieldpost.server.exercise;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.fieldpost.exchange.EnrolmentId;
import org.fieldpost.model.exercise.Remark;
import org.fieldpost.server.storage.Database;

/** What trainers said to players. */
public final class Remarks {

    private final Database database;

    Remarks(Database database) {
        this.database = database;
    }

    /** A remark and who made it. */
    public record Made(Remark remark, EnrolmentId phone, String by) {}

    void keep(Remark remark, EnrolmentId phone, String by) {
        database.write(db -> {
            try (PreparedStatement insert = db.prepareStatement(
                    "INSERT INTO run_remark (situation, enrolment_id, at, by_whom, text) VALUES (?, ?, ?, ?, ?)")) {
                insert.setLong(1, remark.situation());
                insert.setString(2, phone.toString());
                insert.setLong(3, remark.at().toEpochMilli());
                insert.setString(4, by);
                insert.setString(5, remark.text());
                return insert.executeUpdate();
            }
        });
    }

    List<Made> of(long run) {
        return database.read(db -> {
            List<Made> all = new ArrayList<>();
            try (PreparedStatement query = db.prepareStatement("""
                    SELECT m.situation, m.enrolment_id, m.at, m.by_whom, m.text
                    FROM run_remark m JOIN run_situation s ON s.id = m.situation WHERE s.run = ? ORDER BY m.at
                    """)) {
                query.setLong(1, run);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        all.add(new Made(
                                new Remark(rows.getLong(1), rows.getString(5), Instant.ofEpochMilli(rows.getLong(3))),
                                EnrolmentId.parse(rows.getString(2)),
                                rows.getString(4)));
                    }
                }
            }
            return all;
        });
    }
}
