package org.fieldpost.server.access;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fieldpost.model.words.Problem;
import org.fieldpost.server.storage.Database;

/**
 * Tokens by which a person's programs read what that person may read. Each is shown once, has a name, and ends by itself; all of
 * a person end with their password, with their right to read reports, and when they are turned off.
 */
public final class MachineTokens {

    /** What may be chosen, in days. */
    public static final List<Integer> DAYS_OFFERED = List.of(7, 30, 90, 180, 365);

    /** So that a token is told apart from other secrets wherever it turns up. */
    static final String BEGINS = "fieldpost-";

    private static final int MOST = 20;

    /** A use is written down at most so often. */
    private static final Duration USE_KEPT = Duration.ofHours(1);

    private final People people;
    private final Database database;
    private final AuditLog log;
    private final Clock clock;
    private final SecureRandom random;

    MachineTokens(People people, Database database, AuditLog log, Clock clock, SecureRandom random) {
        this.people = people;
        this.database = database;
        this.log = log;
        this.clock = clock;
        this.random = random;
    }

    /** A token as its person's page lists it. */
    public record Held(String name, Instant madeAt, Instant expiresAt, Optional<Instant> usedAt) {}

    /** What became of a token that was presented. */
    public sealed interface Result {}

    public record Opened(People.Person person) implements Result {}

    /** Unknown, expired or revoked: it is not said which. */
    public record Refused() implements Result {}

    /** @param time until one is looked at again */
    public record Wait(Duration time) implements Result {}

    /**
     * A new token, shown this once.
     *
     * @throws org.fieldpost.model.words.ProblemException when the password is wrong, the name is taken or is none, or the time
     *     is none that is offered
     */
    public String make(People.Person person, String name, int days, String password, String address) {
        if (!name.matches("[\\p{L}\\p{M}\\p{N}][\\p{L}\\p{M}\\p{N} ._-]{0,39}")) {
            throw Problem.of("token.name_form").asException();
        }
        if (!DAYS_OFFERED.contains(days)) {
            throw Problem.of("token.days_form").asException();
        }
        people.signIn().requirePassword(person.name(), password, address);
        String token = BEGINS + Tokens.token(random);
        return database.write(db -> {
            long now = clock.millis();
            Sql.change(db, "DELETE FROM machine_token WHERE expires_at <= ?", now);
            List<Held> held = held(db, person.name());
            if (held.stream().anyMatch(each -> each.name.equals(name))) {
                throw Problem.of("token.taken", name).asException();
            }
            if (held.size() >= MOST) {
                throw Problem.of("token.most", MOST).asException();
            }
            Sql.change(
                    db,
                    "INSERT INTO machine_token (token_hash, person, name, made_at, expires_at) VALUES (?, ?, ?, ?, ?)",
                    Tokens.hash(token),
                    person.name(),
                    name,
                    now,
                    now + Duration.ofDays(days).toMillis());
            log.append(person.name(), Deed.TOKEN_MADE, "", List.of(name));
            return token;
        });
    }

    /** Those of this person, the newest first; also expired ones, until another is made. */
    public List<Held> of(String person) {
        return database.read(db -> held(db, person));
    }

    private static List<Held> held(Connection db, String person) throws SQLException {
        return Sql.list(
                db,
                """
                SELECT name, made_at, expires_at, coalesce(used_at, -1) FROM machine_token
                WHERE person = ? ORDER BY made_at DESC, name
                """,
                row -> new Held(
                        row.getString(1),
                        Instant.ofEpochMilli(row.getLong(2)),
                        Instant.ofEpochMilli(row.getLong(3)),
                        Optional.of(row.getLong(4)).filter(at -> at >= 0).map(Instant::ofEpochMilli)),
                person);
    }

    public void revoke(String person, String name) {
        database.write(db -> {
            if (Sql.change(db, "DELETE FROM machine_token WHERE person = ? AND name = ?", person, name) > 0) {
                log.append(person, Deed.TOKEN_REVOKED, "", List.of(name));
            }
            return 0;
        });
    }

    /** Whose token this is; failures are counted as those of signing in are. */
    public Result open(String token, String address) {
        long now = clock.millis();
        Duration wait = database.read(db -> Tries.wait(db, token, address, now));
        if (!wait.isZero()) {
            return new Wait(wait);
        }
        Optional<Used> used = database.read(db -> Sql.first(
                db, """
                SELECT person, name, coalesce(used_at, 0) FROM machine_token
                WHERE token_hash = ? AND expires_at > ?
                """, row -> new Used(row.getString(1), row.getString(2), row.getLong(3)), Tokens.hash(token), now));
        Optional<People.Person> person = used.flatMap(of -> people.byToken(of.person, of.name));
        if (person.isEmpty()) {
            return database.write(db -> Tries.begin(db, token, address, now))
                    .<Result>map(Wait::new)
                    .orElse(new Refused());
        }
        if (Math.abs(now - used.get().at) >= USE_KEPT.toMillis()) {
            database.write(db -> Sql.change(
                    db, "UPDATE machine_token SET used_at = ? WHERE token_hash = ?", now, Tokens.hash(token)));
        }
        return new Opened(person.get());
    }

    private record Used(String person, String name, long at) {}

    static void end(Connection db, String person) throws SQLException {
        Sql.change(db, "DELETE FROM machine_token WHERE person = ?", person);
    }

    static void endAll(Connection db) throws SQLException {
        Sql.change(db, "DELETE FROM machine_token");
    }
}
