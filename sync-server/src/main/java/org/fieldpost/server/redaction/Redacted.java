package org.fieldpost.server.redaction;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.exchange.entry.PhotoRef;
import org.fieldpost.server.redaction.Marks.Mark;

/**
 * What has been destroyed, known by hashes and places and never by words: whatever comes again, from a phone, a courier or after a
 * restore, loses the same words before it is stored. A text that was marked twice is followed from hash to hash.
 */
public final class Redacted {

    private Redacted() {}

    /** Whether anything was ever destroyed here; asked once for each envelope. */
    public static boolean any(Connection db) throws SQLException {
        try (PreparedStatement query = db.prepareStatement("""
                        SELECT CASE WHEN EXISTS (SELECT 1 FROM redaction) OR EXISTS (SELECT 1 FROM redacted_photo)
                            THEN 1 ELSE 0 END
                        """);
                ResultSet rows = query.executeQuery()) {
            return rows.next() && rows.getInt(1) == 1;
        }
    }

    /** The body as it may be stored; the very same when nothing of it was destroyed. */
    public static Bytes body(Connection db, Bytes came, Body said) throws SQLException {
        if (said instanceof Body.PhotoChunk chunk && photo(db, chunk.photo())) {
            return BodyCodec.encode(nothingOf(chunk));
        }
        Bytes body = came;
        List<Mark> marks = of(db, Marks.hash(body));
        while (!marks.isEmpty()) {
            body = Marks.without(body, marks);
            marks = of(db, Marks.hash(body));
        }
        return body;
    }

    /** A plain text as it may be stored. */
    public static String text(Connection db, String came) throws SQLException {
        String text = came;
        List<Mark> marks = of(db, Marks.hash(text));
        while (!marks.isEmpty()) {
            text = Marks.without(text, marks);
            marks = of(db, Marks.hash(text));
        }
        return text;
    }

    static Body.PhotoChunk nothingOf(Body.PhotoChunk chunk) {
        return new Body.PhotoChunk(
                chunk.photo(), chunk.place(), Bytes.of(new byte[chunk.bytes().size()]));
    }

    /** Whether this photo was destroyed as a whole. */
    public static boolean photo(Connection db, PhotoRef photo) throws SQLException {
        try (PreparedStatement query = db.prepareStatement("""
                SELECT CASE WHEN EXISTS (SELECT 1 FROM redacted_photo WHERE sha256 = ? AND size = ?) THEN 1 ELSE 0 END
                """)) {
            query.setBytes(1, photo.sha256().toArray());
            query.setLong(2, photo.size());
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() && rows.getInt(1) == 1;
            }
        }
    }

    private static List<Mark> of(Connection db, Bytes original) throws SQLException {
        List<Mark> marks = new ArrayList<>();
        try (PreparedStatement query =
                db.prepareStatement("SELECT field, from_char, to_char FROM redaction WHERE original = ?")) {
            query.setBytes(1, original.toArray());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    marks.add(new Mark(rows.getString(1), rows.getInt(2), rows.getInt(3)));
                }
            }
        }
        return marks;
    }
}
