package org.fieldpost.server.access;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.fieldpost.server.mission.OutsideLog;
import org.fieldpost.server.storage.Database;

/**
 * What people may and whether they are turned off, as the log outside the database tells it: a restore gives nobody back what
 * was taken from them since the backup. Each line says all of one person, numbered, so that lines of several logs need no order.
 */
final class PersonLines {

    /** Name in hexadecimal, number, off or on, regions or * for all, roles. */
    private static final String PERSON = "person";

    private static final String NONE = "-";
    private static final String ALL = "*";

    private PersonLines() {}

    private record Line(String name, long number, boolean off, Optional<Set<String>> regions, Set<Role> roles) {

        /** Empty for a line that another version wrote otherwise. */
        static Optional<Line> of(String written) {
            String[] words = written.split(" ", -1);
            if (words.length != 5 || !words[1].matches("\\d{1,18}") || !words[0].matches("([0-9a-f]{2})+")) {
                return Optional.empty();
            }
            return Optional.of(new Line(
                    new String(HexFormat.of().parseHex(words[0]), StandardCharsets.UTF_8),
                    Long.parseLong(words[1]),
                    words[2].equals("off"),
                    words[3].equals(ALL) ? Optional.empty() : Optional.of(new TreeSet<>(parts(words[3]))),
                    Arrays.stream(Role.values())
                            .filter(role -> parts(words[4]).contains(role.name()))
                            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)))));
        }

        private static List<String> parts(String word) {
            return word.equals(NONE) ? List.of() : List.of(word.split(",", -1));
        }

        String written() {
            return String.join(
                    " ",
                    HexFormat.of().formatHex(name.getBytes(StandardCharsets.UTF_8)),
                    String.valueOf(number),
                    off ? "off" : "on",
                    regions.map(Line::joined).orElse(ALL),
                    joined(roles.stream().map(Role::name).toList()));
        }

        private static String joined(Iterable<String> parts) {
            String joined = String.join(",", parts);
            return joined.isEmpty() ? NONE : joined;
        }
    }

    private static Map<String, Line> last(OutsideLog log) {
        Map<String, Line> last = new LinkedHashMap<>();
        for (String written : log.read(PERSON)) {
            Line.of(written)
                    .ifPresent(line ->
                            last.merge(line.name, line, (one, other) -> other.number >= one.number ? other : one));
        }
        return last;
    }

    /** Writes down how this person now stands; its row is part of this thread's open transaction. */
    static void append(OutsideLog log, People.Listed now) {
        long before =
                Optional.ofNullable(last(log).get(now.name())).map(Line::number).orElse(0L);
        log.append(PERSON, new Line(now.name(), before + 1, now.turnedOff(), now.regions(), now.roles()).written());
    }

    /** Applies the last line of each person that the database knows. */
    static void again(Database database, OutsideLog log) {
        Map<String, Line> last = last(log);
        database.write(db -> {
            for (Line line : last.values()) {
                if (knows(db, line.name)) {
                    People.set(db, line.name, line.roles, line.regions);
                    People.turn(db, line.name, line.off);
                }
            }
            return 0;
        });
    }

    private static boolean knows(Connection db, String name) throws SQLException {
        return Sql.first(db, "SELECT name FROM person WHERE name = ?", row -> row.getString(1), name)
                .isPresent();
    }
}
