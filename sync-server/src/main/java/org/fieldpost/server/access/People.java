package org.fieldpost.server.access;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.words.Problem;
import org.fieldpost.server.mission.OutsideLog;
import org.fieldpost.server.storage.Database;

/** People, what they are and may see, and their sessions: random tokens in a cookie, of which the database keeps only hashes. */
public final class People {

    public static final Duration SESSION_LASTS = Duration.ofHours(12);

    /** Whose password alone opens too much. */
    private static final Set<Role> CODES_OF = EnumSet.of(Role.ANALYST, Role.CONDUCT, Role.ADMINISTRATOR);

    private static final String CODES_REQUIRED = "codes_required";

    private final Database database;
    private final MissionMode mode;
    private final OutsideLog outside;
    private final Clock clock;
    private final SecureRandom random;
    private final AuditLog log;
    private final CodeSafe safe;

    /**
     * @param outside where what was taken from people outlives a restore
     * @param safe seals the secrets of one-time codes
     */
    public People(
            Database database, MissionMode mode, OutsideLog outside, CodeSafe safe, Clock clock, SecureRandom random) {
        this.safe = safe;
        this.database = database;
        this.mode = mode;
        this.outside = outside;
        this.clock = clock;
        this.random = random;
        this.log = new AuditLog(database, clock);
    }

    /**
     * Who is signed in.
     *
     * @param formToken stands in the forms of their pages; empty for a program, which gets none
     * @param owesCodes whether they must enrol one-time codes before they may do anything else
     * @param token the name of the token by which a program asks for them; empty for themselves
     */
    public record Person(
            String name, Set<Role> roles, Sight sight, String formToken, boolean owesCodes, Optional<String> token) {
        public Person {
            roles = Set.copyOf(roles);
        }
    }

    /**
     * A person as the administrator sees them.
     *
     * @param regions what a supervisor supervises; empty for all
     */
    public record Listed(
            String name,
            Set<Role> roles,
            Optional<Set<String>> regions,
            boolean turnedOff,
            boolean codes,
            int sessions) {
        public Listed {
            roles = Collections.unmodifiableSet(roles.isEmpty() ? EnumSet.noneOf(Role.class) : EnumSet.copyOf(roles));
        }
    }

    /** Turns off, and gives the roles of, whom the log outside a restored database says so; every program's token ends. */
    public static void remember(Database database, OutsideLog outside) {
        PersonLines.again(database, outside);
        database.write(db -> {
            MachineTokens.endAll(db);
            return 0;
        });
    }

    /** What restricted reads and changes of people are written to. */
    public AuditLog log() {
        return log;
    }

    public SignIn signIn() {
        return new SignIn(database, safe, clock, random);
    }

    public AccessLinks links() {
        return new AccessLinks(this, database, log, clock, random);
    }

    /** By which programs read. */
    public MachineTokens tokens() {
        return new MachineTokens(this, database, log, clock, random);
    }

    public OwnCodes codes() {
        return new OwnCodes(database, safe, log, clock, random);
    }

    /** A person of these roles, supervising all regions, with a password made for them; empty when there are people already. */
    public Optional<String> first(String name, Set<Role> roles) {
        return database.write(db -> nobody(db) ? Optional.of(add(name, roles, Optional.empty())) : Optional.empty());
    }

    static boolean nobody(Connection db) throws SQLException {
        return Sql.first(db, "SELECT name FROM person LIMIT 1", row -> row.getString(1))
                .isEmpty();
    }

    /** As {@link #add(String, Set, Optional)}, of all regions. */
    public String add(String name, Role... roles) {
        return add(name, Set.of(roles), Optional.empty());
    }

    /**
     * Adds a person or gives them these roles and a new password, which is returned once. For the server's own people, as those
     * of a demonstration; people choose their passwords by a link.
     *
     * @param regions what a supervisor supervises; empty for all
     */
    public String add(String name, Set<Role> roles, Optional<Set<String>> regions) {
        String password = Tokens.readable(random);
        put(name, password, roles, regions, "");
        return password;
    }

    /** Adds a person who has no password yet. */
    void invite(String name, Set<Role> roles, Optional<Set<String>> regions, String by) {
        put(name, Tokens.token(random), roles, regions, by);
    }

    void put(String name, String password, Set<Role> roles, Optional<Set<String>> regions, String by) {
        String hash = Passwords.hash(password, random);
        database.write(db -> {
            Sql.change(db, """
                    INSERT INTO person (name, password_hash, all_regions) VALUES (?, ?, ?)
                    ON CONFLICT (name) DO UPDATE SET password_hash = excluded.password_hash
                    """, name, hash, regions.isEmpty());
            set(db, name, roles, regions);
            log.append(by, Deed.ADD_PERSON, "", described(name, roles, regions));
            return 0;
        });
    }

