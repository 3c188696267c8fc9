package org.fieldpost.server.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fieldpost.model.words.Problem;
import org.fieldpost.server.storage.Database;

/** Links that work once and for a day: to make the first administrator, and for a person to choose a password. */
public final class AccessLinks {

    public static final Duration LASTS = Duration.ofDays(1);

    private final People people;
    private final Database database;
    private final AuditLog log;
    private final Clock clock;
    private final SecureRandom random;

    AccessLinks(People people, Database database, AuditLog log, Clock clock, SecureRandom random) {
        this.people = people;
        this.database = database;
        this.log = log;
        this.clock = clock;
        this.random = random;
    }

    /** A new token for the first administrator, in place of former ones; empty when there are people. */
    public Optional<String> first() {
        return database.write(db -> {
            if (!People.nobody(db)) {
                return Optional.empty();
            }
            Sql.change(db, "DELETE FROM access_link WHERE person IS NULL");
            return Optional.of(add(null));
        });
    }

    /** Whether this token still makes the first administrator. */
    public boolean isFirst(String token) {
        return database.read(db -> People.nobody(db)
                && Sql.first(
                                db,
                                "SELECT 1 FROM access_link WHERE token_hash = ? AND person IS NULL AND expires_at > ?",
                                row -> 1,
                                Tokens.hash(token),
                                clock.millis())
                        .isPresent());
    }

    /**
     * Makes the first administrator; the link is used up.
     *
     * @param supervises whether they also supervise all regions, as on a team site's laptop
     * @param codes whether one-time codes are required of those whose role opens much, this one included
     * @throws org.fieldpost.model.words.ProblemException when name or password are no good, and then the link still works
     */
    public void makeFirst(String token, String name, String password, boolean supervises, boolean codes) {
        People.requireName(name);
        PasswordRule.against(password, name).ifPresent(problem -> {
            throw problem.asException();
        });
        Set<Role> roles = supervises ? EnumSet.of(Role.ADMINISTRATOR, Role.SUPERVISOR) : EnumSet.of(Role.ADMINISTRATOR);
        database.write(db -> {
            if (!isFirst(token)) {
                throw Problem.of("link.used").asException();
            }
            Sql.change(db, "DELETE FROM access_link WHERE person IS NULL");
            people.put(name, password, roles, Optional.empty(), "");
            people.requireCodes(codes, name);
            return 0;
        });
    }

    /** A new token for this person to choose a password, in place of former ones. */
    public String ofPassword(String name, String by) {
        return database.write(db -> {
            Sql.change(db, "DELETE FROM access_link WHERE person = ?", name);
            log.append(by, Deed.PASSWORD_LINK, "", List.of(name));
            return add(name);
        });
    }

    private String add(String person) {
        String token = Tokens.token(random);
        return database.write(db -> {
            Sql.change(
                    db,
                    "INSERT INTO access_link (token_hash, person, expires_at) VALUES (?, ?, ?)",
                    Tokens.hash(token),
                    person,
                    clock.millis() + LASTS.toMillis());
            return token;
        });
    }

    /** Who may choose a password by this token. */
    public Optional<String> personOf(String token) {
        return database.read(
                db -> Sql.first(db, """
                SELECT l.person FROM access_link l JOIN person p ON p.name = l.person
                WHERE l.token_hash = ? AND l.expires_at > ? AND p.turned_off = ?
                """, row -> row.getString(1), Tokens.hash(token), clock.millis(), false));
    }

    /**
     * Sets the password; the link is used up.
     *
     * @throws org.fieldpost.model.words.ProblemException when the password is no good, and then the link still works
     */
    public void takePassword(String token, String password) {
        database.write(db -> {
            String name =
                    personOf(token).orElseThrow(() -> Problem.of("link.used").asException());
            people.setPassword(name, password, "", name);
            return 0;
        });
    }
}
