package org.fieldpost.server.statistics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What other code computed: the lines of reference.csv, written by reference.R beside it. */
record Reference(String method, List<String> given, String quantity, double[] expected) {

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
        String[] columns = line.split(",");
        return new Reference(columns[0], List.of(columns[1].split(" \\| ")), columns[2], numbers(columns[3]));
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(" "))
                .mapToDouble(each -> each.equals("Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(each))
                .toArray();
    }

    double[] list(int at) {
        return numbers(given.get(at));
    }

    double number(int at) {
        return list(at)[0];
    }

    long[] counts(int at) {
        return Arrays.stream(list(at)).mapToLong(each -> (long) each).toArray();
    }

    /** The lists of whole numbers parted by semicolons. */
    List<List<Integer>> lists(int at) {
        return Arrays.stream(given.get(at).split(" "))
                .map(each ->
                        Arrays.stream(each.split(";")).map(Integer::valueOf).toList())
                .toList();
    }

    double value() {
        return expected[0];
    }

    @Override
    public String toString() {
        return method + " of " + given + ": " + quantity;
    }
}
