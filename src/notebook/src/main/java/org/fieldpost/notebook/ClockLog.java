package org.fieldpost.notebook;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.report.BootClock;
import org.fieldpost.model.report.ClockConfidence;
import org.fieldpost.model.report.ClockReading;

/**
 * When the journal is to say how the phone's clock stands: before the first report since the phone was switched on, after the clock
 * was set, and when the phone was told a time that differs or that settles which setting is right. A phone whose clock is right
 * says it once for each switching on.
 */
final class ClockLog {

    private static final Set<Integer> TELLING_TIMES = Set.of(
            Body.ObservationRevision.KIND,
            Body.PatrolRevision.KIND,
            Body.Nil.KIND,
            Body.TrackStretch.KIND,
            Body.PatrolReported.KIND);

    /** Reading two clocks one after the other takes less. */
    private static final Duration SAME = Duration.ofSeconds(5);

    private static final Duration AGREES = Duration.ofMinutes(1);

    /** Of entries of which nobody knows by which clock they were written: of no switching on that was ever told the time. */
    static final ClockReading UNKNOWN = new ClockReading(0, Instant.EPOCH, Optional.empty());

    private volatile BootClock boots = BootClock.NONE;

    void goBy(BootClock clock) {
        boots = clock;
    }

    private record Said(int generation, long boot, Instant bootedAt, boolean wasSet, Optional<Instant> began) {

        boolean stillHolds(int now, ClockReading reading) {
            return generation == now && isOf(reading) && near(bootedAt, reading.bootedAt(), SAME);
        }

        boolean isOf(ClockReading reading) {
            return boot == reading.boot();
        }
    }

    /** What must be said before an entry of this kind, in its transaction; counts as said from then on. */
    Optional<ClockReading> before(Connection db, int generation, int kind) throws SQLException {
        Optional<ClockReading> now = TELLING_TIMES.contains(kind) ? boots.reading() : Optional.empty();
        if (now.isEmpty()) {
            return Optional.empty();
        }
        Optional<Said> said = said(db);
        if (said.filter(last -> last.stillHolds(generation, now.get())).isPresent()) {
            return Optional.empty();
        }
        keep(db, generation, now.get(), said);
        return now;
    }

    /**
     * What is to be said after the phone was told the time.
     *
     * @param behind how far its clock lags
     */
    Optional<ClockReading> told(Connection db, int generation, Duration behind, ClockConfidence by)
            throws SQLException {
        Optional<ClockReading> now = boots.reading();
        if (now.isEmpty()) {
            return Optional.empty();
        }
        Optional<Said> said = said(db).filter(last -> last.isOf(now.get()));
        boolean wasSet = said.filter(
                        last -> last.wasSet || !near(last.bootedAt, now.get().bootedAt(), SAME))
                .isPresent();
        Instant began = now.get().bootedAt().plus(behind);
        boolean known = said.filter(last -> last.generation == generation)
                .flatMap(Said::began)
                .filter(before -> near(before, began, AGREES))
                .isPresent();
        if (known || (!wasSet && behind.abs().compareTo(AGREES) <= 0)) {
            return Optional.empty();
        }
        var reading = new ClockReading(
                now.get().boot(),
                now.get().bootedAt(),
                Optional.of(new ClockReading.Told(Duration.ofSeconds(behind.toSeconds()), by)));
        keep(db, generation, reading, said);
        return Optional.of(reading);
    }

    /** Where it stands by which clock an entry was written that is there and tells a time. */
    Optional<SqliteJournal.Place> saidBefore(Connection db, int kind, int generation, long number) throws SQLException {
        if (!TELLING_TIMES.contains(kind)) {
            return Optional.empty();
        }
        try (PreparedStatement query = db.prepareStatement("""
                SELECT generation, number FROM journal_entry WHERE kind = ? AND (generation, number) < (?, ?) AND gone = 0
                ORDER BY generation DESC, number DESC LIMIT 1
                """)) {
            query.setInt(1, Body.Clock.KIND);
            query.setInt(2, generation);
            query.setLong(3, number);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new SqliteJournal.Place(row.getInt(1), row.getLong(2)))
                        : Optional.empty();
            }
        }
    }

    /** Whether an entry of this kind would otherwise go by what was said for others. */
    boolean mustSay(Connection db, int kind) throws SQLException {
        return TELLING_TIMES.contains(kind) && said(db).isPresent();
    }

    /** What was said last holds no longer for what comes next. */
    void sayAgain(Connection db) throws SQLException {
        try (PreparedStatement update = db.prepareStatement("UPDATE clock_said SET generation = 0")) {
            update.executeUpdate();
        }
    }

    /** How far the clock lags, if the phone was told so since it was switched on. */
    Optional<Duration> behind(Connection db) throws SQLException {
        Optional<ClockReading> now = boots.reading();
        Optional<Said> said = said(db);
        return now.flatMap(reading -> said.filter(last -> last.isOf(reading))
                .flatMap(Said::began)
                .map(began -> Duration.between(reading.bootedAt(), began)));
    }

    private static boolean near(Instant one, Instant other, Duration most) {
        return Duration.between(one, other).abs().compareTo(most) <= 0;
    }

    private static Optional<Said> said(Connection db) throws SQLException {
        try (PreparedStatement query =
                        db.prepareStatement("SELECT generation, boot, booted_at, was_set, began FROM clock_said");
                ResultSet row = query.executeQuery()) {
            return row.next()
                    ? Optional.of(new Said(
                            row.getInt(1),
                            row.getLong(2),
                            Instant.ofEpochMilli(row.getLong(3)),
                            row.getInt(4) == 1,
                            began(row)))
                    : Optional.empty();
        }
    }

    private static Optional<Instant> began(ResultSet row) throws SQLException {
        long began = row.getLong(5);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(began));
    }

    private static void keep(Connection db, int generation, ClockReading now, Optional<Said> before)
            throws SQLException {
        Optional<Said> ofThisBoot = before.filter(last -> last.isOf(now));
        boolean wasSet = ofThisBoot
                .filter(last -> last.wasSet || !near(last.bootedAt, now.bootedAt(), SAME))
                .isPresent();
        Optional<Instant> began =
                now.told().map(told -> now.bootedAt().plus(told.behind())).or(() -> ofThisBoot.flatMap(Said::began));
        try (PreparedStatement insert = db.prepareStatement("""
                INSERT OR REPLACE INTO clock_said (only_row, generation, boot, booted_at, was_set, began)
                VALUES (1, ?, ?, ?, ?, ?)
                """)) {
            insert.setInt(1, generation);
            insert.setLong(2, now.boot());
            insert.setLong(3, now.bootedAt().toEpochMilli());
            insert.setInt(4, wasSet ? 1 : 0);
            if (began.isPresent()) {
                insert.setLong(5, began.get().toEpochMilli());
            }
            insert.executeUpdate();
        }
    }
}
