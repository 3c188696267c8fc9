package org.fieldpost.server.ingest;

import java.io.ByteArrayOutputStream;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Optional;
import org.fieldpost.exchange.crypto.Sha256;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.PhotoRef;
import org.fieldpost.server.storage.Database;

/** Pieces of photos, from whichever phone and carrier; the same piece twice is one. */
public final class PhotoChunks {

    private final Database database;

    public PhotoChunks(Database database) {
        this.database = database;
    }

    void take(Body.PhotoChunk chunk) {
        database.write(db -> {
            try (PreparedStatement insert = db.prepareStatement("""
                    INSERT INTO photo_chunk (sha256, size, place, bytes) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING
                    """)) {
                insert.setBytes(1, chunk.photo().sha256().toArray());
                insert.setInt(2, chunk.photo().size());
                insert.setInt(3, chunk.place());
                insert.setBytes(4, chunk.bytes().toArray());
                return insert.executeUpdate();
            }
        });
    }

    /** How many of its pieces are here. */
    public int arrived(PhotoRef photo) {
        return database.read(db -> {
            try (PreparedStatement query =
                    db.prepareStatement("SELECT count(*) FROM photo_chunk WHERE sha256 = ? AND size = ?")) {
                query.setBytes(1, photo.sha256().toArray());
                query.setInt(2, photo.size());
                try (ResultSet rows = query.executeQuery()) {
                    rows.next();
                    return rows.getInt(1);
                }
            }
        });
    }

    /** The photo, once all its pieces are here and together are what the report named. */
    public Optional<byte[]> whole(PhotoRef photo) {
        return database.read(db -> {
            var bytes = new ByteArrayOutputStream();
            try (PreparedStatement query =
                    db.prepareStatement("SELECT bytes FROM photo_chunk WHERE sha256 = ? AND size = ? ORDER BY place")) {
                query.setBytes(1, photo.sha256().toArray());
                query.setInt(2, photo.size());
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        bytes.writeBytes(rows.getBytes(1));
                    }
                }
            }
            byte[] whole = bytes.toByteArray();
            return Sha256.of(whole).equals(photo.sha256()) ? Optional.of(whole) : Optional.empty();
        });
    }
}
