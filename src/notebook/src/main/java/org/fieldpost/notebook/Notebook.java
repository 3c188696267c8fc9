package org.fieldpost.notebook;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.ExchangeEngine;
import org.fieldpost.exchange.Inbox;
import org.fieldpost.exchange.Journal;
import org.fieldpost.exchange.Priority;
import org.fieldpost.exchange.crypto.BoxKey;
import org.fieldpost.exchange.crypto.SigningKey;
import org.fieldpost.exchange.enrolment.Credential;
import org.fieldpost.exchange.enrolment.Invitation;
import org.fieldpost.exchange.enrolment.RecipientKey;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.exchange.entry.Cbor;
import org.fieldpost.exchange.entry.PhotoRef;
import org.fieldpost.exchange.entry.ReportCodec;
import org.fieldpost.exchange.sealed.SealedReport;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.NilReport;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.Patrol;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.words.Problem;

/**
 * One officer's notebook on one phone. Everything it answers is durable: what a method returned survives a crash. Blocks on
 * the file; never called on the screen's thread. Safe from any thread.
 */
public final class Notebook implements AutoCloseable {

    private final NotebookFile file;
    private final Safe safe;
    private final Clock clock;
    private final SqliteJournal journal;
    private final SqliteInbox inbox;
    private final SealedDrawer drawer;
    private final Rejoining rejoining;

    private Notebook(NotebookFile file, Safe safe, Clock clock) {
        this.file = file;
        this.safe = safe;
        this.clock = clock;
        this.journal = new SqliteJournal(file, safe);
        var told = new Told(this, safe);
        this.inbox = new SqliteInbox(file, safe, told);
        this.drawer = new SealedDrawer(file, clock);
        this.rejoining = new Rejoining(file, journal, drawer, told);
        inbox.makeRanges();
    }

    /**
     * Opens the file, or makes it.
     *
     * @throws org.fieldpost.model.words.ProblemException when it is damaged, newer than this app, of the other mode, or its
     *     place cannot be written
     */
    public static Notebook open(Path path, MissionMode mode, Safe safe, Clock clock) {
        return open(path, mode, safe, clock, Disk.OWN);
    }

