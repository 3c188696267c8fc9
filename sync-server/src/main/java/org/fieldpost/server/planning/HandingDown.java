package org.fieldpost.server.planning;

import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.EnrolmentId;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.model.patrol.PatrolPlan;
import org.fieldpost.model.patrol.Task;
import org.fieldpost.model.vocabulary.Code;
import org.fieldpost.server.storage.Database;

/** Keeps what was handed down, a row for each phone, and writes it into the phones' journals, both or neither. */
public final class HandingDown {

    private static final int MOST_SHOWN = 200;

    /** The journals of what goes down to phones. */
    public interface Downlink {

        /** Writes an entry; returns its number in the present generation. */
        long tell(EnrolmentId phone, Body body);

        int generation();
    }

    private final Database database;
    private final Downlink downlink;
    private final Clock clock;
    private final SecureRandom random;

    public HandingDown(Database database, Downlink downlink, Clock clock, SecureRandom random) {
        this.database = database;
        this.downlink = downlink;
        this.clock = clock;
        this.random = random;
    }

    /** How far it has come at one phone. */
    public record At(String officerCode, boolean delivered) {}

    /** A task or a planned patrol, with the phones it was sent to. */
    public record Sent(long id, Body body, Instant at, String by, boolean withdrawn, List<At> phones) {}

    public void task(List<EnrolmentId> phones, String text, LocalDate due, Optional<String> place, String by) {
        send(phones, id -> new Body.Tasked(new Task(id, text, due, place)), by);
    }

    /** A plan's parts, as its form says them. */
    public record Patrol(String crewCode, Code means, Code task, Instant start, List<String> places) {}

    public void patrol(List<EnrolmentId> phones, Patrol planned, String by) {
        send(
                phones,
                id -> new Body.Planned(new PatrolPlan(
                        String.format("%016x", id),
                        planned.crewCode,
                        planned.means,
                        planned.task,
                        planned.start,
                        planned.places)),
                by);
    }

    private void send(List<EnrolmentId> phones, LongFunction<Body> handed, String by) {
        long id = 1 + (random.nextLong() >>> 2);
        Body body = handed.apply(id);
        database.write(db -> {
            try (PreparedStatement insert = db.prepareStatement("""
                    INSERT INTO handed_down (id, enrolment_id, kind, body, generation, number, sent_at, sent_by)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """)) {
                for (EnrolmentId phone : phones) {
                    long number = downlink.tell(phone, body);
                    insert.setLong(1, id);
                    insert.setString(2, phone.toString());
                    insert.setInt(3, body.kind());
                    insert.setBytes(4, BodyCodec.encode(body).toArray());
                    insert.setInt(5, downlink.generation());
                    insert.setLong(6, number);
                    insert.setLong(7, clock.millis());
                    insert.setString(8, by);
                    insert.executeUpdate();
                }
            }
            return phones.size();
        });
    }

    /** @return whether there was something to withdraw */
    public boolean withdraw(long id) {
        return database.write(db -> {
            List<EnrolmentId> phones = new ArrayList<>();
            try (PreparedStatement query =
                    db.prepareStatement("SELECT enrolment_id FROM handed_down WHERE id = ? AND withdrawn_at IS NULL")) {
                query.setLong(1, id);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        phones.add(EnrolmentId.parse(rows.getString(1)));
                    }
                }
            }
            phones.forEach(phone -> downlink.tell(phone, new Body.Withdrawn(id)));
            try (PreparedStatement update = db.prepareStatement(
                    "UPDATE handed_down SET withdrawn_at = ? WHERE id = ? AND withdrawn_at IS NULL")) {
                update.setLong(1, clock.millis());
                update.setLong(2, id);
                return update.executeUpdate() > 0;
            }
        });
    }

    /** Planned patrols that were to start in this time and were not withdrawn, each once. */
    public List<PatrolPlan> planned(Instant from, Instant until) {
        return database.read(db -> {
            Map<Long, PatrolPlan> plans = new LinkedHashMap<>();
            try (PreparedStatement query = db.prepareStatement(
                    "SELECT id, kind, body FROM handed_down WHERE withdrawn_at IS NULL AND kind = ? ORDER BY id")) {
                query.setInt(1, Body.Planned.KIND);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        Body body = BodyCodec.decode(new Entry(1, rows.getInt(2), Bytes.of(rows.getBytes(3))));
                        if (body instanceof Body.Planned planned
                                && !planned.plan().start().isBefore(from)
                                && planned.plan().start().isBefore(until)) {
                            plans.put(rows.getLong(1), planned.plan());
                        }
                    }
                }
            }
            return List.copyOf(plans.values());
        });
    }

    /** The newest first. */
    public List<Sent> sent() {
        return database.read(db -> {
            Map<Long, Sent> sent = new LinkedHashMap<>();
            try (PreparedStatement query = db.prepareStatement("""
                    SELECT h.id, h.kind, h.body, h.sent_at, h.sent_by, h.withdrawn_at, e.code,
                           CASE WHEN EXISTS (SELECT 1 FROM downlink_entry d
                                             WHERE d.enrolment_id = h.enrolment_id AND d.generation = h.generation
                                               AND d.number = h.number AND d.acknowledged_epoch IS NOT NULL)
                                THEN 1 ELSE 0 END AS delivered
                    FROM handed_down h JOIN enrolment e ON e.id = h.enrolment_id
                    ORDER BY h.sent_at DESC, h.id, e.code LIMIT ?
                    """)) {
                query.setInt(1, MOST_SHOWN);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        add(sent, rows);
                    }
                }
            }
            return List.copyOf(sent.values());
        });
    }

    private static void add(Map<Long, Sent> sent, ResultSet row) throws SQLException {
        long id = row.getLong("id");
        List<At> phones = new ArrayList<>(sent.containsKey(id) ? sent.get(id).phones : List.of());
        phones.add(new At(row.getString("code"), row.getInt("delivered") == 1));
        row.getLong("withdrawn_at");
        boolean withdrawn = !row.wasNull();
        Body body = BodyCodec.decode(new Entry(1, row.getInt("kind"), Bytes.of(row.getBytes("body"))));
        sent.put(
                id,
                new Sent(
                        id,
                        body,
                        Instant.ofEpochMilli(row.getLong("sent_at")),
                        row.getString("sent_by"),
                        withdrawn,
                        List.copyOf(phones)));
    }
}
