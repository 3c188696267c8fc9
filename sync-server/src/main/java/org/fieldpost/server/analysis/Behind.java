package org.fieldpost.server.analysis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.fieldpost.server.access.Sight;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.storage.Database;
import org.fieldpost.server.tally.Week;

/**
 * The reports that stand behind a number, page by page: flash reports first, and of each the newest first. Which they are is
 * read off the cells as far as possible, so that a rare kind among millions is found as soon as a common one.
 */
public final class Behind {

    /** So few are looked up one by one by what they count as; more are met soon enough along the time. */
    private static final int FEW = 2_000;

    /** So many stand on a page of the list. */
    static final int A_PAGE = 100;

    private final Database database;
    private final MissionSpace space;
    private final int few;

    public Behind(Database database, MissionSpace space) {
        this(database, space, FEW);
    }

    /** @param few at most some thousands: the embedded database takes some 30,000 parameters in a query */
    Behind(Database database, MissionSpace space, int few) {
        this.database = database;
        this.space = space;
        this.few = few;
    }

    /** The last report of a page, after which the next begins. */
    public record Key(boolean flash, Instant observedAt, String receipt) {

        private static final Comparator<Key> ORDER = Comparator.comparing(Key::flash)
                .thenComparing(Key::observedAt)
                .reversed()
                .thenComparing(Key::receipt);

        /** As an address says it. */
        public String parameter() {
            return (flash ? "1" : "0") + "." + observedAt.toEpochMilli() + "." + receipt;
        }

        /** Empty for what is none. */
        public static Optional<Key> parse(String parameter) {
            String[] parts = String.valueOf(parameter).split("\\.", 3);
            return parts.length == 3 && parts[0].matches("[01]") && parts[1].matches("-?\\d{1,15}")
                    ? Optional.of(
                            new Key(parts[0].equals("1"), Instant.ofEpochMilli(Long.parseLong(parts[1])), parts[2]))
                    : Optional.empty();
        }
    }

    /**
     * Some of them.
     *
     * @param letGo those of them whose content was let go
     * @param all how many there are, as the view counts them, texts left out
     * @param next where the next page begins, if there is one
     */
    public record Page(List<ShownReport> reports, List<LetGoReports.LetGo> letGo, long all, Optional<Key> next) {
        public Page {
            reports = List.copyOf(reports);
            letGo = List.copyOf(letGo);
        }
    }

    /** At most so many of them after this one, on one consistent view. */
    public Page page(Choice choice, Optional<Key> after, int most) {
        return database.read(db -> {
            ChosenCells cells = ChosenCells.read(db, choice);
            List<Key> found = found(db, choice, cells, after, most + 1);
            List<Key> page = found.subList(0, Math.min(most, found.size()));
            List<String> receipts = page.stream().map(Key::receipt).toList();
            return new Page(
                    ShownReports.of(db, receipts),
                    LetGoReports.of(db, receipts),
                    cells.all(),
                    found.size() > most ? Optional.of(page.get(most - 1)) : Optional.empty());
        });
    }

    private List<Key> found(Connection db, Choice choice, ChosenCells cells, Optional<Key> after, int most)
            throws SQLException {
        List<Key> found = flash(db, choice, after, most);
        if (found.size() < most) {
            found.addAll(others(db, choice, cells, after.filter(key -> !key.flash), most - found.size()));
        }
        return found;
    }

    /** The reports beside this one on its page of a list, as this sight sees it. */
    public Beside beside(Listed listed, Sight sight, String receipt, Instant now) {
        Choice choice = listed.choice(sight, now, space.mission().zone());
        return database.read(db -> Beside.of(
                found(db, choice, ChosenCells.read(db, choice), listed.after(), A_PAGE + 1), A_PAGE, listed, receipt));
    }

    private static List<Key> flash(Connection db, Choice choice, Optional<Key> after, int most) throws SQLException {
        return after.isPresent() && !after.get().flash
                ? new ArrayList<>()
                : alongTheTime(db, choice, "o.flash", choice.period().from(), after, most);
    }

