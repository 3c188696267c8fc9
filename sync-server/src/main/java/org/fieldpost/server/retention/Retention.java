package org.fieldpost.server.retention;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.model.words.Problem;
import org.fieldpost.server.redaction.WordsDown;
import org.fieldpost.server.storage.Database;

/**
 * What was received longer ago than the rule says loses its content: its entry keeps number, kind and hash, so that it is still
 * acknowledged and no phone sends it again, and what is counted of it stays. Patrols, retractions and phones' states are kept:
 * they say how much was looked at, and name nobody.
 */
public final class Retention {

    /** So many entries in one transaction: whoever sends meanwhile waits a moment only. */
    private static final int AT_ONCE = 200;

    private static final int FEWEST_DAYS = 30;
    private static final int MOST_DAYS = 36_500;

    private static final List<Integer> KEPT = List.of(Body.PatrolRevision.KIND, Body.Retraction.KIND, Body.Status.KIND);

    private static final String OLD = "received_at < ? AND gone_at IS NULL AND kind NOT IN "
            + KEPT.stream()
                    .collect(
                            () -> new StringJoiner(", ", "(", ")"),
                            (all, kind) -> all.add(kind.toString()),
                            StringJoiner::merge);

    /** What nobody has fetched is read nowhere yet, however old it is. */
    private static final String FETCHED = "gone_day IS NULL AND arrived_day < ?"
            + " AND EXISTS (SELECT 1 FROM sealed_fetch f WHERE f.id = sealed_report.id)";

    private final Database database;
    private final Clock clock;

