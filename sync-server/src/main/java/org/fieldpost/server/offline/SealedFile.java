package org.fieldpost.server.offline;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.entry.Cbor;
import org.fieldpost.exchange.sealed.SealedBlob;
import org.fieldpost.model.Check;
import org.fieldpost.model.words.Problem;

/**
 * Sealed reports on their way from the server's page to the machine that opens them. Each is whole in itself: a cut file still
 * yields its whole ones, and says that it was cut.
 */
public final class SealedFile {

    public static final String ENDING = ".fieldpost-sealed";

    private static final byte[] MAGIC = "FPSEAL-0\n".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_HEADER = 1024;
    private static final int END = -1;

    private SealedFile() {}

    /** A sealed report or a dummy and the day it reached the server. */
    public record Item(LocalDate arrived, SealedBlob blob) {}

    /**
     * What was read.
     *
     * @param whole false when something is missing or damaged
     */
    record Contents(MissionSlip mission, List<Item> items, boolean whole) {}

    public static byte[] write(MissionSlip mission, List<Item> items) {
        var out = new ByteArrayOutputStream();
        byte[] header = Cbor.encode(mission.value());
        out.writeBytes(MAGIC);
        out.writeBytes(ByteBuffer.allocate(4).putInt(header.length).array());
        out.writeBytes(header);
        for (Item item : items) {
            byte[] record = ByteBuffer.allocate(16 + item.blob.bytes().size())
                    .putLong(item.arrived.toEpochDay())
                    .putLong(item.blob.id())
                    .put(item.blob.bytes().view())
                    .array();
            out.writeBytes(ByteBuffer.allocate(8)
                    .putInt(record.length)
                    .putInt(checksum(record))
                    .array());
            out.writeBytes(record);
        }
        out.writeBytes(ByteBuffer.allocate(8).putInt(END).putInt(items.size()).array());
        return out.toByteArray();
    }

    /**
     * Reads a file.
     *
     * @param name of the file, as the person knows it
     * @throws org.fieldpost.model.words.ProblemException when it is another kind of file, or cut before its first report
     */
    static Contents read(String name, byte[] file) {
        if (file.length < MAGIC.length || !Arrays.equals(Arrays.copyOf(file, MAGIC.length), MAGIC)) {
            throw Problem.of("offline.other_file", name, Problem.of("offline.kind_sealed"))
                    .asException();
        }
        ByteBuffer in = ByteBuffer.wrap(file, MAGIC.length, file.length - MAGIC.length);
        MissionSlip mission;
        try {
            mission = MissionSlip.of(
                    Cbor.decode(take(in, (int) Check.range("header bytes", in.getInt(), 0, MOST_HEADER))));
        } catch (IllegalArgumentException | ArithmeticException | BufferUnderflowException e) {
            throw Problem.of("offline.cut_file", name).causedBy(e);
        }
        List<Item> items = new ArrayList<>();
        boolean damaged = false;
        try {
            int length = in.getInt();
            while (length != END) {
                int checksum = in.getInt();
                byte[] record = take(in, (int) Check.range("record bytes", length, 0, file.length));
                if (checksum(record) == checksum) {
                    items.add(item(record));
                } else {
                    damaged = true;
                }
                length = in.getInt();
            }
            return new Contents(mission, items, !damaged && in.getInt() == items.size() && !in.hasRemaining());
        } catch (IllegalArgumentException | java.time.DateTimeException | BufferUnderflowException cut) {
            return new Contents(mission, items, false);
        }
    }

    private static Item item(byte[] record) {
        ByteBuffer in = ByteBuffer.wrap(record);
        LocalDate arrived = LocalDate.ofEpochDay(in.getLong());
        return new Item(arrived, new SealedBlob(in.getLong(), Bytes.of(take(in, in.remaining()))));
    }

    private static byte[] take(ByteBuffer in, int length) {
        byte[] taken = new byte[Math.min(length, in.remaining())];
        in.get(taken);
        if (taken.length < length) {
            throw new BufferUnderflowException();
        }
        return taken;
    }

    private static int checksum(byte[] bytes) {
        var crc = new CRC32();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
