package org.fieldpost.model.exercise;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.place.KnownPoint;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.report.Question;
import org.fieldpost.model.vocabulary.Code;

/** Writes an exercise as the table that {@link ExerciseFile} reads: what is read again is the same. Pure. */
public final class ExerciseWriter {

    private final Mission world;
    private final StringBuilder out = new StringBuilder();

    private ExerciseWriter(Mission world) {
        this.world = world;
        line(ExerciseFile.COLUMNS);
    }

    /** @param world by whose known points places are written */
    public static String write(Exercise exercise, Mission world) {
        var writer = new ExerciseWriter(world);
        writer.row(Map.of(
                ExerciseFile.ROW, "exercise",
                ExerciseFile.NUMBER, exercise.id(),
                ExerciseFile.AT, time(exercise.lasts()),
                ExerciseFile.FROM, exercise.world(),
                ExerciseFile.TITLE, exercise.title(),
                ExerciseFile.TEXT, exercise.about()));
        for (Exercise.Role role : exercise.roles()) {
            writer.row(Map.of(
                    ExerciseFile.ROW, "role",
                    ExerciseFile.NUMBER, role.id(),
                    ExerciseFile.TITLE, role.title(),
                    ExerciseFile.TEXT, role.brief()));
        }
        exercise.injects().forEach(writer::inject);
        return writer.out.toString();
    }

    /** The row of one inject below the one of column names. */
    public static String row(Inject inject, Mission world) {
        var writer = new ExerciseWriter(world);
        writer.inject(inject);
        return writer.out.toString();
    }

    private void inject(Inject inject) {
        row(cells(inject));
    }

    /** What stands in each column of an inject; empty ones are left out. */
    private Map<String, String> cells(Inject inject) {
        Key key = inject.key();
        Map<String, String> cells = new HashMap<>();
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
        cells.put(
                ExerciseFile.ROUTE, inject.route().stream().map(this::place).collect(Collectors.joining("; ")));
        cells.put(ExerciseFile.ANSWER, key.kind().map(Enum::name).orElse(key.wanted().name()));
        cells.put(ExerciseFile.CODES, codes(key.codes()));
        cells.put(ExerciseFile.ALSO, codes(key.also()));
        cells.put(
                ExerciseFile.INTERFACES,
                key.interfaces().stream().map(NexusInterface::name).collect(Collectors.joining(" ")));
        cells.put(
                ExerciseFile.HANDLING,
                key.handling() == Handling.H2 ? "" : key.handling().name());
        cells.put(ExerciseFile.FLASH, key.flash() ? "yes" : "");
        cells.put(ExerciseFile.GRADE, key.grade().map(Object::toString).orElse(""));
        cells.put(ExerciseFile.TRAP, inject.trap().map(Enum::name).orElse(""));
        cells.put(ExerciseFile.NOTES, inject.notes());
        return cells;
    }

    /** In the order in which questions are asked. */
    private static String codes(Map<Question, List<Code>> codes) {
        List<String> words = new ArrayList<>();
        for (Question question : Question.values()) {
            for (Code code : codes.getOrDefault(question, List.of())) {
                words.add(question.name().toLowerCase(Locale.ROOT) + "=" + code.value());
            }
        }
        return String.join(" ", words);
    }

    private String place(Point point) {
        return world.points().stream()
                .filter(known -> known.point().equals(point))
                .map(KnownPoint::code)
                .findFirst()
                .orElseGet(() -> point.latitudeDeg() + " " + point.longitudeDeg());
    }

    static String time(Duration at) {
        return String.format(Locale.ROOT, "%d:%02d", at.toHours(), at.toMinutesPart());
    }

    private void row(Map<String, String> cells) {
        line(ExerciseFile.COLUMNS.stream()
                .map(column -> cells.getOrDefault(column, ""))
                .toList());
    }

    private void line(List<String> cells) {
        out.append(cells.stream().map(ExerciseWriter::quoted).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    /** RFC 4180. */
    private static String quoted(String cell) {
        return cell.matches("(?s).*[\",\r\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