    /** As {@link #open(Path, MissionMode, Safe, Clock)}, on this disk. */
    public static Notebook open(Path path, MissionMode mode, Safe safe, Clock clock, Disk disk) {
        NotebookFile file = NotebookFile.open(path, disk);
        try {
            MissionMode found = file.transaction(db -> {
                try (PreparedStatement insert = db.prepareStatement(
                        "INSERT INTO notebook (only_row, mode) VALUES (1, ?) ON CONFLICT DO NOTHING")) {
                    insert.setString(1, mode.name());
                    insert.executeUpdate();
                }
                try (PreparedStatement query = db.prepareStatement("SELECT mode FROM notebook");
                        ResultSet rows = query.executeQuery()) {
                    rows.next();
                    return MissionMode.valueOf(rows.getString(1));
                }
            });
            if (found != mode) {
                throw Problem.of("notebook.mode", path, found, mode).asException();
            }
            return new Notebook(file, safe, clock);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** The enrolment, once there is one. */
    public Optional<Enrolled> enrolment() {
        return file.transaction(db -> {
            try (PreparedStatement query = db.prepareStatement("SELECT locked FROM enrolment");
                    ResultSet rows = query.executeQuery()) {
                return rows.next()
                        ? Optional.of(Enrolled.decode(safe.open("enrolment", rows.getBytes(1))))
                        : Optional.empty();
            }
        });
    }

    /** Makes this phone's keys and keeps them with the invitation. A notebook is enrolled once. */
    public Enrolled enrol(Invitation invitation, SecureRandom random) {
        var enrolled = new Enrolled(invitation, SigningKey.generate(random), BoxKey.generate(random));
        return file.transaction(db -> {
            if (invitation.mode() != mode()) {
                throw Problem.of("enrol.mode", invitation.mode(), mode()).asException();
            }
            try (PreparedStatement insert = db.prepareStatement(
                    "INSERT INTO enrolment (only_row, locked) VALUES (1, ?) ON CONFLICT DO NOTHING")) {
                insert.setBytes(1, safe.lock("enrolment", enrolled.encode()));
                if (insert.executeUpdate() == 0) {
                    throw Problem.of("enrol.twice").asException();
                }
            }
            return enrolled;
        });
    }

    public MissionMode mode() {
        return file.transaction(db -> {
            try (PreparedStatement query = db.prepareStatement("SELECT mode FROM notebook");
                    ResultSet rows = query.executeQuery()) {
                rows.next();
                return MissionMode.valueOf(rows.getString(1));
            }
        });
    }

    /** Keeps a draft as it is on the screen; called at every change. */
    public void save(Draft draft) {
        file.transaction(db -> {
            try (PreparedStatement upsert = db.prepareStatement("""
                    INSERT INTO draft (id, saved_at, locked) VALUES (?, ?, ?)
                    ON CONFLICT (id) DO UPDATE SET saved_at = excluded.saved_at, locked = excluded.locked
                    """)) {
                upsert.setString(1, draft.id());
                upsert.setLong(2, clock.millis());
                upsert.setBytes(3, safe.lock("draft/" + draft.id(), ReportCodec.encode(draft)));
                return upsert.executeUpdate();
            }
        });
    }

    /** Drafts, the one last touched first. */
    public List<Draft> drafts() {
        return file.transaction(db -> {
            List<Draft> drafts = new ArrayList<>();
            try (PreparedStatement query =
                            db.prepareStatement("SELECT id, locked FROM draft ORDER BY saved_at DESC, id");
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    drafts.add(ReportCodec.decodeDraft(safe.open("draft/" + rows.getString(1), rows.getBytes(2))));
                }
            }
            return drafts;
        });
    }

    public void discard(String draftId) {
        file.transaction(db -> {
            try (PreparedStatement delete = db.prepareStatement("DELETE FROM draft WHERE id = ?")) {
                delete.setString(1, draftId);
                return delete.executeUpdate();
            }
        });
    }

    /**
     * Submits an observation and removes the draft it came from, both or neither.
     *
     * @throws org.fieldpost.model.words.ProblemException for a sealed report, which never enters the numbered journal
     */
    public ReceiptCode submit(Observation observation, String draftId) {
        return submit(observation, draftId, List.of());
    }

    /** As {@link #submit(Observation, String)}, with photos, whose pieces travel after all text. */
    public ReceiptCode submit(Observation observation, String draftId, List<byte[]> photos) {
        if (observation.circumstances().handling() == Handling.H4) {
            throw Problem.of("submit.sealed").asException();
        }
        return file.transaction(db -> {
            Bytes body = BodyCodec.encode(new Body.ObservationRevision(
                    Optional.empty(),
                    observation,
                    photos.stream().map(PhotoRef::of).toList()));
            long number = journal.append(Body.ObservationRevision.KIND, body, priority(observation));
            photos.forEach(this::append);
            try (PreparedStatement insert = db.prepareStatement("""
                    INSERT INTO report (generation, number, latest_generation, latest) VALUES (?1, ?2, ?1, ?2)
                    """)) {
                insert.setInt(1, journal.generation());
                insert.setLong(2, number);
                insert.executeUpdate();
            }
            discard(draftId);
            return receipt(journal.generation(), number);
        });
    }

    private void append(byte[] photo) {
        for (Body.PhotoChunk chunk : PhotoRef.cut(photo)) {
            journal.append(Body.PhotoChunk.KIND, BodyCodec.encode(chunk), Priority.PHOTO);
        }
    }

    private static Priority priority(Observation observation) {
        return observation.circumstances().flash() ? Priority.FLASH : Priority.USUAL;
    }

    /**
     * Submits a later revision of a report of this notebook; the earlier ones stay as they are.
     *
     * @throws org.fieldpost.model.words.ProblemException when this notebook has no such report
     */
    public void revise(ReceiptCode receipt, Observation observation) {
        if (observation.circumstances().handling() == Handling.H4) {
            throw Problem.of("submit.sealed").asException();
        }
        file.transaction(db -> {
            try (PreparedStatement query =
                    db.prepareStatement("SELECT 1 FROM report WHERE generation = ? AND number = ?")) {
                query.setInt(1, receipt.generation());
                query.setLong(2, receipt.number());
                try (ResultSet rows = query.executeQuery()) {
                    if (!rows.next()) {
                        throw Problem.of("revise.unknown", receipt.spoken()).asException();
                    }
                }
            }
            Entry first = journal.entry(receipt.generation(), receipt.number());
            var before = (Body.ObservationRevision) BodyCodec.decode(first);
            long number = journal.append(
                    Body.ObservationRevision.KIND,
                    BodyCodec.encode(new Body.ObservationRevision(
                            Optional.of(Body.Base.of(receipt.generation(), receipt.number(), first.body())),
                            observation,
                            before.photos())),
                    priority(observation));
            try (PreparedStatement update = db.prepareStatement("""
                    UPDATE report SET latest_generation = ?, latest = ? WHERE generation = ? AND number = ?
                    """)) {
                update.setInt(1, journal.generation());
                update.setLong(2, number);
                update.setInt(3, receipt.generation());
                update.setLong(4, receipt.number());
                return update.executeUpdate();
            }
        });
    }

    /**
     * Seals a report for the recipient group: from now on this phone cannot read it, it is in no list and no count.
     *
     * @throws org.fieldpost.model.words.ProblemException while no recipient is confirmed
     */
    public void submitSealed(Observation observation, String draftId, SecureRandom random) {
        SealedReport.Recipient recipient = confirmedRecipient()
                .orElseThrow(() -> Problem.of("sealed.no_recipient").asException());
        file.transaction(db -> {
            drawer.put(observation, recipient, random);
            discard(draftId);
            return 0;
        });
    }

    private Optional<SealedReport.Recipient> confirmedRecipient() {
        return recipient().filter(Recipient::confirmed).map(known -> {
            Invitation invitation = enrolment().orElseThrow().invitation();
            return new SealedReport.Recipient(
                    invitation.mission(), invitation.mode(), known.key().box());
        });
    }

    /**
     * Whom sealed reports go to.
     *
     * @param confirmed whether a person has compared its fingerprint with the paper from headquarters
     */
    public record Recipient(RecipientKey key, boolean confirmed) {}

    public Optional<Recipient> recipient() {
        return file.transaction(db -> {
            try (PreparedStatement query = db.prepareStatement("SELECT recipient, confirmed FROM recipient");
                    ResultSet rows = query.executeQuery()) {
                return rows.next()
                        ? Optional.of(
                                new Recipient(RecipientKey.decode(Cbor.decode(rows.getBytes(1))), rows.getBoolean(2)))
                        : Optional.empty();
            }
        });
    }

    /** The officer has compared the fingerprint: it is the paper's, or it is not and the recipient is forgotten. */
    public void answerRecipient(boolean same) {
        file.transaction(db -> {
            try (PreparedStatement answer = db.prepareStatement(
                    same ? "UPDATE recipient SET confirmed = 1" : "DELETE FROM recipient WHERE confirmed = 0")) {
                return answer.executeUpdate();
            }
        });
    }

    /** The mission's word for this phone, once the server has given it: other phones carry for it then. */
    public Optional<Credential> credential() {
        return file.transaction(db -> {
            try (PreparedStatement query = db.prepareStatement("SELECT credential FROM credential");
                    ResultSet rows = query.executeQuery()) {
                return rows.next() ? Optional.of(Credential.decode(Cbor.decode(rows.getBytes(1)))) : Optional.empty();
            }
        });
    }

    public long submit(NilReport nil) {
        return journal.append(Body.Nil.KIND, BodyCodec.encode(new Body.Nil(nil)), Priority.USUAL);
    }

    /** Keeps the patrol and writes it into the journal; one patrol runs at a time. */
    public void record(Patrol patrol) {
        file.transaction(db -> {
            if (patrol.state() == Patrol.State.RUNNING) {
                runningPatrol()
                        .filter(other -> !other.key().equals(patrol.key()))
                        .ifPresent(other -> {
                            throw Problem.of("patrol.running", other.key().crewCode())
                                    .asException();
                        });
            }
            byte[] body = BodyCodec.encode(new Body.PatrolRevision(patrol)).toArray();
            String record = "patrol/" + patrol.key().crewCode() + "/"
                    + patrol.key().startedAt().getEpochSecond();
            try (PreparedStatement upsert = db.prepareStatement("""
                    INSERT INTO patrol (crew_code, started_at, running, locked) VALUES (?, ?, ?, ?)
                    ON CONFLICT (crew_code, started_at) DO UPDATE SET running = excluded.running, locked = excluded.locked
                    """)) {
                upsert.setString(1, patrol.key().crewCode());
                upsert.setLong(2, patrol.key().startedAt().getEpochSecond());
                upsert.setBoolean(3, patrol.state() == Patrol.State.RUNNING);
                upsert.setBytes(4, safe.lock(record, body));
                upsert.executeUpdate();
            }
            return journal.append(Body.PatrolRevision.KIND, Bytes.of(body), Priority.USUAL);
        });
    }

    /** The patrol that runs now, if one does. */
    public Optional<Patrol> runningPatrol() {
        return file.transaction(db -> {
            try (PreparedStatement query =
                            db.prepareStatement("SELECT crew_code, started_at, locked FROM patrol WHERE running = 1");
                    ResultSet rows = query.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                String record = "patrol/" + rows.getString(1) + "/" + rows.getLong(2);
                var entry = new Entry(1, Body.PatrolRevision.KIND, Bytes.of(safe.open(record, rows.getBytes(3))));
                return Optional.of(((Body.PatrolRevision) BodyCodec.decode(entry)).patrol());
            }
        });
    }

    /** Submitted reports, newest first. */
    public List<Report> reports() {
        return file.transaction(db -> {
            List<Report> reports = new ArrayList<>();
            try (PreparedStatement query = db.prepareStatement("""
                    SELECT r.generation, r.number, r.latest_generation, r.latest, r.review_state, r.region_locked,
                           e.acknowledged_epoch IS NOT NULL AS delivered
                    FROM report r
                    JOIN journal_entry e ON e.generation = r.latest_generation AND e.number = r.latest
                    ORDER BY r.generation DESC, r.number DESC
                    """);
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    int generation = rows.getInt("generation");
                    Body body =
                            BodyCodec.decode(journal.entry(rows.getInt("latest_generation"), rows.getLong("latest")));
                    reports.add(new Report(
                            receipt(generation, rows.getLong("number")),
                            ((Body.ObservationRevision) body).observation(),
                            state(rows.getBoolean("delivered"), rows.getString("review_state")),
                            region(generation, rows.getLong("number"), rows.getBytes("region_locked"))));
                }
            }
            return reports;
        });
    }

