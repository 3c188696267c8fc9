package org.fieldpost.server.ingest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.EnrolmentId;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.Priority;
import org.fieldpost.exchange.crypto.Sha256;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.server.analysis.ClockBook;
import org.fieldpost.server.analysis.NilReports;
import org.fieldpost.server.analysis.PatrolRecords;
import org.fieldpost.server.analysis.Reports;
import org.fieldpost.server.analysis.Whereabouts;
import org.fieldpost.server.exercise.Replies;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.phones.Phone;
import org.fieldpost.server.phones.Phones;
import org.fieldpost.server.review.Questions;
import org.fieldpost.server.storage.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands each entry to the feature it is for, and writes the phone its answer. */
final class EntryReader {

    private static final Logger LOG = LoggerFactory.getLogger(EntryReader.class);

    private final Database database;
    private final MissionSpace space;
    private final PhotoChunks photos;
    private final Phones phones;
    private final Reports reports;
    private final PatrolRecords patrols;
    private final NilReports nilReports;
    private final ClockBook clocks;
    private final Questions questions;
    private final Replies replies;
    private final Clock clock;

    EntryReader(Database database, MissionSpace space, Phones phones, Reports reports, Clock clock) {
        this.database = database;
        this.space = space;
        this.photos = new PhotoChunks(database);
        this.phones = phones;
        this.reports = reports;
        this.patrols = new PatrolRecords(database, space);
        this.nilReports = new NilReports(database, space);
        this.clocks = new ClockBook(database, space, reports);
        this.questions = new Questions(database);
        this.replies = new Replies(database);
        this.clock = clock;
    }

    /**
     * An entry as far as it can be understood without the database; thinking happens before the writer's turn.
     *
     * @param hash of the entry as it came
     * @param whereabouts of an observation
     * @param came SHA-256 of the body as it came, where another stands in its place now
     */
    record Understood(Entry entry, Bytes hash, Body body, Optional<Whereabouts> whereabouts, Optional<Bytes> came) {

        /** The same entry, of which this body may be stored. */
        Understood with(Bytes left) {
            var entryLeft = new Entry(entry.number(), entry.kind(), left);
            return new Understood(
                    entryLeft,
                    hash,
                    BodyCodec.decode(entryLeft),
                    whereabouts,
                    came.or(() -> Optional.of(Sha256.of(entry.body().toArray()))));
        }

        Body.Base base(int generation) {
            Bytes digest = came.map(hash -> Bytes.of(Arrays.copyOf(hash.toArray(), 8)))
                    .orElseGet(() -> Body.Base.digest(entry.body()));
            return new Body.Base(generation, entry.number(), digest);
        }
    }

    /** The number of the mission package that {@link #understand} goes by. */
    long packageNow() {
        return space.packages().current().number();
    }

    /** The number of the package in force in this transaction; from now on {@link #understand} goes by it. */
    long packageInForce(Connection db) throws SQLException {
        return space.packages().inForce(db).number();
    }

    /** Safe from any thread; reads nothing that was ever received. */
    Understood understand(Entry entry) {
        Body body = BodyCodec.decode(entry);
        Optional<Whereabouts> whereabouts = body instanceof Body.ObservationRevision said
                ? Optional.of(reports.whereabouts(said.observation()))
                : Optional.empty();
        return new Understood(entry, entry.hash(), body, whereabouts, Optional.empty());
    }

    /**
     * What came of an entry.
     *
     * @param aside why it must be set aside
     * @param tell what the phone is to hear of it
     */
    record Outcome(Optional<String> aside, Optional<Body.ReviewState> tell) {

        static final Outcome QUIET = new Outcome(Optional.empty(), Optional.empty());
    }

    /** Hands an entry to its feature. What this throws, other than a problem of the disk, is the entry's own fault. */
    Outcome read(Phone phone, int generation, Understood understood) {
        Entry entry = understood.entry;
        var source = new Reports.Source(phone.id(), phone.officerCode(), generation, entry.number(), clock.instant());
        if (understood.body instanceof Body.ObservationRevision revision) {
            return new Outcome(
                    Optional.empty(),
                    reports.take(source, revision, understood.base(generation), understood.whereabouts.orElseThrow())
                            .map(counted -> new Body.ReviewState(
                                    counted.generation(),
                                    counted.number(),
                                    Body.ReviewState.State.COUNTED,
                                    counted.region())));
        } else if (understood.body instanceof Body.PatrolRevision revision) {
            reports.take(source, revision.patrol());
        } else if (understood.body instanceof Body.Nil nil) {
            nilReports.take(source, nil.report());
        } else if (understood.body instanceof Body.Status status) {
            phones.status(phone.id(), generation, entry.number(), status);
        } else if (understood.body instanceof Body.PhotoChunk chunk) {
            photos.take(chunk);
        } else if (understood.body instanceof Body.TrackStretch stretch) {
            patrols.take(source, stretch.segment());
        } else if (understood.body instanceof Body.PatrolReported reported) {
            patrols.take(source, reported.report());
        } else if (understood.body instanceof Body.Retraction retraction) {
            reports.take(source, retraction);
        } else if (understood.body instanceof Body.Clock clockStands) {
            clocks.take(source, clockStands.reading());
        } else if (understood.body instanceof Body.Answer answer) {
            questions.take(source, answer);
        } else if (understood.body instanceof Body.Replied replied && space.mode() == MissionMode.EXERCISE) {
            replies.take(phone.id(), generation, entry.number(), clock.instant(), replied);
        } else if (understood.body instanceof Body.Unread unread) {
            return aside(generation, entry, unread.why());
        } else {
            return aside(generation, entry, "kind " + entry.kind() + " does not come from a phone");
        }
        return Outcome.QUIET;
    }

