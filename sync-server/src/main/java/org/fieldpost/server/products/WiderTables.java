package org.fieldpost.server.products;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldpost.server.access.Sight;
import org.fieldpost.server.analysis.Matrix;
import org.fieldpost.server.analysis.Period;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.storage.Database;
import org.fieldpost.server.tally.Week;

/**
 * The tables for wider release: one for each run of four weeks, all runs beginning where the last ended, and each made once. What
 * is corrected later does not change it: two tables of the same weeks would tell by their difference what both hide.
 */
final class WiderTables {

    /** So long after its last day a run may be made: late reports have come by then, or are missing for ever. */
    static final int DAYS_TO_WAIT = 14;

    private static final int MOST_LISTED = 26;

    private final Database database;
    private final MissionSpace space;

    WiderTables(Database database, MissionSpace space) {
        this.database = database;
        this.space = space;
    }

    /** Those that may have a table, the newest first. */
    List<WiderRun> runs(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, space.mission().zone());
        List<WiderRun> runs = new ArrayList<>();
        LocalDate monday = monday(today);
        while (runs.size() < MOST_LISTED) {
            LocalDate last = last(monday);
            if (!last.plusDays(DAYS_TO_WAIT).isAfter(today)) {
                runs.add(new WiderRun(monday, last, made(monday)));
            }
            monday = monday.minusWeeks(WiderTable.WEEKS);
        }
        return runs;
    }

    /** The first day of the run that this day lies in. */
    static LocalDate monday(LocalDate day) {
        Week week = Week.of(day);
        return week.plus(-Math.floorMod(week.number(), WiderTable.WEEKS)).monday();
    }

    private static LocalDate last(LocalDate monday) {
        return monday.plusWeeks(WiderTable.WEEKS).minusDays(1);
    }

    private Optional<Instant> made(LocalDate monday) {
        return database.read(db -> {
            try (PreparedStatement query =
                    db.prepareStatement("SELECT made_at FROM wider_table WHERE first_week = ?")) {
                query.setInt(1, Week.of(monday).number());
                try (ResultSet rows = query.executeQuery()) {
                    return rows.next() ? Optional.of(Instant.ofEpochMilli(rows.getLong(1))) : Optional.empty();
                }
            }
        });
    }

    Optional<WiderTable> find(LocalDate monday) {
        return database.read(db -> {
            try (PreparedStatement query =
                    db.prepareStatement("SELECT content FROM wider_table WHERE first_week = ?")) {
                query.setInt(1, Week.of(monday).number());
                try (ResultSet rows = query.executeQuery()) {
                    return rows.next() ? Optional.of(WiderTable.parse(monday, rows.getString(1))) : Optional.empty();
                }
            }
        });
    }

    /**
     * Makes the table of this run, if there is none.
     *
     * @return whether there is one now: not before its time, and not of days on which no run begins
     */
    boolean make(LocalDate monday, String by, Instant now) {
        ZoneId zone = space.mission().zone();
        LocalDate today = LocalDate.ofInstant(now, zone);
        if (!monday(monday).equals(monday)
                || last(monday).plusDays(DAYS_TO_WAIT).isAfter(today)) {
            return false;
        }
        database.write(db -> {
            if (find(monday).isPresent()) {
                return 0;
            }
            Period period = Period.weeksUntil(WiderTable.WEEKS, last(monday), now, zone);
            WiderTable table = WiderTable.of(Matrix.count(database, space, Sight.EVERYTHING, period));
            try (PreparedStatement insert = db.prepareStatement(
                    "INSERT INTO wider_table (first_week, made_at, made_by, content) VALUES (?, ?, ?, ?)")) {
                insert.setInt(1, Week.of(monday).number());
                insert.setLong(2, now.toEpochMilli());
                insert.setString(3, by);
                insert.setString(4, table.written());
                return insert.executeUpdate();
            }
        });
        return true;
    }
}
