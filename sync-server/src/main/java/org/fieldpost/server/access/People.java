package org.fieldpost.server.access;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.fieldpost.exchange.crypto.Sha256;
import org.fieldpost.model.mission.MissionMode;
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

    private final MissionMode mode;

    public People(Database database, MissionMode mode, Clock clock, SecureRandom random) {
        this.database = database;
        this.mode = mode;
        this.clock = clock;
        this.random = random;
        this.nobodysHash = Passwords.hash(newPassword(), random);
    }

    /** Who is signed in. */
    public record Person(String name, Set<Role> roles, Sight sight, String formToken) {
        public Person {
            roles = Set.copyOf(roles);
        }
    }

    /** A person of these roles, supervising all regions, with a password made for them; empty when there are people already. */
    public Optional<String> first(String name, Set<Role> roles) {
        return database.write(db -> nobody(db) ? Optional.of(add(name, roles, Optional.empty())) : Optional.empty());
    }

    private static boolean nobody(Connection db) throws SQLException {
        try (PreparedStatement query = db.prepareStatement("SELECT 1 FROM person");
                ResultSet rows = query.executeQuery()) {
            return !rows.next();
        }
    }

    /** As {@link #add(String, Set, Optional)}, of all regions. */
    public String add(String name, Role... roles) {
        return add(name, Set.of(roles), Optional.empty());
    }

    /**
     * Adds a person or gives them these roles and a new password, which is returned once.
     *
     * @param regions what a supervisor supervises; empty for all
     */
    public String add(String name, Set<Role> roles, Optional<Set<String>> regions) {
        String password = newPassword();
        String hash = Passwords.hash(password, random);
        return database.write(db -> {
            try (PreparedStatement upsert = db.prepareStatement("""
                    INSERT INTO person (name, password_hash, all_regions) VALUES (?, ?, ?)
                    ON CONFLICT (name) DO UPDATE SET password_hash = excluded.password_hash,
                        all_regions = excluded.all_regions
                    """)) {
                upsert.setString(1, name);
                upsert.setString(2, hash);
                upsert.setBoolean(3, regions.isEmpty());
                upsert.executeUpdate();
            }
            List<String> names = roles.stream().map(Role::name).toList();
            replace(db, "DELETE FROM person_role WHERE person = ?", """
                    INSERT INTO person_role (person, role) VALUES (?, ?)
                    """, name, names);
            replace(db, "DELETE FROM person_region WHERE person = ?", """
                    INSERT INTO person_region (person, region_code) VALUES (?, ?)
                    """, name, regions.orElse(Set.of()));
            return password;
        });
    }

    private static void replace(Connection db, String delete, String insert, String person, Collection<String> values)
            throws SQLException {
        try (PreparedStatement old = db.prepareStatement(delete)) {
            old.setString(1, person);
            old.executeUpdate();
        }
        for (String value : values) {
            try (PreparedStatement each = db.prepareStatement(insert)) {
                each.setString(1, person);
                each.setString(2, value);
                each.executeUpdate();
            }
        }
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
                    SELECT p.name, p.all_regions, s.form_token FROM session s JOIN person p ON p.name = s.person
                    WHERE s.token_hash = ? AND s.expires_at > ?
                    """)) {
                query.setBytes(1, hash(token));
                query.setLong(2, clock.millis());
                try (ResultSet rows = query.executeQuery()) {
                    return rows.next()
                            ? Optional.of(person(db, rows.getString(1), rows.getBoolean(2), rows.getString(3)))
                            : Optional.empty();
                }
            }
        });
    }

    private Person person(Connection db, String name, boolean allRegions, String formToken) throws SQLException {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        of(db, "SELECT role FROM person_role WHERE person = ?", name).forEach(role -> roles.add(Role.valueOf(role)));
        Optional<Set<String>> regions = allRegions
                ? Optional.empty()
                : Optional.of(of(db, "SELECT region_code FROM person_region WHERE person = ?", name));
        return new Person(name, roles, Sight.of(roles, regions, mode), formToken);
    }

    private static Set<String> of(Connection db, String sql, String name) throws SQLException {
        Set<String> values = new TreeSet<>();
        try (PreparedStatement query = db.prepareStatement(sql)) {
            query.setString(1, name);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
            }
        }
        return values;
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
