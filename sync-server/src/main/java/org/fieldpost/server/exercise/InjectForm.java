package org.fieldpost.server.exercise;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldpost.model.exercise.Exercise;
import org.fieldpost.model.exercise.ExerciseFile;
import org.fieldpost.model.words.Problem;

/**
 * The form of one inject: what its fields say, and what is wrong with which.
 *
 * @param cells by column
 * @param wrong by column
 * @param others what is wrong with no single field
 */
public record InjectForm(Map<String, String> cells, Map<String, Problem> wrong, List<Problem> others) {

    /** The columns that its fields are for, in their order. */
    public static final List<String> COLUMNS = ExerciseFile.COLUMNS.subList(1, ExerciseFile.COLUMNS.size());

    /** So many interfaces can be named at least. */
    private static final int LEAST_INTERFACES = 3;

    public InjectForm {
        cells = Map.copyOf(cells);
        wrong = Map.copyOf(wrong);
        others = List.copyOf(others);
    }

    static InjectForm of(Map<String, String> cells) {
        return new InjectForm(cells, Map.of(), List.of());
    }

    /** The next number, at the time of the last one. */
    static InjectForm next(Exercise exercise) {
        int number = exercise.injects().stream()
                        .mapToInt(each -> each.number())
                        .max()
                        .orElse(0)
                + 1;
        Duration last = exercise.injects().get(exercise.injects().size() - 1).at();
        return of(Map.of("number", String.valueOf(number), "at", time(last)));
    }

    public static String time(Duration at) {
        return at.toHours() + ":" + (at.toMinutesPart() < 10 ? "0" : "") + at.toMinutesPart();
    }

    /** What only the whole exercise knows to be wrong. */
    InjectForm checked(Exercise exercise, String before) {
        Map<String, Problem> found = new HashMap<>();
        boolean taken = exercise.injects().stream()
                .map(each -> String.valueOf(each.number()))
                .anyMatch(number -> number.equals(cell("number")) && !number.equals(before));
        if (taken) {
            found.put("number", Problem.of("exercise.number_taken", cell("number")));
        }
        String[] at = cell("at").split(":", -1);
        if (cell("at").matches("\\d{1,3}:[0-5]\\d")
                && Duration.ofHours(Long.parseLong(at[0]))
                                .plusMinutes(Long.parseLong(at[1]))
                                .compareTo(exercise.lasts())
                        > 0) {
            found.put("at", Problem.of("exercise.too_late", time(exercise.lasts())));
        }
        if (cell("text").isEmpty()) {
            found.put("text", Problem.of("exercise.says_nothing"));
        }
        return new InjectForm(cells, found, List.of());
    }

    /** With what the reading of the table found; every other row of it was good before. */
    InjectForm with(List<Problem> problems) {
        Map<String, Problem> byColumn = new HashMap<>(wrong);
        List<Problem> rest = new ArrayList<>(others);
        for (Problem problem : problems) {
            if (problem.key().equals("exercise.cell")) {
                byColumn.putIfAbsent(String.valueOf(problem.args().get(2)), (Problem)
                        problem.args().get(3));
            } else if (problem.key().equals("exercise.line") && byColumn.isEmpty()) {
                rest.add(Problem.of("exercise.refused", problem.args().get(2)));
            }
        }
        return new InjectForm(cells, byColumn, rest);
    }

    InjectForm with(Problem other) {
        return new InjectForm(cells, wrong, List.of(other));
    }

    public String cell(String column) {
        return cells.getOrDefault(column, "").strip();
    }

    public Optional<Problem> fault(String column) {
        return Optional.ofNullable(wrong.get(column));
    }

    public boolean faultless() {
        return wrong.isEmpty() && others.isEmpty();
    }

    /** What a field holds of those that take one of a list, written as the list has it. */
    public boolean holds(String column, String value) {
        return cell(column).equalsIgnoreCase(value);
    }

    /** The best first, and room for more. */
    public List<String> interfaces() {
        List<String> all = new ArrayList<>(List.of(cell("interfaces").split("\\s+", -1)));
        all.remove("");
        do {
            all.add("");
        } while (all.size() < LEAST_INTERFACES);
        return all;
    }
}
