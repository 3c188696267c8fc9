package org.fieldpost.exchange.parcel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.crypto.Sha256;
import org.fieldpost.exchange.entry.Cbor;
import org.fieldpost.exchange.entry.Deflate;
import org.fieldpost.exchange.entry.Fields;
import org.fieldpost.model.words.Problem;

/**
 * The files of a package as they travel: CBOR, a list of [name, text] in the order of names, in raw DEFLATE. The same files
 * are always packed into the same bytes by the same program.
 */
public final class PackedMission {

    /** A bound on what hostile bytes can make a phone hold. */
    private static final int MOST_FILES_BYTES = 16 * 1024 * 1024;

    private static final Bytes NO_DICTIONARY = Bytes.of(new byte[0]);

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
        byte[] packed = plain.length > MOST_FILES_BYTES ? plain : Deflate.deflate(plain, NO_DICTIONARY);
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
        Bytes plain = Deflate.inflate(packed.toArray(), NO_DICTIONARY, MOST_FILES_BYTES, "the package")
                .plain();
        for (Object each : Fields.asList("package", Cbor.decode(plain.toArray()))) {
            List<?> pair = Fields.tuple("file", each, 2);
            files.put(Fields.asText("file name", pair.get(0)), Fields.asText("file", pair.get(1)));
        }
        return files;
    }
}
