package org.fieldpost.server.ingest;

import java.io.ByteArrayOutputStream;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.crypto.Sha256;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.PhotoRef;
import org.fieldpost.server.redaction.Redacted;
import org.fieldpost.server.storage.Database;

/** Pieces of photos, from whichever phone and carrier; the same piece twice is one. */
public final class PhotoChunks {

    private static final long MOST_WAYS = 64;

    private final Database database;

    public PhotoChunks(Database database) {
        this.database = database;
    }

    void take(Body.PhotoChunk chunk) {
        database.write(db -> {
            if (Redacted.photo(db, chunk.photo())) {
                return 0;
            }
            try (PreparedStatement insert = db.prepareStatement("""
                    INSERT INTO photo_chunk (sha256, size, place, digest, bytes) VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT DO NOTHING
                    """)) {
                insert.setBytes(1, chunk.photo().sha256().toArray());
                insert.setInt(2, chunk.photo().size());
                insert.setInt(3, chunk.place());
                insert.setBytes(4, Body.Base.digest(chunk.bytes()).toArray());
                insert.setBytes(5, chunk.bytes().toArray());
                return insert.executeUpdate();
            }
        });
    }

    /** How many of its pieces are here. */
    public int arrived(PhotoRef photo) {
        return database.read(db -> {
            try (PreparedStatement query = db.prepareStatement(
                    "SELECT count(DISTINCT place) FROM photo_chunk WHERE sha256 = ? AND size = ?")) {
                query.setBytes(1, photo.sha256().toArray());
                query.setInt(2, photo.size());
                try (ResultSet rows = query.executeQuery()) {
                    rows.next();
                    return rows.getInt(1);
                }
            }
        });
    }

    /**
     * The photo, once all its pieces are here and together are what the report named. Where several phones sent different
     * pieces for one place, the right ones are found by trying.
     */
    public Optional<byte[]> whole(PhotoRef photo) {
        List<List<byte[]>> places = new ArrayList<>();
        for (int place = 0; place < photo.chunks(); place++) {
            places.add(pieces(photo, place));
        }
        long ways = places.stream().mapToLong(List::size).reduce(1, (a, b) -> Math.min(a * b, MOST_WAYS + 1));
        for (long way = 0; way < Math.min(ways, MOST_WAYS); way++) {
            var bytes = new ByteArrayOutputStream();
            long left = way;
            for (List<byte[]> candidates : places) {
                bytes.writeBytes(candidates.get((int) (left % candidates.size())));
                left /= candidates.size();
            }
            if (Sha256.of(bytes.toByteArray()).equals(photo.sha256())) {
                return Optional.of(bytes.toByteArray());
            }
        }
        return Optional.empty();
    }

    private List<byte[]> pieces(PhotoRef photo, int place) {
        return database.read(db -> {
            List<byte[]> pieces = new ArrayList<>();
            try (PreparedStatement query = db.prepareStatement(
                    "SELECT bytes FROM photo_chunk WHERE sha256 = ? AND size = ? AND place = ? ORDER BY digest")) {
                query.setBytes(1, photo.sha256().toArray());
                query.setInt(2, photo.size());
                query.setInt(3, place);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        pieces.add(rows.getBytes(1));
                    }
                }
            }
            return pieces;
        });
    }
}
