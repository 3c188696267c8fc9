package org.fieldpost.server.analysis;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.review.Grade;
import org.fieldpost.server.access.Sight;
import org.fieldpost.server.storage.Database;
import org.fieldpost.server.storage.Planned;

/** The reports that count, as far as a sight sees them, page by page, the newest observation first. */
public final class CountedReports {

    private final Database database;

    public CountedReports(Database database) {
        this.database = database;
    }

    /**
     * What is told of one.
     *
     * @param interfaces as they count, the first first
     * @param grade of it as it now stands; empty while it is provisional
     * @param entry with what its author said; empty where that was let go
     */
    public record Counted(
            String receipt,
            Kind kind,
            Handling handling,
            boolean flash,
            Instant observedAt,
            Instant receivedAt,
            Optional<Point> place,
            double accuracyM,
            Optional<String> regionCode,
            List<NexusInterface> interfaces,
            Optional<Grade> grade,
            Optional<Entry> entry) {
        public Counted {
            interfaces = List.copyOf(interfaces);
        }

        /** What its author said; empty once it was let go. */
        public Optional<Observation> said() {
            return entry.map(BodyCodec::decode)
                    .filter(Body.ObservationRevision.class::isInstance)
                    .map(body -> ((Body.ObservationRevision) body).observation());
        }
    }

    /** After which report a page begins: observed then, and of that moment after this receipt. */
    public record Key(Instant observedAt, String receipt) {}

    // interfaces as the view counted_interface has them, which SQLite would put together whole for each page
    private static final String TOLD = """
            SELECT o.receipt, o.kind, o.handling, o.flash, o.observed_at, o.received_at, o.latitude, o.longitude, o.accuracy,
                   o.region_code, CASE WHEN o.graded THEN r.grade END AS grade,
                   e.number AS entry_number, e.kind AS entry_kind, e.body,
                   COALESCE((SELECT c.first || ' ' || COALESCE(c.second, '') || ' ' || COALESCE(c.third, '')
                             FROM newest_coding c WHERE c.receipt = o.receipt AND c.first IS NOT NULL),
                            (SELECT string_agg(i.interface, ' ' ORDER BY i.rank)
                             FROM observation_interface i WHERE i.receipt = o.receipt)) AS interfaces
            FROM counted_observation o LEFT JOIN newest_ruling r ON r.receipt = o.receipt
            LEFT JOIN entry e ON e.enrolment_id = o.enrolment_id AND e.generation = o.latest_generation AND e.number = o.latest
            WHERE\s""";

    /** How many are wanted and seen. */
    public long count(Sight sight, Wanted wanted) {
        return database.read(db -> {
            try (PreparedStatement query =
                    db.prepareStatement("SELECT count(*) FROM counted_observation o WHERE " + chosen(sight, wanted))) {
                bind(query, sight, wanted);
                try (ResultSet rows = query.executeQuery()) {
                    rows.next();
                    return rows.getLong(1);
                }
            }
        });
    }

    /** At most so many of those that are wanted; places that are not known lie in every box. */
    public List<Counted> page(Sight sight, Wanted wanted, Optional<Key> after, int most) {
        return database.read(db -> {
            try (PreparedStatement query = db.prepareStatement(TOLD + chosen(sight, wanted) + """
                     AND (o.observed_at < ? OR o.receipt > ?)
                    ORDER BY o.observed_at DESC, o.receipt LIMIT ?
                    """)) {
                Planned.byItsValues(query);
                // the index is read from here on, not again from the newest
                int next =
                        bind(query, sight, after.map(key -> rest(wanted, key)).orElse(wanted));
                query.setLong(
                        next++, after.map(key -> key.observedAt.toEpochMilli()).orElse(Long.MAX_VALUE));
                query.setString(next++, after.map(Key::receipt).orElse(""));
                query.setInt(next, most);
                return all(query);
            }
        });
    }

    /** Of what is wanted what was not observed after this. */
    private static Wanted rest(Wanted wanted, Key key) {
        Instant end = key.observedAt.plusMillis(1);
        return new Wanted(
                wanted.from(),
                wanted.until().filter(end::isAfter).or(() -> Optional.of(end)),
                wanted.box(),
                wanted.kind(),
                wanted.judged(),
                wanted.region());
    }

