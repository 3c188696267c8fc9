package org.fieldpost.server.access;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Slows guessing down and locks nobody out for good. Failed tries are counted in the database by name, by address and by both,
 * so that several servers and restarts count together. A try that came too early is not looked at and does not count. Strangers
 * who guess at a name do not slow down the address its owner has signed in from.
 */
final class Tries {

    private static final Duration FORGOTTEN = Duration.ofDays(1);
    private static final Duration KNOWN_FOR = Duration.ofDays(30);

    /** So many failures cost nothing; each one more doubles the wait, up to the longest. */
    private enum Count {
        BOTH("b", 5, Duration.ofMinutes(15)),
        NAME("n", 12, Duration.ofMinutes(5)),
        ADDRESS("a", 40, Duration.ofMinutes(1));

        final String letter;
        final long free;
        final Duration longest;

        Count(String letter, long free, Duration longest) {
            this.letter = letter;
            this.free = free;
            this.longest = longest;
        }

        String key(String name, String address) {
            String of = switch (this) {
                case BOTH -> name.length() + ":" + name + address;
                case NAME -> name;
                case ADDRESS -> address;
            };
            return letter + HexFormat.of().formatHex(Tokens.hash(of));
        }

        Duration after(long failures) {
            if (failures < free) {
                return Duration.ZERO;
            }
            Duration doubled = Duration.ofSeconds(2L << Math.min(20, failures - free));
            return doubled.compareTo(longest) < 0 ? doubled : longest;
        }
    }

    private record Told(long failures, long lastAt, boolean known) {}

    private Tries() {}

    /** How long to wait before the next try is looked at. */
    static Duration wait(Connection db, String name, String address, long now) throws SQLException {
        Duration wait = Duration.ZERO;
        boolean known = told(db, Count.BOTH, name, address, now).known;
        for (Count count : Count.values()) {
            if (count == Count.NAME && known) {
                continue;
            }
            Told told = told(db, count, name, address, now);
            Duration after = count.after(told.failures);
            // a try that lies in the future was told by a clock that was set back since: nothing is waited for
            Duration left = told.lastAt > now ? Duration.ZERO : Duration.ofMillis(told.lastAt + after.toMillis() - now);
            wait = left.compareTo(wait) > 0 ? left : wait;
        }
        return wait;
    }

    /** Counts a try, or says how long to wait before the next is looked at. */
    static Optional<Duration> begin(Connection db, String name, String address, long now) throws SQLException {
        Duration wait = wait(db, name, address, now);
        if (!wait.isZero()) {
            return Optional.of(wait);
        }
        for (Count count : Count.values()) {
            long failures = told(db, count, name, address, now).failures;
            Sql.change(db, """
                    INSERT INTO sign_in_tries (of_whom, failures, last_at) VALUES (?, ?, ?)
                    ON CONFLICT (of_whom) DO UPDATE SET failures = excluded.failures, last_at = excluded.last_at
                    """, count.key(name, address), failures + 1, now);
        }
        return Optional.empty();
    }

    private static Told told(Connection db, Count count, String name, String address, long now) throws SQLException {
        return Sql.first(
                        db,
                        "SELECT failures, last_at, known FROM sign_in_tries WHERE of_whom = ?",
                        row -> new Told(row.getLong(1), row.getLong(2), row.getBoolean(3)),
                        count.key(name, address))
                .map(told -> new Told(
                        now - told.lastAt > FORGOTTEN.toMillis() ? 0 : told.failures,
                        told.lastAt,
                        told.known && now - told.lastAt < KNOWN_FOR.toMillis()))
                .orElse(new Told(0, now, false));
    }

    /** Whoever signed in wholly is known here, and his failures are forgotten. */
    static void passed(Connection db, String name, String address, long now) throws SQLException {
        Sql.change(
                db,
                "UPDATE sign_in_tries SET failures = 0, known = ? WHERE of_whom = ?",
                true,
                Count.BOTH.key(name, address));
        Sql.change(db, "UPDATE sign_in_tries SET failures = 0 WHERE of_whom = ?", Count.NAME.key(name, address));
        Sql.change(
                db,
                "UPDATE sign_in_tries SET failures = CASE WHEN failures > 2 THEN failures - 2 ELSE 0 END WHERE of_whom = ?",
                Count.ADDRESS.key(name, address));
        Sql.change(db, "DELETE FROM sign_in_tries WHERE last_at < ?", now - KNOWN_FOR.toMillis());
    }
}
