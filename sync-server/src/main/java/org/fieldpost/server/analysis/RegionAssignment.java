package org.fieldpost.server.analysis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.place.RegionMatch;
import org.fieldpost.model.place.RegionSet;
import org.fieldpost.server.storage.Database;

/** Assigns everything reported to the regions of a new set, from the entries themselves: all at once or nothing. */
public final class RegionAssignment {

    private final Connection db;
    private final RegionSet regions;

    private RegionAssignment(Connection db, RegionSet regions) {
        this.db = db;
        this.regions = regions;
    }

    /** A row whose region changes: the receipt of a report, else the enrolment of an entry. */
    private record Moved(String of, int generation, long number, Optional<RegionMatch> to) {}

    /**
     * In the caller's transaction.
     *
     * @return how many reports lie in another region than before
     */
    public static long again(Connection db, RegionSet regions) throws SQLException {
        var assignment = new RegionAssignment(db, regions);
        assignment.patrols();
        assignment.nilReports();
        return assignment.observations();
    }

    /** How many reports lie in each region, retracted ones too, by its code. */
    public static Map<String, Long> reportsByRegion(Database database) {
        return database.read(db -> {
            Map<String, Long> reports = new HashMap<>();
            try (PreparedStatement query = db.prepareStatement("""
                            SELECT region_code, count(*) FROM observation WHERE region_code IS NOT NULL GROUP BY region_code
                            """);
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    reports.put(rows.getString(1), rows.getLong(2));
                }
            }
            return reports;
        });
    }

    private long observations() throws SQLException {
        List<Moved> moved = moved("""
                SELECT o.receipt, o.generation, o.base, e.kind, e.body, o.region_code, o.region_method
                FROM observation o
                JOIN entry e ON e.enrolment_id = o.enrolment_id AND e.generation = o.latest_generation
                            AND e.number = o.latest
                """);
        try (PreparedStatement update = db.prepareStatement("""
                UPDATE observation SET region_code = ?, region_method = ? WHERE receipt = ?
                """)) {
            for (Moved each : moved) {
                update.setString(1, each.to.map(RegionMatch::regionCode).orElse(null));
                update.setString(2, each.to.map(to -> to.method().name()).orElse(null));
                update.setString(3, each.of);
                update.executeUpdate();
                AwaitingReview.again(db, each.of);
            }
        }
        return moved.size();
    }

    private void patrols() throws SQLException {
        move(moved("""
                SELECT p.enrolment_id, p.generation, p.number, e.kind, e.body, p.region_code, NULL
                FROM patrol_revision p
                JOIN entry e ON e.enrolment_id = p.enrolment_id AND e.generation = p.generation AND e.number = p.number
                """), """
                UPDATE patrol_revision SET region_code = ? WHERE enrolment_id = ? AND generation = ? AND number = ?
                """);
    }

    private void nilReports() throws SQLException {
        move(moved("""
                SELECT n.enrolment_id, n.generation, n.number, e.kind, e.body, n.region_code, NULL
                FROM nil_report n
                JOIN entry e ON e.enrolment_id = n.enrolment_id AND e.generation = n.generation AND e.number = n.number
                """), """
                UPDATE nil_report SET region_code = ? WHERE enrolment_id = ? AND generation = ? AND number = ?
                """);
    }

    private void move(List<Moved> moved, String sql) throws SQLException {
        try (PreparedStatement update = db.prepareStatement(sql)) {
            for (Moved each : moved) {
                update.setString(1, each.to.map(RegionMatch::regionCode).orElse(null));
                update.setString(2, each.of);
                update.setInt(3, each.generation);
                update.setLong(4, each.number);
                update.executeUpdate();
            }
        }
    }

    /** Those whose region is another now; what can no longer be read stays where it was counted. */
    private List<Moved> moved(String sql) throws SQLException {
        List<Moved> moved = new ArrayList<>();
        try (PreparedStatement query = db.prepareStatement(sql)) {
            query.setFetchSize(500);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    moved(rows).ifPresent(moved::add);
                }
            }
        }
        return moved;
    }

    private Optional<Moved> moved(ResultSet row) throws SQLException {
        Body body = BodyCodec.decode(new Entry(row.getLong(3), row.getInt(4), Bytes.of(row.getBytes(5))));
        if (body instanceof Body.Unread) {
            return Optional.empty();
        }
        Optional<RegionMatch> to = position(body).flatMap(position -> regions.match(position.point()));
        return same(to, row.getString(6), row.getString(7))
                ? Optional.empty()
                : Optional.of(new Moved(row.getString(1), row.getInt(2), row.getLong(3), to));
    }

    private static Optional<Position> position(Body body) {
        if (body instanceof Body.ObservationRevision said) {
            return Optional.of(said.observation().circumstances().position());
        }
        if (body instanceof Body.Nil nil) {
            return Optional.of(nil.report().position());
        }
        return body instanceof Body.PatrolRevision patrol ? patrol.patrol().departure() : Optional.empty();
    }

    private static boolean same(Optional<RegionMatch> to, String code, String method) {
        return Objects.equals(to.map(RegionMatch::regionCode).orElse(null), code)
                && (method == null || to.map(m -> m.method().name()).equals(Optional.of(method)));
    }
}
