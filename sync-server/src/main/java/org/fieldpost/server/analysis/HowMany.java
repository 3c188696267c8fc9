package org.fieldpost.server.analysis;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.fieldpost.server.access.Sight;
import org.fieldpost.server.storage.Database;
import org.fieldpost.server.tally.Line;
import org.fieldpost.server.tally.Sort;
import org.fieldpost.server.tally.Tallies;
import org.fieldpost.server.tally.Week;

/**
 * How many reports are wanted and seen, told at once however many there are: whole weeks by their cells, the days before and after
 * them by looking at each report where those are few, and otherwise as between none and all of their week.
 */
public record HowMany(long least, long most) {

    /** So many reports are looked at one by one, in some tens of milliseconds. */
    private static final long MOST_LOOKED_AT = 5_000;

    public HowMany {
        if (least < 0 || least > most) {
            throw new IllegalArgumentException(
                    "at least " + least + " and at most " + most + " is no number of reports");
        }
    }

    /** Whether it is one number. */
    public boolean exact() {
        return least == most;
    }

    /**
     * @param wanted from a moment until another, everywhere
     * @param zone the mission's
     */
    public static HowMany of(Database database, Sight sight, Wanted wanted, ZoneId zone) {
        Instant from = wanted.from().orElseThrow();
        Instant until = wanted.until().orElseThrow();
        if (!wanted.box().equals(Box.EVERYWHERE)) {
            throw new IllegalArgumentException("cells know no box: count the reports themselves");
        }
        Week first = Week.of(from, zone);
        Week whole = first.from(zone).isBefore(from) ? first.plus(1) : first;
        Week last = Week.of(until, zone);
        if (last.compareTo(whole) < 0) {
            return part(database, sight, wanted, first);
        }
        HowMany sum = database.read(db -> cells(db, sight, wanted, whole, last)).counted();
        if (first.compareTo(whole) < 0) {
            sum = sum.and(part(database, sight, between(wanted, from, whole.from(zone)), first));
        }
        if (last.from(zone).isBefore(until)) {
            sum = sum.and(part(database, sight, between(wanted, last.from(zone), until), last));
        }
        return sum;
    }

    private HowMany and(HowMany other) {
        return new HowMany(least + other.least, most + other.most);
    }

    /** @param week the one that all of what is wanted lies in */
    private static HowMany part(Database database, Sight sight, Wanted wanted, Week week) {
        Cells cells = database.read(db -> cells(db, sight, wanted, week, week.plus(1)));
        if (cells.wanted == 0) {
            return new HowMany(0, 0);
        }
        if (cells.all > MOST_LOOKED_AT) {
            return new HowMany(0, cells.wanted);
        }
        long many = new CountedReports(database).count(sight, wanted);
        return new HowMany(many, many);
    }

    private static Wanted between(Wanted wanted, Instant from, Instant until) {
        return new Wanted(
                Optional.of(from), Optional.of(until), wanted.box(), wanted.kind(), wanted.judged(), wanted.region());
    }

    /** What cells hold: of what is wanted and seen, and of everything. */
    private static final class Cells implements Tallies.Each {
        private final Sight sight;
        private final Wanted sought;
        private long wanted;
        private long all;

        Cells(Sight sight, Wanted sought) {
            this.sight = sight;
            this.sought = sought;
        }

        @Override
        public void amount(int week, String region, int line, long amount) {
            if (Line.sort(line) != Sort.REPORTS) {
                return;
            }
            all += amount;
            Optional<String> code = region.equals(Tallies.NOWHERE) ? Optional.empty() : Optional.of(region);
            boolean here = sought.region().isEmpty() || sought.region().equals(code);
            boolean kind = sought.kind().isEmpty() || sought.kind().get() == Line.kind(line);
            boolean judged = sought.judged().isEmpty()
                    || (Line.interfaces(line) & Line.bit(sought.judged().get())) != 0;
            if (here
                    && kind
                    && judged
                    && sight.sees(code)
                    && Line.handling(line).compareTo(sight.highest()) <= 0) {
                wanted += amount;
            }
        }

        HowMany counted() {
            return new HowMany(wanted, wanted);
        }
    }

    private static Cells cells(Connection db, Sight sight, Wanted wanted, Week from, Week until) throws SQLException {
        Cells cells = new Cells(sight, wanted);
        Tallies.read(db, from, until, cells);
        return cells;
    }
}