    static void set(Connection db, String name, Set<Role> roles, Optional<Set<String>> regions) throws SQLException {
        Sql.change(db, "UPDATE person SET all_regions = ? WHERE name = ?", regions.isEmpty(), name);
        Sql.change(db, "DELETE FROM person_role WHERE person = ?", name);
        for (Role role : roles) {
            Sql.change(db, "INSERT INTO person_role (person, role) VALUES (?, ?)", name, role.name());
        }
        Sql.change(db, "DELETE FROM person_region WHERE person = ?", name);
        for (String region : regions.orElse(Set.of())) {
            Sql.change(db, "INSERT INTO person_region (person, region_code) VALUES (?, ?)", name, region);
        }
    }

    private static List<String> described(String name, Set<Role> roles, Optional<Set<String>> regions) {
        return List.of(
                name,
                new TreeSet<>(roles).toString(),
                regions.map(codes -> new TreeSet<>(codes).toString()).orElse("*"));
    }

    /**
     * Adds a person who will set a password by a link.
     *
     * @return the link's token
     * @throws org.fieldpost.model.words.ProblemException when the name is taken or is none, or no role was chosen
     */
    public String addInvited(String name, Set<Role> roles, Optional<Set<String>> regions, String by) {
        requireName(name);
        requireRoles(roles);
        return database.write(db -> {
            if (find(name).isPresent()) {
                throw Problem.of("people.taken", name).asException();
            }
            invite(name, roles, regions, by);
            return links().ofPassword(name, by);
        });
    }

    static void requireName(String name) {
        if (!name.matches("[\\p{L}\\p{M}\\p{N}][\\p{L}\\p{M}\\p{N} .'_@-]{0,59}")) {
            throw Problem.of("people.name_form").asException();
        }
    }

    private static void requireRoles(Set<Role> roles) {
        if (roles.isEmpty()) {
            throw Problem.of("people.no_role").asException();
        }
    }

    /** @throws org.fieldpost.model.words.ProblemException when nobody would be left to administer */
    public void change(String name, Set<Role> roles, Optional<Set<String>> regions, String by) {
        requireRoles(roles);
        database.write(db -> {
            set(db, name, roles, regions);
            if (!Right.READ_BY_MACHINE.allows(Optional.of(roles), mode)) {
                MachineTokens.end(db, name);
            }
            requireAdministrator(db);
            PersonLines.append(outside, find(name).orElseThrow());
            log.append(by, Deed.CHANGE_ROLES, "", described(name, roles, regions));
            return 0;
        });
    }

    /** Ends their sessions and tokens; what they wrote stays. */
    public void turnOff(String name, String by) {
        database.write(db -> {
            turn(db, name, true);
            requireAdministrator(db);
            PersonLines.append(outside, find(name).orElseThrow());
            log.append(by, Deed.TURN_OFF, "", List.of(name));
            return 0;
        });
    }

    public void turnOn(String name, String by) {
        database.write(db -> {
            turn(db, name, false);
            PersonLines.append(outside, find(name).orElseThrow());
            log.append(by, Deed.TURN_ON, "", List.of(name));
            return 0;
        });
    }

    static void turn(Connection db, String name, boolean off) throws SQLException {
        Sql.change(db, "UPDATE person SET turned_off = ? WHERE name = ?", off, name);
        if (off) {
            for (String table : List.of("session", "sign_in_step", "access_link")) {
                Sql.change(db, "DELETE FROM " + table + " WHERE person = ?", name);
            }
            MachineTokens.end(db, name);
        }
    }

    /** Also whoever asks for it, and every program. */
    public void signOutAll(String by) {
        database.write(db -> {
            Sql.change(db, "DELETE FROM session");
            Sql.change(db, "DELETE FROM sign_in_step");
            MachineTokens.endAll(db);
            log.append(by, Deed.SIGN_OUT_ALL, "", List.of());
            return 0;
        });
    }

    /** Also after a restore that turned off those who could, when the others were added since the backup. */
    static boolean nobodyAdministers(Connection db) throws SQLException {
        return Sql.first(db, """
                SELECT p.name FROM person p JOIN person_role r ON r.person = p.name
                WHERE r.role = 'ADMINISTRATOR' AND p.turned_off = ? LIMIT 1
                """, row -> row.getString(1), false).isEmpty();
    }

    private static void requireAdministrator(Connection db) throws SQLException {
        if (nobodyAdministers(db)) {
            throw Problem.of("people.last_administrator").asException();
        }
    }

    /** By name. */
    public List<Listed> all() {
        return database.read(db -> Sql.list(
                db,
                """
                SELECT p.name, p.all_regions, p.turned_off, p.code_secret IS NOT NULL,
                       (SELECT count(*) FROM session s WHERE s.person = p.name AND s.expires_at > ?)
                FROM person p ORDER BY p.name
                """,
                row -> new Listed(
                        row.getString(1),
                        roles(db, row.getString(1)),
                        regions(db, row.getString(1), row.getBoolean(2)),
                        row.getBoolean(3),
                        row.getBoolean(4),
                        row.getInt(5)),
                clock.millis()));
    }

    public Optional<Listed> find(String name) {
        return all().stream().filter(each -> each.name.equals(name)).findFirst();
    }

