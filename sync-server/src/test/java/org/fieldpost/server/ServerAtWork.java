package org.fieldpost.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fieldpost.exchange.enrolment.Invitation;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.server.access.Role;

/** A real server on a free port over a directory, with a clock that tests set; phones enrol and exchange over HTTP. */
public final class ServerAtWork implements AutoCloseable {

    /** A Wednesday in November, the third week of its month. */
    public static final Instant NOON = Instant.parse("2026-11-18T12:00:00Z");

    private final Settings settings;
    private final HandSetClock clock = new HandSetClock(NOON);
    private final SecureRandom random = new SecureRandom();
    private volatile Duration ran = Duration.ZERO;
    private SyncServer server;

    private ServerAtWork(Settings settings) {
        this.settings = settings;
        this.server = start(settings);
    }

    /** Codes are asked of nobody, unless a test says so. */
    private SyncServer start(Settings with) {
        SyncServer started = SyncServer.start(with, clock, () -> ran, random);
        if (started.people().all().isEmpty()) {
            started.people().requireCodes(false, "");
        }
        return started;
    }

    /** It runs on for so long, and so does its clock; the clock alone is set by {@link #clock()}. */
    public void runFor(Duration time) {
        Duration atOnce = Duration.ofHours(6);
        for (Duration left = time; left.compareTo(Duration.ZERO) > 0; left = left.minus(atOnce)) {
            Duration now = left.compareTo(atOnce) < 0 ? left : atOnce;
            ran = ran.plus(now);
            clock.advance(now);
            server.keyUpkeep().look();
        }
    }

    /** Live, mission Liberia; phones are final with their claim. */
    public static ServerAtWork in(Path directory) {
        return in(directory, Samples.liberia(), MissionMode.LIVE);
    }

    public static ServerAtWork in(Path directory, Mission mission, MissionMode mode) {
        return new ServerAtWork(settings(directory, mission, mode, false));
    }

    /** As {@link #in(Path)}, set up otherwise. */
    public static ServerAtWork as(Path directory, UnaryOperator<Settings> otherwise) {
        return new ServerAtWork(otherwise.apply(settings(directory, Samples.liberia(), MissionMode.LIVE, false)));
    }

    /** As {@link #in(Path)}, on this database. */
    public static ServerAtWork on(Path directory, String database) {
        return new ServerAtWork(
                settings(directory, Samples.liberia(), MissionMode.LIVE, false).withDatabase(database));
    }

    /** As {@link #in(Path)}, but phones wait until their fingerprint has been compared. */
    public static ServerAtWork comparingFingerprints(Path directory) {
        return new ServerAtWork(settings(directory, Samples.liberia(), MissionMode.LIVE, true));
    }

    private static Settings settings(Path directory, Mission mission, MissionMode mode, boolean compareFingerprints) {
        return Settings.in(directory, mission, mode)
                .withCompareFingerprints(compareFingerprints)
                .withDatabase(TestDatabase.address(directory));
    }

    public SyncServer server() {
        return server;
    }

    public HandSetClock clock() {
        return clock;
    }

    public String address() {
        return server.address();
    }

    /** An invitation as an officer gets it: written out as a code and read again. */
    public Invitation invitation() {
        return Invitation.parse(server.phones().invite(address()).code(), clock.instant());
    }

    /** A phone with a new invitation; its claim goes with its first envelope. */
    public PhoneAtWork phone() {
        return new PhoneAtWork(invitation());
    }

    /** A phone that has exchanged once. */
    public PhoneAtWork enrolledPhone() {
        PhoneAtWork phone = phone();
        phone.exchange(address());
        return phone;
    }

    public Visitor visitor() {
        return new Visitor(address());
    }

    /** Somebody of these roles and all regions, signed in by the sign-in page; the roles are the name. */
    public Visitor signedIn(Role... roles) {
        String name = Stream.of(roles).map(Role::name).collect(Collectors.joining("+"));
        return visitor().signIn(name, server.people().add(name, roles));
    }

