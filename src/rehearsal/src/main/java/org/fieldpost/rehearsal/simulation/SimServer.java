package org.fieldpost.rehearsal.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.EnrolmentId;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.enrolment.Invitation;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.exchange.sealed.SealedBlob;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.server.access.Sight;
import org.fieldpost.server.analysis.Reports;
import org.fieldpost.server.ingest.Ingest;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.mission.Recipients;
import org.fieldpost.server.phones.Phone;
import org.fieldpost.server.phones.Phones;
import org.fieldpost.server.storage.Database;
import org.sqlite.SQLiteConfig;

/** The production server without its pages, on a disk whose plug can be pulled, and with a copy to be put back. */
final class SimServer implements AutoCloseable {

    private static final List<String> COPIED = List.of("fieldpost.db", "server-keys");

    private static final String COUNTED = """
            SELECT receipt || ' ' || latest_generation || '-' || latest || ' ' || ifnull(region_code, '') || ' ' || kind || ' '
                   || ifnull((SELECT group_concat(interface || rank) FROM observation_interface i
                              WHERE i.receipt = o.receipt), '')
                   || ' ' || EXISTS (SELECT 1 FROM counted_observation c WHERE c.receipt = o.receipt)
            FROM observation o ORDER BY receipt
            """;

    private final Path directory;
    private final Path copy;
    private final Mission mission;
    private final MissionMode mode;
    private final VirtualClock clock;
    private final SecureRandom random;
    private final PowerCutDisk disk = new PowerCutDisk();
    private Database database;
    private MissionSpace space;
    private Phones phones;
    private Recipients recipients;
    private Ingest ingest;
    private Duration copiedAt = Duration.ZERO;

    SimServer(Path directory, Mission mission, MissionMode mode, VirtualClock clock, SecureRandom random) {
        this.directory = directory;
        this.copy = directory.resolveSibling(directory.getFileName() + "-copy");
        this.mission = mission;
        this.mode = mode;
        this.clock = clock;
        this.random = random;
        open(false);
    }

    private void open(boolean restored) {
        database = Database.open(directory, disk::open);
        space = MissionSpace.open(database, mission, mode, restored, clock, clock::passed, random);
        phones = new Phones(database, space, clock, random, true);
        recipients = new Recipients(database, space);
        ingest = new Ingest(
                database, space, phones, recipients, new Reports(database, space), clock, random, receipt -> {});
        if (restored) {
            phones.remember();
        }
    }

    MissionSpace space() {
        return space;
    }

    Recipients recipients() {
        return recipients;
    }

    PowerCutDisk disk() {
        return disk;
    }

    VirtualClock clock() {
        return clock;
    }

    Invitation invite() {
        return phones.invite("http://simulation:1");
    }

    Ingest.Receipt receive(Bytes envelope) {
        return ingest.receive(envelope);
    }

    void confirm(Invitation invitation) {
        byHand(() -> ingest.confirm(phones.find(invitation.enrolment()).orElseThrow()));
    }

    void revoke(Invitation invitation) {
        byHand(() -> phones.revoke(invitation.enrolment()));
    }

