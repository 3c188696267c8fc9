package org.fieldpost.server.ingest;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fieldpost.exchange.crypto.Sha256;
import org.fieldpost.model.place.Mgrs;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.read.Csv;
import org.fieldpost.model.report.Answers;
import org.fieldpost.model.report.Circumstances;
import org.fieldpost.model.report.ClockConfidence;
import org.fieldpost.model.report.Coding;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.HandlingRule;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.report.NoteScreening;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.Question;
import org.fieldpost.model.vocabulary.Code;
import org.fieldpost.model.vocabulary.Term;
import org.fieldpost.model.vocabulary.Vocabulary;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;

/** Reads each row of a table as a report, or says why it cannot be one. Pure. */
final class ImportRows {

    private static final String UNKNOWN = "UNKNOWN";

    /** Where a file says nothing of how exact its places are. */
    private static final double USUAL_ACCURACY_M = 1_000;

    private final ImportColumns columns;
    private final Vocabulary vocabulary;
    private final ZoneId zone;
    private final Instant now;

    /**
     * @param zone of times that name none
     * @param now no report is from later
     */
    ImportRows(ImportColumns columns, Vocabulary vocabulary, ZoneId zone, Instant now) {
        this.columns = columns;
        this.vocabulary = vocabulary;
        this.zone = zone;
        this.now = now;
    }

    /** What became of a row. */
    sealed interface Row {}

    /** @param reference by which it is known when it is brought again */
    record Accepted(int line, String reference, Observation observation) implements Row {

        /** Whether its note seems to name somebody, as a phone would ask about it. */
        boolean seemsToName() {
            return !NoteScreening.of(observation.circumstances().note()).isEmpty();
        }
    }

    record Refused(int line, Map<String, String> cells, Problem why) implements Row {}

    List<Row> read(List<Csv.Row> rows) {
        List<Row> read = new ArrayList<>();
        Set<String> references = new HashSet<>();
        for (Csv.Row row : rows) {
            Row each = read(row);
            if (each instanceof Accepted accepted && !references.add(accepted.reference)) {
                each = new Refused(
                        row.line(),
                        row.cells(),
                        Problem.of("import.twice", accepted.reference.replaceFirst("^ref ", "")));
            }
            read.add(each);
        }
        return read;
    }

    private Row read(Csv.Row row) {
        try {
            return new Accepted(row.line(), reference(row), observation(row.cells()));
        } catch (ProblemException e) {
            return new Refused(row.line(), row.cells(), e.problem());
        } catch (IllegalArgumentException e) {
            return new Refused(row.line(), row.cells(), Problem.of("import.row", e.getMessage()));
        }
    }

    /** Its own, or a digest of all that it says. */
    private String reference(Csv.Row row) {
        String own = columns.cell(row.cells(), ImportColumns.REFERENCE);
        if (own.length() > 100) {
            throw Problem.of("import.reference", 100).asException();
        }
        return own.isEmpty()
                ? "row "
                        + Sha256.of(String.valueOf(row.cells()).getBytes(StandardCharsets.UTF_8))
                                .hex()
                                .substring(0, 32)
                : "ref " + own;
    }

    private Observation observation(Map<String, String> row) {
        Kind kind = kind(columns.cell(row, ImportColumns.KIND));
        Answers answers = answers(kind, row);
        Optional<Coding> coding = coding(columns.cell(row, ImportColumns.INTERFACES));
        Handling least = HandlingRule.least(answers, coding);
        Handling handling = handling(columns.cell(row, ImportColumns.HANDLING)).orHigher(least);
        if (handling == Handling.H4) {
            throw Problem.of("import.sealed").asException();
        }
        Instant at = time(columns.cell(row, ImportColumns.OBSERVED));
        return Observation.of(
                kind,
                new Circumstances(
                        Optional.empty(),
                        position(row),
                        Optional.empty(),
                        Optional.empty(),
                        at,
                        ClockConfidence.STATED,
                        at,
                        handling,
                        false,
                        note(columns.cell(row, ImportColumns.NOTE)),
                        coding),
                answers);
    }

    private static Kind kind(String said) {
        return Arrays.stream(Kind.values())
                .filter(kind -> said.equalsIgnoreCase(kind.name())
                        || said.equalsIgnoreCase(String.valueOf(kind.form()))
                        || said.replace(' ', '_').equalsIgnoreCase(kind.name()))
                .findFirst()
                .orElseThrow(() -> Problem.of("import.kind", said).asException());
    }

