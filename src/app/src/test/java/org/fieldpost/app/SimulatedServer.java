package org.fieldpost.app;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Carrier;
import org.fieldpost.exchange.Correspondent;
import org.fieldpost.exchange.EnrolmentId;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.ExchangeEngine;
import org.fieldpost.exchange.MissionId;
import org.fieldpost.exchange.Priority;
import org.fieldpost.exchange.SeededRandom;
import org.fieldpost.exchange.Standing;
import org.fieldpost.exchange.carrier.CourierFile;
import org.fieldpost.exchange.crypto.BoxKey;
import org.fieldpost.exchange.crypto.HeldKeys;
import org.fieldpost.exchange.crypto.SigningKey;
import org.fieldpost.exchange.enrolment.Credential;
import org.fieldpost.exchange.enrolment.Invitation;
import org.fieldpost.exchange.enrolment.RecipientKey;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.exchange.envelope.Header;
import org.fieldpost.exchange.memory.InMemoryInbox;
import org.fieldpost.exchange.memory.InMemoryJournal;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.review.Asked;
import org.fieldpost.model.review.Ruling;
import org.fieldpost.notebook.Enrolled;
import org.fieldpost.notebook.Notebook;
import org.fieldpost.notebook.ReportLife;

/** A server for one phone, in memory, with a real engine. It counts every report where the phone says it was. */
public final class SimulatedServer {

    private final SecureRandom random;
    private final long mission;
    private final long enrolment;
    private final String officer;
    private final SigningKey signing;
    private final BoxKey box;
    private final InMemoryJournal journal = new InMemoryJournal();
    private final InMemoryInbox inbox = new InMemoryInbox(1);
    private Standing standing = Standing.FINAL;
    private Optional<Carrier.Crossing> insteadOfAnAnswer = Optional.empty();

    public SimulatedServer(long seed) {
        this(seed, 5, seed, "K7");
    }

    /** With the same keys as every other of this seed, for one officer's phone. */
    public SimulatedServer(long seed, long mission, long enrolment, String officer) {
        this.mission = mission;
        this.enrolment = enrolment;
        this.officer = officer;
        random = new SeededRandom(seed);
        signing = SigningKey.generate(random);
        box = BoxKey.generate(random);
    }

    public Invitation invitation(MissionMode mode, String missionPackage, Instant expiresAt) {
        return new Invitation(
                new MissionId(mission),
                mode,
                missionPackage,
                "https://fieldpost.example.org",
                signing.verifyingKey(),
                signing.verifyingKey(),
                box.publicKey(),
                new EnrolmentId(enrolment),
                officer,
                Bytes.of(new byte[Invitation.SECRET_BYTES]),
                expiresAt);
    }

    /** From now on every crossing ends like this: a lost link, a refusal. */
    public void endEveryCrossingWith(Carrier.Crossing crossing) {
        insteadOfAnAnswer = Optional.of(crossing);
    }

    public void answerAgain() {
        insteadOfAnAnswer = Optional.empty();
    }

    /** How the phone's enrolment stands from now on. */
    public void let(Standing stands) {
        standing = stands;
    }

    public long enrolment() {
        return enrolment;
    }

    /** The mission's word for the phone goes down with the next answer. */
    public void knows(Enrolled phone) {
        var invitation = phone.invitation();
        var credential = Credential.sign(
                invitation.mission(),
                invitation.mode(),
                invitation.enrolment(),
                phone.claim().verifyingKey(),
                signing);
        journal.append(
                Body.CredentialGiven.KIND, BodyCodec.encode(new Body.CredentialGiven(credential)), Priority.USUAL);
    }

    /** Headquarters names a recipient of sealed reports, which goes down with the next answer; only this key opens them. */
    public BoxKey namesRecipient() {
        SigningKey headquarters = SigningKey.generate(random);
        BoxKey group = BoxKey.generate(random);
        journal.append(
                Body.RecipientGiven.KIND,
                BodyCodec.encode(new Body.RecipientGiven(RecipientKey.sign(
                        new MissionId(mission), 1, headquarters.verifyingKey(), group.publicKey(), headquarters))),
                Priority.USUAL);
        return group;
    }

    /** A supervisor asks about a report of this phone; it goes down with the next answer. */
    public void asks(Notebook notebook, ReceiptCode receipt, Asked asked) {
        tell(new Body.Question(base(notebook, receipt), asked));
    }

    /** A supervisor decides about a report of this phone. */
    public void rules(Notebook notebook, ReceiptCode receipt, Ruling ruling, Instant at) {
        tell(new Body.Ruled(base(notebook, receipt), ruling, at));
    }

    /** A team leader hands a task or a patrol down, or takes it back. */
    public void hands(Body body) {
        tell(body);
    }

    private void tell(Body body) {
        journal.append(body.kind(), BodyCodec.encode(body), Priority.USUAL);
    }

    /** As a server names the report: by the entry that it holds; before that came, by what the phone first said. */
    private Body.Base base(Notebook notebook, ReceiptCode receipt) {
        Bytes first = inbox.entries().stream()
                .filter(entry -> entry.number() == receipt.number())
                .map(Entry::body)
                .findFirst()
                .orElseGet(() -> said(notebook.submitted().life(receipt).orElseThrow()));
        return Body.Base.of(receipt.generation(), receipt.number(), first);
    }

    private static Bytes said(ReportLife life) {
        return BodyCodec.encode(
                new Body.ObservationRevision(life.revisions().get(0).observation()));
    }

    public Carrier.Crossing carry(Enrolled phone, Bytes envelope) {
        return insteadOfAnAnswer.orElseGet(() -> {
            take(phone, envelope);
            return new Carrier.Answered(List.of(engine(phone).write(ExchangeEngine.USUAL_BODY_BYTES, standing)));
        });
    }

    /** Imports what a courier brought, and gives the answer for the phone. */
    public void answer(Enrolled phone, Path courierFile, Path answerFile) {
        for (Bytes envelope : CourierFile.read(courierFile).envelopes()) {
            take(phone, envelope);
        }
        CourierFile.write(answerFile, List.of(engine(phone).write(ExchangeEngine.USUAL_BODY_BYTES, standing)));
    }

    /** What the phone has said so far. */
    public List<Body> received() {
        return inbox.entries().stream().map(BodyCodec::decode).toList();
    }

    private void take(Enrolled phone, Bytes envelope) {
        if (standing != Standing.FINAL) {
            return;
        }
        List<Entry> before = inbox.entries();
        engine(phone).read(envelope);
        var fresh = new ArrayList<>(inbox.entries());
        fresh.removeAll(before);
        for (Entry entry : fresh) {
            if (BodyCodec.decode(entry) instanceof Body.ObservationRevision report) {
                var counted = new Body.ReviewState(
                        1,
                        entry.number(),
                        Body.ReviewState.State.COUNTED,
                        report.observation().circumstances().region());
                journal.append(Body.ReviewState.KIND, BodyCodec.encode(counted), Priority.USUAL);
            }
        }
    }

    private ExchangeEngine engine(Enrolled phone) {
        var invitation = phone.invitation();
        var end = new ExchangeEngine.End(
                invitation.mission(),
                invitation.mode(),
                invitation.enrolment(),
                Header.Direction.DOWN,
                Optional.empty());
        var keys = new HeldKeys(
                signing,
                List.of(box),
                phone.claim().verifyingKey(),
                phone.claim().box());
        return new ExchangeEngine(end, journal, inbox, keys, Correspondent.SILENT, random);
    }
}
