package org.fieldpost.server.statistics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** What other code computed: the lines of reference.csv, written by reference.R beside it. */
record Reference(String method, List<String> given, String quantity, List<Double> expected) {

    static List<Reference> of(String method) {
        try (InputStream csv = Reference.class.getResourceAsStream("reference.csv")) {
            return new String(csv.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(Reference::read)
                    .filter(each -> each.method.equals(method))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reference read(String line) {
        List<String> columns = parts(line, ",");
        return new Reference(columns.get(0), parts(columns.get(1), " | "), columns.get(2), numbers(columns.get(3)));
    }

    private static List<String> parts(String text, String sign) {
        return List.of(text.split(Pattern.quote(sign), -1));
    }

    private static List<Double> numbers(String text) {
        return parts(text, " ").stream()
                .map(each -> each.equals("Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(each))
                .toList();
    }

    double[] list(int at) {
        return numbers(given.get(at)).stream().mapToDouble(each -> each).toArray();
    }

    double number(int at) {
        return list(at)[0];
    }

    long[] counts(int at) {
        return Arrays.stream(list(at)).mapToLong(each -> (long) each).toArray();
    }

    /** The lists of whole numbers parted by semicolons. */
    List<List<Integer>> lists(int at) {
        return parts(given.get(at), " ").stream()
                .map(each -> parts(each, ";").stream().map(Integer::valueOf).toList())
                .toList();
    }

    double value() {
        return expected.get(0);
    }

    @Override
    public String toString() {
        return method + " of " + given + ": " + quantity;
    }
}