    private Optional<String> region(int generation, long number, byte[] locked) {
        return Optional.ofNullable(locked)
                .map(bytes ->
                        new String(safe.open(Told.regionRecord(generation, number), bytes), StandardCharsets.US_ASCII));
    }

    private static Report.State state(boolean delivered, String reviewState) {
        if (!delivered) {
            return Report.State.WAITING;
        }
        return reviewState == null ? Report.State.DELIVERED : Report.State.valueOf(reviewState);
    }

    private ReceiptCode receipt(int generation, long number) {
        String author = enrolment()
                .orElseThrow(() -> Problem.of("enrol.first").asException())
                .invitation()
                .officerCode();
        return new ReceiptCode(mode() == MissionMode.EXERCISE, author, generation, number);
    }

    /** This phone's end of the exchange. */
    public ExchangeEngine engine(SecureRandom random) {
        Enrolled enrolled =
                enrolment().orElseThrow(() -> Problem.of("enrol.first").asException());
        drawer.putDummyInTime(confirmedRecipient(), random);
        return new ExchangeEngine(enrolled.end(), journal, inbox, new PhoneKeys(file, enrolled), rejoining, random);
    }

    /** Tells the server how this phone is, unless it said the same last time or its last word still waits to be sent. */
    public void noteStatus(String appVersion) {
        file.transaction(db -> {
            try (PreparedStatement query = db.prepareStatement("""
                    SELECT number, acknowledged_epoch IS NOT NULL FROM journal_entry
                    WHERE generation = (SELECT generation FROM notebook) AND kind = ?
                    ORDER BY number DESC LIMIT 1
                    """)) {
                query.setInt(1, Body.Status.KIND);
                try (ResultSet rows = query.executeQuery()) {
                    Bytes now = BodyCodec.encode(new Body.Status(journal.waiting(), appVersion));
                    boolean said = rows.next()
                            && (!rows.getBoolean(2)
                                    || journal.entry(journal.generation(), rows.getLong(1))
                                            .body()
                                            .equals(now));
                    return said ? 0 : journal.append(Body.Status.KIND, now, Priority.USUAL);
                }
            }
        });
    }

    /**
     * Forgets everything: reports, drafts, keys. For a revoked phone. What the file held is overwritten.
     *
     * <p>The notebook is as new afterwards and can be enrolled again.
     */
    public void wipe() {
        file.wipe();
    }

    public Journal journal() {
        return journal;
    }

    public Inbox inbox() {
        return inbox;
    }

    @Override
    public void close() {
        file.close();
    }
}