    /** An officer hears that the server holds his report but could not count it. */
    static Outcome aside(int generation, Entry entry, String why) {
        return new Outcome(
                Optional.of(why),
                entry.kind() == Body.ObservationRevision.KIND
                        ? Optional.of(new Body.ReviewState(
                                generation, entry.number(), Body.ReviewState.State.SET_ASIDE, Optional.empty()))
                        : Optional.empty());
    }

    /** Reads what stands aside once more: this version may know what the last one did not. What fails stays where it is. */
    void readAgain() {
        List<Held> aside = database.read(db -> {
            List<Held> found = new ArrayList<>();
            try (PreparedStatement query = db.prepareStatement("""
                            SELECT enrolment_id, generation, number, kind, body, came FROM entry
                            WHERE set_aside IS NOT NULL AND gone_at IS NULL
                            """);
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(new Held(
                            EnrolmentId.parse(rows.getString(1)),
                            rows.getInt(2),
                            new Entry(rows.getLong(3), rows.getInt(4), Bytes.of(rows.getBytes(5))),
                            Optional.ofNullable(rows.getBytes(6)).map(Bytes::of)));
                }
            }
            return found;
        });
        for (Held held : aside) {
            try {
                database.write(db -> {
                    if (!stillAside(db, held)) {
                        return 0;
                    }
                    Phone phone = phones.find(held.enrolment).orElseThrow();
                    Understood understood = understand(held.entry);
                    Outcome outcome = read(
                            phone,
                            held.generation,
                            new Understood(
                                    held.entry, understood.hash, understood.body, understood.whereabouts, held.came));
                    if (outcome.aside().isPresent()) {
                        return why(db, held, outcome.aside().get());
                    }
                    tell(phone, outcome.tell().stream().toList());
                    try (PreparedStatement update = db.prepareStatement("""
                            UPDATE entry SET set_aside = NULL WHERE enrolment_id = ? AND generation = ? AND number = ?
                            """)) {
                        update.setString(1, held.enrolment.toString());
                        update.setInt(2, held.generation);
                        update.setLong(3, held.entry.number());
                        return update.executeUpdate();
                    }
                });
            } catch (RuntimeException stillPoison) {
                LOG.warn("an entry stays aside: {}", stillPoison.getClass().getName());
            }
        }
    }

    private record Held(EnrolmentId enrolment, int generation, Entry entry, Optional<Bytes> came) {}

    /** In the words of this version, which quote nothing of the entry. */
    private static int why(Connection db, Held held, String why) throws SQLException {
        try (PreparedStatement update = db.prepareStatement("""
                UPDATE entry SET set_aside = ?
                WHERE enrolment_id = ? AND generation = ? AND number = ? AND set_aside IS DISTINCT FROM ?
                """)) {
            update.setString(1, why);
            update.setString(2, held.enrolment.toString());
            update.setInt(3, held.generation);
            update.setLong(4, held.entry.number());
            update.setString(5, why);
            return update.executeUpdate();
        }
    }

    /** Another server of the same database may have read it meanwhile. */
    private static boolean stillAside(Connection db, Held held) throws SQLException {
        try (PreparedStatement query = db.prepareStatement("""
                SELECT EXISTS (SELECT 1 FROM entry
                    WHERE enrolment_id = ? AND generation = ? AND number = ? AND set_aside IS NOT NULL)
                """)) {
            query.setString(1, held.enrolment.toString());
            query.setInt(2, held.generation);
            query.setLong(3, held.entry.number());
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    /** Writes the phone what came of its entries. */
    void tell(Phone phone, List<Body.ReviewState> states) {
        if (phone.broughtBy().isPresent()) {
            return;
        }
        var downlink = new DownlinkJournal(database, phone.id(), space.epoch());
        if (!states.isEmpty()) {
            Body body = states.size() == 1 ? states.get(0) : Body.ReviewStates.of(states);
            downlink.append(body.kind(), BodyCodec.encode(body), Priority.USUAL);
        }
    }
}
