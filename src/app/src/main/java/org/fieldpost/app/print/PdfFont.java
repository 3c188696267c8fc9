package org.fieldpost.app.print;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fieldpost.app.letters.ArabicShaping;

/**
 * A font as a PDF carries it (ISO 32000-1, 9.7): only the glyphs that were used, each knowing what text it stands for, so that
 * the text can be searched and copied.
 */
final class PdfFont {

    private final TrueType font;
    private final String name;
    private final Map<Use, Integer> uses = new LinkedHashMap<>();

    /** A glyph for a text: one shape that stands for two letters is two of these. */
    private record Use(TrueTypeSubset.Shifted glyph, String text) {}

    private PdfFont(TrueType font, String name) {
        this.font = font;
        this.name = name;
        uses.put(new Use(new TrueTypeSubset.Shifted(0, font.advance(0), 0, 0), ""), 0);
    }

    static PdfFont shipped(String file, String name) {
        try (InputStream in = PdfFont.class.getResourceAsStream("/fieldpost/look/fonts/" + file)) {
            if (in == null) {
                throw new IllegalStateException("The font " + file + " is not in this build.");
            }
            return new PdfFont(TrueType.read(in.readAllBytes()), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The font's glyph for a letter, or for what it was before it was joined. */
    int glyph(ArabicShaping.Letter letter) {
        int glyph = font.glyph(letter.shown());
        return glyph != 0 ? glyph : font.glyph(letter.source().codePointAt(0));
    }

    /** The number by which the page calls this glyph for this text. */
    int use(TrueTypeSubset.Shifted glyph, String text) {
        return uses.computeIfAbsent(new Use(glyph, text), u -> uses.size());
    }

    TrueType glyphs() {
        return font;
    }

    double thousandths(int units) {
        return units * 1000.0 / font.unitsPerEm();
    }

    /** Writes the font and what it needs; the number of the object a page refers to. */
    int writeInto(PdfObjects objects) {
        List<TrueTypeSubset.Shifted> glyphs = new ArrayList<>();
        uses.keySet().forEach(use -> glyphs.add(use.glyph()));
        byte[] subset = TrueTypeSubset.of(font, glyphs);
        int file = objects.stream("/Length1 " + subset.length, subset);
        ByteBuffer head = font.table("head");
        ByteBuffer hhea = font.table("hhea");
        String tagged = "AAAAAA+" + name;
        int descriptor = objects.add("<< /Type /FontDescriptor /FontName /" + tagged + " /Flags 4 /FontBBox ["
                + whole(head.getShort(36)) + " " + whole(head.getShort(38)) + " " + whole(head.getShort(40)) + " "
                + whole(head.getShort(42)) + "] /ItalicAngle 0 /Ascent " + whole(hhea.getShort(4)) + " /Descent "
                + whole(hhea.getShort(6)) + " /CapHeight 700 /StemV 80 /FontFile2 " + file + " 0 R >>");
        var widths = new StringBuilder();
        glyphs.forEach(glyph -> widths.append(whole(glyph.advance())).append(' '));
        int descendant = objects.add("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /" + tagged
                + " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor "
                + descriptor + " 0 R /DW 0 /W [0 [" + widths.toString().strip() + "]] /CIDToGIDMap /Identity >>");
        int unicode = objects.stream("", PdfObjects.ascii(toUnicode()));
        return objects.add("<< /Type /Font /Subtype /Type0 /BaseFont /" + tagged
                + " /Encoding /Identity-H /DescendantFonts [" + descendant + " 0 R] /ToUnicode " + unicode + " 0 R >>");
    }

    private long whole(int units) {
        return Math.round(thousandths(units));
    }

    /** ISO 32000-1, 9.10.3; at most a hundred in a block. */
    private String toUnicode() {
        var map = new StringBuilder("""
                /CIDInit /ProcSet findresource begin
                12 dict begin
                begincmap
                /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
                /CMapName /Adobe-Identity-UCS def
                /CMapType 2 def
                1 begincodespacerange
                <0000> <FFFF>
                endcodespacerange
                """);
        List<Map.Entry<Use, Integer>> named = uses.entrySet().stream()
                .filter(e -> !e.getKey().text().isEmpty())
                .toList();
        for (int from = 0; from < named.size(); from += 100) {
            List<Map.Entry<Use, Integer>> block = named.subList(from, Math.min(named.size(), from + 100));
            map.append(block.size()).append(" beginbfchar\n");
            block.forEach(e -> map.append(PdfObjects.hex(e.getValue()))
                    .append(' ')
                    .append(PdfObjects.hex(e.getKey().text()))
                    .append('\n'));
            map.append("endbfchar\n");
        }
        return map.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
                .toString();
    }
}
