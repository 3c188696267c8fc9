package org.fieldpost.notebook;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.words.Problem;

/** The photos of what is being written: kept from the moment the officer saves one until the draft is submitted or discarded. */
final class DraftPhotos {

    private final NotebookFile file;
    private final Safe safe;
    private final Drafts drafts;

    DraftPhotos(NotebookFile file, Safe safe, Drafts drafts) {
        this.file = file;
        this.safe = safe;
        this.drafts = drafts;
    }

    DraftPhoto keep(Draft draft, Bytes jpeg) {
        if (draft.handling() == Handling.H4) {
            throw Problem.of("photo.sealed").asException();
        }
        return file.transaction(db -> {
            drafts.save(draft);
            try (PreparedStatement insert = db.prepareStatement("""
                    INSERT INTO draft_photo (draft_id, number, locked) VALUES (?1, ?2, ?3)
                    """)) {
                int number = next(draft.id());
                insert.setString(1, draft.id());
                insert.setInt(2, number);
                insert.setBytes(3, safe.lock(record(draft.id(), number), jpeg.toArray()));
                insert.executeUpdate();
                return new DraftPhoto(number, jpeg);
            }
        });
    }

    private int next(String draftId) {
        return file.transaction(db -> {
            try (PreparedStatement query =
                    db.prepareStatement("SELECT coalesce(max(number), 0) + 1 FROM draft_photo WHERE draft_id = ?")) {
                query.setString(1, draftId);
                try (ResultSet rows = query.executeQuery()) {
                    rows.next();
                    return rows.getInt(1);
                }
            }
        });
    }

    List<DraftPhoto> of(String draftId) {
        return file.transaction(db -> {
            List<DraftPhoto> photos = new ArrayList<>();
            try (PreparedStatement query =
                    db.prepareStatement("SELECT number, locked FROM draft_photo WHERE draft_id = ? ORDER BY number")) {
                query.setString(1, draftId);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        int number = rows.getInt(1);
                        photos.add(
                                new DraftPhoto(number, Bytes.of(safe.open(record(draftId, number), rows.getBytes(2)))));
                    }
                }
            }
            return photos;
        });
    }

    void drop(String draftId, int number) {
        file.transaction(db -> {
            try (PreparedStatement delete =
                    db.prepareStatement("DELETE FROM draft_photo WHERE draft_id = ? AND number = ?")) {
                delete.setString(1, draftId);
                delete.setInt(2, number);
                return delete.executeUpdate();
            }
        });
    }

    private static String record(String draftId, int number) {
        return "draft-photo/" + draftId + "/" + number;
    }
}
