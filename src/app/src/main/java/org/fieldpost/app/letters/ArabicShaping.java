package org.fieldpost.app.letters;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Joins Arabic letters without help of the system: each letter by the form it has among its neighbours (Unicode chapter 9.2,
 * presentation forms A and B), lam and alef as one. Order stays as it is read. Other scripts pass through. Pure.
 */
public final class ArabicShaping {

    private static final String BRACKETS = "()[]{}<>«»‹›";
    private static final int LAM = 0x0644;
    private static final int TATWEEL = 0x0640;
    private static final int ZERO_WIDTH_JOINER = 0x200d;

    /** Letters that join on both sides, by their isolated form; final, initial and medial follow it. */
    private static final Map<Integer, Integer> DUAL = new HashMap<>();

    /** Letters that join to the one before only, by their isolated form; the final form follows it. */
    private static final Map<Integer, Integer> RIGHT = new HashMap<>();

    /** Lam with each alef, isolated; the final form follows it. */
    private static final Map<Integer, Integer> LAM_ALEF =
            Map.of(0x0622, 0xfef5, 0x0623, 0xfef7, 0x0625, 0xfef9, 0x0627, 0xfefb);

    static {
        dual(0xfe89, 0x0626);
        dual(0xfe8f, 0x0628);
        dual(0xfe95, 0x062a, 0x062b, 0x062c, 0x062d, 0x062e);
        dual(0xfeb1, 0x0633, 0x0634, 0x0635, 0x0636, 0x0637, 0x0638, 0x0639, 0x063a);
        dual(0xfed1, 0x0641, 0x0642, 0x0643, 0x0644, 0x0645, 0x0646, 0x0647);
        dual(0xfef1, 0x064a);
        dual(0xfb56, 0x067e);
        dual(0xfb7a, 0x0686);
        dual(0xfb8e, 0x06a9, 0x06af);
        dual(0xfbfc, 0x06cc);
        right(0xfe81, 0x0622, 0x0623, 0x0624, 0x0625);
        right(0xfe8d, 0x0627);
        right(0xfe93, 0x0629);
        right(0xfea9, 0x062f, 0x0630, 0x0631, 0x0632);
        right(0xfeed, 0x0648, 0x0649);
        right(0xfb8a, 0x0698);
    }

    private static void dual(int isolated, int... letters) {
        for (int i = 0; i < letters.length; i++) {
            DUAL.put(letters[i], isolated + 4 * i);
        }
    }

    private static void right(int isolated, int... letters) {
        for (int i = 0; i < letters.length; i++) {
            RIGHT.put(letters[i], isolated + 2 * i);
        }
    }

    private ArabicShaping() {}

    /**
     * What is drawn, and what it was.
     *
     * @param shown the character whose glyph is drawn
     * @param source the characters it stands for
     * @param mark whether it stands over or under the letter before it
     * @param at where the first of those characters stands in the text, in chars
     */
    public record Letter(int shown, String source, boolean mark, int at) {

        /** Two letters drawn as one; marks of the first may stand between the two in the text. */
        public boolean pair() {
            return source.codePointCount(0, source.length()) == 2;
        }

        /** As it looks in a run that is read from right to left: a bracket shows its other side. */
        public Letter mirrored() {
            int bracket = BRACKETS.indexOf(shown);
            return bracket < 0 ? this : new Letter(BRACKETS.charAt(bracket ^ 1), source, mark, at);
        }

        /** What steers directions and joining, and draws nothing. */
        public boolean invisible() {
            return Character.getType(shown) == Character.FORMAT || Character.isISOControl(shown);
        }
    }

    /** The text with its letters joined, in the order it is read. */
    public static String joined(String text) {
        var joined = new StringBuilder();
        letters(text).forEach(letter -> joined.appendCodePoint(letter.shown()));
        return joined.toString();
    }

    public static List<Letter> letters(String text) {
        int[] all = text.codePoints().toArray();
        int[] places = places(all);
        List<Letter> letters = new ArrayList<>();
        for (int i = 0; i < all.length; i++) {
            int letter = all[i];
            if (mark(letter)) {
                letters.add(new Letter(letter, Character.toString(letter), true, places[i]));
                continue;
            }
            boolean before = joinsOn(neighbour(all, i, -1));
            int next = next(all, i);
            if (letter == LAM && next < all.length && LAM_ALEF.containsKey(all[next])) {
                letters.add(new Letter(
                        LAM_ALEF.get(all[next]) + (before ? 1 : 0),
                        Character.toString(LAM) + Character.toString(all[next]),
                        false,
                        places[i]));
                for (int between = i + 1; between < next; between++) {
                    letters.add(new Letter(all[between], Character.toString(all[between]), true, places[between]));
                }
                i = next;
                continue;
            }
            letters.add(new Letter(
                    form(letter, before, next < all.length && joinsBack(all[next])),
                    Character.toString(letter),
                    false,
                    places[i]));
        }
        return letters;
    }

    private static int[] places(int... all) {
        int[] places = new int[all.length];
        for (int i = 1; i < all.length; i++) {
            places[i] = places[i - 1] + Character.charCount(all[i - 1]);
        }
        return places;
    }

    private static int form(int letter, boolean before, boolean after) {
        Integer dual = DUAL.get(letter);
        if (dual != null) {
            return dual + (before && after ? 3 : after ? 2 : before ? 1 : 0);
        }
        Integer right = RIGHT.get(letter);
        if (right != null) {
            return right + (before ? 1 : 0);
        }
        return letter == 0x0621 ? 0xfe80 : letter;
    }

    /** Whether a letter reaches out to the one after it. */
    private static boolean joinsOn(int letter) {
        return DUAL.containsKey(letter) || letter == TATWEEL || letter == ZERO_WIDTH_JOINER;
    }

    /** Whether a letter takes the hand of the one before it. */
    private static boolean joinsBack(int letter) {
        return joinsOn(letter) || RIGHT.containsKey(letter);
    }

    /** Marks stand between letters and part none. */
    private static int neighbour(int[] all, int from, int step) {
        int at = from + step;
        while (at >= 0 && at < all.length && mark(all[at])) {
            at += step;
        }
        return at >= 0 && at < all.length ? all[at] : 0;
    }

    private static int next(int[] all, int from) {
        int at = from + 1;
        while (at < all.length && mark(all[at])) {
            at++;
        }
        return at;
    }

    private static boolean mark(int character) {
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }
}
