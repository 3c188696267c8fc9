package org.fieldpost.model.exercise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.read.Csv;
import org.fieldpost.model.vocabulary.Vocabulary;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;

/**
 * An exercise as a table that a spreadsheet opens: one row for the exercise, one for each role, one for each inject. Described in
 * {@code docs/exercise-file.md}. Reading tells everything that is wrong at once, each by its line and column.
 */
public final class ExerciseFile {

    static final String ROW = "row";
    static final String NUMBER = "number";
    static final String AT = "at";
    static final String MEANS = "means";
    static final String FROM = "from";
    static final String TO = "to";
    static final String TITLE = "title";
    static final String TEXT = "text";
    static final String PICTURES = "pictures";
    static final String PLACE = "place";
    static final String ROUTE = "route";
    static final String ANSWER = "answer";
    static final String CODES = "codes";
    static final String ALSO = "also";
    static final String INTERFACES = "interfaces";
    static final String HANDLING = "handling";
    static final String FLASH = "flash";
    static final String GRADE = "grade";
    static final String TRAP = "trap";
    static final String NOTES = "notes";

    public static final List<String> COLUMNS = List.of(
            ROW,
            NUMBER,
            AT,
            MEANS,
            FROM,
            TO,
            TITLE,
            TEXT,
            PICTURES,
            PLACE,
            ROUTE,
            ANSWER,
            CODES,
            ALSO,
            INTERFACES,
            HANDLING,
            FLASH,
            GRADE,
            TRAP,
            NOTES);

    private ExerciseFile() {}

    /** What came of reading. */
    public sealed interface Read {}

    /** It can be run. */
    public record Good(Exercise exercise) implements Read {}

    /** It cannot; each problem names line, column and remedy. */
    public record Broken(List<Problem> problems) implements Read {
        public Broken {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Reads it.
     *
     * @param file its name, for messages
     * @param worlds the fictional countries that are known here
     */
    public static Read read(
            String file, String text, Vocabulary vocabulary, Function<String, Optional<Mission>> worlds) {
        List<Csv.Row> rows;
        try {
            rows = Csv.read(file, text, COLUMNS);
        } catch (ProblemException e) {
            return new Broken(List.of(e.problem()));
        }
        List<Problem> problems = new ArrayList<>();
        Optional<Csv.Row> head =
                rows.stream().filter(row -> row.get(ROW).equals("exercise")).findFirst();
        if (head.isEmpty()) {
            return new Broken(List.of(Problem.of("exercise.no_head", file)));
        }
        Optional<Mission> world = worlds.apply(head.get().get(FROM)).filter(Mission::fictional);
        if (world.isEmpty()) {
            problems.add(Problem.of(
                    "exercise.cell",
                    file,
                    head.get().line(),
                    FROM,
                    Problem.of("exercise.world", head.get().get(FROM))));
        }
        List<Exercise.Role> roles = new ArrayList<>();
        List<Inject> injects = new ArrayList<>();
        for (Csv.Row row : rows) {
            var cells = new ExerciseCells(file, row, vocabulary, world, problems);
            switch (row.get(ROW)) {
                case "exercise" -> {
                    if (row.line() != head.get().line()) {
                        problems.add(
                                Problem.of("exercise.cell", file, row.line(), ROW, Problem.of("exercise.second_head")));
                    }
                }
                case "role" -> cells.role().ifPresent(roles::add);
                case "inject" -> cells.inject().ifPresent(injects::add);
                default ->
                    problems.add(Problem.of(
                            "exercise.cell", file, row.line(), ROW, Problem.of("exercise.row", row.get(ROW))));
            }
        }
        Optional<Exercise> exercise = problems.isEmpty()
                ? new ExerciseCells(file, head.get(), vocabulary, world, problems).exercise(roles, injects)
                : Optional.empty();
        return exercise.<Read>map(Good::new).orElseGet(() -> new Broken(problems));
    }

    /**
     * Reads what {@link ExerciseWriter#row} wrote.
     *
     * @param text one inject's row below the one of column names
     * @param world by whose known points places were written
     * @return empty where it is none, or names a code that is not known here
     */
    public static Optional<Inject> readRow(String text, Vocabulary vocabulary, Mission world) {
        try {
            List<Csv.Row> rows = Csv.read("inject", text, COLUMNS);
            return rows.size() == 1
                    ? new ExerciseCells("inject", rows.get(0), vocabulary, Optional.of(world), new ArrayList<>())
                            .inject()
                    : Optional.empty();
        } catch (ProblemException unreadable) {
            return Optional.empty();
        }
    }
}
