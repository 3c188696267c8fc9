package org.fieldpost.server.analysis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.fieldpost.model.report.ClockConfidence;
import org.fieldpost.model.report.ClockReading;

/** What is kept of phones' clocks: the table clock_reading. */
final class PhoneClocks {

    private PhoneClocks() {}

    static PhoneClock of(Connection db, String enrolment) throws SQLException {
        Map<PhoneClock.At, ClockReading> readings = new HashMap<>();
        try (PreparedStatement query = db.prepareStatement("""
                SELECT generation, number, boot, booted_at, behind_s, told_by FROM clock_reading WHERE enrolment_id = ?
                """)) {
            query.setString(1, enrolment);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    String toldBy = rows.getString(6);
                    readings.put(
                            new PhoneClock.At(rows.getInt(1), rows.getLong(2)),
                            new ClockReading(
                                    rows.getLong(3),
                                    Instant.ofEpochMilli(rows.getLong(4)),
                                    toldBy == null
                                            ? Optional.empty()
                                            : Optional.of(new ClockReading.Told(
                                                    Duration.ofSeconds(rows.getLong(5)),
                                                    ClockConfidence.valueOf(toldBy)))));
                }
            }
        }
        return new PhoneClock(readings);
    }

    static void keep(Connection db, Reports.Source source, ClockReading reading) throws SQLException {
        try (PreparedStatement insert = db.prepareStatement("""
                INSERT INTO clock_reading (enrolment_id, generation, number, boot, booted_at, behind_s, told_by)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """)) {
            insert.setString(1, source.enrolment().toString());
            insert.setInt(2, source.generation());
            insert.setLong(3, source.number());
            insert.setLong(4, reading.boot());
            insert.setLong(5, reading.bootedAt().toEpochMilli());
            insert.setObject(
                    6, reading.told().map(told -> told.behind().toSeconds()).orElse(null), Types.BIGINT);
            insert.setString(7, reading.told().map(told -> told.by().name()).orElse(null));
            insert.executeUpdate();
        }
    }
}
