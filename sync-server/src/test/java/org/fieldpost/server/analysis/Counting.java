package org.fieldpost.server.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.fieldpost.exchange.NetworkExchange.Finished;
import org.fieldpost.exchange.Standing;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.place.KnownPoint;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.TestDatabase;
import org.fieldpost.server.access.Sight;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.mission.RunningTime;
import org.fieldpost.server.retention.Retention;
import org.fieldpost.server.setup.Neighbourhood;
import org.fieldpost.server.storage.Database;
import org.fieldpost.server.tally.Line;
import org.fieldpost.server.tally.Sort;
import org.fieldpost.server.tally.Tallies;
import org.fieldpost.server.tally.Week;

/** What one phone has reported over HTTP to a server that was then stopped, looked at in its database. */
final class Counting implements AutoCloseable {

    private static final int A_PAGE = 7;

    private final Database database;
    private final MissionSpace space;

    private Counting(Path directory, Mission mission) {
        database = TestDatabase.open(directory);
        space = MissionSpace.open(
                database,
                mission,
                MissionMode.LIVE,
                false,
                Clock.systemUTC(),
                RunningTime.ofThisMachine(),
                new SecureRandom());
    }

    /** Delivers these, numbered 1, 2, 3 ... */
    static Counting of(Path directory, Mission mission, Iterable<? extends Body> reported) {
        return of(directory, mission, reported, at -> {});
    }

    /** As {@link #of(Path, Mission, Iterable)}; then something is done on the server before it stops. */
    static Counting of(
            Path directory, Mission mission, Iterable<? extends Body> reported, Consumer<ServerAtWork> then) {
        try (ServerAtWork at = ServerAtWork.in(directory, mission, MissionMode.LIVE)) {
            PhoneAtWork phone = at.phone();
            reported.forEach(phone::write);
            assertThat(phone.exchange(at.address()).ending()).isEqualTo(new Finished(Standing.FINAL));
            then.accept(at);
        }
        return new Counting(directory, mission);
    }

    /** What stands in the database of a server that was stopped. */
    static Counting stopped(Path directory, Mission mission) {
        return new Counting(directory, mission);
    }

    static Body first(Observation observation) {
        return new Body.ObservationRevision(observation);
    }

    Period period(int weeks) {
        return Period.lastWeeks(weeks, NOON, space.mission().zone());
    }

    Matrix matrix(int weeks) {
        return matrix(period(weeks));
    }

    Matrix matrix(Period period) {
        return Matrix.count(database, space, Sight.EVERYTHING, period);
    }

    Matrix matrix(int weeks, Filter filter) {
        return Matrix.count(database, space, Sight.EVERYTHING, period(weeks), filter);
    }

    Coverage coverage(int weeks, List<PlansKept.Planned> plans) {
        return Coverage.of(database, space, Sight.EVERYTHING, period(weeks), plans);
    }

    Trend trend(int weeks, Optional<String> region, Optional<NexusInterface> judged) {
        return Trend.of(database, Sight.EVERYTHING, period(weeks), Filter.NONE, region, judged, List.of());
    }

    RegionMap map(int weeks) {
        return RegionMap.of(
                database,
                space,
                new Neighbourhood(space.mission().regions()),
                Sight.EVERYTHING,
                period(weeks),
                Filter.NONE,
                Optional.empty());
    }

    /** Every line of every cell with its amount. */
    Map<String, Long> cells() {
        return database.read(db -> {
            Map<String, Long> cells = new TreeMap<>();
            Tallies.read(
                    db,
                    new Week(0),
                    new Week(10_000),
                    (week, region, line, amount) -> cells.merge(week + " " + region + " " + line, amount, Long::sum));
            cells.values().removeIf(amount -> amount == 0);
            return cells;
        });
    }

    /** Counts all cells from what was reported. */
    void recount() {
        database.write(db -> {
            Recount.all(db, space.mission());
            return 1;
        });
    }

