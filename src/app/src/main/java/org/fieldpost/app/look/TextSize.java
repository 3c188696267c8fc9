package org.fieldpost.app.look;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** How large the app writes. */
public enum TextSize {
    USUAL(1),
    LARGE(1.2),
    LARGEST(1.4);

    private static final Pattern SIZE = Pattern.compile("(-fx-font-size:)([0-9.]+)px");

    private final double times;

    TextSize(double times) {
        this.times = times;
    }

    /** How many times the usual size. */
    public double times() {
        return times;
    }

    /** The size of this name, as it is kept; empty for one that this version does not know. */
    public static Optional<TextSize> named(String name) {
        return Arrays.stream(values()).filter(size -> size.name().equals(name)).findFirst();
    }

    /** The rules with every size of text in them made larger; those of the two bars stay as they are. */
    String in(String rules) {
        return rules.lines()
                .map(rule -> rule.startsWith(".nav ") || rule.startsWith(".topbar ")
                        ? rule
                        : SIZE.matcher(rule)
                                .replaceAll(m -> m.group(1) + Double.parseDouble(m.group(2)) * times + "px"))
                .reduce("", (all, rule) -> all + rule + "\n");
    }
}
