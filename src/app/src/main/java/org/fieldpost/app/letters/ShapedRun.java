package org.fieldpost.app.letters;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/**
 * A run of text in one direction and one font as glyphs from left to right, in the shape in which JavaFX 21 takes it
 * ({@code com.sun.javafx.text.TextRun#shape}). Every character has a slot of its own, also one that draws nothing, so that a caret
 * can stand at each: half of a shape for two letters belongs to each. A mark is drawn by an extra slot beside its letter, between two empty
 * slots that keep the letter's edges where they are. Pure.
 *
 * @param slots from left to right
 * @param width in pixels
 */
public record ShapedRun(List<Slot> slots, float width) {

    public ShapedRun {
        slots = List.copyOf(slots);
    }

    /** JavaFX draws nothing for this glyph ({@code CharToGlyphMapper.INVISIBLE_GLYPH_ID}). */
    public static final int NOTHING = 0xffff;

    /** A mark stands this far from its letter, in parts of the size. */
    private static final float GAP = 0.03f;

    /** The font in its size; lengths in pixels, upwards positive. */
    public interface Face {

        /** The glyph of a code point; {@link #missing} where there is none. */
        int glyph(int codePoint);

        int missing();

        float advance(int glyph);

        MarkStack.Box box(int glyph);

        float size();
    }

    /**
     * @param glyph what is drawn, {@link #NOTHING} for an empty slot
     * @param x from the left end of the run, in pixels
     * @param y from the base line downwards, in pixels
     * @param character what it belongs to, in chars from the start of the run
     */
    public record Slot(int glyph, float x, float y, int character) {}

    /** Of text that is not empty and all in one direction. */
    public static ShapedRun of(String text, boolean rightToLeft, Face face) {
        List<List<ArabicShaping.Letter>> clusters = paired(clusters(text), face);
        if (rightToLeft) {
            Collections.reverse(clusters);
        }
        List<Slot> slots = new ArrayList<>();
        float pen = 0;
        for (List<ArabicShaping.Letter> cluster : clusters) {
            pen = place(cluster, rightToLeft, face, pen, slots);
        }
        return new ShapedRun(slots, pen);
    }

    /** Each letter with its marks. */
    private static List<List<ArabicShaping.Letter>> clusters(String text) {
        List<List<ArabicShaping.Letter>> clusters = new ArrayList<>();
        for (ArabicShaping.Letter letter : ArabicShaping.letters(text)) {
            if (!letter.mark() || clusters.isEmpty()) {
                clusters.add(new ArrayList<>());
            }
            clusters.get(clusters.size() - 1).add(letter);
        }
        return clusters;
    }

    /** What the font draws as one becomes one, unless a mark stands between. */
    private static List<List<ArabicShaping.Letter>> paired(List<List<ArabicShaping.Letter>> clusters, Face face) {
        List<List<ArabicShaping.Letter>> paired = new ArrayList<>();
        for (List<ArabicShaping.Letter> cluster : clusters) {
            List<ArabicShaping.Letter> before = paired.isEmpty() ? List.of() : paired.get(paired.size() - 1);
            ArabicShaping.Letter second = cluster.get(0);
            int shape = before.size() == 1 ? Ligatures.of(before.get(0).shown(), second.shown()) : 0;
            if (shape != 0 && face.glyph(shape) != face.missing()) {
                ArabicShaping.Letter first = before.get(0);
                cluster.set(0, new ArabicShaping.Letter(shape, first.source() + second.source(), false, first.at()));
                paired.remove(paired.size() - 1);
            }
            paired.add(cluster);
        }
        return paired;
    }

    /** Adds the slots of a letter and its marks; the end of its advance. */
    private static float place(
            List<ArabicShaping.Letter> cluster, boolean leftwards, Face face, float pen, List<Slot> slots) {
        ArabicShaping.Letter letter = leftwards ? cluster.get(0).mirrored() : cluster.get(0);
        List<ArabicShaping.Letter> marks = cluster.subList(1, cluster.size());
        if (letter.invisible()) {
            slots.add(new Slot(NOTHING, pen, 0, letter.at()));
            empty(marks, mark -> true, pen, slots);
            return pen;
        }
        int base = glyph(letter, face);
        float end = pen + face.advance(base);
        if (leftwards) {
            int second = letter.pair() ? secondAt(letter, marks) : letter.at();
            empty(marks, mark -> mark.at() > second, pen, slots);
            slots.add(new Slot(base, pen, 0, second));
            if (letter.pair()) {
                float half = (pen + end) / 2;
                empty(marks, mark -> mark.at() < second, half, slots);
                slots.add(new Slot(NOTHING, half, 0, letter.at()));
            }
        } else {
            slots.add(new Slot(base, pen, 0, letter.at()));
            empty(marks, mark -> true, end, slots);
        }
        if (!marks.isEmpty()) {
            int edge = slots.get(slots.size() - 1).character();
            slots.add(new Slot(NOTHING, end, 0, edge));
            draw(marks, base, face, pen, slots);
            slots.add(new Slot(NOTHING, end, 0, edge));
        }
        return end;
    }

    private static void empty(
            List<ArabicShaping.Letter> marks, Predicate<ArabicShaping.Letter> which, float x, List<Slot> slots) {
        marks.stream().filter(which).forEach(mark -> slots.add(new Slot(NOTHING, x, 0, mark.at())));
    }

    private static void draw(List<ArabicShaping.Letter> marks, int base, Face face, float pen, List<Slot> slots) {
        var stack = new MarkStack(face.box(base), GAP * face.size());
        for (ArabicShaping.Letter mark : marks) {
            int glyph = face.glyph(mark.shown());
            MarkStack.Shift shift = stack.next(mark.shown(), face.box(glyph));
            slots.add(new Slot(glyph, pen + (float) shift.x(), (float) -shift.y(), mark.at()));
        }
    }

    /** A font without the joined form shows the letter alone, which can be read. */
    private static int glyph(ArabicShaping.Letter letter, Face face) {
        int glyph = face.glyph(letter.shown());
        return glyph == face.missing() && !letter.pair()
                ? face.glyph(letter.source().codePointAt(0))
                : glyph;
    }

    /** Only marks of the first stand between the two. */
    private static int secondAt(ArabicShaping.Letter pair, List<ArabicShaping.Letter> marks) {
        int at = pair.at() + 1;
        for (ArabicShaping.Letter mark : marks) {
            at += mark.at() == at ? mark.source().length() : 0;
        }
        return at;
    }
}
