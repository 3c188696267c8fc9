package org.fieldpost.server.review;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fieldpost.model.report.ReceiptCode;

/** Reads a receipt code as a radio operator types what he hears: in any case, with spaces for dashes, spelled in words. */
final class SpokenReceipt {

    private static final Map<String, String> WORDS = words();
    private static final Pattern SPACED =
            Pattern.compile("(EX )?([A-Z]) ?([0-9]{1,4})(?: ?([B-Z]))? ([1-9][0-9]*)(?: ?([A-Z*])| ([0-9]))?");
    private static final Pattern DASHED =
            Pattern.compile("(EX-?)?([A-Z][0-9]{1,4})([B-Z]?)-([1-9][0-9]*)(?:-?([A-Z*])|-([0-9]))?");

    private SpokenReceipt() {}

    /**
     * The code that is meant.
     *
     * @throws org.fieldpost.model.words.ProblemException when it is none, or its check character does not fit
     */
    static ReceiptCode parse(String heard) {
        String said = Stream.of(heard.toLowerCase(Locale.ROOT)
                        .replaceAll("[\\u2010-\\u2015_/]", "-")
                        .replaceAll("[.,;:\"']", " ")
                        .replace("-", " - ")
                        .strip()
                        .split("\\s+"))
                .map(word -> WORDS.getOrDefault(word, word.toUpperCase(Locale.ROOT)))
                .collect(Collectors.joining(" "));
        boolean dashed = said.contains("-");
        // without a dash a space stands between the two numbers, so letters and digits spelled one by one need the dash
        Matcher matcher = dashed ? DASHED.matcher(said.replace(" ", "")) : SPACED.matcher(said);
        if (!matcher.matches()) {
            return ReceiptCode.parse(heard);
        }
        String author = dashed ? matcher.group(2) : matcher.group(2) + matcher.group(3);
        String generation = dashed ? matcher.group(3) : matcher.group(4);
        String number = matcher.group(dashed ? 4 : 5);
        String check = matcher.group(dashed ? 5 : 6);
        String digit = matcher.group(dashed ? 6 : 7);
        String last = check != null ? check : digit;
        return ReceiptCode.parse((matcher.group(1) == null ? "" : "EX-")
                + author
                + (generation == null ? "" : generation.toLowerCase(Locale.ROOT))
                + "-" + number
                + (last == null ? "" : "-" + last));
    }

    private static Map<String, String> words() {
        Map<String, String> words = Stream.of(
                        "alfa bravo charlie delta echo foxtrot golf hotel india juliett kilo lima mike november oscar papa"
                                + " quebec romeo sierra tango uniform victor whiskey xray yankee zulu alpha juliet whisky")
                .flatMap(all -> Stream.of(all.split(" ")))
                .collect(Collectors.toMap(
                        word -> word, word -> word.substring(0, 1).toUpperCase(Locale.ROOT)));
        String[] digits = {"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"};
        for (int i = 0; i < digits.length; i++) {
            words.put(digits[i], String.valueOf(i));
        }
        words.putAll(Map.of("tree", "3", "fower", "4", "fife", "5", "niner", "9"));
        words.putAll(Map.of("dash", "-", "hyphen", "-", "minus", "-", "star", "*", "exercise", "EX"));
        return words;
    }
}
