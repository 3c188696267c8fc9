package org.fieldpost.server.mission;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.fieldpost.exchange.crypto.Sha256;
import org.fieldpost.exchange.parcel.PackedMission;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.read.Folder;
import org.fieldpost.model.read.MissionReader;
import org.fieldpost.model.read.MissionWriter;
import org.fieldpost.model.read.VocabularyReader;
import org.fieldpost.model.vocabulary.Vocabulary;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.server.storage.Database;

/**
 * The mission's package in its versions, and the draft of the next. What is drawn is read as a whole before it is kept, so
 * that a draft can always be published. Safe from any thread.
 */
public final class MissionPackages {

    public static final String VOCABULARY = "codes.csv";

    /** The files that a package may have. */
    public static final List<String> FILES = Stream.concat(
                    Stream.of(
                            "mission.json",
                            "regions.geojson",
                            "neighbours.geojson",
                            "points.csv",
                            "off-limits.geojson",
                            VOCABULARY),
                    Stream.of(Language.values()).map(MissionPackages::words))
            .toList();

    /** Those without which there is no package. */
    public static final List<String> NEEDED = List.of("mission.json", "regions.geojson", "points.csv");

    private static final long LOOKED_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Database database;
    private final Clock clock;
    private volatile Version current;
    private volatile long lookedAt = System.nanoTime();

    /**
     * A package.
     *
     * @param number 1 for the one that the mission began with
     * @param published when and by whom; empty for one that came with the program, and for a draft
     */
    public record Version(
            long number,
            Map<String, String> files,
            Mission mission,
            Vocabulary vocabulary,
            Optional<Published> published) {

        public Version(long number, Map<String, String> files, Mission mission, Vocabulary vocabulary) {
            this(number, files, mission, vocabulary, Optional.empty());
        }

        public Version {
            files = Map.copyOf(files);
        }

        static Version read(long number, Map<String, String> files) {
            return read(number, files, Optional.empty());
        }

        /** Its files to change and bring again, with the program's own vocabulary where it has none. */
        public Map<String, String> toDownload() {
            var all = new TreeMap<>(files);
            if (!files.containsKey(VOCABULARY)) {
                Folder shipped = Folder.assets("vocabulary");
                Stream.concat(
                                Stream.of(VOCABULARY),
                                Stream.of(Language.values()).map(MissionPackages::words))
                        .forEach(name -> all.put(name, shipped.text(name)));
            }
            return all;
        }

        Version publishedAs(Published by) {
            return new Version(number, files, mission, vocabulary, Optional.of(by));
        }

        static Version read(long number, Map<String, String> files, Optional<Published> published) {
            Folder folder = Folder.of(files);
            return new Version(
                    number,
                    files,
                    MissionReader.read(folder),
                    files.containsKey(VOCABULARY) ? VocabularyReader.read(folder) : VocabularyReader.shipped(),
                    published);
        }
    }

    /** An administrator put it in force. */
    public record Published(Instant at, String by) {}

    /**
     * What the next version will be.
     *
     * @param changed names of the files that are new, other, or gone
     */
    public record Draft(List<String> changed, Version next) {
        public Draft {
            changed = List.copyOf(changed);
        }

        /** Tells this very draft from any other, of the same number too. */
        public String seal() {
            return next.number + "-"
                    + Sha256.of(new TreeMap<>(next.files).toString().getBytes(StandardCharsets.UTF_8))
                            .hex()
                            .substring(0, 32);
        }
    }

    /** What must happen in the transaction that puts a version in force. */
    public interface Publishing {
        void publish(Connection db, Version version) throws SQLException;
    }

    private MissionPackages(Database database, Clock clock, Version current) {
        this.database = database;
        this.clock = clock;
        this.current = current;
    }

    /** The file of a language's words for the codes. */
    public static String words(Language language) {
        return "words." + language.tag() + ".csv";
    }

    /**
     * Within the transaction of the start.
     *
     * @param shipped in force until an administrator publishes another; a newer program may bring a newer one
     */
    static MissionPackages open(Connection db, Database database, Mission shipped, Clock clock) throws SQLException {
        long newest = newestNumber(db);
        Map<String, String> files = MissionWriter.files(shipped);
        if (newest == 0
                || (published(db, newest).isEmpty() && !files(db, newest).equals(files))) {
            keep(db, ++newest, files, clock, "");
            if (newest > 1) {
                owe(db, newest);
            }
        }
        return new MissionPackages(database, clock, Version.read(newest, files(db, newest), published(db, newest)));
    }

    private static void owe(Connection db, long version) throws SQLException {
        try (PreparedStatement update =
                db.prepareStatement("UPDATE mission_version SET assigned = ? WHERE version = ?")) {
            update.setBoolean(1, false);
            update.setLong(2, version);
            update.executeUpdate();
        }
    }

    /** When a newer program brought a newer package: what is owed to everything reported before, once for all processes. */
    public void settle(Publishing owed) {
        database.write(db -> {
            Version now = inForce(db);
            try (PreparedStatement update =
                    db.prepareStatement("UPDATE mission_version SET assigned = ? WHERE version = ? AND assigned = ?")) {
                update.setBoolean(1, true);
                update.setLong(2, now.number);
                update.setBoolean(3, false);
                if (update.executeUpdate() == 1) {
                    owed.publish(db, now);
                }
                return now.number;
            }
        });
    }

    /** The one in force, as this process last saw it; asks no database. */
    public Version current() {
        return current;
    }

    /** Looks whether another process has published one; to be called where no connection is held. */
    public void look() {
        if (System.nanoTime() - lookedAt > LOOKED_EVERY_NANOS) {
            lookedAt = System.nanoTime();
            try {
                database.read(this::inForce);
            } catch (ProblemException unreachable) {
                // whoever needs the database says so; until then the version last seen goes on
                return;
            }
        }
    }

