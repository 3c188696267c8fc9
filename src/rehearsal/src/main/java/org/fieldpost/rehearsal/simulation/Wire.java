package org.fieldpost.rehearsal.simulation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Carrier;
import org.fieldpost.model.words.Problem;
import org.fieldpost.server.ingest.Ingest;

/** What lies between phones and servers, and whoever sits on it: loses, repeats, alters, keeps, and tries to read. */
final class Wire {

    /** Stands in every note and in every crew code: whoever sees it on the wire or on a disk can read. */
    static final String MARK = "PLANTED";

    private static final int MOST_KEPT = 400;

    private final Random random;
    private final List<Bytes> taken = new ArrayList<>();
    private final List<Bytes> neverTaken = new ArrayList<>();

    Wire(Random random) {
        this.random = random;
    }

    /** What the link does to one crossing. */
    enum Fault {
        NONE,
        LOST,
        ANSWER_LOST,
        ALTERED,
        CUT,
        TWICE,
        ANSWER_ALTERED
    }

    Fault anyFault() {
        return random.nextInt(3) > 0 ? Fault.NONE : Fault.values()[random.nextInt(Fault.values().length)];
    }

    /** A link to the server that treats its crossings one after the other like this; none when the list is used up. */
    Carrier link(SimServer server, List<Fault> faults) {
        var left = new ArrayList<>(faults);
        return envelope -> carry(server, envelope, left.isEmpty() ? Fault.NONE : left.remove(0));
    }

    private Carrier.Crossing carry(SimServer server, Bytes envelope, Fault fault) {
        watch(envelope);
        if (fault == Fault.LOST) {
            keep(neverTaken, envelope);
            return lost();
        }
        if (fault == Fault.ALTERED || fault == Fault.CUT) {
            keep(neverTaken, envelope);
            bringAltered(server, fault == Fault.CUT ? cut(envelope) : alter(envelope));
            return lost();
        }
        Carrier.Crossing crossing = bring(server, envelope);
        if (fault == Fault.TWICE && crossing instanceof Carrier.Answered) {
            crossing = bring(server, envelope);
        }
        if (fault == Fault.ANSWER_LOST) {
            return lost();
        }
        if (fault == Fault.ANSWER_ALTERED && crossing instanceof Carrier.Answered answered) {
            return new Carrier.Answered(
                    answered.envelopes().stream().map(this::alter).toList());
        }
        return crossing;
    }

    private static Carrier.Crossing lost() {
        return new Carrier.LinkLost(Problem.of("link.lost", "simulation"));
    }

    /** Brings an envelope as it is; a server whose power goes meanwhile is started again, and has not answered. */
    Carrier.Crossing bring(SimServer server, Bytes envelope) {
        Ingest.Receipt receipt;
        try {
            receipt = server.receive(envelope);
        } catch (RuntimeException e) {
            if (!server.disk().dark()) {
                throw e;
            }
            server.startAgain();
            keep(neverTaken, envelope);
            return lost();
        }
        if (server.disk().dark()) {
            server.startAgain();
        }
        if (receipt instanceof Ingest.Answer answer) {
            keep(taken, envelope);
            watch(answer.envelope());
            return new Carrier.Answered(List.of(answer.envelope()));
        }
        return new Carrier.TurnedAway(((Ingest.TurnedAway) receipt).reason());
    }

    /** Again when the power went meanwhile. */
    private void bringAtLast(SimServer server, Bytes envelope) {
        Carrier.Crossing crossing;
        do {
            crossing = bring(server, envelope);
        } while (crossing instanceof Carrier.LinkLost);
    }

    private void keep(List<Bytes> where, Bytes envelope) {
        where.add(envelope);
        if (where.size() > MOST_KEPT) {
            where.remove(0);
        }
    }

    /** P6: whatever is altered in any bit changes nothing. */
    void bringAltered(SimServer server, Bytes altered) {
        List<String> before = server.state();
        boolean taken = bring(server, altered) instanceof Carrier.Answered;
        if (taken) {
            throw new BrokenPromise("P6", "an altered envelope was taken");
        }
        requireSame("an altered envelope", before, server.state());
    }

    private static void requireSame(String what, List<String> before, List<String> after) {
        if (!before.equals(after)) {
            var fresh = new ArrayList<>(after);
            fresh.removeAll(before);
            throw new BrokenPromise("P6", what + " changed " + fresh);
        }
    }

    /** P6: what was taken once changes nothing when somebody sends it again. */
    void replay(SimServer server) {
        if (taken.isEmpty()) {
            return;
        }
        Bytes old = taken.get(random.nextInt(taken.size()));
        // the first time it may still be news: the power may have gone before it was taken, or a copy was put back
        // since
        bringAtLast(server, old);
        List<String> before = server.state();
        bringAtLast(server, old);
        requireSame("a replayed envelope", before, server.state());
    }

    /** P6: the header of one envelope, the content of another, and both signatures. */
    void recombine(SimServer server) {
        List<Bytes> all = taken.isEmpty() ? neverTaken : taken;
        if (all.size() < 2) {
            return;
        }
        byte[] first = all.get(random.nextInt(all.size())).toArray();
        byte[] second = all.get(random.nextInt(all.size())).toArray();
        byte[] mixed = second.clone();
        System.arraycopy(first, 0, mixed, 0, 26);
        if (random.nextBoolean()) {
            System.arraycopy(first, first.length - 64, mixed, mixed.length - 64, 64);
        }
        Bytes envelope = Bytes.of(mixed);
        if (!all.contains(envelope)) {
            bringAltered(server, envelope);
        }
    }

    Bytes alter(Bytes envelope) {
        byte[] bytes = envelope.toArray();
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        return Bytes.of(bytes);
    }

    Bytes cut(Bytes envelope) {
        byte[] bytes = envelope.toArray();
        return Bytes.of(Arrays.copyOf(bytes, random.nextInt(bytes.length)));
    }

    /** P5: whoever carries sees no content. */
    void watch(Bytes envelope) {
        if (new String(envelope.toArray(), StandardCharsets.ISO_8859_1).contains(MARK)) {
            throw new BrokenPromise("P5", "a carrier can read what it carries");
        }
    }
}
