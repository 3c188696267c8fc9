package org.fieldpost.app.print;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A font with a few glyphs of another, some moved, numbered in the order they were asked for. */
final class TrueTypeSubset {

    private static final int BY_OFFSET_IN_WORDS = 0x0003;

    /**
     * A glyph as it is drawn, in units of the font.
     *
     * @param advance how far it moves the pen
     * @param x how far it stands to the right of where the font has it
     * @param y how far above
     */
    record Shifted(int glyph, int advance, int x, int y) {}

    private TrueTypeSubset() {}

    /** One asked for twice stands there twice. */
    static byte[] of(TrueType font, List<Shifted> glyphs) {
        List<Shifted> all = new ArrayList<>(glyphs);
        Map<Integer, Integer> parts = new HashMap<>();
        var glyf = new ByteArrayOutputStream();
        List<byte[]> outlines = new ArrayList<>();
        // grows while it is walked: a glyph brings the glyphs it is put together from
        for (int i = 0; i < all.size(); i++) {
            outlines.add(renumbered(font, all.get(i), all, parts));
        }
        var loca = ByteBuffer.allocate(4 * (all.size() + 1));
        for (byte[] outline : outlines) {
            loca.putInt(glyf.size());
            glyf.writeBytes(outline);
            glyf.writeBytes(new byte[(4 - outline.length % 4) % 4]);
        }
        loca.putInt(glyf.size());
        var hmtx = ByteBuffer.allocate(4 * all.size());
        for (Shifted each : all) {
            hmtx.putShort((short) each.advance()).putShort((short) (font.leftSideBearing(each.glyph()) + each.x()));
        }
        var tables = new TreeMap<String, byte[]>();
        for (String tag : List.of("cvt ", "fpgm", "prep")) {
            if (font.has(tag)) {
                tables.put(tag, bytes(font.table(tag)));
            }
        }
        tables.put("glyf", glyf.toByteArray());
        tables.put("loca", loca.array());
        tables.put("hmtx", hmtx.array());
        tables.put("head", with(with(bytes(font.table("head")), 50, 1), 8, 0));
        tables.put("hhea", with(bytes(font.table("hhea")), 34, all.size()));
        tables.put("maxp", maxima(bytes(font.table("maxp")), all.size()));
        return file(tables);
    }

    private static byte[] renumbered(TrueType font, Shifted each, List<Shifted> all, Map<Integer, Integer> parts) {
        ByteBuffer outline = each.x() == 0 && each.y() == 0
                ? ByteBuffer.wrap(bytes(font.outline(each.glyph())))
                : moved(font.box(each.glyph()), each);
        for (int at : TrueType.partsIn(outline)) {
            int part = outline.getShort(at) & 0xffff;
            int number = parts.computeIfAbsent(part, p -> {
                all.add(new Shifted(p, font.advance(p), 0, 0));
                return all.size() - 1;
            });
            outline.putShort(at, (short) number);
        }
        return outline.array();
    }

    /** The glyph as the one part of another. */
    private static ByteBuffer moved(TrueType.Box box, Shifted each) {
        return ByteBuffer.allocate(18)
                .putShort((short) -1)
                .putShort((short) (box.xMin() + each.x()))
                .putShort((short) (box.yMin() + each.y()))
                .putShort((short) (box.xMax() + each.x()))
                .putShort((short) (box.yMax() + each.y()))
                .putShort((short) BY_OFFSET_IN_WORDS)
                .putShort((short) each.glyph())
                .putShort((short) each.x())
                .putShort((short) each.y());
    }

    /** What a glyph with parts may need is at least what its parts need. */
    private static byte[] maxima(byte[] maxp, int glyphs) {
        ByteBuffer table = ByteBuffer.wrap(maxp);
        table.putShort(4, (short) glyphs);
        if (maxp.length >= 32) {
            table.putShort(10, (short) Math.max(table.getShort(10), table.getShort(6)));
            table.putShort(12, (short) Math.max(table.getShort(12), table.getShort(8)));
            table.putShort(28, (short) Math.max(table.getShort(28), 1));
            table.putShort(30, (short) (table.getShort(30) + 1));
        }
        return maxp;
    }

    private static byte[] bytes(ByteBuffer table) {
        byte[] bytes = new byte[table.limit()];
        table.get(0, bytes);
        return bytes;
    }

    private static byte[] with(byte[] table, int at, int value) {
        ByteBuffer.wrap(table).putShort(at, (short) value);
        return table;
    }

    private static byte[] file(SortedMap<String, byte[]> tables) {
        int count = tables.size();
        int offset = 12 + 16 * count;
        var directory = ByteBuffer.allocate(offset);
        int power = 31 - Integer.numberOfLeadingZeros(count);
        directory
                .putInt(0x00010000)
                .putShort((short) count)
                .putShort((short) (16 << power))
                .putShort((short) power)
                .putShort((short) (16 * count - (16 << power)));
        var body = new ByteArrayOutputStream();
        for (var table : tables.entrySet()) {
            byte[] padded = Arrays.copyOf(table.getValue(), (table.getValue().length + 3) / 4 * 4);
            directory
                    .put(table.getKey().getBytes(StandardCharsets.US_ASCII))
                    .putInt(checksum(padded))
                    .putInt(offset + body.size())
                    .putInt(table.getValue().length);
            body.writeBytes(padded);
        }
        var file = new ByteArrayOutputStream();
        file.writeBytes(directory.array());
        file.writeBytes(body.toByteArray());
        return file.toByteArray();
    }

    private static int checksum(byte[] padded) {
        int sum = 0;
        for (ByteBuffer words = ByteBuffer.wrap(padded); words.hasRemaining(); ) {
            sum += words.getInt();
        }
        return sum;
    }
}
