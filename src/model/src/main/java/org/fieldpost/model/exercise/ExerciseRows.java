package org.fieldpost.model.exercise;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fieldpost.model.read.Csv;

/**
 * The table of an exercise as it is written, cell by cell: to change one row and leave all others, and columns that are not ours, as
 * they stand. Whether it can be run says {@link ExerciseFile}.
 */
public final class ExerciseRows {

    private static final Pattern TIME = Pattern.compile("(\\d{1,3}):([0-5]\\d)");
    private static final Pattern QUOTED = Pattern.compile("[\",\\r\\n]");

    private final List<String> columns;
    private final List<Map<String, String>> rows;

    private ExerciseRows(List<String> columns, List<Map<String, String>> rows) {
        this.columns = columns;
        this.rows = rows;
    }

    static ExerciseRows of(List<Map<String, String>> rows) {
        return new ExerciseRows(ExerciseFile.COLUMNS, rows);
    }

    /** @throws org.fieldpost.model.words.ProblemException when it is no table, or lacks a column */
    public static ExerciseRows read(String file, String text) {
        List<Map<String, String>> rows = Csv.read(file, text, ExerciseFile.COLUMNS).stream()
                .map(Csv.Row::cells)
                .toList();
        return new ExerciseRows(
                rows.isEmpty() ? ExerciseFile.COLUMNS : List.copyOf(rows.get(0).keySet()), rows);
    }

    /** The cells of an inject by column. */
    public Optional<Map<String, String>> inject(String number) {
        return rows.stream().filter(row -> isInject(row, number)).findFirst();
    }

    /** The same under another name. */
    public ExerciseRows named(String id) {
        return new ExerciseRows(
                columns,
                rows.stream()
                        .map(row -> cell(row, ExerciseFile.ROW).equals("exercise")
                                ? changed(row, Map.of(ExerciseFile.NUMBER, id))
                                : row)
                        .toList());
    }

    public ExerciseRows without(String number) {
        return new ExerciseRows(
                columns, rows.stream().filter(row -> !isInject(row, number)).toList());
    }

    /** With one inject more, where its time belongs. */
    public ExerciseRows with(Map<String, String> cells) {
        return placed(changed(Map.of(ExerciseFile.ROW, "inject"), cells), rows.size());
    }

    /** With other cells in an inject that is there; where its time is another it goes where that belongs. */
    public ExerciseRows with(String number, Map<String, String> cells) {
        Map<String, String> before = inject(number).orElseThrow();
        Map<String, String> after = changed(before, cells);
        int at = rows.indexOf(before);
        if (minutes(before).equals(minutes(after)) || minutes(after).isEmpty()) {
            List<Map<String, String>> all = new ArrayList<>(rows);
            all.set(at, after);
            return new ExerciseRows(columns, all);
        }
        return without(number).placed(after, at);
    }

    private ExerciseRows placed(Map<String, String> inject, int otherwise) {
        List<Map<String, String>> all = new ArrayList<>(rows);
        OptionalInt minutes = minutes(inject);
        int at = otherwise;
        if (minutes.isPresent()) {
            at = all.size();
            while (at > 0 && later(all.get(at - 1), minutes.getAsInt())) {
                at--;
            }
        }
        all.add(at, inject);
        return new ExerciseRows(columns, all);
    }

    private static boolean later(Map<String, String> row, int minutes) {
        return cell(row, ExerciseFile.ROW).equals("inject") && minutes(row).orElse(0) > minutes;
    }

    private static OptionalInt minutes(Map<String, String> row) {
        Matcher time = TIME.matcher(cell(row, ExerciseFile.AT));
        return time.matches()
                ? OptionalInt.of(60 * Integer.parseInt(time.group(1)) + Integer.parseInt(time.group(2)))
                : OptionalInt.empty();
    }

    private static boolean isInject(Map<String, String> row, String number) {
        return cell(row, ExerciseFile.ROW).equals("inject")
                && cell(row, ExerciseFile.NUMBER)
                        .replaceFirst("^\\+?0*(?=\\d)", "")
                        .equals(number);
    }

    private static String cell(Map<String, String> row, String column) {
        return row.getOrDefault(column, "").strip();
    }

    private static Map<String, String> changed(Map<String, String> row, Map<String, String> cells) {
        Map<String, String> changed = new LinkedHashMap<>(row);
        changed.putAll(cells);
        return changed;
    }

    /** As a file, its header first. */
    public String csv() {
        var csv = new StringBuilder();
        line(csv, columns);
        rows.forEach(row -> line(
                csv,
                columns.stream().map(column -> row.getOrDefault(column, "")).toList()));
        return csv.toString();
    }

    private static void line(StringBuilder csv, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            csv.append(i == 0 ? "" : ",")
                    .append(QUOTED.matcher(cell).find() ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
        }
        csv.append('\n');
    }
}
