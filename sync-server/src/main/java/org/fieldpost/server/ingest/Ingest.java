package org.fieldpost.server.ingest;

import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.ExchangeEngine;
import org.fieldpost.exchange.Reading;
import org.fieldpost.exchange.Refusal;
import org.fieldpost.exchange.Standing;
import org.fieldpost.exchange.crypto.Sha256;
import org.fieldpost.exchange.enrolment.Claim;
import org.fieldpost.exchange.envelope.Content;
import org.fieldpost.exchange.envelope.Envelope;
import org.fieldpost.exchange.envelope.Header;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.server.analysis.Reports;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.phones.Phone;
import org.fieldpost.server.phones.Phones;
import org.fieldpost.server.storage.Database;

/** Receives envelopes, whatever brought them. What an answer acknowledges is committed before the answer is written. */
public final class Ingest {

    private final Database database;
    private final MissionSpace space;
    private final Phones phones;
    private final EntryReader reader;
    private final Clock clock;
    private final SecureRandom random;

    public Ingest(
            Database database, MissionSpace space, Phones phones, Reports reports, Clock clock, SecureRandom random) {
        this.database = database;
        this.space = space;
        this.phones = phones;
        this.reader = new EntryReader(database, phones, reports, clock);
        this.clock = clock;
        this.random = random;
    }

    /** What became of an envelope. */
    public sealed interface Receipt {}

    /** Taken, or kept aside until a person decides; the answer goes back to the sender. */
    public record Answer(String officerCode, int fresh, Standing standing, Bytes envelope) implements Receipt {}

    /** Refused whole. */
    public record TurnedAway(Refusal reason) implements Receipt {}

    public Receipt receive(Bytes bytes) {
        try {
            Envelope envelope = Envelope.parse(bytes);
            Header header = envelope.header();
            ExchangeEngine.requireSpace(header, space.id(), space.mode());
            if (header.direction() != Header.Direction.UP) {
                return new TurnedAway(Refusal.NOT_FOR_US);
            }
            return database.write(db -> {
                try {
                    return receive(bytes, envelope);
                } catch (Envelope.RefusedException e) {
                    return new TurnedAway(e.refusal());
                }
            });
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
        if (phone.verifyingKey().isEmpty()) {
            Optional<Refusal> refusal = claim(phone, envelope);
            if (refusal.isPresent()) {
                return new TurnedAway(refusal.get());
            }
            phones.heard(phone.id());
            phone = phones.find(phone.id()).orElseThrow();
        } else if (!signedBy(phone, envelope)) {
            return new TurnedAway(claim(phone, envelope).orElse(Refusal.BAD_SIGNATURE));
        }
        return switch (phone.state()) {
            case FINAL -> take(phone, bytes);
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

    /** Reads the claim of an envelope signed with the very key it announces. */
    private Optional<Refusal> claim(Phone phone, Envelope envelope) throws Envelope.RefusedException {
        var keys = space.keys();
        Content content = envelope.open(
                keys.towards(keys.signing().verifyingKey(), keys.box().publicKey()));
        Optional<Claim> claim = content.claim();
        if (claim.isEmpty()) {
            return Optional.of(Refusal.BAD_SIGNATURE);
        }
        envelope.requireSignature(claim.get().verifyingKey());
        return phones.claim(phone, claim.get());
    }

    private Receipt take(Phone phone, Bytes bytes) {
        ExchangeEngine engine = engine(phone);
        Reading reading = engine.read(bytes);
        if (reading instanceof Reading.Refused refused) {
            return new TurnedAway(refused.reason());
        }
        var taken = (Reading.Taken) reading;
        int fresh = taken.stored().fresh().size();
        // an envelope that brings nothing new may be an old one, sent again by somebody else
        if (fresh > 0 || taken.acknowledged() > 0) {
            phones.heard(phone.id());
        }
        return new Answer(phone.officerCode(), fresh, Standing.FINAL, engine.write(ExchangeEngine.USUAL_BODY_BYTES));
    }

    private Receipt keepAside(Phone phone, Bytes bytes, Standing standing) {
        boolean isNew = database.write(db -> {
            try (PreparedStatement insert = db.prepareStatement("""
                    INSERT INTO envelope_aside (enrolment_id, hash, received_at, envelope) VALUES (?, ?, ?, ?)
                    ON CONFLICT DO NOTHING
                    """)) {
                insert.setString(1, phone.id().toString());
                insert.setBytes(2, Sha256.of(bytes.toArray()).toArray());
                insert.setLong(3, clock.millis());
                insert.setBytes(4, bytes.toArray());
                return insert.executeUpdate() == 1;
            }
        });
        if (isNew) {
            phones.heard(phone.id());
        }
        Bytes answer = engine(phone).write(ExchangeEngine.USUAL_BODY_BYTES, standing);
        return new Answer(phone.officerCode(), 0, standing, answer);
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
            ExchangeEngine engine = engine(phone);
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

    private ExchangeEngine engine(Phone phone) {
        var end = new ExchangeEngine.End(space.id(), space.mode(), phone.id(), Header.Direction.DOWN, Optional.empty());
        var keys = space.keys()
                .towards(phone.verifyingKey().orElseThrow(), phone.box().orElseThrow());
        return new ExchangeEngine(
                end,
                new DownlinkJournal(database, phone.id()),
                new UplinkInbox(database, phone, space.epoch(), clock, reader),
                keys,
                random);
    }

    /** Entries that a person must look at. */
    public long setAside() {
        return database.read(db -> {
            try (PreparedStatement query = db.prepareStatement("""
                            SELECT (SELECT count(*) FROM entry WHERE set_aside IS NOT NULL)
                                 + (SELECT count(*) FROM entry_fork)
                                 + (SELECT count(*) FROM envelope_aside)
                            """);
                    ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }
}
