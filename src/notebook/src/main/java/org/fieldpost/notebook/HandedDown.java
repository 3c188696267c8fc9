package org.fieldpost.notebook;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.exchange.entry.PatrolCodec;
import org.fieldpost.model.patrol.Task;

/**
 * Tasks and planned patrols from the team leader. One that is withdrawn, put away or started leaves its number, so that a restored
 * server cannot bring it back; whether it or its withdrawal comes first changes nothing.
 */
public final class HandedDown {

    /** A task stays so many days after the day it was due. */
    static final int DAYS_AFTER = 7;

    private static final byte[] GONE = new byte[0];

    private final NotebookFile file;
    private final Safe safe;

    HandedDown(NotebookFile file, Safe safe) {
        this.file = file;
        this.safe = safe;
    }

    private static String record(long id) {
        return "handed_down/" + id;
    }

    /** In the transaction that stores its entry. */
    void keep(Connection db, Task task) throws SQLException {
        Bytes body = BodyCodec.encode(new Body.Tasked(task));
        keep(db, task.id(), safe.lock(record(task.id()), body.toArray()));
    }

    /** In the transaction that stores its entry: a plan as those made on the phone, and its number here. */
    void keep(Connection db, Body.Planned planned) throws SQLException {
        byte[] marked =
                safe.lock(record(planned.id()), BodyCodec.encode(planned).toArray());
        if (keep(db, planned.id(), marked) == 1) {
            try (PreparedStatement insert =
                    db.prepareStatement("INSERT INTO patrol_plan (id, locked) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
                insert.setString(1, planned.plan().id());
                insert.setBytes(2, safe.lock("patrol_plan/" + planned.plan().id(), PatrolCodec.encode(planned.plan())));
                insert.executeUpdate();
            }
        }
    }

    private static int keep(Connection db, long id, byte[] locked) throws SQLException {
        try (PreparedStatement insert =
                db.prepareStatement("INSERT INTO handed_down (id, locked) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
            insert.setLong(1, id);
            insert.setBytes(2, locked);
            return insert.executeUpdate();
        }
    }

    /** Whatever has this number goes, and never comes. */
    void withdraw(Connection db, long id) throws SQLException {
        try (PreparedStatement upsert = db.prepareStatement("""
                        INSERT INTO handed_down (id, locked) VALUES (?, ?)
                        ON CONFLICT (id) DO UPDATE SET locked = excluded.locked
                        """);
                PreparedStatement plan = db.prepareStatement("DELETE FROM patrol_plan WHERE id = ?")) {
            upsert.setLong(1, id);
            upsert.setBytes(2, GONE);
            upsert.executeUpdate();
            plan.setString(1, String.format("%016x", id));
            plan.executeUpdate();
        }
    }

    /** The officer is done with a task, or wants to see it no more; nothing of that travels. */
    public void putAway(long task) {
        file.transaction(db -> {
            withdraw(db, task);
            return task;
        });
    }

    /**
     * The tasks that stand, the next one due first.
     *
     * @param today the mission's day; what was due more than a week before it goes
     */
    public List<Task> tasks(LocalDate today) {
        return file.transaction(db -> {
            List<Task> tasks = new ArrayList<>();
            for (Body body : all(db)) {
                if (body instanceof Body.Tasked tasked) {
                    if (tasked.task().due().isBefore(today.minusDays(DAYS_AFTER))) {
                        withdraw(db, tasked.task().id());
                    } else {
                        tasks.add(tasked.task());
                    }
                }
            }
            tasks.sort(Comparator.comparing(Task::due).thenComparing(Task::id));
            return tasks;
        });
    }

    /** The ids of the plans that came from the team leader. */
    public Set<String> plans() {
        return file.transaction(db -> {
            Set<String> plans = new HashSet<>();
            for (Body body : all(db)) {
                if (body instanceof Body.Planned planned) {
                    plans.add(planned.plan().id());
                }
            }
            return plans;
        });
    }

    private List<Body> all(Connection db) throws SQLException {
        List<Body> all = new ArrayList<>();
        try (PreparedStatement query =
                        db.prepareStatement("SELECT id, locked FROM handed_down WHERE locked <> x'' ORDER BY id");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                all.add(read(Bytes.of(safe.open(record(rows.getLong(1)), rows.getBytes(2)))));
            }
        }
        return all;
    }

    /** Only the two kinds lie here, and they differ in how many values they have. */
    private static Body read(Bytes body) {
        Body task = BodyCodec.decode(new Entry(1, Body.Tasked.KIND, body));
        return task instanceof Body.Tasked ? task : BodyCodec.decode(new Entry(1, Body.Planned.KIND, body));
    }
}
