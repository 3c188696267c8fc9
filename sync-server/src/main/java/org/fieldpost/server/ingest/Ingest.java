package org.fieldpost.server.ingest;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.EnrolmentId;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.ExchangeEngine;
import org.fieldpost.exchange.Inbox;
import org.fieldpost.exchange.Priority;
import org.fieldpost.exchange.Reading;
import org.fieldpost.exchange.Refusal;
import org.fieldpost.exchange.Standing;
import org.fieldpost.exchange.crypto.HeldKeys;
import org.fieldpost.exchange.crypto.Sha256;
import org.fieldpost.exchange.enrolment.Claim;
import org.fieldpost.exchange.enrolment.ServerBox;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.exchange.envelope.Content;
import org.fieldpost.exchange.envelope.Envelope;
import org.fieldpost.exchange.envelope.Header;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.server.analysis.Reports;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.mission.Recipients;
import org.fieldpost.server.phones.Phone;
import org.fieldpost.server.phones.Phones;
import org.fieldpost.server.storage.Database;
import org.fieldpost.server.tally.Tallies;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Receives envelopes, whatever brought them. What an answer acknowledges is committed before the answer is written. */
public final class Ingest {

    private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);

    /** What a phone that is not final may have waiting here. */
    static final long MOST_BYTES_ASIDE = 16L * 1024 * 1024;

    private final Database database;
    private final MissionSpace space;
    private final Phones phones;
    private final EntryReader reader;
    private final MissionNews news;
    private final PackageOffer offer;
    private final Clock clock;
    private final SecureRandom random;
    private final Consumer<Receipt> watch;

    /** @param watch is told what became of each envelope */
    public Ingest(
            Database database,
            MissionSpace space,
            Phones phones,
            Recipients recipients,
            Reports reports,
            Clock clock,
            SecureRandom random,
            Consumer<Receipt> watch) {
        this.database = database;
        this.space = space;
        this.phones = phones;
        this.reader = new EntryReader(database, space, phones, reports, clock);
        this.news = new MissionNews(database, space, recipients);
        this.offer = new PackageOffer(space);
        this.clock = clock;
        this.random = random;
        this.watch = watch;
        HeldRanges.make(database);
        DownlinkJournal.sumUp(database);
        reader.readAgain();
    }

    /** What became of an envelope. */
    public sealed interface Receipt {}

    /**
     * Taken, or kept aside until a person decides; the answer goes back to the sender.
     *
     * @param further envelopes of a large mission package, for a carrier that can bring more than one
     */
    public record Answer(String officerCode, int fresh, Standing standing, Bytes envelope, List<Bytes> further)
            implements Receipt {

        public Answer {
            further = List.copyOf(further);
        }
    }

    /** Refused whole. */
    public record TurnedAway(Refusal reason) implements Receipt {}

    public Receipt receive(Bytes bytes) {
        Receipt receipt = received(bytes);
        watch.accept(receipt);
        return receipt;
    }

    private Receipt received(Bytes bytes) {
        try {
            Envelope envelope = Envelope.parse(bytes);
            Header header = envelope.header();
            ExchangeEngine.requireSpace(header, space.id(), space.mode());
            if (header.direction() != Header.Direction.UP) {
                return new TurnedAway(Refusal.NOT_FOR_US);
            }
            return receive(bytes, envelope);
        } catch (Envelope.RefusedException e) {
            return new TurnedAway(e.refusal());
        } catch (ProblemException e) {
            if (e.problem().key().equals(Database.FULL)) {
                return new TurnedAway(Refusal.SERVER_FULL);
            }
            throw e;
        }
    }

    private Receipt receive(Bytes bytes, Envelope envelope) throws Envelope.RefusedException {
        Phone phone = phones.find(envelope.header().enrolment())
                .orElseThrow(() -> new Envelope.RefusedException(Refusal.UNKNOWN_SENDER));
        if (phone.verifyingKey().isEmpty() || !signedBy(phone, envelope)) {
            Optional<Refusal> refusal = claim(phone, envelope);
            if (refusal.isPresent()) {
                return new TurnedAway(refusal.get());
            }
            phone = phones.find(phone.id()).orElseThrow();
        }
        return switch (phone.state()) {
            case FINAL -> take(phone, bytes, envelope);
            case CLAIMED -> keepAside(phone, bytes, Standing.WAITING_FOR_CONFIRMATION);
            case BLOCKED -> keepAside(phone, bytes, Standing.BLOCKED);
            case REVOKED -> keepAside(phone, bytes, Standing.REVOKED);
            case INVITED -> throw new IllegalStateException("enrolment " + phone.id() + " has a key but no claim");
        };
    }

    private static boolean signedBy(Phone phone, Envelope envelope) {
        try {
            envelope.requireSignature(phone.verifyingKey().orElseThrow());
            return true;
        } catch (Envelope.RefusedException e) {
            return false;
        }
    }

    /**
     * Reads the claim of an envelope signed with the very key it announces.
     *
     * @return why it is refused, or nothing when the phone has been bound to it
     */
    private Optional<Refusal> claim(Phone phone, Envelope envelope) throws Envelope.RefusedException {
        var keys = space.keys();
        Content content = envelope.open(keys.towards(keys.signing().verifyingKey(), keys.box()));
        Optional<Claim> claim = content.claim();
        if (claim.isEmpty()) {
            return Optional.of(Refusal.BAD_SIGNATURE);
        }
        envelope.requireSignature(claim.get().verifyingKey());
        return database.write(db -> {
            // it may have been claimed since it was looked up
            Optional<Refusal> refusal = phones.claim(phones.find(phone.id()).orElseThrow(), claim.get());
            if (refusal.isEmpty()) {
                phones.heard(phone.id());
            }
            return refusal;
        });
    }

    /** What was taken, and what the answer is to say; decided in one transaction. */
    private record Taken(Reading.Taken reading, Content answer) {}

    /**
     * Opening, understanding and sealing, the dear part, happen beside the one writer; the commit is shared with other
     * envelopes. The signature has been checked.
     */
    private Receipt take(Phone phone, Bytes bytes, Envelope envelope) throws Envelope.RefusedException {
        HeldKeys keys = keys(phone);
        boolean sealAgain = !keys.holds(envelope.header().recipientKeyId());
        UplinkInbox inbox = uplink(phone);
        ServerSide side =
                side(phone, sealAgain ? Optional.of(space.keys().announced(space.id())) : Optional.empty(), true);
        ExchangeEngine engine = engine(phone, inbox, keys, side);
        Optional<Content> content = sealAgain ? Optional.empty() : Optional.of(envelope.open(keys));
        content.ifPresent(c -> inbox.prepare(c.entries()));
        Optional<Taken> taken = database.writeTogether(db -> {
            Phones.Now now = phones.now(phone.id());
            if (now.state() != Phone.State.FINAL) {
                return Optional.empty();
            }
            content.filter(c -> c.postscript().counter() > now.counter()).ifPresent(newest -> {
                downlink(phone).holdsOnly(newest.acknowledgements());
                // what else waits there may have been sealed to an older key
                if (!newest.more()) {
                    phones.sealsTo(phone.id(), envelope.header().recipientKeyId());
                }
            });
            Optional<Reading.Taken> reading = content.map(engine::take);
            reading.filter(r -> !r.stored().fresh().isEmpty()).ifPresent(r -> phones.heard(phone.id()));
            news.tell(phone, downlink(phone));
            return Optional.of(new Taken(
                    reading.orElse(NOTHING_READ),
                    engine.compose(ExchangeEngine.USUAL_BODY_BYTES, Priority.PHOTO, Standing.FINAL)));
        });
        if (taken.isEmpty()) {
            return receive(bytes, envelope);
        }
        putCellsTogether();
        return new Answer(
                phone.officerCode(),
                taken.get().reading().stored().fresh().size(),
                Standing.FINAL,
                engine.seal(taken.get().answer()),
                side.further().stream().map(engine::sealPart).toList());
    }

    /** What changed of the cells lies beside them until much has come; what was taken counts either way. */
    private void putCellsTogether() {
        if (database.read(Tallies::manyApart)) {
            try {
                database.write(db -> {
                    Tallies.putTogether(db);
                    return 1;
                });
            } catch (ProblemException e) {
                LOG.warn(
                        "changes of cells were not put together, and lie beside them until later: {}",
                        e.problem().key());
            }
        }
    }

    private static final Reading.Taken NOTHING_READ =
            new Reading.Taken(new Inbox.Stored(List.of(), List.of(), List.of()), 0, Standing.FINAL, false, false);

    private Receipt keepAside(Phone phone, Bytes bytes, Standing standing) throws Envelope.RefusedException {
        boolean room = database.write(db -> {
            if (bytesAside(db, phone) + bytes.size() > MOST_BYTES_ASIDE) {
                return false;
            }
            try (PreparedStatement insert = db.prepareStatement("""
                    INSERT INTO envelope_aside (enrolment_id, hash, received_at, envelope) VALUES (?, ?, ?, ?)
                    ON CONFLICT DO NOTHING
                    """)) {
                insert.setString(1, phone.id().toString());
                insert.setBytes(2, Sha256.of(bytes.toArray()).toArray());
                insert.setLong(3, clock.millis());
                insert.setBytes(4, bytes.toArray());
                if (insert.executeUpdate() == 1) {
                    phones.heard(phone.id());
                }
                return true;
            }
        });
        // a revoked phone must hear that it is, whatever it still brings
        if (!room && standing != Standing.REVOKED) {
            throw new Envelope.RefusedException(Refusal.QUOTA);
        }
        Bytes answer = engine(phone, uplink(phone), keys(phone), side(phone, Optional.empty(), true))
                .write(ExchangeEngine.USUAL_BODY_BYTES, standing);
        return new Answer(phone.officerCode(), 0, standing, answer, List.of());
    }

    private static long bytesAside(Connection db, Phone phone) throws SQLException {
        try (PreparedStatement query = db.prepareStatement(
                "SELECT coalesce(sum(length(envelope)), 0) FROM envelope_aside WHERE enrolment_id = ?")) {
            query.setString(1, phone.id().toString());
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /**
     * Confirms a claimed enrolment and reads what had been kept aside for it, all or nothing; what cannot be read stays
     * aside. Any other enrolment, such as one blocked meanwhile, is left as it is.
     */
    public void confirm(Phone claimed) {
        database.write(db -> {
            if (!phones.confirm(claimed.id())) {
                return 0;
            }
            Phone phone = phones.find(claimed.id()).orElseThrow();
            List<Bytes> aside = new ArrayList<>();
            try (PreparedStatement query = db.prepareStatement(
                    "SELECT envelope FROM envelope_aside WHERE enrolment_id = ? ORDER BY received_at, hash")) {
                query.setString(1, phone.id().toString());
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        aside.add(Bytes.of(rows.getBytes(1)));
                    }
                }
            }
            ExchangeEngine engine = engine(phone, uplink(phone), keys(phone), side(phone, Optional.empty(), false));
            aside.removeIf(envelope -> engine.read(envelope) instanceof Reading.Refused);
            try (PreparedStatement delete =
                    db.prepareStatement("DELETE FROM envelope_aside WHERE enrolment_id = ? AND hash = ?")) {
                for (Bytes taken : aside) {
                    delete.setString(1, phone.id().toString());
                    delete.setBytes(2, Sha256.of(taken.toArray()).toArray());
                    delete.executeUpdate();
                }
            }
            return aside.size();
        });
    }

    /** Writes a phone something that goes down with its next answer; returns its number in the generation of the space's epoch. */
    public long tell(EnrolmentId phone, Body body) {
        return new DownlinkJournal(database, phone, space.epoch())
                .append(body.kind(), BodyCodec.encode(body), Priority.USUAL);
    }

    /** Takes entries that came in a file, as if the phone that is none had sent them. */
    void bring(Phone phone, List<Entry> entries) {
        uplink(phone).store(1, entries);
    }

    private HeldKeys keys(Phone phone) {
        return space.keys()
                .towards(phone.verifyingKey().orElseThrow(), phone.box().orElseThrow());
    }

    private DownlinkJournal downlink(Phone phone) {
        return new DownlinkJournal(database, phone.id(), space.epoch());
    }

    private UplinkInbox uplink(Phone phone) {
        return new UplinkInbox(database, phone, space.epoch(), clock, reader);
    }

    private ExchangeEngine engine(Phone phone, UplinkInbox inbox, HeldKeys keys, ServerSide side) {
        var end = new ExchangeEngine.End(space.id(), space.mode(), phone.id(), Header.Direction.DOWN, Optional.empty());
        return new ExchangeEngine(end, downlink(phone), inbox, keys, side, random);
    }

    private ServerSide side(Phone phone, Optional<ServerBox> sealAgain, boolean justCame) {
        return new ServerSide(database, phones, phone.id(), offer, clock, sealAgain, justCame);
    }

    /** Reads once more what could not be read; what fails stays where it is. */
    public void readAgain() {
        reader.readAgain();
    }

    /** Entries that a person must look at. */
    public long setAside() {
        return database.read(db -> {
            try (PreparedStatement query = db.prepareStatement("""
                            SELECT (SELECT count(*) FROM entry WHERE set_aside IS NOT NULL AND gone_at IS NULL)
                                 + (SELECT count(*) FROM entry_fork WHERE gone_at IS NULL)
                                 + (SELECT count(*) FROM envelope_aside)
                            """);
                    ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }
}
