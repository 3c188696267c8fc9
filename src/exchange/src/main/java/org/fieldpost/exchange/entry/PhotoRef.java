package org.fieldpost.exchange.entry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.crypto.Sha256;
import org.fieldpost.model.Check;

/**
 * A photo by the SHA-256 of its bytes: the report names it, its chunks follow after all text. Cut the same way every time,
 * so that chunks sent by different carriers fit together.
 */
public record PhotoRef(Bytes sha256, int size) {

    /** 16 KiB: what a cut on a weak link costs at most. */
    public static final int CHUNK_BYTES = 16 * 1024;

    /** Larger photos are downscaled before they come here. */
    public static final int MOST_BYTES = 4 * 1024 * 1024;

    public PhotoRef {
        Check.range("photo hash bytes", sha256.size(), 32, 32);
        Check.range("photo bytes", size, 1, MOST_BYTES);
    }

    public static PhotoRef of(byte[] photo) {
        return new PhotoRef(Sha256.of(photo), photo.length);
    }

    public int chunks() {
        return (size + CHUNK_BYTES - 1) / CHUNK_BYTES;
    }

    /** How many bytes the chunk of this place has. */
    public int chunkBytes(int place) {
        Check.range("photo chunk", place, 0, chunks() - 1L);
        return Math.min(CHUNK_BYTES, size - place * CHUNK_BYTES);
    }

    /** The photo cut into its chunks. */
    public static List<Body.PhotoChunk> cut(byte[] photo) {
        PhotoRef ref = of(photo);
        List<Body.PhotoChunk> chunks = new ArrayList<>();
        for (int place = 0; place < ref.chunks(); place++) {
            int from = place * CHUNK_BYTES;
            chunks.add(new Body.PhotoChunk(
                    ref, place, Bytes.of(Arrays.copyOfRange(photo, from, from + ref.chunkBytes(place)))));
        }
        return chunks;
    }
}
