package org.fieldpost.notebook;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.entry.Cbor;
import org.fieldpost.exchange.entry.Fields;
import org.fieldpost.model.words.Problem;

/** The history of what left this phone and what arrived. */
final class ExchangeEvents {

    /** Some weeks of a busy phone. */
    private static final int MOST_KEPT = 500;

    private static final String RECORD = "exchange_event";

    private final NotebookFile file;
    private final Safe safe;

    ExchangeEvents(NotebookFile file, Safe safe) {
        this.file = file;
        this.safe = safe;
    }

    /** Keeps it; when the newest says the same, that one happened once more. */
    void keep(ExchangeEvent event) {
        byte[] said = encode(event.said());
        file.transaction(db -> {
            Optional<Long> same = sameAsNewest(db, event, said);
            return same.isPresent() ? again(db, same.get(), event.at()) : insert(db, event, said);
        });
    }

    private Optional<Long> sameAsNewest(Connection db, ExchangeEvent event, byte[] said) throws SQLException {
        try (PreparedStatement query = db.prepareStatement(
                        "SELECT id, way, good, locked FROM exchange_event ORDER BY id DESC LIMIT 1");
                ResultSet rows = query.executeQuery()) {
            boolean same = rows.next()
                    && rows.getString("way").equals(event.way().name())
                    && rows.getBoolean("good") == event.good()
                    && Arrays.equals(safe.open(RECORD, rows.getBytes("locked")), said);
            return same ? Optional.of(rows.getLong("id")) : Optional.empty();
        }
    }

    private static int again(Connection db, long id, Instant at) throws SQLException {
        try (PreparedStatement update =
                db.prepareStatement("UPDATE exchange_event SET at = ?, times = times + 1 WHERE id = ?")) {
            update.setLong(1, at.getEpochSecond());
            update.setLong(2, id);
            return update.executeUpdate();
        }
    }

    private int insert(Connection db, ExchangeEvent event, byte[] said) throws SQLException {
        try (PreparedStatement insert = db.prepareStatement(
                "INSERT INTO exchange_event (since, at, times, way, good, locked) VALUES (?, ?, ?, ?, ?, ?)")) {
            insert.setLong(1, event.since().getEpochSecond());
            insert.setLong(2, event.at().getEpochSecond());
            insert.setLong(3, event.times());
            insert.setString(4, event.way().name());
            insert.setBoolean(5, event.good());
            insert.setBytes(6, safe.lock(RECORD, said));
            insert.executeUpdate();
        }
        try (PreparedStatement delete = db.prepareStatement("""
                DELETE FROM exchange_event
                WHERE id NOT IN (SELECT id FROM exchange_event ORDER BY id DESC LIMIT ?)
                """)) {
            delete.setInt(1, MOST_KEPT);
            return delete.executeUpdate();
        }
    }

    /** The newest first. */
    List<ExchangeEvent> newest(int most) {
        return file.transaction(db -> {
            try (PreparedStatement query = db.prepareStatement("""
                    SELECT since, at, times, way, good, locked FROM exchange_event ORDER BY id DESC LIMIT ?
                    """)) {
                query.setInt(1, most);
                return read(query);
            }
        });
    }

    /** When something last reached the server, or a phone that brings it there, and how. */
    Optional<ExchangeEvent> lastSuccess() {
        return file.transaction(db -> {
            try (PreparedStatement query = db.prepareStatement("""
                    SELECT since, at, times, way, good, locked FROM exchange_event
                    WHERE good = 1 AND way IN ('NETWORK', 'COURIER_READ', 'HANDED_OVER')
                    ORDER BY id DESC LIMIT 1
                    """)) {
                return read(query).stream().findFirst();
            }
        });
    }

    private List<ExchangeEvent> read(PreparedStatement query) throws SQLException {
        List<ExchangeEvent> events = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                events.add(new ExchangeEvent(
                        Instant.ofEpochSecond(rows.getLong("since")),
                        Instant.ofEpochSecond(rows.getLong("at")),
                        rows.getLong("times"),
                        ExchangeEvent.Way.valueOf(rows.getString("way")),
                        rows.getBoolean("good"),
                        decode(safe.open(RECORD, rows.getBytes("locked")))));
            }
        }
        return events;
    }

    private static byte[] encode(Problem said) {
        return Cbor.encode(parts(said));
    }

    /** The key, then what it names; a sentence within the sentence is a list within the list. */
    private static List<Object> parts(Problem said) {
        List<Object> parts = new ArrayList<>(List.of(said.key()));
        for (Object arg : said.args()) {
            if (arg instanceof Problem inner) {
                parts.add(parts(inner));
            } else {
                parts.add(
                        arg instanceof Integer || arg instanceof Long
                                ? ((Number) arg).longValue()
                                : String.valueOf(arg));
            }
        }
        return parts;
    }

    private static Problem decode(byte[] bytes) {
        return sentence(Cbor.decode(bytes));
    }

    private static Problem sentence(Object decoded) {
        List<Object> parts = new ArrayList<>(Fields.asList("event", decoded));
        String key = Fields.asText("event", parts.remove(0));
        return new Problem(
                key,
                parts.stream()
                        .map(arg -> arg instanceof List<?> ? sentence(arg) : arg)
                        .toList());
    }
}
