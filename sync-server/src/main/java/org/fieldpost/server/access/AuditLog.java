package org.fieldpost.server.access;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.crypto.Sha256;
import org.fieldpost.model.words.Problem;
import org.fieldpost.server.storage.Database;

/**
 * Who read or changed what, in lines that are only appended: each one's hash covers the hash before it, so that nobody changes,
 * takes out or puts in a line unseen. Whoever could write the whole chain anew is found out by a head that was printed before.
 * Safe from any thread and several servers.
 */
public final class AuditLog {

    private static final Bytes BEFORE_ALL = Bytes.of(new byte[32]);

    private final Database database;
    private final Clock clock;

    public AuditLog(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * One line.
     *
     * @param who the person; empty for the server itself
     * @param page the path that was asked for; empty for none
     * @param what receipts or names, with commas between
     * @param hash over the former line's hash and everything in this one
     */
    public record Line(long number, Instant at, String who, Deed deed, String page, String what, Bytes hash) {

        /** What its hash must be after that one. */
        Bytes hashAfter(Bytes former) {
            var bytes = new ByteArrayOutputStream();
            try (var out = new DataOutputStream(bytes)) {
                out.write(former.toArray());
                out.writeLong(number);
                out.writeLong(at.toEpochMilli());
                for (String each : List.of(who, deed.name(), page, what)) {
                    byte[] text = each.getBytes(StandardCharsets.UTF_8);
                    out.writeInt(text.length);
                    out.write(text);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Sha256.of(bytes.toByteArray());
        }

        Line hashed(Bytes former) {
            return new Line(number, at, who, deed, page, what, hashAfter(former));
        }
    }

    /** The last line's number and hash, as it is printed and compared. */
    public record Head(long number, Bytes hash) {

        public String printed() {
            return number + ":" + hash.hex();
        }

        /** @throws org.fieldpost.model.words.ProblemException when it is none */
        public static Head parse(String printed) {
            String text = printed.replaceAll("\\s", "");
            if (!text.matches("\\d{1,18}:[0-9a-f]{64}")) {
                throw Problem.of("log.head_form", printed).asException();
            }
            int colon = text.indexOf(':');
            return new Head(
                    Long.parseLong(text.substring(0, colon)),
                    Bytes.of(HexFormat.of().parseHex(text.substring(colon + 1))));
        }
    }

    /** What walking the chain found. */
    public sealed interface Verdict {}

    public record Whole(Head head) implements Verdict {}

    /** @param number of the first line that is wrong */
    public record Broken(long number, Fault fault) implements Verdict {}

    public enum Fault {
        /** There is no such line, but there was. */
        MISSING,
        /** The line is not what it was, or was put in. */
        CHANGED,
        /** The line does not have the hash that was printed. */
        OTHER_THAN_PRINTED
    }

    /** Appends a line, in this thread's open transaction if there is one. */
    public Line append(String who, Deed deed, String page, Collection<String> what) {
        return database.write(db -> {
            // first, so that of two at the same time one waits or is run again
            Sql.change(
                    db,
                    "INSERT INTO audit_head (only_row, number, hash) VALUES (1, 0, ?) ON CONFLICT DO NOTHING",
                    (Object) BEFORE_ALL.toArray());
            Sql.change(db, "UPDATE audit_head SET number = number + 1");
            Head next = head(db);
            Line line = new Line(
                            next.number,
                            Instant.ofEpochMilli(clock.millis()),
                            who,
                            deed,
                            page,
                            String.join(", ", what),
                            BEFORE_ALL)
                    .hashed(next.hash);
            Sql.change(
                    db,
                    "INSERT INTO audit_log (number, at, who, deed, page, what, hash) VALUES (?, ?, ?, ?, ?, ?, ?)",
                    line.number,
                    line.at.toEpochMilli(),
                    who,
                    deed.name(),
                    page,
                    line.what,
                    line.hash.toArray());
            Sql.change(db, "UPDATE audit_head SET hash = ?", (Object) line.hash.toArray());
            return line;
        });
    }

    private static Head head(Connection db) throws SQLException {
        return Sql.first(
                        db,
                        "SELECT number, hash FROM audit_head",
                        row -> new Head(row.getLong(1), Bytes.of(row.getBytes(2))))
                .orElse(new Head(0, BEFORE_ALL));
    }

    public Head head() {
        return database.read(AuditLog::head);
    }

    /** As it was at that time: of the last line that had been written by then. */
    public Head headAt(Instant then) {
        return database.read(db -> Sql.first(
                        db,
                        "SELECT number, hash FROM audit_log WHERE at <= ? ORDER BY number DESC LIMIT 1",
                        row -> new Head(row.getLong(1), Bytes.of(row.getBytes(2))),
                        then.toEpochMilli())
                .orElse(new Head(0, BEFORE_ALL)));
    }

    /** The newest lines, newest first. */
    public List<Line> newest(int most) {
        return database.read(db -> Sql.list(
                db,
                "SELECT number, at, who, deed, page, what, hash FROM audit_log ORDER BY number DESC LIMIT ?",
                AuditLog::line,
                (long) most));
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getLong(1),
                Instant.ofEpochMilli(row.getLong(2)),
                row.getString(3),
                Deed.valueOf(row.getString(4)),
                row.getString(5),
                row.getString(6),
                Bytes.of(row.getBytes(7)));
    }

    /**
     * Walks the whole chain.
     *
     * @param printed a head from before, to compare with
     */
    public Verdict verify(Optional<Head> printed) {
        return database.read(db -> verify(db, printed));
    }

    /** As {@link #verify(Optional)}, of a database that no server has opened. */
    public static Verdict verify(Connection db, Optional<Head> printed) throws SQLException {
        Head before = new Head(0, BEFORE_ALL);
        try (var query = db.prepareStatement(
                        "SELECT number, at, who, deed, page, what, hash FROM audit_log ORDER BY number");
                var rows = query.executeQuery()) {
            while (rows.next()) {
                long number = rows.getLong(1);
                if (number != before.number + 1) {
                    return new Broken(before.number + 1, Fault.MISSING);
                }
                if (!fits(rows, before)) {
                    return new Broken(number, Fault.CHANGED);
                }
                Head now = new Head(number, Bytes.of(rows.getBytes(7)));
                if (printed.filter(then -> then.number == number && !then.hash.equals(now.hash))
                        .isPresent()) {
                    return new Broken(number, Fault.OTHER_THAN_PRINTED);
                }
                before = now;
            }
        }
        Head last = before;
        Head told = head(db);
        if (told.number > last.number
                || printed.filter(then -> then.number > last.number).isPresent()) {
            return new Broken(last.number + 1, Fault.MISSING);
        }
        return told.equals(last)
                ? new Whole(last)
                : new Broken(Math.max(1, Math.min(told.number + 1, last.number)), Fault.CHANGED);
    }

    private static boolean fits(ResultSet row, Head before) throws SQLException {
        try {
            Line line = line(row);
            return line.hash.equals(line.hashAfter(before.hash));
        } catch (IllegalArgumentException noSuchDeed) {
            return false;
        }
    }
}
