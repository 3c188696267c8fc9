package org.fieldpost.server.sealed;

import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.fieldpost.model.Check;
import org.fieldpost.model.report.Handling;
import org.fieldpost.server.access.Sight;
import org.fieldpost.server.storage.Database;

/** Sanitised reports, written by the conduct focal point and read by readers; they stand in no matrix and no count. */
public final class Releases {

    public static final int TITLE_CHARS = 100;
    public static final int TEXT_CHARS = 4000;

    private final Database database;
    private final Clock clock;
    private final SecureRandom random;

    Releases(Database database, Clock clock, SecureRandom random) {
        this.database = database;
        this.clock = clock;
        this.random = random;
    }

    /** What the focal point wrote. */
    public record Written(String title, YearMonth month, Optional<String> region, Handling handling, String text) {

        public Written {
            Check.range("title characters", title.length(), 1, TITLE_CHARS);
            Check.range("text characters", text.length(), 1, TEXT_CHARS);
            Check.that(handling != Handling.H4, "what is released is not sealed");
        }
    }

    /** One that was released, and withdrawn since then, perhaps. */
    public record Released(
            String id, Written written, Instant at, String by, Optional<Instant> withdrawnAt, String withdrawnBy) {}

    /** @return its number */
    String release(Written written, String by) {
        byte[] number = new byte[8];
        random.nextBytes(number);
        String id = HexFormat.of().formatHex(number);
        return database.write(db -> {
            try (PreparedStatement insert = db.prepareStatement("""
                    INSERT INTO released (id, title, month, region_code, handling, text, released_at, released_by)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """)) {
                insert.setString(1, id);
                insert.setString(2, written.title);
                insert.setString(3, written.month.toString());
                insert.setString(4, written.region.orElse(null));
                insert.setString(5, written.handling.name());
                insert.setString(6, written.text);
                insert.setLong(7, clock.millis());
                insert.setString(8, by);
                insert.executeUpdate();
                return id;
            }
        });
    }

    /** @return whether there was one to withdraw */
    boolean withdraw(String id, String by) {
        return database.write(db -> {
            try (PreparedStatement update = db.prepareStatement(
                    "UPDATE released SET withdrawn_at = ?, withdrawn_by = ? WHERE id = ? AND withdrawn_at IS NULL")) {
                update.setLong(1, clock.millis());
                update.setString(2, by);
                update.setString(3, id);
                return update.executeUpdate() == 1;
            }
        });
    }

    /** All of them, for whoever releases; the newest first. */
    List<Released> all() {
        return database.read(db -> {
            List<Released> all = new ArrayList<>();
            try (PreparedStatement query = db.prepareStatement("SELECT * FROM released ORDER BY released_at DESC, id");
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    all.add(released(rows));
                }
            }
            return all;
        });
    }

    /** Those that stand and that somebody of this sight may read. */
    List<Released> standing(Sight sight) {
        return all().stream()
                .filter(each -> each.withdrawnAt.isEmpty()
                        && sight.sees(each.written.region)
                        && each.written.handling.compareTo(sight.highest()) <= 0)
                .toList();
    }

    private static Released released(ResultSet row) throws SQLException {
        long withdrawn = row.getLong("withdrawn_at");
        return new Released(
                row.getString("id"),
                new Written(
                        row.getString("title"),
                        YearMonth.parse(row.getString("month")),
                        Optional.ofNullable(row.getString("region_code")),
                        Handling.valueOf(row.getString("handling")),
                        row.getString("text")),
                Instant.ofEpochMilli(row.getLong("released_at")),
                row.getString("released_by"),
                withdrawn == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(withdrawn)),
                Optional.ofNullable(row.getString("withdrawn_by")).orElse(""));
    }
}
