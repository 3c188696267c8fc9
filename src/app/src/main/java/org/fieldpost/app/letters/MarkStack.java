package org.fieldpost.app.letters;

/**
 * Puts marks over and under one letter, each beyond the one before, centred. In whatever unit its boxes have; upwards is positive.
 * For one letter and one thread.
 */
public final class MarkStack {

    /** The marks that stand under their letter: kasra, its double, and the rarer ones. */
    private static final String BELOW = "\u064d\u0650\u0655\u0656\u065c\u065f";

    private final Box letter;
    private final double gap;
    private double top;
    private double bottom;

    /** What a glyph covers when it is drawn at the origin. */
    public record Box(double xMin, double yMin, double xMax, double yMax) {}

    /** From where the letter is drawn to where the mark is. */
    public record Shift(double x, double y) {}

    /**
     * @param letter what the letter covers
     * @param gap the distance that a mark keeps
     */
    public MarkStack(Box letter, double gap) {
        this.letter = letter;
        this.gap = gap;
        top = letter.yMax();
        bottom = letter.yMin();
    }

    /** Where the next mark stands. */
    public Shift next(int mark, Box over) {
        double x = (letter.xMin() + letter.xMax()) / 2 - (over.xMin() + over.xMax()) / 2;
        double y;
        if (BELOW.indexOf(mark) >= 0) {
            y = bottom - gap - over.yMax();
            bottom = over.yMin() + y;
        } else {
            y = top + gap - over.yMin();
            top = over.yMax() + y;
        }
        return new Shift(x, y);
    }
}
