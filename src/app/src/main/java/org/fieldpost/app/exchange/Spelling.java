package org.fieldpost.app.exchange;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a group is said over the radio: the alphabet of ICAO Annex 10, the same in every language. Pure. */
public final class Spelling {

    private static final String[] LETTERS = {
        "Alfa",
        "Bravo",
        "Charlie",
        "Delta",
        "Echo",
        "Foxtrot",
        "Golf",
        "Hotel",
        "India",
        "Juliett",
        "Kilo",
        "Lima",
        "Mike",
        "November",
        "Oscar",
        "Papa",
        "Quebec",
        "Romeo",
        "Sierra",
        "Tango",
        "Uniform",
        "Victor",
        "Whiskey",
        "X-ray",
        "Yankee",
        "Zulu"
    };

    private static final String[] DIGITS = {
        "Zero", "Wun", "Too", "Tree", "Fower", "Fife", "Six", "Seven", "Ait", "Niner"
    };

    private static final Map<Character, String> MARKS = Map.of('-', "Dash", '.', "Point", '_', "Line", '*', "Star");

    private Spelling() {}

    public static String of(String group) {
        return group.toUpperCase(Locale.ROOT)
                .chars()
                .mapToObj(c -> word((char) c))
                .collect(Collectors.joining(" "));
    }

    private static String word(char c) {
        if (c >= 'A' && c <= 'Z') {
            return LETTERS[c - 'A'];
        }
        if (c >= '0' && c <= '9') {
            return DIGITS[c - '0'];
        }
        return Optional.ofNullable(MARKS.get(c)).orElse(String.valueOf(c));
    }
}
