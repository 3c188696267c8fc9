package org.fieldpost.server.analysis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.fieldpost.model.place.KnownPoint;
import org.fieldpost.model.place.Region;
import org.fieldpost.model.place.RegionMatch;
import org.fieldpost.server.access.Sight;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.storage.Database;
import org.fieldpost.server.tally.Line;
import org.fieldpost.server.tally.Sort;
import org.fieldpost.server.tally.Tallies;

/** Where patrols were and where they were not, in a period: before what was seen comes who looked. */
public record Coverage(Period period, List<Row> rows, List<Point> points) {

    /**
     * One region's.
     *
     * @param daysSince since anybody was there, to the day it was asked; nothing where nobody ever was
     * @param nil how many nil reports
     */
    public record Row(
            String regionCode,
            OptionalLong daysSince,
            Duration onPatrol,
            Duration atNight,
            long patrols,
            PlansKept plans,
            long borderVisits,
            long siteVisits,
            long nil,
            boolean notYetIn) {

        /** Of the time on patrol, the part at night; nothing where there was none. */
        public Optional<Double> nightShare() {
            return share(atNight, onPatrol);
        }
    }

    private static Optional<Double> share(Duration of, Duration all) {
        return all.isZero() ? Optional.empty() : Optional.of((double) of.toSeconds() / all.toSeconds());
    }

    /** In all these regions together. */
    public Duration onPatrol() {
        return rows.stream().map(Row::onPatrol).reduce(Duration.ZERO, Duration::plus);
    }

    /** In all these regions together. */
    public Duration atNight() {
        return rows.stream().map(Row::atNight).reduce(Duration.ZERO, Duration::plus);
    }

    /** Of all that time, the part at night; nothing where there was none. */
    public Optional<Double> nightShare() {
        return share(atNight(), onPatrol());
    }

    /** Where somebody was on patrol, and never at night. */
    public List<String> onlyByDay() {
        return rows.stream()
                .filter(row -> !row.onPatrol.isZero() && row.atNight.isZero())
                .map(Row::regionCode)
                .toList();
    }

    /** A point of the border or a resource site that nobody visited in the period. */
    public record Point(KnownPoint point, Optional<String> regionCode, OptionalLong daysSince) {}

    public Coverage {
        rows = List.copyOf(rows);
        points = List.copyOf(points);
    }

    /** @param plans patrols that were planned to start in the period */
    static Coverage of(
            Database database, MissionSpace space, Sight sight, Period period, List<PlansKept.Planned> plans) {
        ZoneId zone = space.mission().zone();
        return database.read(db -> {
            Map<String, Map<Integer, Long>> amounts = new HashMap<>();
            Tallies.read(
                    db,
                    period.firstWeek(),
                    period.afterLast(),
                    (week, region, line, amount) -> amounts.computeIfAbsent(region, each -> new HashMap<>())
                            .merge(key(line), amount, Long::sum));
            Instant since = period.asOf().minus(Duration.ofHours(24));
            Instant end = period.until().isBefore(since) ? period.until() : since;
            var late = PhoneRegions.notYetIn(db, end.minus(Duration.ofDays(56)), end);
            Map<String, PlansKept> kept = PlansKept.byRegion(db, plans, space.mission());
            List<Row> rows = new ArrayList<>();
            for (Region region : space.mission().regions().regions()) {
                String code = region.code();
                if (sight.sees(Optional.of(code))) {
                    Map<Integer, Long> of = amounts.getOrDefault(code, Map.of());
                    rows.add(new Row(
                            code,
                            days(last(db, code), period.asOf(), zone),
                            Duration.ofSeconds(of.getOrDefault(DAY, 0L) + of.getOrDefault(NIGHT, 0L)),
                            Duration.ofSeconds(of.getOrDefault(NIGHT, 0L)),
                            of.getOrDefault(Line.of(Sort.PATROLS), 0L),
                            kept.getOrDefault(code, PlansKept.NONE),
                            of.getOrDefault(Line.of(Sort.BORDER_VISITS), 0L),
                            of.getOrDefault(Line.of(Sort.SITE_VISITS), 0L),
                            of.getOrDefault(Line.of(Sort.NIL_REPORTS), 0L),
                            late.contains(code)));
                }
            }
            return new Coverage(period, rows, points(db, space, sight, period));
        });
    }

    private static final int DAY = Line.of(Sort.PATROL_SECONDS);
    private static final int NIGHT = Line.of(Sort.PATROL_SECONDS) | Line.NIGHT_MASK;

    /** Effort by day and night, whatever the means; the rest by sort. */
    private static int key(int line) {
        Sort sort = Line.sort(line);
        return sort == Sort.PATROL_SECONDS ? (Line.night(line) ? NIGHT : DAY) : Line.of(sort);
    }

    private static OptionalLong days(Optional<Instant> last, Instant now, ZoneId zone) {
        return last.map(at -> OptionalLong.of(Math.max(
                        0, ChronoUnit.DAYS.between(LocalDate.ofInstant(at, zone), LocalDate.ofInstant(now, zone)))))
                .orElse(OptionalLong.empty());
    }

    /** When a phone was last known to be there, or a visit was. */
    private static Optional<Instant> last(Connection db, String regionCode) throws SQLException {
        try (PreparedStatement query = db.prepareStatement("""
                SELECT max(at) FROM (SELECT max(last_at) AS at FROM phone_region WHERE region_code = ?
                                     UNION ALL SELECT max(last_at) FROM visit WHERE region_code = ?) both_of_them
                """)) {
            query.setString(1, regionCode);
            query.setString(2, regionCode);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return LetGoReports.moment(row, 1);
            }
        }
    }

    private static List<Point> points(Connection db, MissionSpace space, Sight sight, Period period)
            throws SQLException {
        List<Point> unvisited = new ArrayList<>();
        ZoneId zone = space.mission().zone();
        try (PreparedStatement query = db.prepareStatement("SELECT max(last_at) FROM visit WHERE point = ?")) {
            for (KnownPoint point : space.mission().points()) {
                if (point.sort() != KnownPoint.Sort.BORDER && point.sort() != KnownPoint.Sort.SITE) {
                    continue;
                }
                Optional<String> region =
                        space.mission().regions().match(point.point()).map(RegionMatch::regionCode);
                if (!sight.sees(region)) {
                    continue;
                }
                query.setString(1, point.code());
                try (ResultSet row = query.executeQuery()) {
                    row.next();
                    Optional<Instant> at = row.getObject(1) == null
                            ? Optional.empty()
                            : Optional.of(Instant.ofEpochMilli(row.getLong(1)));
                    if (at.filter(when -> !when.isBefore(period.from())).isEmpty()) {
                        unvisited.add(new Point(point, region, days(at, period.asOf(), zone)));
                    }
                }
            }
        }
        unvisited.sort(Comparator.comparing((Point each) -> -each.daysSince.orElse(Long.MAX_VALUE))
                .thenComparing(each -> each.point.name()));
        return unvisited;
    }
}
