package org.fieldpost.app.print;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fieldpost.model.Check;

/**
 * A TrueType font (ISO/IEC 14496-22): which glyph stands for a character, how wide it is, how it is drawn. Reads what printing
 * needs and nothing more.
 */
final class TrueType {

    private static final int MOST_PARTS = 64;

    private final Map<String, ByteBuffer> tables = new HashMap<>();
    private final Map<Integer, Integer> glyphs = new HashMap<>();
    private final int unitsPerEm;
    private final int glyphCount;
    private final int metrics;
    private final boolean longOffsets;

    /** The box round a glyph, in units of the font. */
    record Box(int xMin, int yMin, int xMax, int yMax) {}

    /** @throws IllegalArgumentException when the bytes are no such font */
    static TrueType read(byte[] bytes) {
        try {
            return new TrueType(ByteBuffer.wrap(bytes));
        } catch (IndexOutOfBoundsException | BufferUnderflowException e) {
            throw new IllegalArgumentException("the font ends before its tables do", e);
        }
    }

    private TrueType(ByteBuffer font) {
        Check.that(font.getInt(0) == 0x00010000, "not a TrueType font");
        int count = font.getShort(4) & 0xffff;
        for (int i = 0; i < count; i++) {
            int entry = 12 + 16 * i;
            byte[] tag = new byte[4];
            font.get(entry, tag);
            long offset = font.getInt(entry + 8) & 0xffffffffL;
            long length = font.getInt(entry + 12) & 0xffffffffL;
            Check.that(offset + length <= font.limit(), "a table of the font lies beyond its end");
            tables.put(new String(tag, StandardCharsets.US_ASCII), font.slice((int) offset, (int) length));
        }
        unitsPerEm = table("head").getShort(18) & 0xffff;
        Check.range("units per em", unitsPerEm, 16, 16_384);
        longOffsets = table("head").getShort(50) == 1;
        glyphCount = table("maxp").getShort(4) & 0xffff;
        Check.range("glyphs", glyphCount, 1, 65_535);
        metrics = table("hhea").getShort(34) & 0xffff;
        Check.range("metrics", metrics, 1, glyphCount);
        Check.that(table("hmtx").limit() >= 4L * metrics, "the font lacks widths");
        Check.that(table("loca").limit() >= (glyphCount + 1L) * (longOffsets ? 4 : 2), "the font lacks outlines");
        table("glyf");
        characters(table("cmap"));
    }

    private void characters(ByteBuffer cmap) {
        int count = cmap.getShort(2) & 0xffff;
        for (int i = 0; i < count; i++) {
            int platform = cmap.getShort(4 + 8 * i) & 0xffff;
            int at = cmap.getInt(8 + 8 * i);
            boolean unicode = platform == 0 || platform == 3;
            if (unicode && (cmap.getShort(at) & 0xffff) == 4) {
                segments(cmap, at);
            } else if (unicode && (cmap.getShort(at) & 0xffff) == 12) {
                groups(cmap, at);
            }
        }
        Check.that(!glyphs.isEmpty(), "the font says nothing of Unicode");
    }

    private void segments(ByteBuffer cmap, int at) {
        int twice = cmap.getShort(at + 6) & 0xfffe;
        int ends = at + 14;
        int starts = ends + twice + 2;
        for (int s = 0; s < twice; s += 2) {
            int last = cmap.getShort(ends + s) & 0xffff;
            int first = cmap.getShort(starts + s) & 0xffff;
            int delta = cmap.getShort(starts + twice + s);
            int rangeAt = starts + 2 * twice + s;
            int range = cmap.getShort(rangeAt) & 0xffff;
            for (int c = first; c <= last && c < 0xffff; c++) {
                int glyph = range == 0 ? c : cmap.getShort(rangeAt + range + 2 * (c - first)) & 0xffff;
                put(c, glyph == 0 && range != 0 ? 0 : glyph + delta & 0xffff);
            }
        }
    }

    private void groups(ByteBuffer cmap, int at) {
        int count = cmap.getInt(at + 12);
        for (int g = 0; g < count; g++) {
            int first = cmap.getInt(at + 16 + 12 * g);
            int last = cmap.getInt(at + 20 + 12 * g);
            int glyph = cmap.getInt(at + 24 + 12 * g);
            Check.that(first >= 0 && last >= first && last - first < 65_536, "a group of characters has no size");
            for (int c = first; c <= last; c++) {
                put(c, glyph + c - first);
            }
        }
    }

    private void put(int character, int glyph) {
        if (glyph > 0 && glyph < glyphCount) {
            glyphs.put(character, glyph);
        }
    }

    /** A table of the font; what is read from it does not move anything. */
    ByteBuffer table(String tag) {
        ByteBuffer table = tables.get(tag);
        Check.that(table != null, () -> "the font has no table " + tag);
        return table.duplicate();
    }

    boolean has(String tag) {
        return tables.containsKey(tag);
    }

    int unitsPerEm() {
        return unitsPerEm;
    }

    /** The glyph of a character; 0 where the font has none. */
    int glyph(int character) {
        return glyphs.getOrDefault(character, 0);
    }

    /** In units of the font. */
    int advance(int glyph) {
        return table("hmtx").getShort(4 * Math.min(glyph, metrics - 1)) & 0xffff;
    }

    int leftSideBearing(int glyph) {
        ByteBuffer hmtx = table("hmtx");
        int at = glyph < metrics ? 4 * glyph + 2 : 4 * metrics + 2 * (glyph - metrics);
        return at + 2 <= hmtx.limit() ? hmtx.getShort(at) : 0;
    }

    /** How the glyph is drawn; nothing for a space. */
    ByteBuffer outline(int glyph) {
        Check.range("glyph", glyph, 0, glyphCount - 1L);
        long from = offset(glyph);
        long to = offset(glyph + 1);
        ByteBuffer glyf = table("glyf");
        Check.that(from <= to && to <= glyf.limit(), "an outline lies beyond the font's end");
        return glyf.slice((int) from, (int) (to - from));
    }

    private long offset(int glyph) {
        return longOffsets
                ? table("loca").getInt(4 * glyph) & 0xffffffffL
                : 2L * (table("loca").getShort(2 * glyph) & 0xffff);
    }

    Box box(int glyph) {
        ByteBuffer outline = outline(glyph);
        return outline.limit() < 10
                ? new Box(0, 0, 0, 0)
                : new Box(outline.getShort(2), outline.getShort(4), outline.getShort(6), outline.getShort(8));
    }

    /** Where in an outline the numbers of the glyphs stand that it is put together from. */
    static List<Integer> partsIn(ByteBuffer outline) {
        List<Integer> parts = new ArrayList<>();
        if (outline.limit() < 10 || outline.getShort(0) >= 0) {
            return parts;
        }
        int at = 10;
        int flags;
        do {
            Check.that(at + 4 <= outline.limit() && parts.size() < MOST_PARTS, "a glyph is put together wrongly");
            flags = outline.getShort(at);
            parts.add(at + 2);
            int scale = (flags & 0x08) != 0 ? 2 : (flags & 0x40) != 0 ? 4 : (flags & 0x80) != 0 ? 8 : 0;
            at += 4 + ((flags & 0x01) != 0 ? 4 : 2) + scale;
        } while ((flags & 0x20) != 0);
        return parts;
    }
}
