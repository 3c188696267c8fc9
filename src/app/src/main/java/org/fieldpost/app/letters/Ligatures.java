package org.fieldpost.app.letters;

import java.util.HashMap;
import java.util.Map;

/**
 * Pairs of joined letters that the bundled font draws as one, each with the code point of that shape (Unicode, Arabic presentation
 * forms A): a yeh, an alef maksura, a reh, a zain or a noon at the end of a word under the letter before it. Lam with alef is not
 * among them; {@link ArabicShaping} joins it in every font.
 */
final class Ligatures {

    /** By the first letter in the upper and the second in the lower 16 bits. */
    private static final Map<Integer, Integer> SHAPES = new HashMap<>();

    static {
        pairs(
                0xfef0,
                "\ufe8b\ufc03\ufe8c\ufc68\ufe91\ufc09\ufe92\ufc6e\ufe97\ufc0f\ufe98\ufc74"
                        + "\ufe9b\ufc13\ufe9c\ufc7a\ufeb3\ufcfb\ufeb4\ufd17\ufeb7\ufcfd\ufeb8\ufd19"
                        + "\ufebb\ufd05\ufebc\ufd21\ufebf\ufd07\ufec0\ufd23\ufed3\ufc31\ufed7\ufc35"
                        + "\ufedb\ufc3d\ufedc\ufc83\ufedf\ufc43\ufee7\ufc4f\ufee8\ufc8e\ufef3\ufc59"
                        + "\ufef4\ufc95");
        pairs(
                0xfef2,
                "\ufe8b\ufc04\ufe8c\ufc69\ufe91\ufc0a\ufe92\ufc6f\ufe97\ufc10\ufe98\ufc75"
                        + "\ufe9b\ufc14\ufe9c\ufc7b\ufeb3\ufcfc\ufeb4\ufd18\ufeb7\ufcfe\ufeb8\ufd1a"
                        + "\ufebb\ufd06\ufebc\ufd22\ufebf\ufd08\ufec0\ufd24\ufed3\ufc32\ufed7\ufc36"
                        + "\ufedb\ufc3e\ufedc\ufc84\ufedf\ufc44\ufee7\ufc50\ufee8\ufc8f\ufef3\ufc5a"
                        + "\ufef4\ufc96");
        pairs(
                0xfeae,
                "\ufe8c\ufc64\ufe92\ufc6a\ufe98\ufc70\ufe9c\ufc76\ufeb3\ufd0e\ufeb4\ufd2a"
                        + "\ufeb7\ufd0d\ufeb8\ufd29\ufebb\ufd0f\ufebc\ufd2b\ufebf\ufd10\ufec0\ufd2c"
                        + "\ufee8\ufc8a\ufef4\ufc91");
        pairs(0xfeb0, "\ufe8c\ufc65\ufe92\ufc6b\ufe98\ufc71\ufe9c\ufc77\ufee8\ufc8b\ufef4\ufc92");
        pairs(0xfee6, "\ufe8c\ufc67\ufe92\ufc6d\ufe98\ufc73\ufe9c\ufc79\ufee8\ufc8d\ufef4\ufc94");
    }

    private Ligatures() {}

    private static void pairs(int second, String firstsAndShapes) {
        for (int i = 0; i < firstsAndShapes.length(); i += 2) {
            SHAPES.put(firstsAndShapes.charAt(i) << 16 | second, (int) firstsAndShapes.charAt(i + 1));
        }
    }

    /** The shape of two letters, each given by its presentation form; 0 where they stay two. */
    static int of(int first, int second) {
        return first > 0xffff || second > 0xffff ? 0 : SHAPES.getOrDefault(first << 16 | second, 0);
    }
}
