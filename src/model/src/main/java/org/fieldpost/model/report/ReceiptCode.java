package org.fieldpost.model.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fieldpost.model.Check;
import org.fieldpost.model.words.Problem;

/**
 * The name of a report that an officer can read out: author's code, generation, number of its first entry, check
 * character: {@code K7-42-R}, second generation {@code K7b-42-3}, in an exercise {@code EX-K7-42-R}. The check character
 * is ISO/IEC 7064 MOD 37-2 (so it may be a star): it finds every single wrong character and every swap of neighbours.
 */
public record ReceiptCode(boolean exercise, String author, int generation, long number) {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*";
    private static final Pattern FORM =
            Pattern.compile("(EX-)?([A-Z][0-9]{1,4})([b-z]?)-([1-9][0-9]{0,9})(?:-([0-9A-Z*]))?");

    public ReceiptCode {
        Check.matching("author", author, "[A-Z][0-9]{1,4}");
        Check.range("generation", generation, 1, 26);
        Check.range("number", number, 1, 9_999_999_999L);
    }

    /** With its check character. */
    public String spoken() {
        return stem() + "-" + checkCharacter(payload());
    }

    private String stem() {
        return (exercise ? "EX-" : "") + author + generationLetter() + "-" + number;
    }

    private String generationLetter() {
        return generation == 1 ? "" : String.valueOf((char) ('a' + generation - 1));
    }

    /** The first generation's letter counts though it is not shown: else K7-42 and K74-2 would check alike. */
    private String payload() {
        return (exercise ? "EX" : "") + author + (char) ('A' + generation - 1) + number;
    }

    private static char checkCharacter(String payload) {
        int sum = 0;
        for (int i = 0; i < payload.length(); i++) {
            sum = (sum + ALPHABET.indexOf(payload.charAt(i))) * 2 % 37;
        }
        return ALPHABET.charAt((38 - sum) % 37);
    }

    /**
     * Reads a code as typed or heard; spaces are ignored. The check character may be left out.
     *
     * @throws org.fieldpost.model.words.ProblemException when the form or the check character is wrong
     */
    public static ReceiptCode parse(String typed) {
        Matcher matcher = FORM.matcher(typed.replaceAll("\\s+", ""));
        if (!matcher.matches()) {
            throw Problem.of("receipt.form", typed.strip()).asException();
        }
        int generation = matcher.group(3).isEmpty() ? 1 : matcher.group(3).charAt(0) - 'a' + 1;
        var code = new ReceiptCode(
                matcher.group(1) != null, matcher.group(2), generation, Long.parseLong(matcher.group(4)));
        if (matcher.group(5) != null && matcher.group(5).charAt(0) != checkCharacter(code.payload())) {
            throw Problem.of("receipt.check", typed.strip()).asException();
        }
        return code;
    }

    @Override
    public String toString() {
        return spoken();
    }
}
