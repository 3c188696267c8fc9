package org.fieldpost.model;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Conditions a value must meet to exist; a broken one throws an {@link IllegalArgumentException} that names the thing. */
public final class Check {

    /** Each form is a constant of the code that asks, so there are few. */
    private static final Map<String, Pattern> FORMS = new ConcurrentHashMap<>();

    private Check() {}

    public static double range(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(name + " is " + value + "; it must lie in " + least + " .. " + most);
        }
        return value;
    }

    public static long range(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " is " + value + "; it must lie in " + least + " .. " + most);
        }
        return value;
    }

    public static String text(String name, String value, int mostChars) {
        if (value == null || value.length() > mostChars) {
            throw new IllegalArgumentException(name + " has "
                    + (value == null ? "no text" : value.length() + " characters") + "; most is " + mostChars);
        }
        return value;
    }

    public static String matching(String name, String value, String pattern) {
        if (value == null
                || !FORMS.computeIfAbsent(pattern, Pattern::compile)
                        .matcher(value)
                        .matches()) {
            throw new IllegalArgumentException(name + " '" + value + "' is not of the form " + pattern);
        }
        return value;
    }

    public static byte[] bytes(String name, byte[] value, int length) {
        if (value == null || value.length != length) {
            throw new IllegalArgumentException(
                    name + " has " + (value == null ? 0 : value.length) + " bytes; it must have " + length);
        }
        return value;
    }

    public static <T extends Collection<?>> T size(String name, T value, int least, int most) {
        if (value == null || value.size() < least || value.size() > most) {
            throw new IllegalArgumentException(name + " has " + (value == null ? 0 : value.size())
                    + " items; it must have " + least + " .. " + most);
        }
        return value;
    }

    public static void that(boolean condition, String broken) {
        if (!condition) {
            throw new IllegalArgumentException(broken);
        }
    }

    /** As the other, for what is checked a thousand times before its sentence is ever needed. */
    public static void that(boolean condition, Supplier<String> broken) {
        if (!condition) {
            throw new IllegalArgumentException(broken.get());
        }
    }
}
