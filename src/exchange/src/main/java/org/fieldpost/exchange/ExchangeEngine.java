package org.fieldpost.exchange;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.enrolment.Claim;
import org.fieldpost.exchange.envelope.Content;
import org.fieldpost.exchange.envelope.Envelope;
import org.fieldpost.exchange.envelope.Header;
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

    public ExchangeEngine(End end, Journal journal, Inbox inbox, Keys keys, SecureRandom random) {
        this.end = end;
        this.journal = journal;
        this.inbox = inbox;
        this.keys = keys;
        this.random = random;
    }

    /** The next envelope: all acknowledgements, and as many waiting entries as fit. Writing it changes nothing. */
    public Bytes write(int mostBodyBytes) {
        return write(mostBodyBytes, Standing.FINAL);
    }

    /** As {@link #write(int)}; the server also says how the enrolment stands, and gives entries only to a final one. */
    public Bytes write(int mostBodyBytes, Standing standing) {
        return seal(standing == Standing.FINAL ? journal.unacknowledged(mostBodyBytes) : List.of(), standing);
    }

    /** Everything that waits, in as many envelopes as it takes, at least one: what a courier carries. */
    public List<Bytes> writeAll(int mostBodyBytesEach) {
        List<Entry> waiting = journal.unacknowledged(Integer.MAX_VALUE);
        List<Bytes> envelopes = new ArrayList<>();
        int from = 0;
        do {
            List<Entry> next = Entry.upTo(mostBodyBytesEach, waiting.subList(from, waiting.size()));
            envelopes.add(seal(next, Standing.FINAL));
            from += next.size();
        } while (from < waiting.size());
        return envelopes;
    }

    private Bytes seal(List<Entry> entries, Standing standing) {
        var content = new Content(
                standing == Standing.FINAL ? inbox.held() : List.of(),
                entries,
                journal.epoch() == 0 ? end.claim() : Optional.empty(),
                standing,
                standing == Standing.FINAL && entries.size() < journal.waiting());
        var header = new Header(
                end.mission(),
                end.mode(),
                end.direction(),
                end.enrolment(),
                journal.generation(),
                end.direction() == Header.Direction.UP ? journal.epoch() : inbox.epoch(),
                keys.theirBox().id());
        return Envelope.seal(header, content, keys, random);
    }

    /** Whether there is anything the other end lacks. */
    public long waiting() {
        return journal.waiting();
    }

    /** Reads one envelope. When it is taken, its entries are durable before this returns. */
    public Reading read(Bytes bytes) {
        try {
            Envelope envelope = Envelope.parse(bytes);
            requireForUs(envelope.header());
            envelope.requireSignature(keys);
            Content content = envelope.open(keys);
            Inbox.Stored stored = inbox.store(envelope.header().generation(), content.entries());
            long acknowledged = 0;
            for (Acknowledgement acknowledgement : content.acknowledgements()) {
                acknowledged += journal.acknowledge(acknowledgement);
            }
            return new Reading.Taken(stored, acknowledged, content.standing(), content.more());
        } catch (Envelope.RefusedException e) {
            return new Reading.Refused(e.refusal());
        }
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
