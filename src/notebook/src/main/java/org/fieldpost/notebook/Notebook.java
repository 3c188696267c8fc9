package org.fieldpost.notebook;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.ExchangeEngine;
import org.fieldpost.exchange.Inbox;
import org.fieldpost.exchange.Journal;
import org.fieldpost.exchange.Priority;
import org.fieldpost.exchange.Reading;
import org.fieldpost.exchange.Standing;
import org.fieldpost.exchange.carrier.ReadyEnvelopes;
import org.fieldpost.exchange.enrolment.Alone;
import org.fieldpost.exchange.enrolment.Credential;
import org.fieldpost.exchange.enrolment.Invitation;
import org.fieldpost.exchange.enrolment.RecipientKey;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.exchange.sealed.SealedReceipt;
import org.fieldpost.exchange.sealed.SealedReport;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.mission.Retention;
import org.fieldpost.model.report.BootClock;
import org.fieldpost.model.report.ClockConfidence;
import org.fieldpost.model.report.ClockReading;
import org.fieldpost.model.report.Draft;
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
    private final Enrolment enrolment;
    private final SqliteJournal journal;
    private final SqliteInbox inbox;
    private final SealedDrawer drawer;
    private final Drafts drafts;
    private final DraftPhotos draftPhotos;
    private final Receipts receipts;
    private final Reports reports;
    private final ReportLines lines;
    private final SubmittedReports submitted;
    private final Patrols patrols;
    private final PatrolLog patrolLog;
    private final Preferences preferences;
    private final Rejoining rejoining;
    private final Leaving leaving;
    private final ExchangeEvents exchanges;
    private final WaitsCount waits;
    private final TrackKeyRing trackKeys;
    private final HandedDown handedDown;
    private final PackageShelf packages;
    private final ExerciseLog exercise;
    private final Clock clock;

    /** Receivers whose count of weeks has run over tell a time of twenty years ago. */
    private static final Instant EARLIEST_TRUTH = Instant.parse("2025-01-01T00:00:00Z");

    /** Of two that seal for travel at once, one would take away what the other has just sealed. */
    private final Object sealing = new Object();

    private Notebook(NotebookFile file, Safe safe, Clock clock) {
        this.file = file;
        this.safe = safe;
        this.enrolment = new Enrolment(file, safe);
        this.journal = new SqliteJournal(file, safe);
        this.receipts = new Receipts(this::author);
        var questions = new Questions(file, safe, journal, receipts);
        this.handedDown = new HandedDown(file, safe);
        this.packages = new PackageShelf(
                file, safe, () -> enrolment().map(e -> e.invitation().missionPackage()));
        this.exercise = new ExerciseLog(file, safe, journal, clock, this);
        var told = new Told(this, safe, journal, questions, handedDown, exercise);
        this.inbox = new SqliteInbox(file, safe, told);
        this.drawer = new SealedDrawer(file, clock);
        this.drafts = new Drafts(file, safe, clock);
        this.draftPhotos = new DraftPhotos(file, safe, drafts);
        this.reports = new Reports(file, safe, journal, receipts);
        this.lines = new ReportLines(file, safe, journal, receipts);
        this.submitted = new SubmittedReports(reports, lines, questions);
        this.patrols = new Patrols(file, safe, journal);
        this.patrolLog = new PatrolLog(file, safe, journal, patrols, reports, lines);
        this.preferences = new Preferences(file);
        this.rejoining = new Rejoining(file, journal, drawer, told, packages, new ToldByServer(clock, this::toldTime));
        this.exchanges = new ExchangeEvents(file, safe);
        this.waits = new WaitsCount(file);
        this.trackKeys = new TrackKeyRing(file, safe);
        this.leaving = new Leaving(file, safe, journal, drafts, patrolLog);
        this.clock = clock;
        enrolment.keepTwice();
        inbox.makeRanges();
        inbox.readAgain();
        packages.readAgain();
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

    /**
     * A notebook that was opened, and what became of one that was found damaged.
     *
     * @param rescued absent when the file was sound
     */
    public record Opened(Notebook notebook, Optional<Rescued> rescued) {}

    /**
     * As {@link #open(Path, MissionMode, Safe, Clock)}, and reads no more than that does, however much the file holds. When it cannot
     * be opened because it is damaged, as {@link #openReadingAll}.
     *
     * @throws org.fieldpost.model.words.ProblemException when it is newer than this app, its place cannot be written, or the
     *     disk has no room for a second file
     */
    public static Opened openOrRescue(Path path, MissionMode mode, Safe safe, Clock clock, SecureRandom random) {
        new Rescue(path, mode, safe, clock).finish();
        if (!Files.exists(path) || !Soundness.empty(path)) {
            try {
                return new Opened(open(path, mode, safe, clock), Optional.empty());
            } catch (RuntimeException e) {
                if (new Soundness(path, safe, () -> true).holds()) {
                    throw e;
                }
            }
        }
        return openReadingAll(path, mode, safe, clock, random);
    }

    /**
     * As {@link #open(Path, MissionMode, Safe, Clock)}, after reading all that the file holds; when any of it is damaged, what
     * can be read is moved into a new file, the damaged one is kept beside it, and the notebook goes on.
     *
     * @throws org.fieldpost.model.words.ProblemException as {@link #openOrRescue}
     */
    public static Opened openReadingAll(Path path, MissionMode mode, Safe safe, Clock clock, SecureRandom random) {
        var rescue = new Rescue(path, mode, safe, clock);
        rescue.finish();
        boolean hurt = Files.exists(path) && !new Soundness(path, safe, () -> true).holds();
        Optional<Rescued> rescued = hurt ? Optional.of(rescue.run(random)) : Optional.empty();
        return new Opened(open(path, mode, safe, clock), rescued);
    }

    /**
     * Reads all that this notebook holds, beside whoever uses it: for a thread of its own, as it takes long.
     *
     * @param wanted asked before each record; once it says no, nothing more is read
     * @return whether no damage was found; if any was, close it and {@link #openReadingAll}
     */
    public boolean sound(BooleanSupplier wanted) {
        return new Soundness(file.path(), safe, wanted).holds();
    }

    /** Whether something was met in it that cannot be read. */
    public boolean hurt() {
        return file.hurt();
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

    /**
     * Makes the file of a notebook that will be used later, or never: already of this size, filled with noise, so that its size
     * does not tell whether it is used.
     */
    public static void prepare(Path path, MissionMode mode, Safe safe, long bytes, SecureRandom random) {
        try (Notebook made = open(path, mode, safe, Clock.systemUTC())) {
            made.file.fill(bytes, random);
        }
    }

    /**
     * Moves all that a notebook of release 0.3.0 or earlier holds, which lies readable, into this one; then that file is gone.
     * What was moved before is not moved again, only taken away; another enrolment's stays where it is.
     */
    public void takeOver(Path readable, SecureRandom random) {
        new Relocking(readable, file, safe).run(random);
        enrolment.keepTwice();
    }

    /** The enrolment, once there is one. */
    public Optional<Enrolled> enrolment() {
        return enrolment.now();
    }

    /** Makes this phone's keys and keeps them with the invitation. A notebook is enrolled once. */
    public Enrolled enrol(Invitation invitation, SecureRandom random) {
        if (invitation.mode() != mode()) {
            throw Problem.of("enrol.mode", invitation.mode(), mode()).asException();
        }
        return enrolment.make(
                invitation,
                invitation.alone() ? Optional.of(Alone.recipient(invitation.mission(), random)) : Optional.empty(),
                random);
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

    /** Remembers what the officer chose for himself, over a restart. */
    public void prefer(Preference preference, String value) {
        preferences.keep(preference, value);
    }

    /** What the officer chose; what he never chose is absent. */
    public Map<Preference, String> preferences() {
        return preferences.all();
    }

    /** Keeps a draft as it is on the screen; called at every change. */
    public void save(Draft draft) {
        drafts.save(draft);
    }

    /** Whether nobody has written anything into it. */
    public boolean blank() {
        return drafts.all().isEmpty()
                && submitted.lines().isEmpty()
                && journal.waiting() == 0
                && patrols.running().isEmpty()
                && patrolLog.plans().isEmpty();
    }

    /** Drafts, the one last touched first. */
    public List<Draft> drafts() {
        return drafts.all();
    }

    /** Removes a draft and its photos. */
    public void discard(String draftId) {
        drafts.discard(draftId);
    }

    /**
     * Keeps a photo with the draft, and the draft as it is on the screen, both or neither.
     *
     * @throws org.fieldpost.model.words.ProblemException for a draft that will be sealed: it carries no photo
     */
    public DraftPhoto keepPhoto(Draft draft, Bytes jpeg) {
        return draftPhotos.keep(draft, jpeg);
    }

    /** The photos kept with a draft, in the order they were taken. */
    public List<DraftPhoto> photos(String draftId) {
        return draftPhotos.of(draftId);
    }

    public void dropPhoto(String draftId, int number) {
        draftPhotos.drop(draftId, number);
    }

    /**
     * Submits an observation with the photos of its draft and removes the draft it came from, all or nothing. The pieces of
     * the photos travel after all text. When the draft corrects a report, this is the report's next revision.
     *
     * @throws org.fieldpost.model.words.ProblemException for a sealed report, which never enters the numbered journal
     */
    public ReceiptCode submit(Observation observation, String draftId) {
        return file.transaction(db -> submit(
                observation,
                draftId,
                draftPhotos.of(draftId).stream()
                        .map(photo -> photo.jpeg().toArray())
                        .toList()));
    }

    /**
     * As {@link #submit(Observation, String)}; what the mission lets stay on no phone is sealed to the server in the same
     * transaction, and can be read here no more.
     */
    public ReceiptCode submit(Observation observation, String draftId, Retention rule, SecureRandom random) {
        int[] left = new int[1];
        ReceiptCode receipt = file.transaction(db -> {
            ReceiptCode given = submit(observation, draftId);
            if (!rule.of(observation.circumstances().handling()).submitted()) {
                left[0] = leaving.letGoOfSubmitted(clock.instant(), rule, bareEngine(random));
            }
            return given;
        });
        if (left[0] > 0) {
            file.emptyLog();
        }
        return receipt;
    }

    /**
     * Lets go of all content whose time has come by the mission's rule, of old envelopes and old damaged files. Called at unlock and now and
     * then; calling it again changes nothing.
     *
     * @return how many entries left
     */
    public int letGo(Instant now, Retention rule, SecureRandom random) {
        if (enrolment().isEmpty()) {
            return 0;
        }
        try {
            int left = leaving.letGo(now, rule, bareEngine(random));
            Rescue.forgetOld(file.path(), now);
            return left;
        } finally {
            // what left before the disk was full is gone here as well
            lines.forget();
            file.emptyLog();
        }
    }

    /** As {@link #submit(Observation, String)}, with these photos. */
    public ReceiptCode submit(Observation observation, String draftId, List<byte[]> photos) {
        return file.transaction(db -> {
            Optional<ReceiptCode> corrected = drafts.find(draftId).flatMap(Draft::revises);
            corrected.ifPresent(receipt -> reports.correct(receipt, observation, photos));
            ReceiptCode receipt = corrected.orElseGet(() -> reports.submit(observation, photos));
            exercise.submitted(db, observation, draftId, photos.size(), Optional.of(receipt.number()));
            drafts.discard(draftId);
            return receipt;
        });
    }

    /**
     * Submits a later revision of a report of this notebook; the earlier ones stay as they are.
     *
     * @throws org.fieldpost.model.words.ProblemException when this notebook has no such report, or what it says has left this
     *     phone
     */
    public void revise(ReceiptCode receipt, Observation observation) {
        reports.revise(receipt, observation, List.of());
    }

    /** Reports after they were submitted: how each stands, questions, taking one back. */
    public SubmittedReports submitted() {
        return submitted;
    }

    /** Tasks and planned patrols from the team leader. */
    public HandedDown handedDown() {
        return handedDown;
    }

    /** What exercises showed on this phone, and what its player made of it. */
    public ExerciseLog exercise() {
        return exercise;
    }

    /** Mission packages from the server. */
    public PackageShelf packages() {
        return packages;
    }

    /** Submitted reports that can still be read here, with all they say, newest first; for a list there are {@link SubmittedReports#lines()}. */
    public List<Report> reports() {
        return reports.newest(Integer.MAX_VALUE);
    }

    /** The newest of them. */
    public List<Report> reports(int most) {
        return reports.newest(most);
    }

    /**
     * Seals a report for the recipient group: from now on this phone cannot read it, it is in no list and no count. Its draft
     * and the draft's photos are gone.
     *
     * @return by which its recipient finds it; this phone does not keep it
     * @throws org.fieldpost.model.words.ProblemException while no recipient is confirmed
     */
    public SealedReceipt submitSealed(Observation observation, String draftId, SecureRandom random) {
        SealedReport.Recipient recipient = confirmedRecipient()
                .orElseThrow(() -> Problem.of("sealed.no_recipient").asException());
        return file.transaction(db -> {
            SealedReceipt receipt = drawer.put(observation, recipient, random);
            exercise.submitted(db, observation, draftId, 0, Optional.empty());
            discard(draftId);
            return receipt;
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
        return enrolment.recipient();
    }

    /** The officer has compared the fingerprint: it is the paper's, or it is not and the recipient is forgotten. */
    public void answerRecipient(boolean same) {
        enrolment.answerRecipient(same);
    }

    /** The mission's word for this phone, once the server has given it: other phones carry for it then. */
    public Optional<Credential> credential() {
        return enrolment.credential();
    }

    public long submit(NilReport nil) {
        return file.transaction(db -> {
            long number = journal.append(Body.Nil.KIND, BodyCodec.encode(new Body.Nil(nil)), Priority.USUAL);
            exercise.submitted(db, nil, number);
            return number;
        });
    }

    /** Keeps the patrol and writes it into the journal; one patrol runs at a time. */
    public void record(Patrol patrol) {
        patrols.record(patrol);
    }

    /** Plans, tracks, places visited and patrol reports. */
    public PatrolLog patrolLog() {
        return patrolLog;
    }

    /** The keys of what the phone recorded by itself. */
    public TrackKeyRing trackKeys() {
        return trackKeys;
    }

    /** The patrol that runs now, if one does. */
    public Optional<Patrol> runningPatrol() {
        return patrols.running();
    }

    private Receipts.Author author() {
        String code = enrolment()
                .orElseThrow(() -> Problem.of("enrol.first").asException())
                .invitation()
                .officerCode();
        return new Receipts.Author(mode() == MissionMode.EXERCISE, code);
    }

    /** This phone's end of the exchange. */
    public ExchangeEngine engine(SecureRandom random) {
        Enrolled enrolled =
                enrolment().orElseThrow(() -> Problem.of("enrol.first").asException());
        drawer.putDummyInTime(confirmedRecipient(), random);
        return engine(enrolled, random);
    }

    private ExchangeEngine engine(Enrolled enrolled, SecureRandom random) {
        return new ExchangeEngine(enrolled.end(), journal, inbox, new PhoneKeys(file, enrolled), rejoining, random);
    }

    private ExchangeEngine bareEngine(SecureRandom random) {
        return engine(enrolment().orElseThrow(() -> Problem.of("enrol.first").asException()), random);
    }

    /**
     * Seals all text that waits, and sealed reports and dummies, also those that leave later, into envelopes that travel while this
     * notebook is locked, in the place of those sealed before. Cheap enough for after each submission, and the same after each,
     * so that the folder does not tell when a sealed one was written.
     */
    public void sealTextForTravel(ReadyEnvelopes ready, SecureRandom random) {
        synchronized (sealing) {
            Travelling travelling = travelling(ready, random);
            travelling.texts();
            travelling.blobs(drawer.undelivered());
        }
    }

    /** As {@link #sealTextForTravel}, with photos within a quota: at lock. */
    public void sealForTravel(ReadyEnvelopes ready, SecureRandom random) {
        synchronized (sealing) {
            drawer.putDummyInTime(confirmedRecipient(), random);
            sealTextForTravel(ready, random);
            travelling(ready, random).photos();
        }
    }

    private Travelling travelling(ReadyEnvelopes ready, SecureRandom random) {
        Enrolled enrolled =
                enrolment().orElseThrow(() -> Problem.of("enrol.first").asException());
        var sender = new ReadyEnvelopes.Sender(
                enrolled.invitation().enrolment(), enrolled.invitation().server(), credential());
        return new Travelling(ready, sender, engine(enrolled, random));
    }

    /**
     * Reads the answers that came while this notebook was locked: at unlock. What was ready is to be sealed anew afterwards.
     *
     * @return what became of each answer; when one says that the phone is revoked, it is to be wiped
     */
    public List<Reading> takeAnswers(ReadyEnvelopes ready, SecureRandom random) {
        Enrolled enrolled =
                enrolment().orElseThrow(() -> Problem.of("enrol.first").asException());
        ExchangeEngine engine = engine(enrolled, random);
        List<Bytes> answers = ready.answersFor(enrolled.invitation().enrolment());
        List<Reading> readings = answers.stream().map(engine::read).toList();
        // the word that revokes stays until this notebook is wiped, should the app be killed before
        if (readings.stream().noneMatch(Notebook::revokes)) {
            answers.forEach(answer -> ready.drop(enrolled.invitation().enrolment(), answer));
        }
        return readings;
    }

    /** Whether this answer says that the phone is revoked. */
    public static boolean revokes(Reading reading) {
        return reading instanceof Reading.Taken taken && taken.standing() == Standing.REVOKED;
    }

    /** From now on what is written says by which clock. */
    public void goBy(BootClock boots) {
        journal.clock().goBy(boots);
    }

    /** The phone was told what time it is: where its clock differs, the server is to know. */
    public void toldTime(Instant truth, ClockConfidence by) {
        if (truth.isBefore(EARLIEST_TRUTH)) {
            return;
        }
        Duration behind = Duration.between(clock.instant(), truth);
        file.transaction(db -> {
            Optional<ClockReading> said = journal.clock().told(db, journal.generation(), behind, by);
            return said.isEmpty()
                    ? 0
                    : journal.append(Body.Clock.KIND, BodyCodec.encode(new Body.Clock(said.get())), Priority.USUAL);
        });
    }

    /** How far the phone's clock lags, negative where it is ahead; empty until it was told that it does. */
    public Optional<Duration> clockBehind() {
        return file.transaction(db -> journal.clock().behind(db));
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

    /** The number of the newest entry; 0 before there is one. Goes on by one with each. */
    public long lastNumber() {
        return journal.lastNumber();
    }

    /** Keeps that something left this phone or arrived, or failed to; never what was in it. */
    public void note(ExchangeEvent event) {
        exchanges.keep(event);
    }

    /** Puts answers to their questions again, and counts what a rescue has brought here. */
    Rescued afterRescue(Path kept, long unopened, List<Mending.Place> lost) {
        return file.transaction(db -> {
            new Mending(db, journal).answers();
            boolean enrolled = enrolment().isPresent();
            return new Rescued(
                    kept,
                    SqliteJournal.number(db, "SELECT count(*) FROM report"),
                    SqliteJournal.number(db, "SELECT count(*) FROM draft"),
                    SqliteJournal.number(db, "SELECT count(*) FROM draft_photo"),
                    SqliteJournal.number(db, "SELECT count(*) FROM patrol"),
                    unopened + SqliteJournal.number(db, Mending.MISSING),
                    lost.stream()
                            .filter(place -> enrolled)
                            .map(place -> receipts.of(place.generation(), place.number()))
                            .toList(),
                    enrolled);
        });
    }

    /** What left this phone and what arrived, the newest first. */
    public List<ExchangeEvent> exchanges(int most) {
        return exchanges.newest(most);
    }

    /** When something last reached the server, or a phone that brings it there, and how. */
    public Optional<ExchangeEvent> lastSuccess() {
        return exchanges.lastSuccess();
    }

    /** What waits for the server, by what it is. */
    public Waits waits() {
        return waits.now();
    }

    /**
     * Forgets everything: reports, drafts, keys. For a revoked phone. What the file held is overwritten.
     *
     * <p>The notebook is as new afterwards and can be enrolled again.
     */
    public void wipe() {
        file.wipe();
        Rescue.forget(file.path());
        lines.forget();
        receipts.forget();
        packages.forget();
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
