package org.fieldpost.exchange.carrier;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.DurableFile;
import org.fieldpost.exchange.envelope.Envelope;
import org.fieldpost.model.words.Problem;

/**
 * Envelopes in a file {@code *.fieldpost}, whoever sent them, each whole in itself: the eight characters {@code FPOST-0}
 * and a line feed, then for each envelope its length (4 bytes), its CRC-32 (4 bytes) and its bytes, then -1 and the number
 * of envelopes (4 bytes each). A cut or damaged file still yields every envelope before the damage.
 */
public final class CourierFile {

    public static final String ENDING = ".fieldpost";

    private static final byte[] MAGIC = "FPOST-0\n".getBytes(StandardCharsets.US_ASCII);

    private static final int END = -1;

    private CourierFile() {}

    /**
     * What a file held.
     *
     * @param damage what a person must know when not all of it could be read
     */
    public record Contents(List<Bytes> envelopes, Optional<Problem> damage) {
        public Contents {
            envelopes = List.copyOf(envelopes);
        }
    }

    /** The file's bytes. */
    public static byte[] encode(List<Bytes> envelopes) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.write(MAGIC);
            for (Bytes envelope : envelopes) {
                out.writeInt(envelope.size());
                out.writeInt(crc(envelope.toArray()));
                out.write(envelope.toArray());
            }
            out.writeInt(END);
            out.writeInt(envelopes.size());
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    /** Writes beside the target and renames, so that a full disk or a pulled stick leaves no half file under this name. */
    public static void write(Path file, List<Bytes> envelopes) {
        try {
            DurableFile.replace(file, encode(envelopes));
        } catch (IOException e) {
            throw Problem.of("file.unwritable", file).causedBy(e);
        }
    }

    public static Contents read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(file.getFileName().toString(), in);
        } catch (IOException e) {
            throw Problem.of("file.unreadable", file).causedBy(e);
        }
    }

    /** Reads until the end or the first damage; never throws for what the file holds. */
    public static Contents read(String name, InputStream stream) throws IOException {
        List<Bytes> envelopes = new ArrayList<>();
        var in = new DataInputStream(stream);
        if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
            return new Contents(envelopes, Optional.of(Problem.of("courier.form", name)));
        }
        try {
            int length = in.readInt();
            while (length != END) {
                if (length < 0 || length > Envelope.MOST_BYTES) {
                    return damaged(name, envelopes);
                }
                int crc = in.readInt();
                byte[] envelope = new byte[length];
                in.readFully(envelope);
                if (crc(envelope) != crc) {
                    return damaged(name, envelopes);
                }
                envelopes.add(Bytes.of(envelope));
                length = in.readInt();
            }
            if (in.readInt() != envelopes.size() || in.read() != -1) {
                return damaged(name, envelopes);
            }
            return new Contents(envelopes, Optional.empty());
        } catch (EOFException cut) {
            return new Contents(envelopes, Optional.of(Problem.of("courier.cut", name, envelopes.size())));
        }
    }

    private static Contents damaged(String name, List<Bytes> envelopes) {
        return new Contents(envelopes, Optional.of(Problem.of("courier.damaged", name, envelopes.size())));
    }

    private static int crc(byte[] bytes) {
        var crc = new CRC32();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
