package org.fieldpost.server;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Carrier;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.ExchangeEngine;
import org.fieldpost.exchange.Keys;
import org.fieldpost.exchange.NetworkExchange;
import org.fieldpost.exchange.Postscript;
import org.fieldpost.exchange.Priority;
import org.fieldpost.exchange.Ranges;
import org.fieldpost.exchange.Standing;
import org.fieldpost.exchange.carrier.HttpCarrier;
import org.fieldpost.exchange.crypto.BoxKey;
import org.fieldpost.exchange.crypto.HeldKeys;
import org.fieldpost.exchange.crypto.SigningKey;
import org.fieldpost.exchange.enrolment.Claim;
import org.fieldpost.exchange.enrolment.Invitation;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.exchange.envelope.Content;
import org.fieldpost.exchange.envelope.Envelope;
import org.fieldpost.exchange.envelope.Header;
import org.fieldpost.exchange.memory.InMemoryInbox;
import org.fieldpost.exchange.memory.InMemoryJournal;
import org.fieldpost.exchange.text.TextReport;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.ReceiptCode;

/** A phone made from an invitation: real keys and envelopes, journal and inbox in memory. */
public final class PhoneAtWork {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final SecureRandom random = new SecureRandom();
    private final Invitation invitation;
    private final InMemoryJournal journal = new InMemoryJournal();
    private final InMemoryInbox inbox = new InMemoryInbox(1);
    private final PhoneVoice voice = new PhoneVoice();
    private final LearningKeys keys;
    private final Supplier<PhoneAtWork> asNew;
    private final Claim claim;

    public PhoneAtWork(Invitation invitation) {
        this(invitation, SigningKey.generate(new SecureRandom()), BoxKey.generate(new SecureRandom()));
    }

    private PhoneAtWork(Invitation invitation, SigningKey signing, BoxKey box) {
        this.invitation = invitation;
        var own = new HeldKeys(signing, List.of(box), invitation.serverKey(), invitation.serverBox());
        asNew = () -> new PhoneAtWork(invitation, signing, box);
        keys = new LearningKeys(own, invitation, inbox, voice);
        byte[] textKey = new byte[Claim.TEXT_KEY_BYTES];
        random.nextBytes(textKey);
        claim = new Claim(invitation.secret(), signing.verifyingKey(), box.publicKey(), Bytes.of(textKey));
    }

    /** The same phone put back from a copy of that time: its keys, and nothing else. */
    public PhoneAtWork asItWasWhenItEnrolled() {
        return asNew.get();
    }

    public Invitation invitation() {
        return invitation;
    }

    public Claim claim() {
        return claim;
    }

    public Keys keys() {
        return keys;
    }

    public PhoneVoice voice() {
        return voice;
    }

    /** Everything the server has written for this phone, as far as it has come. */
    public InMemoryInbox inbox() {
        return inbox;
    }

    public InMemoryJournal journal() {
        return journal;
    }

    public ExchangeEngine engine() {
        var end = new ExchangeEngine.End(
                invitation.mission(),
                invitation.mode(),
                invitation.enrolment(),
                Header.Direction.UP,
                Optional.of(claim));
        return new ExchangeEngine(end, journal, inbox, keys, voice, random);
    }

    /** Writes a report into the journal and returns its number. */
    public long report(Observation observation) {
        return write(new Body.ObservationRevision(observation));
    }

    public long write(Body body) {
        return journal.append(body.kind(), BodyCodec.encode(body), Priority.USUAL);
    }

    /** The report that its journal numbers so, as one text. */
    public String text(long number, Observation observation) {
        var receipt = new ReceiptCode(
                invitation.mode() == MissionMode.EXERCISE, invitation.officerCode(), journal.generation(), number);
        return TextReport.write(receipt, observation, invitation.mission(), claim.textKey());
    }

    /** The next envelope, as any carrier would take it. */
    public Bytes envelope() {
        return engine().write(ExchangeEngine.USUAL_BODY_BYTES);
    }

    /** An envelope with just these entries of the first generation, written now or in any past. */
    public Bytes envelope(Entry... entries) {
        return envelope(header(), entries);
    }

    /** An envelope under any header, with the claim, as this phone signs it. */
    public Bytes envelope(Header header, Entry... entries) {
        return envelope(header, 1, entries);
    }

    /** An envelope with just these entries of this generation. */
    public Bytes envelope(int generation, Entry... entries) {
        return envelope(header(), generation, entries);
    }

    private Bytes envelope(Header header, int generation, Entry... entries) {
        var content = new Content(
                List.of(),
                generation,
                Arrays.asList(entries),
                Optional.of(claim),
                Standing.FINAL,
                false,
                Postscript.NONE);
        return Envelope.seal(header, content, keys, random);
    }

    public Header header() {
        return new Header(
                invitation.mission(),
                invitation.mode(),
                Header.Direction.UP,
                invitation.enrolment(),
                keys.theirBox().id());
    }

    public NetworkExchange.Outcome exchange(String address) {
        return new NetworkExchange(engine(), new HttpCarrier(address, PATIENCE)).run();
    }

    /** As its invitation says. */
    public NetworkExchange.Outcome exchange() {
        return new NetworkExchange(engine(), new HttpCarrier(invitation.server(), PATIENCE)).run();
    }

    /** Sends an envelope over HTTP. */
    public static Carrier.Crossing send(String address, Bytes envelope) {
        return new HttpCarrier(address, PATIENCE).carry(envelope);
    }

    /** What the server has said of each report, in the order it was said. */
    public List<Body.ReviewState> told() {
        return inbox.entries().stream()
                .map(BodyCodec::decode)
                .flatMap(PhoneAtWork::reviews)
                .toList();
    }

    private static Stream<Body.ReviewState> reviews(Body body) {
        if (body instanceof Body.ReviewStates states) {
            return states.each().stream()
                    .flatMap(shared -> shared.numbers().list().stream()
                            .flatMapToLong(Ranges.Range::numbers)
                            .mapToObj(number -> new Body.ReviewState(
                                    shared.generation(), number, shared.state(), shared.region())));
        }
        return body instanceof Body.ReviewState state ? Stream.of(state) : Stream.empty();
    }

    /** An entry as this phone's journal would number it. */
    public static Entry entry(long number, Body body) {
        return new Entry(number, body.kind(), BodyCodec.encode(body));
    }

    /** A later revision of what this entry of the first generation first reported. */
    public static Body revision(Entry base, Observation observation) {
        return revision(1, base, observation);
    }

    /** A later revision of what this entry of this generation first reported. */
    public static Body revision(int generation, Entry base, Observation observation) {
        return new Body.ObservationRevision(
                Optional.of(Body.Base.of(generation, base.number(), base.body())), observation, List.of());
    }
}
