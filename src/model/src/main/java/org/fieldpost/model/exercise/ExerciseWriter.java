package org.fieldpost.model.exercise;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.place.KnownPoint;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.Question;
import org.fieldpost.model.vocabulary.Code;

/** Writes an exercise as the table of {@code docs/exercise-file.md}; read again it is the same exercise. */
public final class ExerciseWriter {

    private final Mission world;

    private ExerciseWriter(Mission world) {
        this.world = world;
    }

    /** @param world whose known points are written by their codes */
    public static String write(Exercise exercise, Mission world) {
        var writer = new ExerciseWriter(world);
        List<Map<String, String>> rows = new ArrayList<>();
        rows.add(Map.of(
                ExerciseFile.ROW, "exercise",
                ExerciseFile.NUMBER, exercise.id(),
                ExerciseFile.AT, time(exercise.lasts()),
                ExerciseFile.FROM, exercise.world(),
                ExerciseFile.TITLE, exercise.title(),
                ExerciseFile.TEXT, exercise.about()));
        exercise.roles()
                .forEach(role -> rows.add(Map.of(
                        ExerciseFile.ROW, "role",
                        ExerciseFile.NUMBER, role.id(),
                        ExerciseFile.TITLE, role.title(),
                        ExerciseFile.TEXT, role.brief())));
        exercise.injects().forEach(inject -> rows.add(writer.inject(inject)));
        return ExerciseRows.of(rows).csv();
    }

    /** The row of one inject below the one of column names, as {@link ExerciseFile#readRow} reads it. */
    public static String row(Inject inject, Mission world) {
        return ExerciseRows.of(List.of(new ExerciseWriter(world).inject(inject)))
                .csv();
    }

    private Map<String, String> inject(Inject inject) {
        Map<String, String> cells = new HashMap<>(key(inject.key()));
        cells.put(ExerciseFile.ROW, "inject");
        cells.put(ExerciseFile.NUMBER, String.valueOf(inject.number()));
        cells.put(ExerciseFile.AT, time(inject.at()));
        cells.put(ExerciseFile.MEANS, inject.means().name());
        cells.put(ExerciseFile.FROM, inject.from());
        cells.put(ExerciseFile.TO, inject.to().equals(Exercise.Role.ALL) ? "" : inject.to());
        cells.put(ExerciseFile.TITLE, inject.title());
        cells.put(ExerciseFile.TEXT, inject.text());
        cells.put(ExerciseFile.PICTURES, String.join(" ", inject.pictures()));
        cells.put(ExerciseFile.PLACE, inject.place().map(this::place).orElse(""));
        cells.put(ExerciseFile.ROUTE, inject.route().stream().map(this::place).collect(Collectors.joining("; ")));
        cells.put(ExerciseFile.TRAP, inject.trap().map(Trap::name).orElse(""));
        cells.put(ExerciseFile.NOTES, inject.notes());
        return cells;
    }

    private static Map<String, String> key(Key key) {
        return Map.of(
                ExerciseFile.ANSWER,
                key.kind().map(Kind::name).orElse(key.wanted().name()),
                ExerciseFile.CODES,
                codes(key.codes()),
                ExerciseFile.ALSO,
                codes(key.also()),
                ExerciseFile.INTERFACES,
                key.interfaces().stream().map(Enum::name).collect(Collectors.joining(" ")),
                ExerciseFile.HANDLING,
                key.handling().name(),
                ExerciseFile.FLASH,
                key.flash() ? "yes" : "",
                ExerciseFile.GRADE,
                key.grade().map(Object::toString).orElse(""));
    }

    private static String codes(Map<Question, List<Code>> codes) {
        return Stream.of(Question.values())
                .flatMap(question -> codes.getOrDefault(question, List.of()).stream()
                        .map(code -> question.name().toLowerCase(Locale.ROOT) + "=" + code.value()))
                .collect(Collectors.joining(" "));
    }

    private static String time(Duration at) {
        return String.format(Locale.ROOT, "%d:%02d", at.toHours(), at.toMinutesPart());
    }

    /** By its code where it is exactly a known point. */
    private String place(Point point) {
        return world.points().stream()
                .filter(known -> known.point().equals(point))
                .map(KnownPoint::code)
                .findFirst()
                .orElseGet(() -> point.latitudeDeg() + " " + point.longitudeDeg());
    }
}
