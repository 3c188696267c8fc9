package org.fieldpost.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.fieldpost.exchange.Acknowledgement;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Carrier;
import org.fieldpost.exchange.Correspondent;
import org.fieldpost.exchange.Digest;
import org.fieldpost.exchange.EnrolmentId;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.ExchangeEngine;
import org.fieldpost.exchange.Inbox;
import org.fieldpost.exchange.MissionId;
import org.fieldpost.exchange.NetworkExchange;
import org.fieldpost.exchange.Postscript;
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
import org.fieldpost.exchange.sealed.SealedBlob;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.place.RegionMatch;
import org.fieldpost.model.report.ReceiptCode;

/** The other end of a notebook's exchange, in memory: invites one phone, takes what it sends and answers. */
final class MemoryServer implements Carrier {

    static final MissionId MISSION = new MissionId(5);

    private final SecureRandom random = new SeededRandom(7);
    private final SigningKey signing = SigningKey.generate(random);
    private final BoxKey box = BoxKey.generate(random);
    private final InMemoryJournal journal = new InMemoryJournal();
    private final Side side = new Side();
    private Optional<Clock> time = Optional.empty();
    private Numbered inbox = new Numbered(1);
    private Enrolled phone;

    Invitation invitation(MissionMode mode) {
        return new Invitation(
                MISSION,
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

    void know(Enrolled enrolled) {
        phone = enrolled;
    }

    private ExchangeEngine engine() {
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
        return new ExchangeEngine(end, journal, inbox, keys, side, random);
    }

    /** What becomes of a report is told at the next exchange. */
    void judge(ReceiptCode report, Body.ReviewState.State state, Optional<RegionMatch> region) {
        tell(new Body.ReviewState(report.generation(), report.number(), state, region));
    }

    void tell(Body body) {
        journal.append(body.kind(), BodyCodec.encode(body), Priority.USUAL);
    }

    List<Body> received() {
        return inbox.entries().values().stream()
                .flatMap(of -> of.values().stream())
                .map(BodyCodec::decode)
                .toList();
    }

    /** What came under a number that it already held with other content. */
    List<Body> forks() {
        return inbox.forks().stream().map(BodyCodec::decode).toList();
    }

    /** By generation and number. */
    NavigableMap<Integer, NavigableMap<Long, Entry>> held() {
        return inbox.entries();
    }

    /** Each once, in order of arrival. */
    List<SealedBlob> sealed() {
        return List.copyOf(side.sealed.values());
    }

    SigningKey missionKey() {
        return signing;
    }

    NetworkExchange.Outcome exchangeWith(Notebook notebook) {
        return new NetworkExchange(notebook.engine(random), this).run();
    }

    /** Exchanges over a good link, run after run, as a phone does over a day, until both ends have told all. */
    void settleWith(Notebook notebook) {
        for (int run = 0; run < 8; run++) {
            exchangeWith(notebook);
        }
        assertThat(notebook.journal().waiting()).as("what waits on the phone").isZero();
        assertThat(journal.waiting()).as("what waits at the server").isZero();
    }

    @Override
    public Crossing carry(Bytes envelope) {
        return new Answered(List.of(answer(envelope)));
    }

    /** Its answers tell this time from now on. */
    MemoryServer telling(Clock clock) {
        time = Optional.of(clock);
        return this;
    }

    /** What a courier takes to the phone, without having brought anything. */
    Bytes next() {
        return engine().write(ExchangeEngine.USUAL_BODY_BYTES);
    }

    /** Takes an envelope and answers, whoever carries the answer and when. */
    Bytes answer(Bytes envelope) {
        ExchangeEngine engine = engine();
        engine.read(envelope);
        return engine.write(ExchangeEngine.USUAL_BODY_BYTES);
    }

    /** It has had so many epochs before this test begins, and held what its phone knows to be delivered. */
    void continueAt(long epoch, Entry... held) {
        inbox = new Numbered(epoch);
        inbox.store(1, List.of(held));
    }

    /** It is restored from a backup of its first day, with nothing in it. */
    void loseEverything() {
        inbox = new Numbered(inbox.epoch() + 1);
        journal.openGeneration(Math.toIntExact(inbox.epoch()));
        side.sealed.clear();
    }

    /** Beside entries: the counter, what it holds one by one, sealed reports. */
    private final class Side implements Correspondent {

        private final Map<Long, SealedBlob> sealed = new LinkedHashMap<>();
        private final List<Long> sealedHeld = new ArrayList<>();
        private Optional<Postscript.Detail> detail = Optional.empty();
        private long counter;

        @Override
        public Postscript say(int packageBytes) {
            return new Postscript(
                    counter,
                    Optional.empty(),
                    detail,
                    List.of(),
                    sealedHeld,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    time.map(Clock::instant));
        }

        @Override
        public boolean hear(Heard heard) {
            Postscript said = heard.postscript();
            counter = Math.max(counter, said.counter());
            detail = said.doubt().map(this::detail);
            sealedHeld.clear();
            for (SealedBlob blob : said.sealed()) {
                sealed.putIfAbsent(blob.id(), blob);
                sealedHeld.add(blob.id());
            }
            return false;
        }

        private Postscript.Detail detail(Postscript.Doubt doubt) {
            List<Entry> held = List.copyOf(inbox.entries()
                    .getOrDefault(doubt.generation(), new TreeMap<>())
                    .tailMap(doubt.from(), true)
                    .values());
            return new Postscript.Detail(
                    doubt.generation(),
                    held.stream().map(Entry::number).toList(),
                    held.stream().map(entry -> Digest.of(entry.hash())).toList());
        }
    }

    /** An inbox that also knows each entry by its generation and number. */
    private record Numbered(
            InMemoryInbox within, NavigableMap<Integer, NavigableMap<Long, Entry>> entries, Set<Entry> forks)
            implements Inbox {

        Numbered(long epoch) {
            this(new InMemoryInbox(epoch), new TreeMap<>(), new LinkedHashSet<>());
        }

        @Override
        public Stored store(int generation, List<Entry> given) {
            Stored stored = within.store(generation, given);
            given.stream()
                    .filter(entry -> stored.fresh().contains(entry.number()))
                    .forEach(entry -> entries.computeIfAbsent(generation, g -> new TreeMap<>())
                            .put(entry.number(), entry));
            given.stream()
                    .filter(entry -> stored.forked().contains(entry.number()))
                    .forEach(forks::add);
            return stored;
        }

        @Override
        public List<Acknowledgement> held() {
            return within.held();
        }

        @Override
        public long epoch() {
            return within.epoch();
        }
    }
}
