package org.fieldpost.notebook;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.entry.ReportCodec;
import org.fieldpost.model.report.Draft;

/** What is being written: kept as it is on the screen until it is submitted or discarded. */
final class Drafts {

    private final NotebookFile file;
    private final Safe safe;
    private final Clock clock;

    Drafts(NotebookFile file, Safe safe, Clock clock) {
        this.file = file;
        this.safe = safe;
        this.clock = clock;
    }

    /** Keeps a draft as it is on the screen; called at every change. */
    void save(Draft draft) {
        file.transaction(db -> {
            try (PreparedStatement upsert = db.prepareStatement("""
                    INSERT INTO draft (id, saved_at, locked) VALUES (?, ?, ?)
                    ON CONFLICT (id) DO UPDATE SET saved_at = excluded.saved_at, locked = excluded.locked
                    """)) {
                upsert.setString(1, draft.id());
                upsert.setLong(2, clock.millis());
                upsert.setBytes(3, safe.lock("draft/" + draft.id(), ReportCodec.encode(draft)));
                return upsert.executeUpdate();
            }
        });
    }

    Optional<Draft> find(String draftId) {
        return file.transaction(db -> {
            try (PreparedStatement query = db.prepareStatement("SELECT locked FROM draft WHERE id = ?")) {
                query.setString(1, draftId);
                try (ResultSet rows = query.executeQuery()) {
                    return rows.next()
                            ? Optional.of(ReportCodec.decodeDraft(safe.open("draft/" + draftId, rows.getBytes(1))))
                            : Optional.empty();
                }
            }
        });
    }

    /** Drafts, the one last touched first. */
    List<Draft> all() {
        return file.transaction(db -> {
            List<Draft> drafts = new ArrayList<>();
            try (PreparedStatement query =
                            db.prepareStatement("SELECT id, locked FROM draft ORDER BY saved_at DESC, id");
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    drafts.add(ReportCodec.decodeDraft(safe.open("draft/" + rows.getString(1), rows.getBytes(2))));
                }
            }
            return drafts;
        });
    }

    void discard(String draftId) {
        file.transaction(db -> {
            try (PreparedStatement delete = db.prepareStatement("DELETE FROM draft WHERE id = ?")) {
                delete.setString(1, draftId);
                return delete.executeUpdate();
            }
        });
    }
}
