package org.fieldpost.exchange.parcel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.crypto.Sha256;
import org.fieldpost.exchange.entry.Cbor;
import org.fieldpost.exchange.entry.Fields;
import org.fieldpost.model.words.Problem;

/**
 * The files of a package as they travel: CBOR, a list of [name, text] in the order of names, in raw DEFLATE. The same files
 * are always packed into the same bytes by the same program.
 */
public final class PackedMission {

    /** A bound on what hostile bytes can make a phone hold. */
    private static final int MOST_FILES_BYTES = 16 * 1024 * 1024;

    private final Bytes bytes;
    private final Bytes sha256;

    private PackedMission(byte[] packed) {
        this.bytes = Bytes.of(packed);
        this.sha256 = Sha256.of(packed);
    }

    /** @throws org.fieldpost.model.words.ProblemException when that is more than phones take */
    public static PackedMission of(Map<String, String> files) {
        List<Object> pairs = new ArrayList<>();
        new TreeMap<>(files).forEach((name, text) -> pairs.add(List.<Object>of(name, text)));
        byte[] plain = Cbor.encode(pairs);
        byte[] packed = plain.length > MOST_FILES_BYTES ? plain : deflate(plain);
        if (plain.length > MOST_FILES_BYTES || packed.length > PackagePart.MOST_BYTES) {
            throw Problem.of("mission.too_large", packed.length / 1024, PackagePart.MOST_BYTES / 1024)
                    .asException();
        }
        return new PackedMission(packed);
    }

    public Bytes sha256() {
        return sha256;
    }

    public int size() {
        return bytes.size();
    }

    public Bytes stretch(int from, int most) {
        return Bytes.of(Arrays.copyOfRange(bytes.toArray(), from, from + Math.min(most, size() - from)));
    }

    /** @throws IllegalArgumentException when these are not what {@link #of} makes */
    public static Map<String, String> unpack(Bytes packed) {
        Map<String, String> files = new TreeMap<>();
        for (Object each : Fields.asList("package", Cbor.decode(inflate(packed.toArray())))) {
            List<?> pair = Fields.tuple("file", each, 2);
            files.put(Fields.asText("file name", pair.get(0)), Fields.asText("file", pair.get(1)));
        }
        return files;
    }

    private static byte[] deflate(byte[] plain) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setInput(plain);
            deflater.finish();
            byte[] room = new byte[plain.length / 2 + 64];
            int size = 0;
            while (!deflater.finished()) {
                if (size == room.length) {
                    room = Arrays.copyOf(room, room.length * 2);
                }
                size += deflater.deflate(room, size, room.length - size);
            }
            return Arrays.copyOf(room, size);
        } finally {
            deflater.end();
        }
    }

    private static byte[] inflate(byte[] packed) {
        var inflater = new Inflater(true);
        try {
            inflater.setInput(packed);
            byte[] plain = new byte[Math.min(MOST_FILES_BYTES, Math.max(256, packed.length * 4))];
            int length = 0;
            while (!inflater.finished()) {
                if (length == plain.length) {
                    if (length == MOST_FILES_BYTES) {
                        throw new IllegalArgumentException("the package grows beyond " + MOST_FILES_BYTES + " bytes");
                    }
                    plain = Arrays.copyOf(plain, Math.min(MOST_FILES_BYTES, plain.length * 2));
                }
                int read = inflater.inflate(plain, length, plain.length - length);
                if (read == 0 && !inflater.finished()) {
                    throw new IllegalArgumentException("the package ends early");
                }
                length += read;
            }
            return Arrays.copyOf(plain, length);
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("the package is not DEFLATE", e);
        } finally {
            inflater.end();
        }
    }
}
