package org.fieldpost.notebook;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A row as it lies on a page, whichever table it belongs to (sqlite.org, "Database File Format", 1.6 and 2.1).
 *
 * @param rowid null in a table without one
 * @param values null, Long, Double, String or byte[], in the order of the columns
 */
record RawRow(Long rowid, List<Object> values) {

    private static final int INTERIOR_INDEX = 2;
    private static final int LEAF_INDEX = 10;
    private static final int LEAF_TABLE = 13;
    private static final int MOST_BYTES = 64 * 1024 * 1024;

    /** All rows of one page; what makes no sense there is left out. The first page holds only the names of tables. */
    static List<RawRow> on(RawPages pages, long number) throws IOException {
        Optional<byte[]> found = number == 1 ? Optional.empty() : pages.page(number);
        if (found.isEmpty()) {
            return List.of();
        }
        ByteBuffer page = ByteBuffer.wrap(found.get());
        int type = page.get(0);
        if (type != INTERIOR_INDEX && type != LEAF_INDEX && type != LEAF_TABLE) {
            return List.of();
        }
        int pointers = type == INTERIOR_INDEX ? 12 : 8;
        int cells = Short.toUnsignedInt(page.getShort(3));
        List<RawRow> rows = new ArrayList<>();
        for (int i = 0; i < cells && pointers + 2 * i + 2 <= page.capacity(); i++) {
            try {
                page.position(Short.toUnsignedInt(page.getShort(pointers + 2 * i)) + (type == INTERIOR_INDEX ? 4 : 0));
                rows.add(row(pages, page, type));
            } catch (IllegalArgumentException | IndexOutOfBoundsException | BufferUnderflowException noise) {
                // no row lies there
            }
        }
        return rows;
    }

    private static RawRow row(RawPages pages, ByteBuffer page, int type) throws IOException {
        long length = varint(page);
        if (length < 1 || length > MOST_BYTES) {
            throw new IllegalArgumentException("no length of a row: " + length);
        }
        Long rowid = type == LEAF_TABLE ? varint(page) : null;
        byte[] payload = payload(pages, page, (int) length, type == LEAF_TABLE);
        return new RawRow(rowid, values(ByteBuffer.wrap(payload)));
    }

    private static byte[] payload(RawPages pages, ByteBuffer page, int length, boolean table) throws IOException {
        int usable = RawPages.PAGE_BYTES;
        int most = table ? usable - 35 : (usable - 12) * 64 / 255 - 23;
        int least = (usable - 12) * 32 / 255 - 23;
        int here = length;
        if (length > most) {
            int fitting = least + (length - least) % (usable - 4);
            here = fitting <= most ? fitting : least;
        }
        byte[] payload = new byte[length];
        page.get(payload, 0, here);
        long next = here < length ? Integer.toUnsignedLong(page.getInt()) : 0;
        while (here < length) {
            byte[] overflow = pages.page(next)
                    .orElseThrow(() -> new IllegalArgumentException("the rest of the row is not there"));
            int more = Math.min(length - here, usable - 4);
            System.arraycopy(overflow, 4, payload, here, more);
            here += more;
            next = Integer.toUnsignedLong(ByteBuffer.wrap(overflow).getInt());
        }
        return payload;
    }

    private static List<Object> values(ByteBuffer record) {
        long header = varint(record);
        if (header < 1 || header > record.capacity()) {
            throw new IllegalArgumentException("no header of a row");
        }
        int headerEnd = (int) header;
        ByteBuffer body = record.duplicate().position(headerEnd);
        Object[] values = new Object[headerEnd];
        int count = 0;
        while (record.position() < headerEnd) {
            values[count++] = value(varint(record), body);
        }
        return Arrays.asList(Arrays.copyOf(values, count));
    }

    private static Object value(long type, ByteBuffer body) {
        if (type >= 12) {
            if ((type - 12) / 2 > body.remaining()) {
                throw new IllegalArgumentException("a value longer than its row");
            }
            byte[] bytes = new byte[(int) ((type - 12) / 2)];
            body.get(bytes);
            return type % 2 == 0 ? bytes : new String(bytes, StandardCharsets.UTF_8);
        }
        return switch ((int) type) {
            case 0 -> null;
            case 1, 2, 3, 4 -> integer(body, (int) type);
            case 5 -> integer(body, 6);
            case 6 -> integer(body, 8);
            case 7 -> body.getDouble();
            case 8 -> 0L;
            case 9 -> 1L;
            default -> throw new IllegalArgumentException("no type of a value: " + type);
        };
    }

    private static long integer(ByteBuffer body, int bytes) {
        long value = body.get();
        for (int i = 1; i < bytes; i++) {
            value = (value << 8) | Byte.toUnsignedLong(body.get());
        }
        return value;
    }

    private static long varint(ByteBuffer from) {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            byte next = from.get();
            value = (value << 7) | (next & 0x7f);
            if (next >= 0) {
                return value;
            }
        }
        return (value << 8) | Byte.toUnsignedLong(from.get());
    }
}
