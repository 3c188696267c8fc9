package org.fieldpost.app.print;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.fieldpost.app.letters.ArabicShaping;
import org.fieldpost.app.letters.MarkStack;

/**
 * One line of a paragraph, its glyphs from left to right as they stand on paper: letters joined, runs turned as Unicode's
 * bidirectional algorithm says, marks over or under their letter.
 */
final class TextLine {

    /** A mark stands this far from its letter, in thousandths of the size. */
    private static final int GAP = 30;

    private final PdfFont font;
    private final List<Placed> glyphs = new ArrayList<>();
    private int pen;

    /** A glyph and where the pen stands when it is drawn, in units of the font. */
    private record Placed(TrueTypeSubset.Shifted glyph, String text, int pen) {}

    private TextLine(PdfFont font) {
        this.font = font;
    }

    static TextLine of(PdfFont font, String line, boolean rightToLeft) {
        var set = new TextLine(font);
        if (!line.isEmpty()) {
            set.set(new Bidi(line, rightToLeft ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT), line);
        }
        return set;
    }

    /** How wide the text is in thousandths of the size, whatever its directions. */
    static double width(PdfFont font, String text) {
        double width = 0;
        for (ArabicShaping.Letter letter : ArabicShaping.letters(text)) {
            if (!letter.mark() && !letter.invisible()) {
                width += font.glyphs().advance(font.glyph(letter));
            }
        }
        return font.thousandths(1) * width;
    }

    private void set(Bidi bidi, String line) {
        int count = bidi.getRunCount();
        byte[] levels = new byte[count];
        Integer[] runs = new Integer[count];
        for (int i = 0; i < count; i++) {
            levels[i] = (byte) bidi.getRunLevel(i);
            runs[i] = i;
        }
        Bidi.reorderVisually(levels, 0, runs, 0, count);
        for (int run : Arrays.asList(runs)) {
            boolean leftwards = bidi.getRunLevel(run) % 2 == 1;
            List<List<ArabicShaping.Letter>> clusters =
                    clusters(line.substring(bidi.getRunStart(run), bidi.getRunLimit(run)));
            if (leftwards) {
                Collections.reverse(clusters);
            }
            clusters.forEach(cluster -> place(cluster, leftwards));
        }
    }

    /** Each letter with its marks. */
    private static List<List<ArabicShaping.Letter>> clusters(String run) {
        List<List<ArabicShaping.Letter>> clusters = new ArrayList<>();
        for (ArabicShaping.Letter letter : ArabicShaping.letters(run)) {
            if (letter.invisible()) {
                continue;
            }
            if (!letter.mark() || clusters.isEmpty()) {
                clusters.add(new ArrayList<>());
            }
            clusters.get(clusters.size() - 1).add(letter);
        }
        return clusters;
    }

    private void place(List<ArabicShaping.Letter> cluster, boolean leftwards) {
        ArabicShaping.Letter letter = cluster.get(0);
        int base = font.glyph(leftwards ? letter.mirrored() : letter);
        int start = pen;
        List<Placed> marks = marks(cluster, base);
        if (leftwards) {
            // a reader takes what stands further left for what comes later
            glyphs.addAll(marks);
        }
        int advance = font.glyphs().advance(base);
        if (letter.pair()) {
            lamAlef(base, letter.source(), advance);
        } else {
            glyphs.add(new Placed(new TrueTypeSubset.Shifted(base, advance, 0, 0), letter.source(), pen));
        }
        if (!leftwards) {
            glyphs.addAll(marks);
        }
        pen = start + advance;
    }

    /** One shape for two letters: it stands for the alef, and an empty place at its right for the lam before it. */
    private void lamAlef(int base, String source, int advance) {
        int half = advance / 2;
        glyphs.add(new Placed(new TrueTypeSubset.Shifted(base, half, 0, 0), source.substring(1), pen));
        int empty = font.glyphs().glyph(' ');
        glyphs.add(new Placed(
                new TrueTypeSubset.Shifted(empty, advance - half, 0, 0), source.substring(0, 1), pen + half));
    }

    /** Over or under their letter, each beyond the one before; drawn from its left edge, so that they stay on the line. */
    private List<Placed> marks(List<ArabicShaping.Letter> cluster, int base) {
        List<Placed> marks = new ArrayList<>();
        int gap = (int) (GAP / font.thousandths(1));
        var stack = new MarkStack(box(base), gap);
        for (ArabicShaping.Letter mark : cluster.subList(1, cluster.size())) {
            int glyph = font.glyph(mark);
            MarkStack.Shift shift = stack.next(mark.shown(), box(glyph));
            marks.add(
                    0,
                    new Placed(
                            new TrueTypeSubset.Shifted(glyph, gap, (int) shift.x(), (int) shift.y()),
                            mark.source(),
                            pen));
        }
        return marks;
    }

    private MarkStack.Box box(int glyph) {
        TrueType.Box box = font.glyphs().box(glyph);
        return new MarkStack.Box(box.xMin(), box.yMin(), box.xMax(), box.yMax());
    }

    /** In thousandths of the size. */
    double width() {
        return font.thousandths(pen);
    }

    /** The operators that draw it in this size, its left end at this place. */
    String drawn(String fontName, double size, double x, double y) {
        var ops = new StringBuilder("BT /" + fontName + " " + PdfObjects.number(size) + " Tf 1 0 0 1 "
                + PdfObjects.number(x) + " " + PdfObjects.number(y) + " Tm [");
        long at = 0;
        for (Placed placed : glyphs) {
            long back = at - Math.round(font.thousandths(placed.pen()));
            if (back != 0) {
                ops.append(back);
                at -= back;
            }
            ops.append(PdfObjects.hex(font.use(placed.glyph(), placed.text())));
            at += Math.round(font.thousandths(placed.glyph().advance()));
        }
        return ops.append("] TJ ET\n").toString();
    }
}
