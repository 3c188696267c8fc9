package org.fieldpost.server.analysis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.fieldpost.server.storage.Database;

/**
 * Reports of which nobody knows when it was: their phone's clock was wrong and could not be corrected. They stand behind no number,
 * wait for review like all others, and are found by when they were received, whatever the filter.
 */
final class UncertainTimes {

    private final Database database;

    UncertainTimes(Database database) {
        this.database = database;
    }

    /** How many were received in the period and are neither taken back nor merged. */
    long count(Choice choice) {
        return database.read(db -> {
            try (PreparedStatement query = query(db, choice, "SELECT count(*)", "");
                    ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    /** The last received of them. */
    List<ShownReport> newest(Choice choice, int most) {
        return database.read(db -> {
            List<String> receipts = new ArrayList<>();
            try (PreparedStatement query = query(
                            db, choice, "SELECT o.receipt", " ORDER BY o.received_at DESC, o.receipt LIMIT " + most);
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    receipts.add(rows.getString(1));
                }
            }
            return ShownReports.of(db, receipts);
        });
    }

    private static PreparedStatement query(Connection db, Choice choice, String select, String order)
            throws SQLException {
        PreparedStatement query =
                db.prepareStatement(select + """
                 FROM counted_observation o
                WHERE o.time_uncertain AND\s""" + choice.sight().ofReports("o") + """
                 AND o.received_at >= ? AND o.received_at < ? AND (? = '' OR o.region_code = ?)
                  AND (? = '' OR EXISTS (SELECT 1 FROM counted_interface i
                                         WHERE i.receipt = o.receipt AND i.interface = ?))
                """ + order);
        int next = choice.sight().bind(query, 1);
        query.setLong(next++, choice.period().from().toEpochMilli());
        query.setLong(next++, choice.period().until().toEpochMilli());
        query.setString(next++, choice.regionCode().orElse(""));
        query.setString(next++, choice.regionCode().orElse(""));
        query.setString(next++, choice.judged().map(Enum::name).orElse(""));
        query.setString(next, choice.judged().map(Enum::name).orElse(""));
        return query;
    }
}
