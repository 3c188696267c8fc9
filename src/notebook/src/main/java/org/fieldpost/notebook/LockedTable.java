package org.fieldpost.notebook;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the rows of a table are locked.
 *
 * @param locked the record's name of each locked column, in braces the columns of the row
 * @param pseudonyms columns that hold pseudonyms, of words that a file without a lock holds as they are
 */
record LockedTable(String name, Map<String, String> locked, Set<String> pseudonyms) {

    private static final Pattern COLUMN = Pattern.compile("\\{(\\w+)}");

    /** Those that others refer to come first. */
    static final List<LockedTable> ALL = List.of(
            open("notebook"),
            locked("enrolment", "enrolment"),
            locked("enrolment_copy", "enrolment_copy"),
            locked("draft", "draft/{id}"),
            locked("draft_photo", "draft-photo/{draft_id}/{number}"),
            open("sealed_envelope"),
            new LockedTable(
                    "journal_entry",
                    Map.of(
                            "digest_locked",
                            "journal_entry/{generation}/{number}/digest",
                            "locked",
                            "journal_entry/{generation}/{number}",
                            "hash_locked",
                            "journal_entry/{generation}/{number}/hash"),
                    Set.of()),
            new LockedTable(
                    "inbox_entry",
                    Map.of(
                            "locked",
                            "inbox_entry/{generation}/{number}",
                            "hash_locked",
                            "inbox_entry/{generation}/{number}/hash"),
                    Set.of()),
            new LockedTable("inbox_fork", Map.of("locked", "inbox_fork/{generation}/{number}"), Set.of("content")),
            new LockedTable("held_range", Map.of("digest_locked", "held_range/{generation}/{first}"), Set.of()),
            new LockedTable(
                    "report",
                    Map.of(
                            "gone_locked",
                            "report/{generation}/{number}/gone",
                            "region_locked",
                            "report/{generation}/{number}/region",
                            "ruling_locked",
                            "report/{generation}/{number}/ruling"),
                    Set.of()),
            new LockedTable(
                    "question", Map.of("locked", "question/{id}", "begun_locked", "question/{id}/begun"), Set.of()),
            ofPatrols("patrol", ""),
            ofPatrols("track_point", "/{ordinal}"),
            ofPatrols("patrol_visits", ""),
            ofPatrols("patrol_report", ""),
            locked("patrol_plan", "patrol_plan/{id}"),
            locked("handed_down", "handed_down/{id}"),
            locked("exercise_line", "exercise_line/{situation}/{what}/{part}"),
            locked("mission_package", "mission_package/{place}"),
            locked("exchange_event", "exchange_event"),
            new LockedTable("credential", Map.of("credential", "credential"), Set.of()),
            new LockedTable("recipient", Map.of("recipient", "recipient"), Set.of()),
            locked("track_key", "track_key"),
            open("track_mode"),
            open("clock_said"),
            open("server_box"),
            open("sealed_blob"),
            open("preference"));

    private static LockedTable open(String name) {
        return new LockedTable(name, Map.of(), Set.of());
    }

    private static LockedTable locked(String name, String record) {
        return new LockedTable(name, Map.of("locked", record), Set.of());
    }

    private static LockedTable ofPatrols(String name, String more) {
        return new LockedTable(name, Map.of("locked", name + "/{patrol}" + more), Set.of("patrol"));
    }

    /**
     * Opens every locked column of a row; what has gone is empty, and is not looked at.
     *
     * @return how many there were
     * @throws RecordDamaged when one does not open, or the row is another table's
     */
    int open(Map<String, Object> row, Safe safe) {
        int opened = 0;
        for (var each : locked.entrySet()) {
            if (row.get(each.getKey()) instanceof byte[] bytes && bytes.length > 0) {
                safe.open(record(each.getValue(), row), bytes);
                opened++;
            }
        }
        return opened;
    }

    /** The record's name of one row's column. */
    static String record(String template, Map<String, Object> row) {
        Matcher columns = COLUMN.matcher(template);
        return columns.replaceAll(found -> {
            Object value = row.get(found.group(1));
            return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value);
        });
    }
}
