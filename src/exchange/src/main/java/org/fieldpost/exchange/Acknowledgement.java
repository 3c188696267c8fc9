package org.fieldpost.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import org.fieldpost.model.Check;

/**
 * "I durably hold these entries of generation g": ranges, each with the {@link Digest} of its entries, and the epoch of
 * whoever says so. Saying it twice changes nothing; the newest epoch replaces all older ones.
 */
public record Acknowledgement(int generation, long epoch, List<Held> held) {

    /** A phone has 26 generations (their letters are in its receipt codes); a server's are its epochs. */
    public static final int MOST_GENERATIONS = Integer.MAX_VALUE;

    /** One range and the digest of its entries. */
    public record Held(Ranges.Range range, Bytes digest) {
        public Held {
            Check.range("digest bytes", digest.size(), Digest.BYTES, Digest.BYTES);
        }
    }

    public Acknowledgement {
        Check.range("generation", generation, 1, MOST_GENERATIONS);
        Check.range("epoch", epoch, 0, 0xFFFFFFFFL);
        held = List.copyOf(held);
        Ranges inOrder = new Ranges(held.stream().map(Held::range).toList());
        Check.that(inOrder.list().size() == held.size(), "a range is given twice");
    }

    /** What whoever holds entries with these hashes, by number, may say. */
    public static Acknowledgement of(int generation, long epoch, NavigableMap<Long, Bytes> hashes) {
        List<Held> held = new ArrayList<>();
        for (Ranges.Range range : Ranges.of(hashes.keySet()).list()) {
            long sum =
                    range.numbers().map(number -> Digest.of(hashes.get(number))).sum();
            held.add(new Held(range, Digest.bytes(sum)));
        }
        return new Acknowledgement(generation, epoch, held);
    }

    /** What the writer of a generation knows of it. */
    public interface Written {

        /** The highest number written; 0 when none. */
        long last();

        /** Whether some entry of the range is not acknowledged yet. */
        boolean waits(Ranges.Range range);

        /** The sum of the range's digests; empty when it lacks one of its numbers. */
        Optional<Long> sum(Ranges.Range range);
    }

    /**
     * What the writer may take.
     *
     * @param matching ranges that hold exactly what was written
     * @param conflict whether the other end holds what this writer did not write: it was put back in time
     */
    public record Verdict(List<Ranges.Range> matching, boolean conflict) {
        public Verdict {
            matching = List.copyOf(matching);
        }
    }

    /** Compares with what was written. A range that brings no news is not summed again. */
    public Verdict judge(Written written) {
        List<Ranges.Range> matching = new ArrayList<>();
        boolean conflict = false;
        for (Held said : held) {
            Ranges.Range range = said.range();
            if (range.to() > written.last()) {
                conflict = true;
            } else if (written.waits(range)) {
                if (written.sum(range).map(Digest::bytes).equals(Optional.of(said.digest()))) {
                    matching.add(range);
                } else {
                    conflict = true;
                }
            }
        }
        return new Verdict(matching, conflict);
    }
}
