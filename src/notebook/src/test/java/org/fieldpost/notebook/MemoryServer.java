package org.fieldpost.notebook;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Carrier;
import org.fieldpost.exchange.EnrolmentId;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.ExchangeEngine;
import org.fieldpost.exchange.MissionId;
import org.fieldpost.exchange.NetworkExchange;
import org.fieldpost.exchange.Priority;
import org.fieldpost.exchange.SeededRandom;
import org.fieldpost.exchange.crypto.BoxKey;
import org.fieldpost.exchange.crypto.HeldKeys;
import org.fieldpost.exchange.crypto.SigningKey;
import org.fieldpost.exchange.enrolment.Invitation;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.exchange.envelope.Header;
import org.fieldpost.exchange.memory.InMemoryInbox;
import org.fieldpost.exchange.memory.InMemoryJournal;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.place.RegionMatch;
import org.fieldpost.model.report.ReceiptCode;

/** The other end of a notebook's exchange, in memory: invites one phone, takes what it sends and answers. */
final class MemoryServer implements Carrier {

    private final SecureRandom random = new SeededRandom(7);
    private final SigningKey signing = SigningKey.generate(random);
    private final BoxKey box = BoxKey.generate(random);
    private final InMemoryJournal journal = new InMemoryJournal();
    private final InMemoryInbox inbox = new InMemoryInbox(1);
    private ExchangeEngine engine;

    Invitation invitation(MissionMode mode) {
        return new Invitation(
                new MissionId(5),
                mode,
                "liberia",
                "https://fieldpost.example.org",
                signing.verifyingKey(),
                signing.verifyingKey(),
                box.publicKey(),
                new EnrolmentId(9),
                "K7",
                Bytes.of(new byte[Invitation.SECRET_BYTES]),
                NotebookInUse.NOON.plusSeconds(3600));
    }

    void know(Enrolled phone) {
        var end = new ExchangeEngine.End(
                phone.invitation().mission(),
                phone.invitation().mode(),
                phone.invitation().enrolment(),
                Header.Direction.DOWN,
                Optional.empty());
        var keys = new HeldKeys(
                signing,
                List.of(box),
                phone.claim().verifyingKey(),
                phone.claim().box());
        engine = new ExchangeEngine(end, journal, inbox, keys, random);
    }

    /** What becomes of a report is told at the next exchange. */
    void judge(ReceiptCode report, Body.ReviewState.State state, Optional<RegionMatch> region) {
        var review = new Body.ReviewState(report.generation(), report.number(), state, region);
        journal.append(Body.ReviewState.KIND, BodyCodec.encode(review), Priority.USUAL);
    }

    List<Body> received() {
        return inbox.entries().stream().map((Entry e) -> BodyCodec.decode(e)).toList();
    }

    NetworkExchange.Outcome exchangeWith(Notebook notebook) {
        return new NetworkExchange(notebook.engine(random), this).run();
    }

    @Override
    public Crossing carry(Bytes envelope) {
        engine.read(envelope);
        return new Answered(List.of(engine.write(ExchangeEngine.USUAL_BODY_BYTES)));
    }
}
