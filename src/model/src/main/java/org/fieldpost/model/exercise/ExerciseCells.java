package org.fieldpost.model.exercise;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.place.KnownPoint;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.read.Csv;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.report.Question;
import org.fieldpost.model.review.Grade;
import org.fieldpost.model.vocabulary.Code;
import org.fieldpost.model.vocabulary.CodeList;
import org.fieldpost.model.vocabulary.Vocabulary;
import org.fieldpost.model.words.Problem;

/** Reads the cells of one row, and notes what is wrong with each. */
final class ExerciseCells {

    private final String file;
    private final Csv.Row row;
    private final Vocabulary vocabulary;
    private final Optional<Mission> world;
    private final List<Problem> problems;
    private final int before;

    ExerciseCells(String file, Csv.Row row, Vocabulary vocabulary, Optional<Mission> world, List<Problem> problems) {
        this.file = file;
        this.row = row;
        this.vocabulary = vocabulary;
        this.world = world;
        this.problems = problems;
        this.before = problems.size();
    }

    private String cell(String column) {
        return row.get(column).strip();
    }

    private void wrong(String column, Problem why) {
        problems.add(Problem.of("exercise.cell", file, row.line(), column, why));
    }

    /** What a record that checks itself refuses is told in its own words. */
    private <T> Optional<T> made(Supplier<T> making) {
        if (problems.size() > before) {
            return Optional.empty();
        }
        try {
            return Optional.of(making.get());
        } catch (IllegalArgumentException refused) {
            problems.add(Problem.of("exercise.line", file, row.line(), refused.getMessage()));
            return Optional.empty();
        }
    }

    Optional<Exercise> exercise(List<Exercise.Role> roles, List<Inject> injects) {
        Optional<Duration> lasts = time(ExerciseFile.AT);
        return made(() -> new Exercise(
                cell(ExerciseFile.NUMBER),
                cell(ExerciseFile.TITLE),
                cell(ExerciseFile.TEXT),
                cell(ExerciseFile.FROM),
                lasts.orElseThrow(),
                roles,
                injects));
    }

    Optional<Exercise.Role> role() {
        return made(
                () -> new Exercise.Role(cell(ExerciseFile.NUMBER), cell(ExerciseFile.TITLE), cell(ExerciseFile.TEXT)));
    }

    Optional<Inject> inject() {
        Optional<Integer> number = parsed(ExerciseFile.NUMBER, "exercise.number", Integer::valueOf);
        Optional<Duration> at = time(ExerciseFile.AT);
        Optional<Inject.Means> means = parsed(ExerciseFile.MEANS, "exercise.means", named(Inject.Means::valueOf));
        Optional<Point> place = cell(ExerciseFile.PLACE).isEmpty()
                ? Optional.empty()
                : parsed(ExerciseFile.PLACE, "exercise.place", this::point);
        List<Point> route = new ArrayList<>();
        for (String each : words(ExerciseFile.ROUTE, ";")) {
            parsed(ExerciseFile.ROUTE, "exercise.place", each, this::point).ifPresent(route::add);
        }
        Optional<Trap> trap = cell(ExerciseFile.TRAP).isEmpty()
                ? Optional.empty()
                : parsed(ExerciseFile.TRAP, "exercise.trap", named(Trap::valueOf));
        Optional<Key> key = key();
        return made(() -> new Inject(
                number.orElseThrow(),
                at.orElseThrow(),
                means.orElseThrow(),
                cell(ExerciseFile.FROM),
                cell(ExerciseFile.TO).isEmpty() ? Exercise.Role.ALL : cell(ExerciseFile.TO),
                cell(ExerciseFile.TITLE),
                cell(ExerciseFile.TEXT),
                words(ExerciseFile.PICTURES, " "),
                place,
                route,
                key.orElseThrow(),
                trap,
                cell(ExerciseFile.NOTES)));
    }