    /** The SQL condition; {@link #bind} fills it. */
    private static String chosen(Sight sight, Wanted wanted) {
        String longitude = wanted.box().crossesAntimeridian()
                ? "(o.longitude >= ? OR o.longitude <= ?)"
                : "(o.longitude >= ? AND o.longitude <= ?)";
        return sight.ofReports("o") + """
                 AND NOT o.time_uncertain AND o.observed_at >= ? AND o.observed_at < ?
                  AND (o.latitude IS NULL OR (o.latitude >= ? AND o.latitude <= ? AND\s""" + longitude + """
                ))
                  AND (? = '' OR o.kind = ?) AND (? = '' OR o.region_code = ?)
                  AND (? = ''
                    OR EXISTS (SELECT 1 FROM newest_coding c
                               WHERE c.receipt = o.receipt AND ? IN (c.first, c.second, c.third))
                    OR EXISTS (SELECT 1 FROM observation_interface i
                               WHERE i.receipt = o.receipt AND i.interface = ?
                                 AND NOT EXISTS (SELECT 1 FROM newest_coding c
                                                 WHERE c.receipt = o.receipt AND c.first IS NOT NULL)))
                """;
    }

    private static int bind(PreparedStatement query, Sight sight, Wanted wanted) throws SQLException {
        int next = sight.bind(query, 1);
        query.setLong(next++, wanted.from().map(Instant::toEpochMilli).orElse(Long.MIN_VALUE));
        query.setLong(next++, wanted.until().map(Instant::toEpochMilli).orElse(Long.MAX_VALUE));
        query.setDouble(next++, wanted.box().south());
        query.setDouble(next++, wanted.box().north());
        query.setDouble(next++, wanted.box().west());
        query.setDouble(next++, wanted.box().east());
        String judged = wanted.judged().map(NexusInterface::name).orElse("");
        for (String choice : List.of(
                wanted.kind().map(Kind::name).orElse(""), wanted.region().orElse(""), judged)) {
            query.setString(next++, choice);
            query.setString(next++, choice);
        }
        query.setString(next++, judged);
        return next;
    }

    /** The report of this receipt, if it counts and is seen. */
    public Optional<Counted> find(Sight sight, String receipt) {
        return database.read(db -> {
            try (PreparedStatement query =
                    db.prepareStatement(TOLD + sight.ofReports("o") + " AND NOT o.time_uncertain AND o.receipt = ?")) {
                query.setString(sight.bind(query, 1), receipt);
                return all(query).stream().findFirst();
            }
        });
    }

    private static List<Counted> all(PreparedStatement query) throws SQLException {
        List<Counted> all = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                all.add(counted(rows));
            }
        }
        return all;
    }

    private static Counted counted(ResultSet row) throws SQLException {
        double latitude = row.getDouble("latitude");
        Optional<Point> place =
                row.wasNull() ? Optional.empty() : Optional.of(new Point(latitude, row.getDouble("longitude")));
        return new Counted(
                row.getString("receipt"),
                Kind.valueOf(row.getString("kind")),
                Handling.valueOf(row.getString("handling")),
                row.getBoolean("flash"),
                Instant.ofEpochMilli(row.getLong("observed_at")),
                Instant.ofEpochMilli(row.getLong("received_at")),
                place,
                row.getDouble("accuracy"),
                Optional.ofNullable(row.getString("region_code")),
                interfaces(row),
                Optional.ofNullable(row.getString("grade")).map(Grade::parse),
                entry(row));
    }

    private static Optional<Entry> entry(ResultSet row) throws SQLException {
        byte[] body = row.getBytes("body");
        return body == null || body.length == 0
                ? Optional.empty()
                : Optional.of(new Entry(row.getLong("entry_number"), row.getInt("entry_kind"), Bytes.of(body)));
    }

    private static List<NexusInterface> interfaces(ResultSet row) throws SQLException {
        String written = row.getString("interfaces");
        return written == null
                ? List.of()
                : Arrays.stream(written.strip().split(" +", -1))
                        .map(NexusInterface::valueOf)
                        .toList();
    }
}
