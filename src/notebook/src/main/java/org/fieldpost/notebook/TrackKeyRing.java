package org.fieldpost.notebook;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.crypto.TrackKey;

/** The private keys of tracks that the phone recorded by itself and this notebook has not taken in yet. Blocks on the file. */
public final class TrackKeyRing {

    /** Of all rows: their numbers are not known before they are written. */
    private static final String RECORD = "track_key";

    private final NotebookFile file;
    private final Safe safe;

    TrackKeyRing(NotebookFile file, Safe safe) {
        this.file = file;
        this.safe = safe;
    }

    /** In the order they were kept. */
    public List<TrackKey> kept() {
        return file.transaction(db -> {
            List<TrackKey> keys = new ArrayList<>();
            try (PreparedStatement query = db.prepareStatement("SELECT locked FROM track_key ORDER BY id");
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    keys.add(new TrackKey(Bytes.of(safe.open(RECORD, rows.getBytes(1)))));
                }
            }
            return keys;
        });
    }

    public void keep(TrackKey key) {
        file.transaction(db -> {
            try (PreparedStatement insert = db.prepareStatement("INSERT INTO track_key (locked) VALUES (?)")) {
                insert.setBytes(1, safe.lock(RECORD, key.secret().toArray()));
                return insert.executeUpdate();
            }
        });
    }

    public void drop(TrackKey key) {
        file.transaction(db -> {
            try (PreparedStatement query = db.prepareStatement("SELECT id, locked FROM track_key");
                    ResultSet rows = query.executeQuery();
                    PreparedStatement delete = db.prepareStatement("DELETE FROM track_key WHERE id = ?")) {
                List<Long> dropped = new ArrayList<>();
                while (rows.next()) {
                    if (Bytes.of(safe.open(RECORD, rows.getBytes(2))).equals(key.secret())) {
                        dropped.add(rows.getLong(1));
                    }
                }
                for (long id : dropped) {
                    delete.setLong(1, id);
                    delete.executeUpdate();
                }
                return dropped.size();
            }
        });
    }
}
