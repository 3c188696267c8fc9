package org.fieldpost.server.phones;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fieldpost.server.mission.OutsideLog;
import org.fieldpost.server.storage.Database;

/** What became of enrolments, as the log outside the database tells it, and how a restored database learns it again. */
final class Remembered {

    /** Id, code, ordinal, hash of the secret, when it expires. */
    static final String INVITED = "invited";

    /** Id, verifying key, box key, fingerprint, text key, state. */
    static final String CLAIMED = "claimed";

    static final String CONFIRMED = "confirmed";
    static final String BLOCKED = "blocked";
    static final String REVOKED = "revoked";

    private static final HexFormat HEX = HexFormat.of();

    private Remembered() {}

    /** An enrolment only goes forward in this order, so lines of several servers need no order among them. */
    private static final List<String> FORWARD = List.of(INVITED, CLAIMED, CONFIRMED, BLOCKED, REVOKED);

    /** Applies the whole log; what the database knows already is left as it is. */
    static void again(Database database, OutsideLog log, Clock clock) {
        List<List<String>> lines = log.lines().stream()
                .map(line -> List.of(line.split(" ", -1)))
                .filter(words -> FORWARD.contains(words.get(0)))
                .sorted(Comparator.comparing(words -> FORWARD.indexOf(words.get(0))))
                .toList();
        Set<List<String>> invited = lastWord(lines);
        database.write(db -> {
            for (List<String> words : lines) {
                switch (words.get(0)) {
                    case INVITED -> {
                        if (invited.contains(words)) {
                            invite(db, words);
                        }
                    }
                    case CLAIMED -> claim(db, words, clock.millis());
                    case CONFIRMED ->
                        move(
                                db,
                                words.get(1),
                                "UPDATE enrolment SET state = 'FINAL' WHERE id = ? AND state = 'CLAIMED'");
                    case BLOCKED ->
                        move(
                                db,
                                words.get(1),
                                "UPDATE enrolment SET state = 'BLOCKED' WHERE id = ? AND state IN ('CLAIMED', 'FINAL')");
                    case REVOKED -> revoke(db, words.get(1), clock.millis());
                    default -> throw new IllegalStateException(words.get(0));
                }
            }
            return 0;
        });
    }

    /**
     * A line is written before its transaction is committed. One that was not, and was tried again with another code, is
     * overruled by a later line of the same enrolment or of the same code.
     */
    private static Set<List<String>> lastWord(List<List<String>> lines) {
        Map<String, List<String>> byId = new LinkedHashMap<>();
        lines.stream().filter(words -> words.get(0).equals(INVITED)).forEach(words -> {
            byId.remove(words.get(1));
            byId.put(words.get(1), words);
        });
        Map<String, List<String>> byCode = new HashMap<>();
        byId.values().forEach(words -> byCode.put(words.get(2), words));
        return Set.copyOf(byCode.values());
    }

    private static void invite(Connection db, List<String> words) throws SQLException {
        try (PreparedStatement insert = db.prepareStatement("""
                INSERT INTO enrolment (id, code, ordinal, secret_hash, expires_at, state) VALUES (?, ?, ?, ?, ?, 'INVITED')
                ON CONFLICT DO NOTHING
                """)) {
            insert.setString(1, words.get(1));
            insert.setString(2, words.get(2));
            insert.setInt(3, Integer.parseInt(words.get(3)));
            insert.setBytes(4, HEX.parseHex(words.get(4)));
            insert.setLong(5, Long.parseLong(words.get(5)));
            insert.executeUpdate();
        }
    }

    private static void claim(Connection db, List<String> words, long now) throws SQLException {
        try (PreparedStatement bind = db.prepareStatement("""
                UPDATE enrolment
                SET state = ?, verifying_key = ?, box_key = ?, fingerprint = ?, text_key = ?, claimed_at = ?
                WHERE id = ? AND state = 'INVITED'
                """)) {
            bind.setString(1, words.get(6));
            bind.setBytes(2, HEX.parseHex(words.get(2)));
            bind.setBytes(3, HEX.parseHex(words.get(3)));
            bind.setString(4, words.get(4));
            bind.setBytes(5, HEX.parseHex(words.get(5)));
            bind.setLong(6, now);
            bind.setString(7, words.get(1));
            bind.executeUpdate();
        }
    }

    static int revoke(Connection db, String id, long now) throws SQLException {
        try (PreparedStatement revoke = db.prepareStatement("""
                UPDATE enrolment SET state = 'REVOKED', revoked_at = ?
                WHERE id = ? AND state NOT IN ('REVOKED', 'INVITED')
                """);
                PreparedStatement expire =
                        db.prepareStatement("UPDATE enrolment SET expires_at = 0 WHERE id = ? AND state = 'INVITED'")) {
            revoke.setLong(1, now);
            revoke.setString(2, id);
            expire.setString(1, id);
            return revoke.executeUpdate() + expire.executeUpdate();
        }
    }

    private static void move(Connection db, String id, String sql) throws SQLException {
        try (PreparedStatement update = db.prepareStatement(sql)) {
            update.setString(1, id);
            update.executeUpdate();
        }
    }
}
