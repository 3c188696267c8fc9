package org.fieldpost.rehearsal.bench;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Carrier;
import org.fieldpost.exchange.Correspondent;
import org.fieldpost.exchange.ExchangeEngine;
import org.fieldpost.exchange.NetworkExchange;
import org.fieldpost.exchange.Priority;
import org.fieldpost.exchange.crypto.BoxKey;
import org.fieldpost.exchange.crypto.HeldKeys;
import org.fieldpost.exchange.crypto.SigningKey;
import org.fieldpost.exchange.enrolment.Claim;
import org.fieldpost.exchange.enrolment.Invitation;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.exchange.envelope.Header;
import org.fieldpost.exchange.memory.InMemoryInbox;
import org.fieldpost.exchange.memory.InMemoryJournal;
import org.fieldpost.model.report.Observation;

/** A phone without a disk, so that what is measured is the server: production engine, keys and envelopes. */
final class BenchPhone {

    private final InMemoryJournal journal = new InMemoryJournal();
    private final ExchangeEngine engine;

    BenchPhone(Invitation invitation, SecureRandom random) {
        SigningKey signing = SigningKey.generate(random);
        BoxKey box = BoxKey.generate(random);
        var claim = new Claim(
                invitation.secret(), signing.verifyingKey(), box.publicKey(), Bytes.of(new byte[Claim.TEXT_KEY_BYTES]));
        engine = new ExchangeEngine(
                new ExchangeEngine.End(
                        invitation.mission(),
                        invitation.mode(),
                        invitation.enrolment(),
                        Header.Direction.UP,
                        Optional.of(claim)),
                journal,
                new InMemoryInbox(1),
                new HeldKeys(signing, List.of(box), invitation.serverKey(), invitation.serverBox()),
                Correspondent.SILENT,
                random);
    }

    void report(List<Observation> observations, Priority priority) {
        for (Observation each : observations) {
            journal.append(
                    Body.ObservationRevision.KIND, BodyCodec.encode(new Body.ObservationRevision(each)), priority);
        }
    }

    /** Envelopes with so many body bytes each, at least one entry. */
    List<Bytes> envelopes(int bodyBytes) {
        return engine.writeAll(bodyBytes);
    }

    NetworkExchange.Outcome exchange(Carrier carrier) {
        return new NetworkExchange(engine, carrier, Priority.PHOTO, Clock.systemUTC(), seen -> {}).run();
    }
}