    private Instant time(String said) {
        Instant at = parsed(said.replace(' ', 'T'))
                .orElseThrow(() -> Problem.of("import.time", said).asException());
        if (at.isAfter(now) || at.isBefore(Instant.parse("1990-01-01T00:00:00Z"))) {
            throw Problem.of("import.when", said).asException();
        }
        return at;
    }

    /** With its offset, or in mission time; a day alone is its noon. */
    private Optional<Instant> parsed(String said) {
        try {
            if (said.matches("\\d{4}-\\d{2}-\\d{2}")) {
                return Optional.of(
                        LocalDate.parse(said).atTime(12, 0).atZone(zone).toInstant());
            }
            return Optional.of(
                    said.matches(".*(Z|[+-]\\d{2}:?\\d{2})$")
                            ? OffsetDateTime.parse(said).toInstant()
                            : LocalDateTime.parse(said).atZone(zone).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Position position(Map<String, String> row) {
        String grid = columns.cell(row, ImportColumns.MGRS);
        String latitude = columns.cell(row, ImportColumns.LATITUDE);
        String longitude = columns.cell(row, ImportColumns.LONGITUDE);
        if (latitude.isEmpty() && longitude.isEmpty() && !grid.isEmpty()) {
            return Mgrs.parse(grid);
        }
        String accuracy = columns.cell(row, ImportColumns.ACCURACY);
        return new Position(
                new Point(
                        number(ImportColumns.LATITUDE, latitude, 90), number(ImportColumns.LONGITUDE, longitude, 180)),
                accuracy.isEmpty() ? USUAL_ACCURACY_M : Math.abs(number(ImportColumns.ACCURACY, accuracy, 1_000_000)),
                Position.Source.MAP_PICK);
    }

    private static double number(String field, String said, double most) {
        try {
            double number = Double.parseDouble(said);
            if (Math.abs(number) <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw Problem.of("import.number", Problem.of("import.field." + field), said, Math.round(most))
                    .causedBy(e);
        }
        throw Problem.of("import.number", Problem.of("import.field." + field), said, Math.round(most))
                .asException();
    }

    private static Handling handling(String said) {
        return said.isEmpty()
                ? Handling.H2
                : Arrays.stream(Handling.values())
                        .filter(each -> each.name().equalsIgnoreCase(said))
                        .findFirst()
                        .orElseThrow(() -> Problem.of("import.handling", said).asException());
    }

    private static Optional<Coding> coding(String said) {
        if (said.isEmpty()) {
            return Optional.empty();
        }
        List<NexusInterface> each = Arrays.stream(said.split("[;|, ]+"))
                .map(name -> Arrays.stream(NexusInterface.values())
                        .filter(i -> i.name().equalsIgnoreCase(name))
                        .findFirst()
                        .orElseThrow(() -> Problem.of("import.interface", name).asException()))
                .toList();
        return Optional.of(new Coding(each.get(0), each.subList(1, each.size()), ""));
    }

    private static String note(String said) {
        if (said.length() > Circumstances.NOTE_CHARS) {
            throw Problem.of("import.note", said.length(), Circumstances.NOTE_CHARS)
                    .asException();
        }
        return said;
    }

    /** A question that must be answered and is not is answered with "unknown", where its list knows that. */
    private Answers answers(Kind kind, Map<String, String> row) {
        Map<Question, List<Code>> answers = new EnumMap<>(Question.class);
        for (Question question : Question.of(kind)) {
            String said = columns.cell(row, ImportColumns.field(question));
            List<Code> codes = said.isEmpty()
                    ? List.of()
                    : Arrays.stream(said.split("\\s*[;|]\\s*"))
                            .map(value -> code(question, value))
                            .toList();
            if (codes.isEmpty() && question.requiredIn(kind)) {
                Code unknown = question.list().code(UNKNOWN);
                if (!vocabulary.has(unknown)) {
                    throw Problem.of("import.unanswered", name(question)).asException();
                }
                codes = List.of(unknown);
            }
            answers.put(question, codes);
        }
        return new Answers(answers);
    }

    private static Problem name(Question question) {
        return Problem.of("question." + ImportColumns.field(question));
    }

    /** By its code or by its label in any language. */
    private Code code(Question question, String said) {
        return vocabulary.list(question.list()).stream()
                .filter(term -> isCalled(term, said))
                .map(Term::code)
                .findFirst()
                .orElseThrow(
                        () -> Problem.of("import.code", name(question), said).asException());
    }

    private static boolean isCalled(Term term, String said) {
        return term.code().value().equalsIgnoreCase(said)
                || Arrays.stream(Language.values())
                        .anyMatch(language ->
                                term.label(language).toLowerCase(Locale.ROOT).equals(said.toLowerCase(Locale.ROOT)));
    }
}