    /** The one in force in this transaction. */
    public Version inForce(Connection db) throws SQLException {
        long newest = newestNumber(db);
        Version seen = current;
        if (newest <= seen.number) {
            return seen;
        }
        Version read = Version.read(newest, files(db, newest), published(db, newest));
        current = read;
        return read;
    }

    public Optional<Draft> draft() {
        return database.read(this::draft);
    }

    private Optional<Draft> draft(Connection db) throws SQLException {
        Version base = inForce(db);
        Map<String, String> files = new TreeMap<>(base.files);
        var changed = new TreeSet<String>();
        try (PreparedStatement query = db.prepareStatement("SELECT name, content FROM mission_draft ORDER BY name");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                String content = rows.getString(2);
                changed.add(rows.getString(1));
                if (content == null) {
                    files.remove(rows.getString(1));
                } else {
                    files.put(rows.getString(1), content);
                }
            }
        }
        return changed.isEmpty()
                ? Optional.empty()
                : Optional.of(new Draft(List.copyOf(changed), Version.read(base.number + 1, files)));
    }

    /**
     * Puts files into the draft, or takes them out of the package.
     *
     * @param changes content by name; empty for a file that is to go
     * @throws org.fieldpost.model.words.ProblemException naming file, line and remedy, when the package could not be read with
     *     it; the draft stays as it was
     */
    public Draft draw(Map<String, Optional<String>> changes, String by) {
        return database.write(db -> {
            for (Map.Entry<String, Optional<String>> change : changes.entrySet()) {
                String name = change.getKey();
                if (!FILES.contains(name)) {
                    throw Problem.of("mission.file", name, String.join(", ", FILES))
                            .asException();
                }
                if (change.getValue().isEmpty() && NEEDED.contains(name)) {
                    throw Problem.of("mission.file_needed", name).asException();
                }
                draw(db, name, change.getValue().orElse(null), by);
            }
            Draft drawn = draft(db).orElseThrow();
            Mission before = current.mission;
            if (!drawn.next.mission.id().equals(before.id())) {
                throw Problem.of("mission.other_id", drawn.next.mission.id(), before.id())
                        .asException();
            }
            // refused here and not when phones ask for it
            PackedMission.of(drawn.next.files);
            return drawn;
        });
    }

    private void draw(Connection db, String name, String content, String by) throws SQLException {
        try (PreparedStatement upsert = db.prepareStatement("""
                INSERT INTO mission_draft (name, content, drawn_at, drawn_by) VALUES (?, ?, ?, ?)
                ON CONFLICT (name) DO UPDATE SET content = excluded.content, drawn_at = excluded.drawn_at,
                    drawn_by = excluded.drawn_by
                """)) {
            upsert.setString(1, name);
            upsert.setString(2, content);
            upsert.setLong(3, clock.millis());
            upsert.setString(4, by);
            upsert.executeUpdate();
        }
    }

    public void discard() {
        database.write(MissionPackages::discard);
    }

    private static int discard(Connection db) throws SQLException {
        try (PreparedStatement delete = db.prepareStatement("DELETE FROM mission_draft")) {
            return delete.executeUpdate();
        }
    }

    /**
     * Puts the draft in force.
     *
     * @param seen the seal of the draft that was looked at before: another is not published unseen
     * @return nothing when there is no draft, or another than was seen
     */
    public Optional<Version> publish(String seen, String by, Publishing then) {
        Optional<Version> published = database.write(db -> {
            Optional<Draft> draft = draft(db).filter(drawn -> drawn.seal().equals(seen));
            if (draft.isEmpty()) {
                return Optional.empty();
            }
            Instant now = Instant.ofEpochMilli(clock.millis());
            Version next = draft.get().next.publishedAs(new Published(now, by));
            keep(db, next.number, next.files, clock, by);
            discard(db);
            then.publish(db, next);
            return Optional.of(next);
        });
        published.ifPresent(version -> current = version);
        return published;
    }

    private static long newestNumber(Connection db) throws SQLException {
        try (PreparedStatement query = db.prepareStatement("SELECT coalesce(max(version), 0) FROM mission_version");
                ResultSet rows = query.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static Optional<Published> published(Connection db, long version) throws SQLException {
        try (PreparedStatement query = db.prepareStatement(
                "SELECT published_at, published_by FROM mission_version WHERE version = ? AND published_by <> ''")) {
            query.setLong(1, version);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next()
                        ? Optional.of(new Published(Instant.ofEpochMilli(rows.getLong(1)), rows.getString(2)))
                        : Optional.empty();
            }
        }
    }

    private static Map<String, String> files(Connection db, long version) throws SQLException {
        Map<String, String> files = new TreeMap<>();
        try (PreparedStatement query =
                db.prepareStatement("SELECT name, content FROM mission_file WHERE version = ?")) {
            query.setLong(1, version);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    files.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return files;
    }

    private static void keep(Connection db, long version, Map<String, String> files, Clock clock, String by)
            throws SQLException {
        try (PreparedStatement insert = db.prepareStatement(
                "INSERT INTO mission_version (version, published_at, published_by) VALUES (?, ?, ?)")) {
            insert.setLong(1, version);
            insert.setLong(2, clock.millis());
            insert.setString(3, by);
            insert.executeUpdate();
        }
        try (PreparedStatement insert =
                db.prepareStatement("INSERT INTO mission_file (version, name, content) VALUES (?, ?, ?)")) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                insert.setLong(1, version);
                insert.setString(2, file.getKey());
                insert.setString(3, file.getValue());
                insert.executeUpdate();
            }
        }
    }
}
