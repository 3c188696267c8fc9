package org.fieldpost.server.features;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.review.Grade;
import org.fieldpost.server.access.Sight;
import org.fieldpost.server.storage.Database;

/** The reports that count, as far as a sight sees them, page by page, the newest observation first. */
final class CountedReports {

    private final Database database;

    CountedReports(Database database) {
        this.database = database;
    }

    /**
     * What is told of one.
     *
     * @param interfaces as they count, the first first
     * @param grade of it as it now stands; empty while it is provisional
     */
    record Counted(
            String receipt,
            Kind kind,
            Handling handling,
            Instant observedAt,
            Instant receivedAt,
            Optional<Point> place,
            double accuracyM,
            Optional<String> regionCode,
            List<NexusInterface> interfaces,
            Optional<Grade> grade) {
        Counted {
            interfaces = List.copyOf(interfaces);
        }
    }

    /** After which report a page begins: observed then, and of that moment after this receipt. */
    record Key(Instant observedAt, String receipt) {}

    private static final String TOLD = """
            SELECT o.receipt, o.kind, o.handling, o.observed_at, o.received_at, o.latitude, o.longitude, o.accuracy,
                   o.region_code, CASE WHEN o.graded THEN r.grade END AS grade
            FROM counted_observation o LEFT JOIN newest_ruling r ON r.receipt = o.receipt
            WHERE\s""";

    /** At most so many of those that are asked for; places that are not known lie in every box. */
    List<Counted> page(Sight sight, Asked asked, Optional<Key> after, int most) {
        String longitude = asked.box().crossesAntimeridian()
                ? "(o.longitude >= ? OR o.longitude <= ?)"
                : "(o.longitude >= ? AND o.longitude <= ?)";
        return database.read(db -> {
            try (PreparedStatement query = db.prepareStatement(TOLD + sight.ofReports("o") + """
                     AND o.observed_at >= ? AND o.observed_at < ?
                      AND (o.latitude IS NULL OR (o.latitude >= ? AND o.latitude <= ? AND\s""" + longitude + """
                    ))
                      AND (? = '' OR o.kind = ?) AND (? = '' OR o.region_code = ?)
                      AND (? = '' OR EXISTS (SELECT 1 FROM counted_interface i
                                             WHERE i.receipt = o.receipt AND i.interface = ?))
                      AND o.observed_at <= ? AND (o.observed_at < ? OR o.receipt > ?)
                    ORDER BY o.observed_at DESC, o.receipt LIMIT ?
                    """)) {
                int next = sight.bind(query, 1);
                query.setLong(
                        next++, asked.time().from().map(Instant::toEpochMilli).orElse(Long.MIN_VALUE));
                query.setLong(
                        next++, asked.time().until().map(Instant::toEpochMilli).orElse(Long.MAX_VALUE));
                query.setDouble(next++, asked.box().south());
                query.setDouble(next++, asked.box().north());
                query.setDouble(next++, asked.box().west());
                query.setDouble(next++, asked.box().east());
                for (Optional<String> choice : List.of(asked.kind(), asked.region(), asked.judged())) {
                    query.setString(next++, choice.orElse(""));
                    query.setString(next++, choice.orElse(""));
                }
                long then = after.map(key -> key.observedAt.toEpochMilli()).orElse(Long.MAX_VALUE);
                query.setLong(next++, then);
                query.setLong(next++, then);
                query.setString(next++, after.map(Key::receipt).orElse(""));
                query.setInt(next, most);
                return all(db, query);
            }
        });
    }

    /** The report of this receipt, if it counts and is seen. */
    Optional<Counted> find(Sight sight, String receipt) {
        return database.read(db -> {
            try (PreparedStatement query = db.prepareStatement(TOLD + sight.ofReports("o") + " AND o.receipt = ?")) {
                query.setString(sight.bind(query, 1), receipt);
                return all(db, query).stream().findFirst();
            }
        });
    }

    private static List<Counted> all(Connection db, PreparedStatement query) throws SQLException {
        List<Counted> all = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                all.add(counted(db, rows));
            }
        }
        return all;
    }

    private static Counted counted(Connection db, ResultSet row) throws SQLException {
        String receipt = row.getString("receipt");
        double latitude = row.getDouble("latitude");
        Optional<Point> place =
                row.wasNull() ? Optional.empty() : Optional.of(new Point(latitude, row.getDouble("longitude")));
        return new Counted(
                receipt,
                Kind.valueOf(row.getString("kind")),
                Handling.valueOf(row.getString("handling")),
                Instant.ofEpochMilli(row.getLong("observed_at")),
                Instant.ofEpochMilli(row.getLong("received_at")),
                place,
                row.getDouble("accuracy"),
                Optional.ofNullable(row.getString("region_code")),
                interfaces(db, receipt),
                Optional.ofNullable(row.getString("grade")).map(Grade::parse));
    }

    private static List<NexusInterface> interfaces(Connection db, String receipt) throws SQLException {
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