    private Optional<Key> key() {
        String answer = cell(ExerciseFile.ANSWER).toUpperCase(Locale.ROOT);
        Optional<Kind> kind = Arrays.stream(Kind.values())
                .filter(each -> each.name().equals(answer))
                .findFirst();
        if (kind.isEmpty() && !answer.equals("NIL") && !answer.equals("SEALED")) {
            wrong(ExerciseFile.ANSWER, Problem.of("exercise.answer", answer));
        }
        Map<Question, List<Code>> codes = codes(ExerciseFile.CODES);
        Map<Question, List<Code>> also = codes(ExerciseFile.ALSO);
        for (Question question : codes.keySet()) {
            if (kind.isPresent() && !question.askedIn(kind.get())) {
                wrong(ExerciseFile.CODES, Problem.of("exercise.not_asked", question.name(), answer));
            }
        }
        List<NexusInterface> interfaces = new ArrayList<>();
        for (String each : words(ExerciseFile.INTERFACES, " ")) {
            parsed(ExerciseFile.INTERFACES, "exercise.interface", each, NexusInterface::valueOf)
                    .ifPresent(interfaces::add);
        }
        Optional<Handling> handling = cell(ExerciseFile.HANDLING).isEmpty()
                ? Optional.of(Handling.H2)
                : parsed(ExerciseFile.HANDLING, "exercise.handling", named(Handling::valueOf));
        Optional<Grade> grade = cell(ExerciseFile.GRADE).isEmpty()
                ? Optional.empty()
                : parsed(ExerciseFile.GRADE, "exercise.grade", Grade::parse);
        return made(() -> new Key(
                kind.isPresent() ? Key.Wanted.REPORT : Key.Wanted.valueOf(answer),
                kind,
                codes,
                also,
                interfaces,
                handling.orElseThrow(),
                cell(ExerciseFile.FLASH).equalsIgnoreCase("yes"),
                grade));
    }

    /** As {@code activity=FUEL indicator=I6.1 indicator=I6.2}. */
    private Map<Question, List<Code>> codes(String column) {
        Map<Question, List<Code>> codes = new EnumMap<>(Question.class);
        for (String each : words(column, " ")) {
            String[] parts = each.split("=", -1);
            Optional<Question> question = Arrays.stream(Question.values())
                    .filter(q -> q.name().equalsIgnoreCase(parts[0]))
                    .findFirst();
            Optional<Code> code = parts.length == 2 && question.isPresent()
                    ? known(question.get().list(), parts[1])
                    : Optional.empty();
            if (code.isEmpty()) {
                wrong(column, Problem.of("exercise.code", each));
            } else {
                codes.computeIfAbsent(question.get(), q -> new ArrayList<>()).add(code.get());
            }
        }
        return codes;
    }

    private Optional<Code> known(CodeList list, String value) {
        try {
            return Optional.of(list.code(value)).filter(vocabulary::has);
        } catch (IllegalArgumentException noCode) {
            return Optional.empty();
        }
    }

    /** Hours and minutes from the start: 0:05, or 26:30 on the second day. */
    private Optional<Duration> time(String column) {
        return parsed(column, "exercise.time", text -> {
            String[] parts = text.split(":", -1);
            if (parts.length != 2 || !parts[0].matches("\\d{1,3}") || !parts[1].matches("[0-5]\\d")) {
                throw new IllegalArgumentException(text);
            }
            return Duration.ofHours(Long.parseLong(parts[0])).plusMinutes(Long.parseLong(parts[1]));
        });
    }

    /** A known point of the world, or latitude and longitude. */
    private Point point(String text) {
        Optional<Point> known = world.flatMap(of -> of.point(text)).map(KnownPoint::point);
        if (known.isPresent()) {
            return known.get();
        }
        String[] parts = text.split(" +", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException(text);
        }
        return new Point(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
    }

    private List<String> words(String column, String between) {
        return Arrays.stream(cell(column).split(between, -1))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private static <T> Function<String, T> named(Function<String, T> valueOf) {
        return text -> valueOf.apply(text.toUpperCase(Locale.ROOT));
    }

    private <T> Optional<T> parsed(String column, String problem, Function<String, T> reading) {
        return parsed(column, problem, cell(column), reading);
    }

    private <T> Optional<T> parsed(String column, String problem, String text, Function<String, T> reading) {
        try {
            return Optional.of(reading.apply(text));
        } catch (IllegalArgumentException unread) {
            wrong(column, Problem.of(problem, text));
            return Optional.empty();
        }
    }
}
