package org.fieldpost.exchange;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import org.fieldpost.exchange.crypto.Sha256;
import org.fieldpost.model.Check;

/**
 * "I durably hold these entries of generation g": ranges, each with a digest of its entries' hashes, and the epoch of the
 * server it concerns. Saying it twice changes nothing; the newest epoch replaces all older ones.
 */
public record Acknowledgement(int generation, long epoch, List<Held> held) {

    private static final int DIGEST_BYTES = 8;

    /** One range and the first 8 bytes of SHA-256 over the hashes of its entries in order. */
    public record Held(Ranges.Range range, Bytes digest) {
        public Held {
            Check.range("digest bytes", digest.size(), DIGEST_BYTES, DIGEST_BYTES);
        }
    }

    public Acknowledgement {
        Check.range("generation", generation, 1, 26);
        Check.range("epoch", epoch, 0, 0xFFFFFFFFL);
        held = List.copyOf(held);
        Ranges inOrder = new Ranges(held.stream().map(Held::range).toList());
        Check.that(inOrder.list().size() == held.size(), "a range is given twice");
    }

    /** What whoever holds entries with these hashes, by number, may say. */
    public static Acknowledgement of(int generation, long epoch, NavigableMap<Long, Bytes> hashes) {
        List<Held> held = new ArrayList<>();
        for (Ranges.Range range : Ranges.of(hashes.keySet()).list()) {
            held.add(new Held(range, digest(range, hashes)));
        }
        return new Acknowledgement(generation, epoch, held);
    }

    /** The numbers whose digests match what the writer itself holds; a mismatch is a fork and is left out. */
    public Ranges matching(NavigableMap<Long, Bytes> written) {
        List<Ranges.Range> matching = new ArrayList<>();
        for (Held said : held) {
            Ranges.Range range = said.range();
            boolean known =
                    !written.isEmpty() && range.to() <= written.lastKey() && Ranges.all(range, written::containsKey);
            if (known && digest(range, written).equals(said.digest())) {
                matching.add(range);
            }
        }
        return new Ranges(matching);
    }

    private static Bytes digest(Ranges.Range range, NavigableMap<Long, Bytes> hashes) {
        ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(range.to() - range.from() + 1) * 32);
        range.numbers().forEach(number -> all.put(hashes.get(number).view()));
        return Bytes.of(Arrays.copyOf(Sha256.of(all.array()).toArray(), DIGEST_BYTES));
    }
}