    private List<Key> others(Connection db, Choice choice, ChosenCells cells, Optional<Key> after, int most)
            throws SQLException {
        Week last = after.map(key -> Week.of(key.observedAt, space.mission().zone()))
                .orElse(choice.period().afterLast().plus(-1));
        // of the weeks that hold enough some may be flash reports, which came before
        for (int holding = most; ; holding *= 4) {
            Week first = cells.firstHolding(holding, last);
            List<Key> found = cells.between(first, last) > few
                    ? alongTheTime(db, choice, "NOT o.flash", from(first, choice.period()), after, most)
                    : oneByOne(db, choice, cells, first, last, after, most);
            if (found.size() >= most || first.equals(choice.period().firstWeek())) {
                return found;
            }
        }
    }

    private Instant from(Week first, Period period) {
        Instant from = first.from(space.mission().zone());
        return from.isAfter(period.from()) ? from : period.from();
    }

    private static List<Key> oneByOne(
            Connection db, Choice choice, ChosenCells cells, Week first, Week last, Optional<Key> after, int most)
            throws SQLException {
        return cells.keys(db, first, last).stream()
                .filter(key -> !key.flash
                        && !key.observedAt.isBefore(choice.period().from())
                        && key.observedAt.isBefore(choice.period().until()))
                .filter(key -> after.isEmpty() || Key.ORDER.compare(key, after.get()) > 0)
                .sorted(Key.ORDER)
                .limit(most)
                .toList();
    }

    private static List<Key> alongTheTime(
            Connection db, Choice choice, String which, Instant from, Optional<Key> after, int most)
            throws SQLException {
        try (PreparedStatement query = db.prepareStatement("""
                SELECT o.receipt, o.flash, o.observed_at FROM observation o
                WHERE o.tally_line IS NOT NULL AND\s""" + which + " AND " + choice.ofReports("o") + """
                 AND o.observed_at >= ? AND o.observed_at < ? AND o.observed_at <= ? AND (o.observed_at < ? OR o.receipt > ?)
                ORDER BY o.observed_at DESC, o.receipt LIMIT ?
                """)) {
            int next = choice.bind(query, 1);
            query.setLong(next++, from.toEpochMilli());
            query.setLong(next++, choice.period().until().toEpochMilli());
            long then = after.map(key -> key.observedAt.toEpochMilli()).orElse(Long.MAX_VALUE);
            query.setLong(next++, then);
            query.setLong(next++, then);
            query.setString(next++, after.map(Key::receipt).orElse(""));
            query.setInt(next, most);
            return keys(query);
        }
    }

    /** As the columns receipt, flash and observed_at say. */
    static List<Key> keys(PreparedStatement query) throws SQLException {
        List<Key> keys = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                keys.add(new Key(rows.getBoolean(2), Instant.ofEpochMilli(rows.getLong(3)), rows.getString(1)));
            }
        }
        return keys;
    }

    /** Those that would stand behind the number if they had not been taken back, merged or retracted, whatever the filter. */
    public List<ShownReport> retracted(Choice choice, int most) {
        return database.read(db -> {
            try (PreparedStatement query =
                    db.prepareStatement("""
                    SELECT o.receipt, o.flash, o.observed_at FROM observation o
                    WHERE o.tally_line IS NULL AND NOT o.time_uncertain AND\s""" + choice.sight().ofReports("o") + """
                     AND o.observed_at >= ? AND o.observed_at < ? AND (? = '' OR o.region_code = ?)
                      AND (? = '' OR EXISTS (SELECT 1 FROM counted_interface i
                                             WHERE i.receipt = o.receipt AND i.interface = ?))
                    ORDER BY o.observed_at DESC, o.receipt LIMIT ?
                    """)) {
                int next = choice.sight().bind(query, 1);
                query.setLong(next++, choice.period().from().toEpochMilli());
                query.setLong(next++, choice.period().until().toEpochMilli());
                query.setString(next++, choice.regionCode().orElse(""));
                query.setString(next++, choice.regionCode().orElse(""));
                query.setString(next++, choice.judged().map(Enum::name).orElse(""));
                query.setString(next++, choice.judged().map(Enum::name).orElse(""));
                query.setInt(next, most);
                return ShownReports.of(
                        db, keys(query).stream().map(Key::receipt).toList());
            }
        });
    }
}
