package org.fieldpost.server.backup;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.fieldpost.exchange.Bytes;

/** What stands in a backup, in its order: what it is of, the keys, the lines of the outside log, the tables, the end. */
final class Contents {

    private static final int TABLE = 'T';
    private static final int ROW = 'R';
    private static final int END = 'E';

    private static final int NOTHING = 0;
    private static final int WHOLE = 1;
    private static final int TEXT = 2;
    private static final int BYTES = 3;
    private static final int FRACTION = 4;

    private Contents() {}

    /**
     * What a backup is of.
     *
     * @param schema version of the schema
     */
    record About(int schema, String mission, String mode, long epoch, Instant madeAt) {}

    /** Takes what is read, in its order. */
    interface Reader {
        void about(About about, Bytes keys, List<String> outside) throws IOException;

        void table(String name, List<String> columns) throws IOException;

        void row(List<Object> values) throws IOException;
    }

    static void begin(DataOutputStream out, About about, Bytes keys, List<String> outside) throws IOException {
        out.writeInt(about.schema());
        text(out, about.mission());
        text(out, about.mode());
        out.writeLong(about.epoch());
        out.writeLong(about.madeAt().toEpochMilli());
        bytes(out, keys.toArray());
        texts(out, outside);
    }

    static void table(DataOutputStream out, String name, List<String> columns) throws IOException {
        out.write(TABLE);
        text(out, name);
        texts(out, columns);
    }

    static void row(DataOutputStream out, List<Object> values) throws IOException {
        out.write(ROW);
        for (Object value : values) {
            if (value == null) {
                out.write(NOTHING);
            } else if (value instanceof Long whole) {
                out.write(WHOLE);
                out.writeLong(whole);
            } else if (value instanceof String text) {
                out.write(TEXT);
                text(out, text);
            } else if (value instanceof byte[] bytes) {
                out.write(BYTES);
                bytes(out, bytes);
            } else {
                out.write(FRACTION);
                out.writeDouble((Double) value);
            }
        }
    }

    static void end(DataOutputStream out, long rows) throws IOException {
        out.write(END);
        out.writeLong(rows);
    }

    /**
     * Reads all of it.
     *
     * @return how many rows
     * @throws EOFException when it ends before its end
     */
    static long read(DataInputStream in, Reader reader) throws IOException {
        var about = new About(in.readInt(), text(in), text(in), in.readLong(), Instant.ofEpochMilli(in.readLong()));
        reader.about(about, Bytes.of(bytes(in)), texts(in));
        long rows = 0;
        int columns = 0;
        for (int what = in.read(); what != END; what = in.read()) {
            if (what == TABLE) {
                String name = text(in);
                List<String> named = texts(in);
                columns = named.size();
                reader.table(name, named);
            } else if (what == ROW) {
                List<Object> values = new ArrayList<>();
                for (int i = 0; i < columns; i++) {
                    values.add(value(in));
                }
                reader.row(values);
                rows++;
            } else {
                throw new EOFException();
            }
        }
        if (in.readLong() != rows || in.read() >= 0) {
            throw new EOFException();
        }
        return rows;
    }

    private static Object value(DataInputStream in) throws IOException {
        return switch (in.readByte()) {
            case NOTHING -> null;
            case WHOLE -> in.readLong();
            case TEXT -> text(in);
            case BYTES -> bytes(in);
            case FRACTION -> in.readDouble();
            default -> throw new EOFException();
        };
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        bytes(out, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }

    private static void texts(DataOutputStream out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            text(out, text);
        }
    }

    private static List<String> texts(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(text(in));
        }
        return texts;
    }

    private static void bytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }
}
