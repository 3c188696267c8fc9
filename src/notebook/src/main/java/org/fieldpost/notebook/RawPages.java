package org.fieldpost.notebook;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The pages of a database file as they lie there, with what the log beside it has committed since (sqlite.org, "Database File
 * Format", 1.3 and 4). Only reads; asks nothing of SQLite, which refuses a file whose first page is hurt.
 */
final class RawPages implements AutoCloseable {

    /** SQLite's own choice, with which every notebook is made. */
    static final int PAGE_BYTES = 4096;

    private static final int LOG_HEADER = 32;
    private static final int FRAME_HEADER = 24;
    private static final int MAGIC = 0x377f0682;

    private final FileChannel file;
    private final Map<Long, byte[]> log;
    private final long count;

    private RawPages(FileChannel file, Map<Long, byte[]> log) throws IOException {
        this.file = file;
        this.log = log;
        this.count = Math.max(
                file.size() / PAGE_BYTES,
                log.keySet().stream().mapToLong(n -> n).max().orElse(0));
    }

    static RawPages of(Path file) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + "-wal");
        Map<Long, byte[]> log =
                Files.exists(beside) ? committed(ByteBuffer.wrap(Files.readAllBytes(beside))) : Map.of();
        return new RawPages(FileChannel.open(file), log);
    }

    /** Pages are numbered from 1. */
    long count() {
        return count;
    }

    Optional<byte[]> page(long number) throws IOException {
        if (number < 1 || number > count) {
            return Optional.empty();
        }
        byte[] newest = log.get(number);
        if (newest != null) {
            return Optional.of(newest);
        }
        ByteBuffer page = ByteBuffer.allocate(PAGE_BYTES);
        while (page.hasRemaining() && file.read(page, (number - 1) * PAGE_BYTES + page.position()) > 0) {
            // the rest of the page
        }
        return page.hasRemaining() ? Optional.empty() : Optional.of(page.array());
    }

    /** Up to the last commit whose sums are right; what follows was never promised. */
    private static Map<Long, byte[]> committed(ByteBuffer bytes) {
        Map<Long, byte[]> pages = new HashMap<>();
        if (bytes.capacity() < LOG_HEADER || (bytes.getInt(0) & ~1) != MAGIC || bytes.getInt(8) != PAGE_BYTES) {
            return pages;
        }
        var sum = new Sum((bytes.getInt(0) & 1) == 1 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        sum.add(bytes, 0, 24);
        Map<Long, byte[]> begun = new HashMap<>();
        for (int at = LOG_HEADER; at + FRAME_HEADER + PAGE_BYTES <= bytes.capacity(); at += FRAME_HEADER + PAGE_BYTES) {
            sum.add(bytes, at, 8);
            sum.add(bytes, at + FRAME_HEADER, PAGE_BYTES);
            boolean sound = bytes.getLong(at + 8) == bytes.getLong(16)
                    && bytes.getInt(at + 16) == sum.first
                    && bytes.getInt(at + 20) == sum.second;
            if (!sound) {
                break;
            }
            byte[] page = new byte[PAGE_BYTES];
            bytes.get(at + FRAME_HEADER, page);
            begun.put(Integer.toUnsignedLong(bytes.getInt(at)), page);
            if (bytes.getInt(at + 4) != 0) {
                pages.putAll(begun);
                begun.clear();
            }
        }
        return pages;
    }

    /** The running sum of the log, 4.2 there. */
    private static final class Sum {

        private final ByteOrder order;
        private int first;
        private int second;

        Sum(ByteOrder order) {
            this.order = order;
        }

        void add(ByteBuffer bytes, int from, int length) {
            ByteBuffer words = bytes.duplicate().order(order);
            for (int at = from; at < from + length; at += 8) {
                first += words.getInt(at) + second;
                second += words.getInt(at + 4) + first;
            }
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
