package org.fieldpost.server.offline;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import org.fieldpost.exchange.entry.Cbor;
import org.fieldpost.model.words.Problem;

/** A small text file that says of what kind it is and notices when it was cut. White space in it is ignored. */
enum Slip {
    MISSION,
    RECIPIENT,
    KEY;

    static final int MOST_CHARS = 4000;

    private String prefix() {
        return "fieldpost-" + name().toLowerCase(java.util.Locale.ROOT) + "0:";
    }

    /** What a person is told it should have been. */
    private Problem named() {
        return Problem.of("offline.kind_" + name().toLowerCase(java.util.Locale.ROOT));
    }

    String write(Object value) {
        byte[] bytes = Cbor.encode(value);
        byte[] checked = ByteBuffer.allocate(bytes.length + 4)
                .put(bytes)
                .putInt(checksum(bytes))
                .array();
        return prefix() + Base64.getUrlEncoder().withoutPadding().encodeToString(checked) + "\n";
    }

    /** What reads a slip's value; its {@link IllegalArgumentException} says that the slip is damaged. */
    interface Reading<T> {
        T of(Object value);
    }

    /**
     * Reads a slip.
     *
     * @param name of the file, as the person knows it
     * @throws org.fieldpost.model.words.ProblemException when it is another kind of file, or cut
     */
    <T> T read(String name, String text, Reading<T> reading) {
        String code = text.replaceAll("\\s+", "");
        if (!code.startsWith(prefix()) || code.length() > MOST_CHARS) {
            throw Problem.of("offline.other_file", name, named()).asException();
        }
        try {
            byte[] checked = Base64.getUrlDecoder().decode(code.substring(prefix().length()));
            byte[] bytes = Arrays.copyOf(checked, Math.max(0, checked.length - 4));
            if (checked.length < 4 || ByteBuffer.wrap(checked, bytes.length, 4).getInt() != checksum(bytes)) {
                throw Problem.of("offline.cut_file", name).asException();
            }
            return reading.of(Cbor.decode(bytes));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw Problem.of("offline.cut_file", name).causedBy(e);
        }
    }

    <T> T read(Path file, Reading<T> reading) {
        try {
            if (Files.size(file) > MOST_CHARS) {
                throw Problem.of("offline.other_file", file, named()).asException();
            }
            return read(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1), reading);
        } catch (IOException e) {
            throw Problem.of("file.unreadable", file).causedBy(e);
        }
    }

    private static int checksum(byte[] bytes) {
        var crc = new CRC32();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