    /** A supervisor of these regions only. */
    public Visitor supervising(String... regions) {
        String name = "supervisor of " + String.join("+", regions);
        String password = server.people().add(name, Set.of(Role.SUPERVISOR), Optional.of(Set.of(regions)));
        return visitor().signIn(name, password);
    }

    /** Stops and starts again over the same directory; the port changes. */
    public void restart() {
        server.close();
        server = start(settings);
    }

    /** Copies the directory while the server is stopped, as a backup does; then it goes on. */
    public void copyTo(Path copy) {
        server.close();
        replace(settings.directory(), copy);
        TestDatabase.copy(settings.directory(), copy);
        server = start(settings);
    }

    /** The copy takes the place of the directory, but for what is kept outside; started as restored. */
    public void putBack(Path copy) {
        server.close();
        replace(copy, settings.directory());
        TestDatabase.copy(copy, settings.directory());
        server = start(settings.withRestored(true));
    }

    private static void replace(Path from, Path to) {
        try {
            Files.createDirectories(to);
            for (Path directory : List.of(to, from)) {
                try (Stream<Path> files = Files.list(directory)) {
                    for (Path file : files.toList()) {
                        if (file.endsWith("outside-log")) {
                            continue;
                        }
                        if (directory.equals(to)) {
                            Files.delete(file);
                        } else {
                            Files.copy(file, to.resolve(file.getFileName()));
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands in the database, a line for each row, with a bar between columns. */
    public List<String> rows(String sql) {
        List<String> lines = new ArrayList<>();
        try (Connection db = TestDatabase.connect(settings.directory());
                Statement statement = db.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                var line = new StringJoiner("|");
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    line.add(word(rows.getObject(i)));
                }
                lines.add(line.toString());
            }
            return lines;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The same on every database: bytes in hexadecimal, truth as a number. */
    private static String word(Object value) {
        if (value instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }
        return value instanceof Boolean truth ? truth ? "1" : "0" : String.valueOf(value);
    }

    /** What a table has. */
    public List<String> columns(String table) {
        return described(db -> db.getColumns(null, null, table, null), "COLUMN_NAME");
    }

    /** The tables that a table refers to. */
    public List<String> referencesFrom(String table) {
        return described(db -> db.getImportedKeys(null, null, table), "PKTABLE_NAME");
    }

    private interface Describing {
        ResultSet of(DatabaseMetaData db) throws SQLException;
    }

    private List<String> described(Describing describing, String column) {
        List<String> names = new ArrayList<>();
        try (Connection db = TestDatabase.connect(settings.directory());
                ResultSet rows = describing.of(db.getMetaData())) {
            while (rows.next()) {
                names.add(rows.getString(column));
            }
            return names;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Changes the database behind the server's back. */
    public void change(String sql) {
        try (Connection db = TestDatabase.connect(settings.directory());
                Statement statement = db.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The one number that a query gives. */
    public long number(String sql) {
        return Long.parseLong(rows(sql).get(0));
    }

    public long observations() {
        return number("SELECT count(*) FROM observation");
    }

    /** How much is stored of whatever phones may bring: nothing of it moves when an envelope is refused. */
    public List<String> stored() {
        List<String> stored = rows("""
                SELECT (SELECT count(*) FROM entry), (SELECT count(*) FROM entry_fork),
                       (SELECT count(*) FROM envelope_aside), (SELECT count(*) FROM downlink_entry),
                       (SELECT count(*) FROM revision), (SELECT count(*) FROM observation),
                       (SELECT count(*) FROM patrol_revision), (SELECT count(*) FROM nil_report)
                """);
        stored.addAll(rows("SELECT state, last_heard_at, waiting FROM enrolment ORDER BY ordinal"));
        return stored;
    }

    @Override
    public void close() {
        server.close();
    }
}
