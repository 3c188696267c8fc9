package org.fieldpost.notebook;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.Priority;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.model.report.NilReport;
import org.fieldpost.model.report.Patrol;
import org.fieldpost.model.report.PatrolKey;
import org.fieldpost.model.words.Problem;

/** The patrols of this phone, of which one runs at a time. */
final class Patrols {

    private final NotebookFile file;
    private final Safe safe;
    private final SqliteJournal journal;

    Patrols(NotebookFile file, Safe safe, SqliteJournal journal) {
        this.file = file;
        this.safe = safe;
        this.journal = journal;
    }

    /** Keeps the patrol and writes it into the journal; one patrol runs at a time. */
    void record(Patrol patrol) {
        file.transaction(db -> {
            if (patrol.state() == Patrol.State.RUNNING) {
                running().filter(other -> !other.key().equals(patrol.key())).ifPresent(other -> {
                    throw Problem.of("patrol.running", other.key().crewCode()).asException();
                });
            }
            byte[] body = BodyCodec.encode(new Body.PatrolRevision(patrol)).toArray();
            byte[] name = safe.patrol(patrol.key());
            try (PreparedStatement upsert = db.prepareStatement("""
                    INSERT INTO patrol (patrol, started_at, running, locked) VALUES (?, ?, ?, ?)
                    ON CONFLICT (patrol) DO UPDATE SET running = excluded.running, locked = excluded.locked
                    """)) {
                upsert.setBytes(1, name);
                upsert.setLong(2, patrol.key().startedAt().getEpochSecond());
                upsert.setBoolean(3, patrol.state() == Patrol.State.RUNNING);
                upsert.setBytes(4, safe.lock(Safe.ofPatrol("patrol", name), body));
                upsert.executeUpdate();
            }
            return journal.append(Body.PatrolRevision.KIND, Bytes.of(body), Priority.USUAL);
        });
    }

    /** The patrol that runs now, if one does. */
    Optional<Patrol> running() {
        return file.transaction(db -> {
            try (PreparedStatement query = db.prepareStatement("SELECT patrol, locked FROM patrol WHERE running = 1")) {
                return first(query);
            }
        });
    }

    Optional<Patrol> find(PatrolKey key) {
        return file.transaction(db -> {
            try (PreparedStatement query = db.prepareStatement("SELECT patrol, locked FROM patrol WHERE patrol = ?")) {
                query.setBytes(1, safe.patrol(key));
                return first(query);
            }
        });
    }

    private Optional<Patrol> first(PreparedStatement query) throws SQLException {
        try (ResultSet rows = query.executeQuery()) {
            if (!rows.next()) {
                return Optional.empty();
            }
            byte[] body = safe.open(Safe.ofPatrol("patrol", rows.getBytes(1)), rows.getBytes(2));
            var entry = new Entry(1, Body.PatrolRevision.KIND, Bytes.of(body));
            return Optional.of(((Body.PatrolRevision) BodyCodec.decode(entry)).patrol());
        }
    }

    /** Of a patrol that has ended; what the journal still holds of it is not touched. */
    void forget(PatrolKey key) {
        file.transaction(db -> {
            try (PreparedStatement delete =
                    db.prepareStatement("DELETE FROM patrol WHERE patrol = ? AND running = 0")) {
                delete.setBytes(1, safe.patrol(key));
                return delete.executeUpdate();
            }
        });
    }

    /** The nil reports made on a patrol, as far as they can still be read here. */
    List<NilReport> nilReports(PatrolKey patrol) {
        return file.transaction(db -> {
            List<NilReport> found = new ArrayList<>();
            try (PreparedStatement query = db.prepareStatement("""
                    SELECT generation, number FROM journal_entry
                    WHERE kind = ? AND moved_generation IS NULL AND gone = 0 ORDER BY generation, number
                    """)) {
                query.setInt(1, Body.Nil.KIND);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        if (BodyCodec.decode(journal.entry(rows.getInt(1), rows.getLong(2))) instanceof Body.Nil nil
                                && nil.report().patrol().equals(Optional.of(patrol))) {
                            found.add(nil.report());
                        }
                    }
                }
            }
            return found;
        });
    }
}
