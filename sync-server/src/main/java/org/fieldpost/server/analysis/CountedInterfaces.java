package org.fieldpost.server.analysis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fieldpost.model.report.NexusInterface;

/** By which interfaces a report counts: the reviewer's where there are any, else the officer's. */
final class CountedInterfaces {

    private CountedInterfaces() {}

    /** The first first. */
    static List<NexusInterface> of(Connection db, String receipt) throws SQLException {
        return of(db, List.of(receipt)).getOrDefault(receipt, List.of());
    }

    /** Of these receipts, at least one and at most some hundreds; those with none are left out. */
    static Map<String, List<NexusInterface>> of(Connection db, List<String> receipts) throws SQLException {
        Map<String, List<NexusInterface>> interfaces = new HashMap<>();
        try (PreparedStatement query =
                db.prepareStatement("SELECT receipt, interface FROM counted_interface WHERE receipt IN (?"
                        + ", ?".repeat(receipts.size() - 1) + ") ORDER BY rank")) {
            for (int i = 0; i < receipts.size(); i++) {
                query.setString(i + 1, receipts.get(i));
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    interfaces
                            .computeIfAbsent(rows.getString(1), receipt -> new ArrayList<>())
                            .add(NexusInterface.valueOf(rows.getString(2)));
                }
            }
        }
        return interfaces;
    }
}
