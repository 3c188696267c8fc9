package org.fieldpost.server.access;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.fieldpost.exchange.crypto.Sha256;
import org.fieldpost.server.storage.Database;

/** People and their sessions. A session is a random token in a cookie; the database keeps only its hash. */
public final class People {

    public static final Duration SESSION_LASTS = Duration.ofHours(12);

    private static final String PASSWORD_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    /** A hash no password has, so that an unknown name takes as long to refuse as a known one. */
    private final String nobodysHash;

    private final Database database;
    private final Clock clock;
    private final SecureRandom random;

    public People(Database database, Clock clock, SecureRandom random) {
        this.database = database;
        this.clock = clock;
        this.random = random;
        this.nobodysHash = Passwords.hash(newPassword(), random);
    }

    /** Who is signed in. */
    public record Person(String name, Role role, String formToken) {}

    /** A person with a password made for them; empty when there are people already. */
    public Optional<String> first(String name) {
        String password = newPassword();
        String hash = Passwords.hash(password, random);
        return database.write(db -> {
            try (PreparedStatement insert = db.prepareStatement("""
                    INSERT INTO person (name, password_hash, role)
                    SELECT ?, ?, 'ADMINISTRATOR' WHERE NOT EXISTS (SELECT 1 FROM person)
                    """)) {
                insert.setString(1, name);
                insert.setString(2, hash);
                return insert.executeUpdate() == 1 ? Optional.of(password) : Optional.empty();
            }
        });
    }

    /** Adds a person or gives them a new password, which is returned once. */
    public String add(String name, Role role) {
        String password = newPassword();
        String hash = Passwords.hash(password, random);
        return database.write(db -> {
            try (PreparedStatement upsert = db.prepareStatement("""
                    INSERT INTO person (name, password_hash, role) VALUES (?, ?, ?)
                    ON CONFLICT (name) DO UPDATE SET password_hash = excluded.password_hash, role = excluded.role
                    """)) {
                upsert.setString(1, name);
                upsert.setString(2, hash);
                upsert.setString(3, role.name());
                upsert.executeUpdate();
                return password;
            }
        });
    }

    /** Twelve characters in three groups: 59 bits, easy to read out. */
    private String newPassword() {
        var password = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            password.append(i == 4 || i == 8 ? "-" : "")
                    .append(PASSWORD_LETTERS.charAt(random.nextInt(PASSWORD_LETTERS.length())));
        }
        return password.toString();
    }

    /** A new session's token, when name and password fit. */
    public Optional<String> signIn(String name, String password) {
        Optional<String> hash = database.read(db -> {
            try (PreparedStatement query = db.prepareStatement("SELECT password_hash FROM person WHERE name = ?")) {
                query.setString(1, name);
                try (ResultSet rows = query.executeQuery()) {
                    return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
                }
            }
        });
        if (!Passwords.matches(password, hash.orElse(nobodysHash))) {
            return Optional.empty();
        }
        String token = randomToken();
        return database.write(db -> {
            expire(db);
            try (PreparedStatement insert = db.prepareStatement(
                    "INSERT INTO session (token_hash, person, form_token, expires_at) VALUES (?, ?, ?, ?)")) {
                insert.setBytes(1, hash(token));
                insert.setString(2, name);
                insert.setString(3, randomToken());
                insert.setLong(4, clock.millis() + SESSION_LASTS.toMillis());
                insert.executeUpdate();
            }
            return Optional.of(token);
        });
    }

    public Optional<Person> signedIn(String token) {
        return database.read(db -> {
            try (PreparedStatement query = db.prepareStatement("""
                    SELECT p.name, p.role, s.form_token FROM session s JOIN person p ON p.name = s.person
                    WHERE s.token_hash = ? AND s.expires_at > ?
                    """)) {
                query.setBytes(1, hash(token));
                query.setLong(2, clock.millis());
                try (ResultSet rows = query.executeQuery()) {
                    return rows.next()
                            ? Optional.of(
                                    new Person(rows.getString(1), Role.valueOf(rows.getString(2)), rows.getString(3)))
                            : Optional.empty();
                }
            }
        });
    }

    public void signOut(String token) {
        database.write(db -> {
            try (PreparedStatement delete = db.prepareStatement("DELETE FROM session WHERE token_hash = ?")) {
                delete.setBytes(1, hash(token));
                return delete.executeUpdate();
            }
        });
    }

    private void expire(Connection db) throws SQLException {
        try (PreparedStatement delete = db.prepareStatement("DELETE FROM session WHERE expires_at <= ?")) {
            delete.setLong(1, clock.millis());
            delete.executeUpdate();
        }
    }

    private String randomToken() {
        byte[] token = new byte[32];
        random.nextBytes(token);
        return HexFormat.of().formatHex(token);
    }

    private static byte[] hash(String token) {
        return Sha256.of(token.getBytes(StandardCharsets.US_ASCII)).toArray();
    }
}
