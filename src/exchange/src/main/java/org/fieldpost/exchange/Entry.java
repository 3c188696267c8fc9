package org.fieldpost.exchange;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.fieldpost.exchange.crypto.Sha256;
import org.fieldpost.model.Check;

/**
 * One numbered entry of a journal.
 *
 * @param number 1, 2, 3 ... within its journal and generation
 * @param kind what the body says; kinds this version does not know are kept all the same
 */
public record Entry(long number, int kind, Bytes body) {

    /** Larger bodies are cut by whoever writes them (photo chunks). */
    public static final int MOST_BODY_BYTES = 48 * 1024;

    public Entry {
        Check.range("entry number", number, 1, 1L << 40);
        Check.range("entry kind", kind, 0, 0xFFFF);
        Objects.requireNonNull(body, "body");
        Check.range("entry body bytes", body.size(), 0, MOST_BODY_BYTES);
    }

    /** SHA-256 over number, kind and body: what two ends compare to know they hold the same entry. */
    public Bytes hash() {
        ByteBuffer head = ByteBuffer.allocate(10).putLong(number).putShort((short) kind);
        return Sha256.of(head.array(), body.toArray());
    }

    /** The first of these whose bodies together have at most so many bytes, but at least one. */
    public static List<Entry> upTo(int mostBodyBytes, List<Entry> entries) {
        List<Entry> taken = new ArrayList<>();
        int bytes = 0;
        for (Entry entry : entries) {
            bytes += entry.body().size();
            if (!taken.isEmpty() && bytes > mostBodyBytes) {
                break;
            }
            taken.add(entry);
        }
        return taken;
    }
}
