package org.fieldpost.exchange;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.fieldpost.exchange.enrolment.Claim;
import org.fieldpost.exchange.envelope.Content;
import org.fieldpost.exchange.envelope.Envelope;
import org.fieldpost.exchange.envelope.Header;
import org.fieldpost.exchange.parcel.PackagePart;
import org.fieldpost.exchange.sealed.SealedBlob;
import org.fieldpost.model.mission.MissionMode;

/**
 * One end of one enrolment: writes envelopes that carry what the other end lacks and what we hold of theirs, and reads
 * theirs. The same code runs on the phone and on the server and cannot tell a network from a courier. Safe from any
 * thread as far as its journal and inbox are.
 */
public final class ExchangeEngine {

    /** 64 KiB: fits one 2G burst; a larger envelope loses more on a cut. */
    public static final int USUAL_BODY_BYTES = 64 * 1024;

    private final End end;
    private final Journal journal;
    private final Inbox inbox;
    private final Keys keys;
    private final Correspondent correspondent;
    private final SecureRandom random;

    /**
     * Which end this is.
     *
     * @param direction the way of the envelopes it writes
     * @param claim on the phone what it sends until the server has answered; empty on the server
     */
    public record End(
            MissionId mission,
            MissionMode mode,
            EnrolmentId enrolment,
            Header.Direction direction,
            Optional<Claim> claim) {}

    public ExchangeEngine(
            End end, Journal journal, Inbox inbox, Keys keys, Correspondent correspondent, SecureRandom random) {
        this.end = end;
        this.journal = journal;
        this.inbox = inbox;
        this.keys = keys;
        this.correspondent = correspondent;
        this.random = random;
    }

    /** The next envelope: all acknowledgements, and as many waiting entries as fit, photos among them. */
    public Bytes write(int mostBodyBytes) {
        return write(mostBodyBytes, Priority.PHOTO);
    }

    /** As {@link #write(int)}, without what is less urgent than this. */
    public Bytes write(int mostBodyBytes, Priority least) {
        return write(mostBodyBytes, least, 0);
    }

    /** As {@link #write(int, Priority)}; the answer may bring so many bytes of a mission package. */
    Bytes write(int mostBodyBytes, Priority least, int packageBytes) {
        return seal(journal.waitingAfter(Batch.Place.START, mostBodyBytes, least), Standing.FINAL, packageBytes);
    }

    /** As {@link #write(int)}; the server also says how the enrolment stands, and gives entries only to a final one. */
    public Bytes write(int mostBodyBytes, Standing standing) {
        return standing == Standing.FINAL
                ? write(mostBodyBytes)
                : seal(Batch.nothing(journal.generation(), Batch.Place.START), standing, 0);
    }

    /**
     * Everything that waits, in as many envelopes as it takes, at least one: what a courier carries. They are given one by
     * one, so that a thousand photos need no thousandfold memory. The last one asks for all of a newer mission package: a
     * courier may come once a week.
     */
    public void writeAll(int mostBodyBytesEach, Priority least, Consumer<Bytes> each) {
        // first of all, so that whatever the rest asks is asked when the other end has these
        sealedAway(least).forEach(away -> each.accept(away.envelope()));
        Batch next = journal.waitingAfter(Batch.Place.START, mostBodyBytesEach, least);
        do {
            Batch following = journal.waitingAfter(next.last(), mostBodyBytesEach, least);
            each.accept(seal(next, Standing.FINAL, askedOfCourier(following)));
            next = following;
        } while (!next.entries().isEmpty());
    }

    private static int askedOfCourier(Batch following) {
        return following.entries().isEmpty() ? PackagePart.MOST_BYTES : 0;
    }

    /** As {@link #writeAll(int)}, but ends when so many bytes are written: the most urgent goes, the rest stays. */
    public List<Bytes> writeUpTo(int mostBodyBytesEach, long mostBytes) {
        List<Bytes> envelopes = new ArrayList<>();
        long written = 0;
        for (SealedAway sealed : sealedAway(Priority.PHOTO)) {
            written += sealed.envelope().size();
            if (!envelopes.isEmpty() && written > mostBytes) {
                return envelopes;
            }
            envelopes.add(sealed.envelope());
        }
        Batch next = journal.waitingAfter(Batch.Place.START, mostBodyBytesEach, Priority.PHOTO);
        do {
            Batch following = journal.waitingAfter(next.last(), mostBodyBytesEach, Priority.PHOTO);
            Bytes envelope = seal(next, Standing.FINAL, askedOfCourier(following));
            written += envelope.size();
            if (!envelopes.isEmpty() && written > mostBytes) {
                return envelopes;
            }
            envelopes.add(envelope);
            next = following;
        } while (!next.entries().isEmpty());
        return envelopes;
    }

    /** As {@link #writeAll(int, Priority, Consumer)}, all at once. */
    public List<Bytes> writeAll(int mostBodyBytesEach) {
        List<Bytes> envelopes = new ArrayList<>();
        writeAll(mostBodyBytesEach, Priority.PHOTO, envelopes::add);
        return envelopes;
    }

    /**
     * What waits after a place, in as many envelopes as it takes; none when nothing does.
     *
     * @param each takes an envelope and answers whether there is room for another
     */
    public void writeAfter(Batch.Place place, int mostBodyBytesEach, Priority least, Predicate<Bytes> each) {
        Batch next = journal.waitingAfter(place, mostBodyBytesEach, least);
        while (!next.entries().isEmpty() && each.test(seal(next, Standing.FINAL, 0))) {
            next = journal.waitingAfter(next.last(), mostBodyBytesEach, least);
        }
    }