    private static Set<Role> roles(Connection db, String name) throws SQLException {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        roles.addAll(Sql.list(
                db, "SELECT role FROM person_role WHERE person = ?", row -> Role.valueOf(row.getString(1)), name));
        return roles;
    }

    private static Optional<Set<String>> regions(Connection db, String name, boolean all) throws SQLException {
        return all
                ? Optional.empty()
                : Optional.of(new TreeSet<>(Sql.list(
                        db, "SELECT region_code FROM person_region WHERE person = ?", row -> row.getString(1), name)));
    }

    public Optional<Person> signedIn(String token) {
        return database.read(db -> Sql.first(
                db,
                """
                SELECT p.name, p.all_regions, s.form_token, p.code_secret IS NOT NULL
                FROM session s JOIN person p ON p.name = s.person
                WHERE s.token_hash = ? AND s.expires_at > ? AND p.turned_off = ?
                """,
                row -> person(
                        db, row.getString(1), row.getBoolean(2), row.getString(3), row.getBoolean(4), Optional.empty()),
                Tokens.hash(token),
                clock.millis(),
                false));
    }

    /** Who is asked for by a program with a token of this name; empty when they were turned off. */
    Optional<Person> byToken(String name, String token) {
        return database.read(db -> Sql.first(
                db,
                """
                SELECT all_regions, code_secret IS NOT NULL FROM person WHERE name = ? AND turned_off = ?
                """,
                row -> person(db, name, row.getBoolean(1), "", row.getBoolean(2), Optional.of(token)),
                name,
                false));
    }

    private Person person(
            Connection db, String name, boolean allRegions, String formToken, boolean codes, Optional<String> token)
            throws SQLException {
        Set<Role> roles = roles(db, name);
        boolean owes = !codes && !Collections.disjoint(CODES_OF, roles) && codesRequired(db);
        return new Person(name, roles, Sight.of(roles, regions(db, name, allRegions), mode), formToken, owes, token);
    }

    /** Whether one-time codes are asked of somebody of these roles. */
    public boolean codesRequiredOf(Collection<Role> roles) {
        return !Collections.disjoint(CODES_OF, roles) && codesRequired();
    }

    /** Whether codes are required at all: on a live server they are until the administrator says otherwise. */
    public boolean codesRequired() {
        return database.read(this::codesRequired);
    }

    private boolean codesRequired(Connection db) throws SQLException {
        return Sql.first(
                        db,
                        "SELECT value FROM access_setting WHERE name = ?",
                        row -> Boolean.parseBoolean(row.getString(1)),
                        CODES_REQUIRED)
                .orElse(mode == MissionMode.LIVE);
    }

    public void requireCodes(boolean required, String by) {
        database.write(db -> {
            Sql.change(db, """
                    INSERT INTO access_setting (name, value) VALUES (?, ?)
                    ON CONFLICT (name) DO UPDATE SET value = excluded.value
                    """, CODES_REQUIRED, String.valueOf(required).toLowerCase(Locale.ROOT));
            log.append(by, required ? Deed.CODES_REQUIRED : Deed.CODES_OPTIONAL, "", List.of());
            return 0;
        });
    }

    /**
     * Gives a person a password of their own choice; their other sessions and their tokens end.
     *
     * @param except the form token of the session that stays; empty for none
     * @throws org.fieldpost.model.words.ProblemException when the password is too short or too common
     */
    void setPassword(String name, String password, String except, String by) {
        PasswordRule.against(password, name).ifPresent(problem -> {
            throw problem.asException();
        });
        String hash = Passwords.hash(password, random);
        database.write(db -> {
            Sql.change(db, "UPDATE person SET password_hash = ? WHERE name = ?", hash, name);
            Sql.change(db, "DELETE FROM session WHERE person = ? AND form_token <> ?", name, except);
            Sql.change(db, "DELETE FROM sign_in_step WHERE person = ?", name);
            Sql.change(db, "DELETE FROM access_link WHERE person = ?", name);
            MachineTokens.end(db, name);
            log.append(by, Deed.PASSWORD_SET, "", List.of(name));
            return 0;
        });
    }

    /** @throws org.fieldpost.model.words.ProblemException when the old one is wrong or the new one no good */
    public void changePassword(Person person, String old, String password, String address) {
        signIn().requirePassword(person.name, old, address);
        setPassword(person.name, password, person.formToken, person.name);
    }

    /**
     * Offers one-time codes; whoever has some already gives the password, so that a session left open replaces none.
     *
     * @param server by which the app on the phone names it
     * @throws org.fieldpost.model.words.ProblemException when the password is wrong
     */
    public OwnCodes.Offer offerCodes(Person person, String password, String address, String server) {
        if (codes().left(person.name).isPresent()) {
            signIn().requirePassword(person.name, password, address);
        }
        return codes().offer(person, server);
    }

    /** @throws org.fieldpost.model.words.ProblemException when the password is wrong or codes are required of this person */
    public void giveUpCodes(Person person, String password, String address) {
        if (codesRequiredOf(person.roles)) {
            throw Problem.of("codes.required").asException();
        }
        signIn().requirePassword(person.name, password, address);
        codes().forget(person.name, person.name);
    }
}