    public Retention(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** How much goes, or went. */
    public record Amount(long entries, long forks, long sealed, long texts, long waiting) {

        public boolean nothing() {
            return entries + forks + sealed + texts + waiting == 0;
        }
    }

    /**
     * The rule as it is written: {@code keep}, or whole days.
     *
     * @throws org.fieldpost.model.words.ProblemException saying what can be written
     */
    public static Optional<Duration> rule(String text) {
        if (text.equals("keep")) {
            return Optional.empty();
        }
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) < FEWEST_DAYS || Integer.parseInt(text) > MOST_DAYS) {
            throw Problem.of("retention.rule", text, FEWEST_DAYS, MOST_DAYS).asException();
        }
        return Optional.of(Duration.ofDays(Integer.parseInt(text)));
    }

    /** What would go now, and does not. */
    public Amount wouldGo(Duration kept) {
        Instant before = before(kept);
        return database.read(db -> new Amount(
                count(db, "SELECT count(*) FROM entry WHERE " + OLD, before),
                count(db, "SELECT count(*) FROM entry_fork WHERE " + OLD, before),
                count(db, "SELECT count(*) FROM sealed_report WHERE " + FETCHED, day(before)),
                count(db, "SELECT count(*) FROM text_copy WHERE " + TypedTexts.OLD, before),
                count(db, "SELECT count(*) FROM envelope_aside WHERE received_at < ?", before)));
    }

    /** Lets go of everything older, a little at a time. May be stopped anywhere and goes on the next time. */
    public Amount letGo(Duration kept) {
        Instant before = before(kept);
        long entries = 0;
        for (int went = entries(before); went > 0; went = entries(before)) {
            entries += went;
        }
        long all = entries;
        Amount amount = database.write(db -> letGoRest(db, all, before));
        long remarks = database.write(Remarks::letGo) + WordsDown.letGo(database, before);
        if (!amount.nothing() || remarks > 0) {
            database.forget();
        }
        return amount;
    }

    private Amount letGoRest(Connection db, long all, Instant before) throws SQLException {
        return new Amount(
                all,
                change(db, "UPDATE entry_fork SET body = ?, gone_at = ? WHERE " + OLD, new byte[0], now(), before),
                change(
                        db,
                        "UPDATE sealed_report SET blob = ?, gone_day = ? WHERE " + FETCHED,
                        new byte[0],
                        day(now()),
                        day(before)),
                TypedTexts.letGo(db, before, now()),
                change(db, "DELETE FROM envelope_aside WHERE received_at < ?", before));
    }

    private record Old(String enrolment, int generation, Entry entry) {}

    private int entries(Instant before) {
        return database.write(db -> {
            List<Old> old = old(db, before);
            for (Old each : old) {
                letGo(db, each, now());
            }
            return old.size();
        });
    }

    private static List<Old> old(Connection db, Instant before) throws SQLException {
        List<Old> old = new ArrayList<>();
        try (PreparedStatement query =
                db.prepareStatement("SELECT enrolment_id, generation, number, kind, body FROM entry WHERE " + OLD
                        + " ORDER BY enrolment_id, generation, number LIMIT " + AT_ONCE)) {
            query.setLong(1, before.toEpochMilli());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    old.add(new Old(
                            rows.getString(1),
                            rows.getInt(2),
                            new Entry(rows.getLong(3), rows.getInt(4), Bytes.of(rows.getBytes(5)))));
                }
            }
        }
        return old;
    }

    private static void letGo(Connection db, Old old, Instant now) throws SQLException {
        Entry entry = old.entry;
        if (entry.kind() == Body.PhotoChunk.KIND && BodyCodec.decode(entry) instanceof Body.PhotoChunk chunk) {
            change(
                    db,
                    "DELETE FROM photo_chunk WHERE sha256 = ? AND size = ? AND place = ? AND digest = ?",
                    chunk.photo().sha256().toArray(),
                    (long) chunk.photo().size(),
                    (long) chunk.place(),
                    Body.Base.digest(chunk.bytes()).toArray());
        }
        if (entry.kind() == Body.ObservationRevision.KIND) {
            // releases before 0.2.0 wrote no digest, and without the body none can be made
            change(
                    db,
                    """
                    UPDATE observation SET base_digest = ?
                    WHERE enrolment_id = ? AND generation = ? AND base = ? AND base_digest IS NULL
                    """,
                    Body.Base.digest(entry.body()).toArray(),
                    old.enrolment,
                    (long) old.generation,
                    entry.number());
            change(db, """
                    DELETE FROM question WHERE receipt IN (SELECT receipt FROM observation
                        WHERE enrolment_id = ? AND latest_generation = ? AND latest = ?)
                    """, old.enrolment, (long) old.generation, entry.number());
        }
        if (entry.kind() == Body.Answer.KIND) {
            change(
                    db,
                    "UPDATE answer SET text = '' WHERE enrolment_id = ? AND generation = ? AND number = ?",
                    old.enrolment,
                    (long) old.generation,
                    entry.number());
        }
        change(db, """
                UPDATE entry SET body = ?, gone_at = ?, set_aside = CASE WHEN set_aside IS NULL THEN NULL ELSE 'let go' END
                WHERE enrolment_id = ? AND generation = ? AND number = ?
                """, new byte[0], now, old.enrolment, (long) old.generation, entry.number());
        if (entry.kind() == Body.ObservationRevision.KIND) {
            change(db, """
                    DELETE FROM awaiting_review WHERE receipt IN (SELECT receipt FROM observation
                        WHERE enrolment_id = ? AND latest_generation = ? AND latest = ?)
                    """, old.enrolment, (long) old.generation, entry.number());
        }
    }

    private Instant now() {
        return clock.instant();
    }

    private Instant before(Duration kept) {
        return clock.instant().minus(kept).truncatedTo(ChronoUnit.DAYS);
    }

    private static String day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC).toString();
    }

    private static long count(Connection db, String sql, Object... values) throws SQLException {
        try (PreparedStatement query = db.prepareStatement(sql)) {
            bind(query, values);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private static long change(Connection db, String sql, Object... values) throws SQLException {
        try (PreparedStatement update = db.prepareStatement(sql)) {
            bind(update, values);
            return update.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof byte[] bytes) {
                statement.setBytes(i + 1, bytes);
            } else if (values[i] instanceof Instant at) {
                statement.setLong(i + 1, at.toEpochMilli());
            } else if (values[i] instanceof Long number) {
                statement.setLong(i + 1, number);
            } else {
                statement.setString(i + 1, (String) values[i]);
            }
        }
    }
}