    /** A sealed report or a dummy alone, to leave at its own moment; says nothing else. */
    public Bytes sealAlone(SealedBlob blob) {
        var said = new Postscript(0, Optional.empty(), Optional.empty(), List.of(blob), List.of(), Optional.empty());
        return seal(new Content(List.of(), journal.generation(), List.of(), claim(), Standing.FINAL, false, said));
    }

    /** Envelopes of what waits and can no longer be read here, most urgent first; read one by one. */
    public Iterable<SealedAway> sealedAway(Priority least) {
        return () -> new SealedAwayWalk(journal, least);
    }

    /** The other end has answered this envelope. */
    public void answered(SealedAway envelope) {
        journal.answered(envelope);
    }

    /**
     * These entries alone, to be kept and sent when they can no longer be read here. It says nothing that will be old by then
     * and counts as no envelope.
     */
    public Bytes sealAway(int generation, List<Entry> entries) {
        return seal(new Content(List.of(), generation, entries, claim(), Standing.FINAL, false, Postscript.NONE));
    }

    private Optional<Claim> claim() {
        return journal.epoch() == 0 ? end.claim() : Optional.empty();
    }

    private Bytes seal(Batch batch, Standing standing, int packageBytes) {
        return seal(content(batch, standing, packageBytes));
    }

    /** What the next answer is to say, to be {@link #seal sealed} later and elsewhere; a package waits until all text has gone. */
    public Content compose(int mostBodyBytes, Priority least, Standing standing) {
        return content(
                journal.waitingAfter(Batch.Place.START, mostBodyBytes, least), standing, PackagePart.MOST_AT_ONCE);
    }

    /** A stretch of a mission package alone, after an answer that could not hold all that was asked for. */
    public Bytes sealPart(PackagePart part) {
        return seal(new Content(
                List.of(),
                journal.generation(),
                List.of(),
                Optional.empty(),
                Standing.FINAL,
                false,
                Postscript.of(part)));
    }

    private Content content(Batch batch, Standing standing, int packageBytes) {
        boolean more = standing == Standing.FINAL && batch.entries().size() < journal.waiting();
        boolean textFirst = more && end.direction() == Header.Direction.DOWN;
        return new Content(
                standing == Standing.FINAL ? inbox.held() : List.of(),
                batch.generation(),
                batch.entries(),
                claim(),
                standing,
                more,
                correspondent.say(textFirst ? 0 : packageBytes));
    }

    /** Seals and signs; touches neither journal nor inbox. */
    public Bytes seal(Content content) {
        var header = new Header(
                end.mission(),
                end.mode(),
                end.direction(),
                end.enrolment(),
                keys.theirBox().id());
        return Envelope.seal(header, content, keys, random);
    }

    /** Whether there is anything the other end lacks. */
    public long waiting() {
        return journal.waiting();
    }

    /** Whether anything at least so urgent waits that {@link #write} sends. */
    boolean unsent(Priority least) {
        return !journal.waitingAfter(Batch.Place.START, 0, least).entries().isEmpty();
    }

    /** Reads one envelope. When it is taken, its entries are durable before this returns. */
    public Reading read(Bytes bytes) {
        try {
            return take(open(bytes));
        } catch (Envelope.RefusedException e) {
            return new Reading.Refused(e.refusal());
        }
    }

    /** Takes what an envelope said that {@link #open} let through. */
    public Reading.Taken take(Content content) {
        Inbox.Stored stored = inbox.store(content.generation(), content.entries());
        long acknowledged = 0;
        long epoch = 0;
        Set<Integer> held = new HashSet<>();
        Set<Integer> conflicts = new HashSet<>();
        for (Acknowledgement acknowledgement : content.acknowledgements()) {
            Journal.Outcome outcome = journal.acknowledge(acknowledgement);
            epoch = Math.max(epoch, acknowledgement.epoch());
            acknowledged += outcome.fresh();
            held.add(acknowledgement.generation());
            if (outcome.conflict()) {
                conflicts.add(acknowledgement.generation());
            }
        }
        boolean again = correspondent.hear(new Correspondent.Heard(content.postscript(), epoch, held, conflicts));
        return new Reading.Taken(
                stored,
                acknowledged,
                content.standing(),
                content.more(),
                again || content.postscript().sealAgain().isPresent());
    }

    /** What an envelope says, when it is for this end, whole, and from the other end; changes nothing. */
    public Content open(Bytes bytes) throws Envelope.RefusedException {
        Envelope envelope = Envelope.parse(bytes);
        requireForUs(envelope.header());
        envelope.requireSignature(keys);
        return envelope.open(keys);
    }

    private void requireForUs(Header header) throws Envelope.RefusedException {
        requireSpace(header, end.mission(), end.mode());
        if (header.direction() == end.direction() || !header.enrolment().equals(end.enrolment())) {
            throw new Envelope.RefusedException(Refusal.NOT_FOR_US);
        }
    }

    /** Refuses what belongs to another mission, and exercise sent to live or live to exercise. */
    public static void requireSpace(Header header, MissionId mission, MissionMode mode)
            throws Envelope.RefusedException {
        if (header.mode() != mode) {
            throw new Envelope.RefusedException(Refusal.OTHER_MODE);
        }
        if (!header.mission().equals(mission)) {
            throw new Envelope.RefusedException(Refusal.OTHER_MISSION);
        }
    }
}
