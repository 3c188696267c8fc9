package org.fieldpost.server.analysis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.fieldpost.model.place.RegionMatch;
import org.fieldpost.model.report.NilReport;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.storage.Database;
import org.fieldpost.server.tally.Line;
import org.fieldpost.server.tally.Sort;
import org.fieldpost.server.tally.Tallies;
import org.fieldpost.server.tally.Week;

/** Keeps where somebody looked and saw nothing, so that it can be counted. A function of the set of entries taken. */
public final class NilReports {

    private final Database database;
    private final MissionSpace space;
    private final VisitBook visits;

    public NilReports(Database database, MissionSpace space) {
        this.database = database;
        this.space = space;
        this.visits = new VisitBook(space);
    }

    public void take(Reports.Source source, NilReport said) {
        database.write(db -> {
            PhoneClock.Judged judged = judged(db, source, said);
            NilReport nil = said.later(judged.behind());
            try (PreparedStatement insert = db.prepareStatement("""
                    INSERT INTO nil_report (enrolment_id, generation, number, region_code, looked_from, looked_until, behind_s,
                                            time_uncertain)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """)) {
                insert.setString(1, source.enrolment().toString());
                insert.setInt(2, source.generation());
                insert.setLong(3, source.number());
                insert.setString(4, region(nil).orElse(null));
                insert.setLong(5, nil.lookedFrom().toEpochMilli());
                insert.setLong(6, nil.lookedUntil().toEpochMilli());
                insert.setLong(7, judged.behind().toSeconds());
                insert.setBoolean(8, !judged.certain());
                insert.executeUpdate();
            }
            if (judged.certain()) {
                count(db, nil.lookedUntil(), region(nil), 1);
                visits.seen(db, source, Optional.of(nil));
            }
            seen(db, source, said);
            return 1;
        });
    }

    /** After more is known of the clock it went by. */
    void again(Connection db, Reports.Source source, NilReport said) throws SQLException {
        PhoneClock.Judged judged = judged(db, source, said);
        NilReport nil = said.later(judged.behind());
        try (PreparedStatement query = db.prepareStatement("""
                SELECT looked_until, region_code, time_uncertain FROM nil_report
                WHERE enrolment_id = ? AND generation = ? AND number = ?
                """)) {
            bind(query, 1, source);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return;
                }
                Optional<String> region = Optional.ofNullable(row.getString(2));
                if (!row.getBoolean(3)) {
                    count(db, Instant.ofEpochMilli(row.getLong(1)), region, -1);
                }
                if (judged.certain()) {
                    count(db, nil.lookedUntil(), region, 1);
                }
            }
        }
        try (PreparedStatement update = db.prepareStatement("""
                UPDATE nil_report SET looked_from = ?, looked_until = ?, behind_s = ?, time_uncertain = ?
                WHERE enrolment_id = ? AND generation = ? AND number = ?
                """)) {
            update.setLong(1, nil.lookedFrom().toEpochMilli());
            update.setLong(2, nil.lookedUntil().toEpochMilli());
            update.setLong(3, judged.behind().toSeconds());
            update.setBoolean(4, !judged.certain());
            bind(update, 5, source);
            update.executeUpdate();
        }
        visits.seen(db, source, judged.certain() ? Optional.of(nil) : Optional.empty());
        seen(db, source, said);
    }

    private void seen(Connection db, Reports.Source source, NilReport said) throws SQLException {
        PhoneRegions.seen(
                db, source, space.mission(), Optional.of(said.position().point()), said.lookedUntil());
    }

    private static void bind(PreparedStatement statement, int from, Reports.Source source) throws SQLException {
        statement.setString(from, source.enrolment().toString());
        statement.setInt(from + 1, source.generation());
        statement.setLong(from + 2, source.number());
    }

    private static PhoneClock.Judged judged(Connection db, Reports.Source source, NilReport said) throws SQLException {
        return PhoneClocks.of(db, source.enrolment().toString())
                .judge(source.at(), said.lookedUntil(), false, source.receivedAt());
    }

    private Optional<String> region(NilReport nil) {
        return space.mission().regions().match(nil.position().point()).map(RegionMatch::regionCode);
    }

    private void count(Connection db, Instant lookedUntil, Optional<String> region, long amount) throws SQLException {
        Tallies.add(
                db,
                new Tallies.Cell(Week.of(lookedUntil, space.mission().zone()).number(), region.orElse(Tallies.NOWHERE)),
                Line.of(Sort.NIL_REPORTS),
                amount);
    }
}
