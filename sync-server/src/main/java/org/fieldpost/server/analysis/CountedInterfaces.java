package org.fieldpost.server.analysis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.fieldpost.model.report.NexusInterface;

/** By which interfaces a report counts: the reviewer's where there are any, else the officer's. */
final class CountedInterfaces {

    private CountedInterfaces() {}

    /** The first first. */
    static List<NexusInterface> of(Connection db, String receipt) throws SQLException {
        List<NexusInterface> interfaces = new ArrayList<>();
        try (PreparedStatement query =
                db.prepareStatement("SELECT interface FROM counted_interface WHERE receipt = ? ORDER BY rank")) {
            query.setString(1, receipt);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    interfaces.add(NexusInterface.valueOf(rows.getString(1)));
                }
            }
        }
        return interfaces;
    }
}
