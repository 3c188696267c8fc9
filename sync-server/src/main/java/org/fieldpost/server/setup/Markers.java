package org.fieldpost.server.setup;

import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldpost.model.Check;
import org.fieldpost.model.vocabulary.Code;
import org.fieldpost.model.vocabulary.CodeList;
import org.fieldpost.server.storage.Database;

/** What happened that trends mark and lag counts from: measures taken, sanctions, phases of the mission. */
public final class Markers {

    private final Database database;
    private final SecureRandom random;

    public Markers(Database database, SecureRandom random) {
        this.database = database;
        this.random = random;
    }

    /** What was marked. */
    public enum Sort {
        MEASURE,
        SANCTION,
        PHASE;

        /** Whose codes it takes; a sanction has none. */
        public Optional<CodeList> codes() {
            return switch (this) {
                case MEASURE -> Optional.of(CodeList.MEASURE);
                case PHASE -> Optional.of(CodeList.MISSION_PHASE);
                case SANCTION -> Optional.empty();
            };
        }
    }

    /**
     * One event, in days of mission time.
     *
     * @param endsOn its last day; empty while it lasts, and for what takes one day
     * @param regionCode empty for the whole mission
     */
    public record Marker(
            long id,
            Sort sort,
            Optional<Code> code,
            String title,
            LocalDate startsOn,
            Optional<LocalDate> endsOn,
            Optional<String> regionCode) {

        public static final int TITLE_CHARS = 120;

        public Marker {
            Check.that(code.map(Code::list).equals(sort.codes()), sort + " takes another code");
            Check.that(!Check.text("title", title, TITLE_CHARS).isBlank(), "an event has a title");
            Check.that(endsOn.map(end -> !end.isBefore(startsOn)).orElse(true), "an event ends after it begins");
        }
    }

    /** Keeps it under a new number; that of the argument is not used. */
    public void add(Marker marker) {
        long id = 1 + (random.nextLong() >>> 8);
        database.write(db -> {
            try (PreparedStatement insert = db.prepareStatement("""
                    INSERT INTO marker (id, sort, code, title, starts_on, ends_on, region_code) VALUES (?, ?, ?, ?, ?, ?, ?)
                    """)) {
                insert.setLong(1, id);
                insert.setString(2, marker.sort.name());
                insert.setString(3, marker.code.map(Code::value).orElse(null));
                insert.setString(4, marker.title);
                insert.setString(5, marker.startsOn.toString());
                insert.setString(6, marker.endsOn.map(LocalDate::toString).orElse(null));
                insert.setString(7, marker.regionCode.orElse(null));
                return insert.executeUpdate();
            }
        });
    }

    public void remove(long id) {
        database.write(db -> {
            try (PreparedStatement delete = db.prepareStatement("DELETE FROM marker WHERE id = ?")) {
                delete.setLong(1, id);
                return delete.executeUpdate();
            }
        });
    }

    /** All of them, the newest first. */
    public List<Marker> all() {
        return database.read(db -> {
            List<Marker> all = new ArrayList<>();
            try (PreparedStatement query = db.prepareStatement("""
                            SELECT id, sort, code, title, starts_on, ends_on, region_code FROM marker
                            ORDER BY starts_on DESC, id
                            """);
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    all.add(marker(rows));
                }
            }
            return all;
        });
    }

    private static Marker marker(ResultSet row) throws SQLException {
        Sort sort = Sort.valueOf(row.getString("sort"));
        String code = row.getString("code");
        return new Marker(
                row.getLong("id"),
                sort,
                sort.codes().map(list -> list.code(code)),
                row.getString("title"),
                LocalDate.parse(row.getString("starts_on")),
                Optional.ofNullable(row.getString("ends_on")).map(LocalDate::parse),
                Optional.ofNullable(row.getString("region_code")));
    }
}
