package org.fieldpost.server.access;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.fieldpost.model.words.Problem;
import org.fieldpost.server.storage.Database;

/** Signing in: name and password, then the one-time code of whoever has one. Says the same of a wrong name and a wrong password. */
public final class SignIn {

    /** How long the code may be awaited. */
    public static final Duration STEP_LASTS = Duration.ofMinutes(5);

    /** A hash no password has, so that an unknown name takes as long to refuse as a known one. */
    private static final String NOBODYS = Passwords.hash(Tokens.token(new SecureRandom()), new SecureRandom());

    private final Database database;
    private final CodeSafe safe;
    private final Clock clock;
    private final SecureRandom random;

    SignIn(Database database, CodeSafe safe, Clock clock, SecureRandom random) {
        this.database = database;
        this.safe = safe;
        this.clock = clock;
        this.random = random;
    }

    /** How a step ended. */
    public sealed interface Result {}

    /** @param token of the new session */
    public record Opened(String token) implements Result {}

    /** @param step the token that the code is to be given with */
    public record CodeWanted(String step) implements Result {}

    public record Refused() implements Result {}

    /** @param time until a try is looked at */
    public record Wait(Duration time) implements Result {}

    private record Known(String hash, boolean turnedOff, boolean codes) {}

    /** Looks at name and password. */
    public Result begin(String name, String password, String address) {
        Optional<Duration> wait = database.write(db -> Tries.begin(db, name, address, clock.millis()));
        if (wait.isPresent()) {
            return new Wait(wait.get());
        }
        Optional<Known> known = database.read(db -> known(db, name));
        boolean right = Passwords.matches(password, known.map(Known::hash).orElse(NOBODYS));
        if (!right || known.isEmpty() || known.get().turnedOff) {
            return new Refused();
        }
        return database.write(db -> {
            expire(db);
            if (!known.get().codes) {
                return opened(db, name, address);
            }
            String step = Tokens.token(random);
            Sql.change(
                    db,
                    "INSERT INTO sign_in_step (token_hash, person, expires_at) VALUES (?, ?, ?)",
                    Tokens.hash(step),
                    name,
                    clock.millis() + STEP_LASTS.toMillis());
            return new CodeWanted(step);
        });
    }

    private static Optional<Known> known(Connection db, String name) throws SQLException {
        return Sql.first(
                db,
                "SELECT password_hash, turned_off, code_secret IS NOT NULL FROM person WHERE name = ?",
                row -> new Known(row.getString(1), row.getBoolean(2), row.getBoolean(3)),
                name);
    }

    /** Of somebody who is signed in: guessing is slowed down here too. */
    void requirePassword(String name, String password, String address) {
        database.write(db -> Tries.begin(db, name, address, clock.millis())).ifPresent(wait -> {
            throw Problem.of("sign_in.wait", wait.toSeconds() + 1).asException();
        });
        if (!Passwords.matches(password, database.read(db -> known(db, name)).orElseThrow().hash)) {
            throw Problem.of("password.old").asException();
        }
        database.write(db -> {
            Tries.passed(db, name, address, clock.millis());
            return 0;
        });
    }

    /** Whose code is awaited by this step. */
    public Optional<String> awaited(String step) {
        return database.read(db -> Sql.first(
                db,
                "SELECT person FROM sign_in_step WHERE token_hash = ? AND expires_at > ?",
                row -> row.getString(1),
                Tokens.hash(step),
                clock.millis()));
    }

    /** Looks at the code, or at one of the recovery codes. */
    public Result finish(String step, String code, String address) {
        Optional<String> name = awaited(step);
        if (name.isEmpty()) {
            return new Refused();
        }
        Optional<Duration> wait = database.write(db -> Tries.begin(db, name.get(), address, clock.millis()));
        if (wait.isPresent()) {
            return new Wait(wait.get());
        }
        return database.write(db -> {
            if (!OwnCodes.use(db, safe, name.get(), code, clock.instant().getEpochSecond())) {
                return new Refused();
            }
            Sql.change(db, "DELETE FROM sign_in_step WHERE token_hash = ?", (Object) Tokens.hash(step));
            return opened(db, name.get(), address);
        });
    }

    private Opened opened(Connection db, String name, String address) throws SQLException {
        Tries.passed(db, name, address, clock.millis());
        String token = Tokens.token(random);
        Sql.change(
                db,
                "INSERT INTO session (token_hash, person, form_token, expires_at) VALUES (?, ?, ?, ?)",
                Tokens.hash(token),
                name,
                Tokens.token(random),
                clock.millis() + People.SESSION_LASTS.toMillis());
        return new Opened(token);
    }

    public void signOut(String token) {
        database.write(db -> Sql.change(db, "DELETE FROM session WHERE token_hash = ?", (Object) Tokens.hash(token)));
    }

    private void expire(Connection db) throws SQLException {
        for (String table : new String[] {"session", "sign_in_step", "access_link"}) {
            Sql.change(db, "DELETE FROM " + table + " WHERE expires_at <= ?", clock.millis());
        }
    }
}
