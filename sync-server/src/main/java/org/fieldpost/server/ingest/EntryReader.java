package org.fieldpost.server.ingest;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.EnrolmentId;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.Priority;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.server.analysis.Reports;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.phones.Phone;
import org.fieldpost.server.phones.Phones;
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
    private final Clock clock;

    EntryReader(Database database, MissionSpace space, Phones phones, Reports reports, Clock clock) {
        this.database = database;
        this.space = space;
        this.photos = new PhotoChunks(database);
        this.phones = phones;
        this.reports = reports;
        this.clock = clock;
    }

    /** @return why the entry must be set aside, or nothing */
    Optional<String> read(Phone phone, int generation, Entry entry) {
        var source = new Reports.Source(phone.id(), phone.officerCode(), generation, entry.number(), clock.instant());
        Body body = BodyCodec.decode(entry);
        if (body instanceof Body.ObservationRevision revision) {
            reports.take(source, revision, entry.body())
                    .ifPresent(counted -> tell(
                            phone,
                            new Body.ReviewState(
                                    counted.generation(),
                                    counted.number(),
                                    Body.ReviewState.State.COUNTED,
                                    counted.region())));
        } else if (body instanceof Body.PatrolRevision revision) {
            reports.take(source, revision.patrol());
        } else if (body instanceof Body.Nil nil) {
            reports.take(source, nil.report());
        } else if (body instanceof Body.Status status) {
            phones.status(phone.id(), generation, entry.number(), status);
        } else if (body instanceof Body.PhotoChunk chunk) {
            photos.take(chunk);
        } else if (body instanceof Body.Unread unread) {
            return Optional.of(unread.why());
        } else {
            return Optional.of("kind " + entry.kind() + " does not come from a phone");
        }
        return Optional.empty();
    }

    /** Reads what stands aside once more: this version may know what the last one did not. What fails stays where it is. */
    void readAgain() {
        record Held(EnrolmentId enrolment, int generation, Entry entry) {}
        List<Held> aside = database.read(db -> {
            List<Held> found = new ArrayList<>();
            try (PreparedStatement query = db.prepareStatement(
                            "SELECT enrolment_id, generation, number, kind, body FROM entry WHERE set_aside IS NOT NULL");
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(new Held(
                            EnrolmentId.parse(rows.getString(1)),
                            rows.getInt(2),
                            new Entry(rows.getLong(3), rows.getInt(4), Bytes.of(rows.getBytes(5)))));
                }
            }
            return found;
        });
        for (Held held : aside) {
            try {
                database.write(db -> {
                    Phone phone = phones.find(held.enrolment).orElseThrow();
                    if (read(phone, held.generation, held.entry).isPresent()) {
                        return 0;
                    }
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

    /** Tells the phone that the server holds its report but could not count it. */
    void setAside(Phone phone, int generation, Entry entry) {
        if (entry.kind() == Body.ObservationRevision.KIND) {
            tell(
                    phone,
                    new Body.ReviewState(
                            generation, entry.number(), Body.ReviewState.State.SET_ASIDE, Optional.empty()));
        }
    }

    private void tell(Phone phone, Body body) {
        new DownlinkJournal(database, phone.id(), space.epoch())
                .append(body.kind(), BodyCodec.encode(body), Priority.USUAL);
    }
}
