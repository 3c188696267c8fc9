package org.fieldpost.server.ingest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fieldpost.model.report.Question;

/**
 * Which column of a file says what.
 *
 * @param columns the file's column by the field of a report it says; a field that is not said is absent
 */
public record ImportColumns(Map<String, String> columns) {

    public static final String KIND = "kind";
    public static final String OBSERVED = "observed_at";
    public static final String LATITUDE = "latitude";
    public static final String LONGITUDE = "longitude";
    public static final String MGRS = "mgrs";
    public static final String ACCURACY = "accuracy_m";
    public static final String HANDLING = "handling";
    public static final String INTERFACES = "interfaces";
    public static final String NOTE = "note";
    public static final String REFERENCE = "reference";

    /** All fields of a report that a column may say, in the order of the form. */
    public static final List<String> FIELDS = Stream.concat(
                    Stream.of(
                            KIND, OBSERVED, LATITUDE, LONGITUDE, MGRS, ACCURACY, HANDLING, INTERFACES, NOTE, REFERENCE),
                    Arrays.stream(Question.values()).map(ImportColumns::field))
            .toList();

    /** What others call these fields. */
    private static final Map<String, Set<String>> ALSO = Map.of(
            KIND, Set.of("type", "form", "category"),
            OBSERVED, Set.of("date", "datetime", "time", "eventdate", "observed", "timestamp"),
            LATITUDE, Set.of("lat", "y", "gpslatitude"),
            LONGITUDE, Set.of("lon", "long", "lng", "x", "gpslongitude"),
            MGRS, Set.of("grid", "mgrsgrid", "gridreference"),
            ACCURACY, Set.of("accuracy", "gpsaccuracy", "precision"),
            NOTE, Set.of("notes", "remarks", "description", "comment", "comments"),
            REFERENCE, Set.of("id", "ref", "uuid", "instanceid", "incidentid"));

    /** Before a value that every row has, in the place of a column. */
    public static final String FIXED = "=";

    public ImportColumns {
        columns = Map.copyOf(columns);
    }

    static String field(Question question) {
        return question.name().toLowerCase(Locale.ROOT);
    }

    /** The field's cell, without spaces around it; empty where no column says it. */
    String cell(Map<String, String> row, String field) {
        String column = columns.getOrDefault(field, "");
        return column.startsWith(FIXED)
                ? column.substring(FIXED.length())
                : Optional.ofNullable(row.get(column)).orElse("").strip();
    }

    /** The fields that a whole file may have in common. */
    public static final Set<String> MAY_BE_FIXED =
            Set.of(KIND, HANDLING, field(Question.BASIS), field(Question.BORDER_TYPE));

    /** What the header seems to say. */
    static ImportColumns guess(List<String> header) {
        Map<String, String> byPlainName = new HashMap<>();
        header.forEach(column -> byPlainName.putIfAbsent(plain(column), column));
        Map<String, String> columns = new LinkedHashMap<>();
        for (String field : FIELDS) {
            List<String> names = new ArrayList<>(List.of(plain(field)));
            names.addAll(ALSO.getOrDefault(field, Set.of()));
            names.stream()
                    .filter(byPlainName::containsKey)
                    .findFirst()
                    .ifPresent(name -> columns.put(field, byPlainName.get(name)));
        }
        return new ImportColumns(columns);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT)
                .chars()
                .filter(Character::isLetterOrDigit)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