    /** Lets go of the content of all that came; returns of how many entries. */
    long letGo(Instant now) {
        new Retention(database, Clock.fixed(now, ZoneOffset.UTC)).letGo(Duration.ofDays(1));
        return database.read(db -> {
            try (var query = db.prepareStatement("SELECT count(*) FROM entry WHERE gone_at IS NOT NULL");
                    var rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    void putTogether() {
        database.write(db -> {
            Tallies.putTogether(db);
            return 1;
        });
    }

    HowMany howMany(Sight sight, Wanted wanted) {
        return HowMany.of(database, sight, wanted, space.mission().zone());
    }

    /** The same, counted one after the other. */
    long reports(Sight sight, Wanted wanted) {
        return new CountedReports(database).count(sight, wanted);
    }

    /** As if so many restricted reports had come. */
    void addToCell(Week week, String region, long many) {
        int line = Line.ofReport(
                Kind.SMUGGLING, 0, Handling.H3, Line.Basis.SAW, Line.Graded.NOT, false, Line.Means.UNKNOWN);
        database.write(db -> {
            Tallies.add(db, new Tallies.Cell(week.number(), region), line, many);
            return 1;
        });
    }

    /** Takes from a cell what nobody took back, as a fault would. */
    void spoil() {
        database.write(db -> {
            Tallies.add(db, new Tallies.Cell(2_900, "LR-BG"), Line.of(Sort.NIL_REPORTS), -1);
            Tallies.putTogether(db);
            return 1;
        });
    }

    String countedBy() {
        return database.read(Tallies::countedBy);
    }

    List<ShownReport> behind(int weeks, Filter filter, Optional<String> region, Optional<NexusInterface> judged) {
        Choice choice = new Choice(Sight.EVERYTHING, period(weeks), filter, region, judged);
        List<ShownReport> byLine = behind(choice, 10_000);
        List<ShownReport> alongTheTime = behind(choice, 0);
        assertThat(alongTheTime).as("found either way").isEqualTo(byLine);
        return byLine;
    }

    /** Received in these weeks, nobody knows of when. */
    List<ShownReport> uncertain(int weeks) {
        Choice choice = new Choice(Sight.EVERYTHING, period(weeks), Filter.NONE, Optional.empty(), Optional.empty());
        List<ShownReport> all = new UncertainTimes(database).newest(choice, 100);
        assertThat(new UncertainTimes(database).count(choice)).isEqualTo(all.size());
        return all;
    }

    /** How many points of the border and sites the mission knows. */
    int places() {
        return (int) space.mission().points().stream()
                .filter(point -> point.sort() == KnownPoint.Sort.BORDER || point.sort() == KnownPoint.Sort.SITE)
                .count();
    }

    private List<ShownReport> behind(Choice choice, int few) {
        Behind behind = new Behind(database, space, few);
        List<ShownReport> all = new ArrayList<>();
        Optional<Behind.Key> after = Optional.empty();
        do {
            Behind.Page page = behind.page(choice, after, A_PAGE);
            all.addAll(page.reports());
            after = page.next();
            assertThat(page.reports().size() + page.letGo().size()).isLessThanOrEqualTo(A_PAGE);
        } while (after.isPresent());
        return all;
    }

    Matrix.Row row(int weeks, String region) {
        return matrix(weeks).rows().stream()
                .filter(row -> row.regionCode().equals(region))
                .findFirst()
                .orElseThrow();
    }

    /** Of what passes a filter that an address says by this parameter. */
    Matrix.Row row(int weeks, String region, String parameter, String value) {
        return matrix(weeks, Filter.parse(Map.of(parameter, value)::get)).rows().stream()
                .filter(row -> row.regionCode().equals(region))
                .findFirst()
                .orElseThrow();
    }

    /** The numbers of the reports behind a cell, a row or everything. */
    Set<Long> behind(int weeks, Optional<String> region, Optional<NexusInterface> judged) {
        Set<Long> numbers = new TreeSet<>();
        behind(weeks, Filter.NONE, region, judged)
                .forEach(shown -> numbers.add(ReceiptCode.parse(shown.receipt()).number()));
        return numbers;
    }

    @Override
    public void close() {
        database.close();
    }
}
