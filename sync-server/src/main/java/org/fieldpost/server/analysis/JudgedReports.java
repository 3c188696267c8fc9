package org.fieldpost.server.analysis;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.server.access.Sight;
import org.fieldpost.server.storage.Database;

/** The reports that count to which a reviewer gave interfaces, found by when he did: nobody looks at the others. */
public final class JudgedReports {

    /** The newest of a period; more would change an agreement by less than its interval. */
    public static final int MOST = 2_000;

    private static final String JUDGED = """
            SELECT c.receipt, c.first, c.second, c.third, i.rank, i.interface
            FROM (SELECT n.receipt, n.at, n.first, n.second, n.third FROM review_coding n
                  WHERE n.at >= ? AND n.at < ? AND n.first IS NOT NULL
                    AND NOT EXISTS (SELECT 1 FROM review_coding later WHERE later.receipt = n.receipt AND later.at > n.at)
                  ORDER BY n.at DESC LIMIT ?) c
            JOIN counted_observation o ON o.receipt = c.receipt
            LEFT JOIN observation_interface i ON i.receipt = o.receipt
            WHERE\s""";

    private JudgedReports() {}

    static String query(Sight sight) {
        return JUDGED + sight.ofReports("o");
    }

    private static void bind(PreparedStatement query, Sight sight, Period period) throws SQLException {
        query.setLong(1, period.from().toEpochMilli());
        query.setLong(2, period.until().toEpochMilli());
        query.setInt(3, MOST);
        sight.bind(query, 4);
    }

    /** Whether those agree who coded them. */
    static CodersAgree agreement(Database database, Sight sight, Period period) {
        record Two(List<NexusInterface> reviewer, TreeMap<Integer, NexusInterface> officer) {}
        Map<String, Two> all = database.read(db -> {
            Map<String, Two> found = new LinkedHashMap<>();
            try (PreparedStatement query = db.prepareStatement(query(sight))) {
                bind(query, sight, period);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        List<NexusInterface> reviewer = reviewer(rows);
                        Two two = found.computeIfAbsent(
                                rows.getString("receipt"), receipt -> new Two(reviewer, new TreeMap<>()));
                        String given = rows.getString("interface");
                        if (given != null) {
                            two.officer.put(rows.getInt("rank"), NexusInterface.valueOf(given));
                        }
                    }
                }
            }
            return found;
        });
        return CodersAgree.of(all.values().stream()
                .map(two -> new CodersAgree.Pair(List.copyOf(two.officer.values()), two.reviewer))
                .toList());
    }

    private static List<NexusInterface> reviewer(ResultSet row) throws SQLException {
        List<NexusInterface> reviewer = new ArrayList<>();
        for (String place : new String[] {"first", "second", "third"}) {
            String judged = row.getString(place);
            if (judged != null) {
                reviewer.add(NexusInterface.valueOf(judged));
            }
        }
        return reviewer;
    }
}