    /** What a person does who tries again when the power was cut. */
    private void byHand(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            if (!disk.dark()) {
                throw e;
            }
            startAgain();
            work.run();
        }
    }

    /** What its own thread does every few minutes. */
    void lookAfterKeys() {
        byHand(() -> space.lookAfterKeys(phones.sealing()));
    }

    Phone.State state(Invitation invitation) {
        String[] state = {""};
        each(
                "SELECT state FROM enrolment WHERE id = '" + invitation.enrolment() + "'",
                row -> state[0] = row.getString(1));
        return Phone.State.valueOf(state[0]);
    }

    /** After the power was cut: everything that was not committed is gone. */
    void startAgain() {
        stop();
        open(false);
    }

    private void stop() {
        try {
            database.close();
        } catch (RuntimeException powerIsCut) {
            // its connections die with the disk
        }
        disk.plugIn();
    }

    /** Keeps a copy of the database and the keys, as a backup does. */
    void makeCopy() {
        stop();
        copy(directory, copy);
        copiedAt = clock.passed();
        open(false);
    }

    boolean hasCopyNotOlderThan(Duration age) {
        return Files.exists(copy) && clock.passed().minus(copiedAt).compareTo(age) <= 0;
    }

    /** Puts the copy back; the outside log stays, as it lies elsewhere. */
    void putCopyBack() {
        stop();
        copy(copy, directory);
        open(true);
    }

    private static void copy(Path from, Path to) {
        try {
            Files.createDirectories(to);
            for (String beside : List.of("fieldpost.db-wal", "fieldpost.db-shm")) {
                Files.deleteIfExists(to.resolve(beside));
            }
            for (String name : COPIED) {
                Files.copy(from.resolve(name), to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hashes of one phone's entries here, by generation and number. */
    Map<String, String> held(Invitation invitation) {
        Map<String, String> held = new TreeMap<>();
        each(
                "SELECT generation, number, hex(hash) FROM entry WHERE enrolment_id = '" + invitation.enrolment() + "'",
                row -> held.put(row.getInt(1) + "-" + row.getLong(2), row.getString(3)));
        return held;
    }

    /** Whether it has kept another entry of this number beside the one it took. */
    boolean setAside(Invitation invitation, ReceiptCode receipt) {
        boolean[] found = {false};
        each(
                "SELECT 1 FROM entry_fork WHERE enrolment_id = '%s' AND generation = %d AND number = %d"
                        .formatted(invitation.enrolment(), receipt.generation(), receipt.number()),
                row -> found[0] = true);
        return found[0];
    }

    /** How many of the entries for this phone it has not acknowledged. */
    long waitingFor(Invitation invitation) {
        long[] count = {0};
        each(
                "SELECT count(*) FROM downlink_entry WHERE acknowledged_epoch IS NULL AND enrolment_id = '"
                        + invitation.enrolment() + "'",
                row -> count[0] = row.getLong(1));
        return count[0];
    }

    /** Everything that an envelope may change, as text; arrival times apart. */
    List<String> state() {
        List<String> state = new ArrayList<>();
        for (String sql : List.of(
                "SELECT 'entry ' || enrolment_id || ' ' || generation || '-' || number || ' ' || hex(hash) || ifnull(set_aside, '') FROM entry",
                "SELECT enrolment_id || generation || '-' || number || hex(hash) FROM entry_fork",
                "SELECT id || hex(blob) FROM sealed_report",
                "SELECT 'enrolment ' || code || ' ' || state || ' ' || counter || ' ' || ifnull(last_heard_at, '') || ' ' || ifnull(sealed_to, '') || ' ' || downlink_epoch FROM enrolment",
                "SELECT enrolment_id || hex(hash) FROM envelope_aside",
                "SELECT 'down ' || enrolment_id || ' ' || generation || '-' || number || ' ' || ifnull(acknowledged_epoch, '') FROM downlink_entry",
                "SELECT hex(sha256) || place FROM photo_chunk")) {
            each(sql, row -> state.add(row.getString(1)));
        }
        state.addAll(counted());
        state.sort(null);
        return state;
    }

    /** What the analysis counts: receipt, newest revision, region, interfaces. */
    List<String> counted() {
        List<String> counted = new ArrayList<>();
        each(COUNTED, row -> counted.add(row.getString(1)));
        return counted;
    }

    /** The note of each counted report, by receipt; notes tell reports apart. */
    Map<String, String> notes() {
        Map<String, String> notes = new TreeMap<>();
        List<String> receipts = new ArrayList<>();
        each("SELECT receipt FROM observation", row -> receipts.add(row.getString(1)));
        var reports = new Reports(database, space);
        for (String receipt : receipts) {
            notes.put(
                    receipt,
                    reports.find(Sight.EVERYTHING, receipt)
                            .orElseThrow()
                            .observation()
                            .circumstances()
                            .note());
        }
        return notes;
    }

    Observation observation(String receipt) {
        return new Reports(database, space)
                .find(Sight.EVERYTHING, receipt)
                .orElseThrow()
                .observation();
    }

    /** Whether a report stands in any count. */
    boolean counts(String receipt) {
        List<String> counted = new ArrayList<>();
        each("SELECT receipt FROM counted_observation", row -> counted.add(row.getString(1)));
        return counted.contains(receipt);
    }

    /** What would be counted had the entries come in another order: a fresh database reads them shuffled. */
    List<String> countedInAnotherOrder(Random order, Path elsewhere) {
        record Held(EnrolmentId enrolment, String officerCode, int generation, Entry entry) {}
        List<Held> all = new ArrayList<>();
        each(
                """
                SELECT x.enrolment_id, e.code, x.generation, x.number, x.kind, x.body
                FROM entry x JOIN enrolment e ON e.id = x.enrolment_id ORDER BY x.enrolment_id, x.generation, x.number
                """,
                row -> all.add(new Held(
                        EnrolmentId.parse(row.getString(1)),
                        row.getString(2),
                        row.getInt(3),
                        new Entry(row.getLong(4), row.getInt(5), Bytes.of(row.getBytes(6))))));
        Collections.shuffle(all, order);
        List<String> counted = new ArrayList<>();
        stop();
        copy(directory, elsewhere);
        try (Database other = Database.open(elsewhere)) {
            var reports = new Reports(other, space);
            other.write(db -> {
                for (String table :
                        List.of("visit", "observation_interface", "observation", "revision", "retraction")) {
                    try (PreparedStatement delete = db.prepareStatement("DELETE FROM " + table)) {
                        delete.executeUpdate();
                    }
                }
                return 0;
            });
            for (Held held : all) {
                Body body = BodyCodec.decode(held.entry);
                var source = new Reports.Source(
                        held.enrolment, held.officerCode, held.generation, held.entry.number(), clock.instant());
                if (body instanceof Body.ObservationRevision said) {
                    reports.take(source, said, held.entry.body(), reports.whereabouts(said.observation()));
                } else if (body instanceof Body.Retraction said) {
                    reports.take(source, said);
                }
            }
            each(other, COUNTED, row -> counted.add(row.getString(1)));
        }
        open(false);
        return counted;
    }

    List<SealedBlob> sealed() {
        List<SealedBlob> sealed = new ArrayList<>();
        each(
                "SELECT id, blob FROM sealed_report ORDER BY id",
                row -> sealed.add(new SealedBlob(row.getLong(1), Bytes.of(row.getBytes(2)))));
        return sealed;
    }

    /** How many entries of a kind are held, read or not. */
    long entriesOfKind(int kind) {
        long[] count = {0};
        each("SELECT count(*) FROM entry WHERE kind = " + kind, row -> count[0] = row.getLong(1));
        return count[0];
    }

    private interface Row {
        void take(ResultSet row) throws SQLException;
    }

    /** Looks at the file beside the server, so that looking is no step of its disk. */
    private void each(String sql, Row row) {
        try (Connection look = new SQLiteConfig().createConnection("jdbc:sqlite:" + directory.resolve("fieldpost.db"));
                PreparedStatement query = look.prepareStatement(sql);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                row.take(rows);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the server's database cannot be looked at", e);
        }
    }

    private static void each(Database of, String sql, Row row) {
        of.read(db -> {
            try (PreparedStatement query = db.prepareStatement(sql);
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    row.take(rows);
                }
            }
            return 0;
        });
    }

    /** Everything on its disk. */
    Path directory() {
        return directory;
    }

    @Override
    public void close() {
        stop();
    }
}
