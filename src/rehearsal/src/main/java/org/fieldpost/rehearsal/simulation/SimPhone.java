package org.fieldpost.rehearsal.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.fieldpost.exchange.ExchangeEngine;
import org.fieldpost.exchange.carrier.Pouch;
import org.fieldpost.exchange.enrolment.Invitation;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.notebook.Notebook;
import org.fieldpost.notebook.Report;
import org.fieldpost.notebook.ReportLine;
import org.fieldpost.notebook.Safe;
import org.sqlite.SQLiteConfig;

/** One officer's phone: the production notebook on a disk whose plug can be pulled, and what the officer knows he saved. */
final class SimPhone implements AutoCloseable {

    private final Path file;
    private final Path copy;
    private final Invitation invitation;
    private final VirtualClock clock;
    private final SecureRandom random;
    private final PowerCutDisk disk = new PowerCutDisk();
    private final Pouch pouch;
    private Notebook notebook;

    /** Notes of reports that were saved and not forgotten by putting an older copy back. */
    final Set<String> saved = new HashSet<>();

    /** Notes of reports that an older copy does not know: they may arrive by a courier, or not. */
    final Set<String> forgotten = new HashSet<>();

    final Set<String> sealedNotes = new HashSet<>();

    /** Reports by their notes, each as it could last be read here: what has left the phone is known by its receipt alone. */
    private final Map<String, Report> lastRead = new HashMap<>();

    private Set<String> savedAtCopy = Set.of();
    private Set<String> sealedAtCopy = Set.of();
    boolean wiped;

    /** Then its officer's newest revision may be one that this phone has forgotten. */
    boolean wasPutBack;

    SimPhone(Path folder, Invitation invitation, VirtualClock clock, SecureRandom random) {
        this.file = folder.resolve("notebook-" + invitation.officerCode() + "-" + invitation.mode() + ".db");
        this.copy = folder.resolve(file.getFileName() + ".copy");
        this.invitation = invitation;
        this.clock = clock;
        this.random = random;
        this.pouch = new Pouch(
                folder.resolve("pouch-" + invitation.officerCode() + "-" + invitation.mode()),
                new Pouch.Mission(
                        invitation.mission(), invitation.mode(), invitation.missionKey(), invitation.serverKey()),
                clock);
        open();
        notebook.enrol(invitation, random);
    }

    private void open() {
        notebook = Notebook.open(file, invitation.mode(), Safe.withoutLock(), clock, disk::open);
    }

    Notebook notebook() {
        return notebook;
    }

    /** Its reports by their notes, those whose content has gone as they could last be read. */
    Map<String, Report> reports() {
        Map<String, Report> reports = new HashMap<>();
        for (Report report : notebook.reports()) {
            reports.put(report.observation().circumstances().note(), report);
        }
        lastRead.putAll(reports);
        Map<ReceiptCode, String> notes = new HashMap<>();
        lastRead.forEach((note, report) -> notes.put(report.receipt(), note));
        for (ReportLine line : notebook.submitted().lines()) {
            if (line.gone().isPresent()) {
                String note = notes.get(line.receipt());
                Report was = lastRead.get(note);
                reports.put(
                        note,
                        new Report(
                                line.receipt(),
                                was.observation(),
                                line.standing().state(),
                                line.standing().countedIn()));
            }
        }
        return reports;
    }

    Invitation invitation() {
        return invitation;
    }

    PowerCutDisk disk() {
        return disk;
    }

    Pouch pouch() {
        return pouch;
    }

    VirtualClock clock() {
        return clock;
    }

    ExchangeEngine engine() {
        return notebook.engine(random);
    }

    SecureRandom random() {
        return random;
    }

    /** After the power was cut. */
    void startAgain() {
        stop();
        open();
    }

    private void stop() {
        try {
            notebook.close();
        } catch (RuntimeException powerIsCut) {
            // its connection dies with the disk
        }
        disk.plugIn();
    }

    void makeCopy() {
        stop();
        move(file, copy);
        savedAtCopy = Set.copyOf(saved);
        sealedAtCopy = Set.copyOf(sealedNotes);
        open();
    }

    boolean hasCopy() {
        return Files.exists(copy);
    }

    /** Puts the copy back: whatever was saved since is unknown to this phone. */
    void putCopyBack() {
        stop();
        move(copy, file);
        forgotten.addAll(saved);
        saved.clear();
        saved.addAll(savedAtCopy);
        forgotten.removeAll(saved);
        sealedNotes.retainAll(sealedAtCopy);
        wasPutBack = true;
        open();
    }

    private static void move(Path from, Path to) {
        try {
            for (String end : new String[] {"-wal", "-shm"}) {
                Files.deleteIfExists(to.resolveSibling(to.getFileName() + end));
            }
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hashes of the entries that this phone believes the server to hold, by generation and number. */
    Map<String, String> believedHeld(long epoch) {
        Map<String, String> held = new TreeMap<>();
        try (Connection look = new SQLiteConfig().createConnection("jdbc:sqlite:" + file);
                Statement statement = look.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT generation, number, hex(hash_locked) FROM journal_entry
                        WHERE moved_generation IS NULL AND acknowledged_epoch = %d AND %d = (SELECT epoch FROM notebook)
                        """.formatted(epoch, epoch))) {
            while (rows.next()) {
                held.put(rows.getInt(1) + "-" + rows.getLong(2), rows.getString(3));
            }
            return held;
        } catch (SQLException e) {
            throw new IllegalStateException("the notebook's file cannot be looked at", e);
        }
    }

    /** What waits, for whoever looks into a broken promise. */
    String waiting() {
        var waiting = new StringBuilder("generation " + notebook.journal().generation() + ", waiting:");
        try (Connection look = new SQLiteConfig().createConnection("jdbc:sqlite:" + file);
                Statement statement = look.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT generation, number, kind, hex(substr(hash_locked, 1, 4)) FROM journal_entry
                        WHERE moved_generation IS NULL AND acknowledged_epoch IS NULL
                        """)) {
            while (rows.next()) {
                waiting.append(" %d-%d kind %d %s"
                        .formatted(rows.getInt(1), rows.getLong(2), rows.getInt(3), rows.getString(4)));
            }
            return waiting.toString();
        } catch (SQLException e) {
            throw new IllegalStateException("the notebook's file cannot be looked at", e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
