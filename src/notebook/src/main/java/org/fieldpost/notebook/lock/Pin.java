package org.fieldpost.notebook.lock;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;
import org.fieldpost.model.words.Problem;

/**
 * What an officer types to open a notebook: at least eight digits, or a phrase of at least twelve characters. The same however a
 * keyboard composes its letters and writes its digits.
 */
public final class Pin {

    public static final int FEWEST_DIGITS = 8;
    public static final int SHORTEST_PHRASE = 12;
    private static final int LONGEST = 128;

    private final String typed;

    private Pin(String typed) {
        this.typed = typed;
    }

    /** What was typed to open a notebook, whatever it is. */
    public static Pin typed(String text) {
        String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        StringBuilder same = new StringBuilder();
        Normalizer.normalize(cut.strip(), Normalizer.Form.NFKC)
                .codePoints()
                .forEach(c -> same.appendCodePoint(Character.isDigit(c) ? '0' + Character.digit(c, 10) : c));
        return new Pin(same.toString());
    }

    /** Why this cannot become a PIN, if so: too short, or among the first that anybody would try. */
    public Optional<Problem> tooWeak() {
        boolean digits = typed.chars().allMatch(c -> c >= '0' && c <= '9');
        if (typed.length() < (digits ? FEWEST_DIGITS : SHORTEST_PHRASE)) {
            return Optional.of(Problem.of("pin.short", FEWEST_DIGITS, SHORTEST_PHRASE));
        }
        long different = typed.chars().distinct().count();
        boolean repeats = typed.substring(typed.length() / 2).equals(typed.substring(0, (typed.length() + 1) / 2))
                && different <= 4;
        return different < 4 || steps() || repeats ? Optional.of(Problem.of("pin.easy")) : Optional.empty();
    }

    /** As 12345678 or 87654321: each character one further than the last. */
    private boolean steps() {
        int step = typed.charAt(1) - typed.charAt(0);
        if (Math.abs(step) > 1) {
            return false;
        }
        for (int i = 1; i < typed.length(); i++) {
            int next = typed.charAt(i) - typed.charAt(i - 1);
            // 9 and then 0 goes on counting
            if (next != step && next != step - 10 * Integer.signum(step)) {
                return false;
            }
        }
        return true;
    }

    byte[] bytes() {
        return typed.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Pin pin && pin.typed.equals(typed);
    }

    @Override
    public int hashCode() {
        return typed.hashCode();
    }

    /** Never the PIN. */
    @Override
    public String toString() {
        return "a PIN";
    }
}
