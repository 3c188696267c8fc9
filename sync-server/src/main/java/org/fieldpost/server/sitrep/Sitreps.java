package org.fieldpost.server.sitrep;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.model.words.Language;
import org.fieldpost.server.access.Sight;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.storage.Database;

/** The situation reports that were made, with their pages and PDFs as they were made. */
final class Sitreps {

    private final Database database;

    Sitreps(Database database) {
        this.database = database;
    }

    /** Those whose every region this sight sees, the newest first. */
    List<Sitrep> seenBy(Sight sight) {
        return database.read(Sitreps::all).stream()
                .filter(each -> each.seenBy(sight))
                .toList();
    }

    Optional<Sitrep> find(Sight sight, long number) {
        return seenBy(sight).stream().filter(each -> each.number() == number).findFirst();
    }

    /** The number of the next, whoever makes it. */
    long next(long epoch) {
        long last = database.read(Sitreps::all).stream()
                .mapToLong(Sitrep::number)
                .max()
                .orElse(0);
        return after(last, epoch);
    }

    /**
     * What was made after a copy was taken is not known once that copy is put back: from then on numbers begin at the epoch, which
     * grows by one a minute, and more than one situation report a minute is not made. Pure.
     */
    static long after(long last, long epoch) {
        return epoch == MissionSpace.FIRST_EPOCH ? last + 1 : Math.max(last + 1, epoch);
    }

    private static List<Sitrep> all(Connection db) throws SQLException {
        List<Sitrep> all = new ArrayList<>();
        try (PreparedStatement query = db.prepareStatement("""
                        SELECT number, day, cut_off_at, made_at, made_by, language, regions, supersedes, sha256, restricted
                        FROM sitrep ORDER BY number DESC
                        """);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                String regions = rows.getString(7);
                long supersedes = rows.getLong(8);
                boolean none = !rows.getBoolean(10) && !rows.wasNull();
                all.add(new Sitrep(
                        rows.getLong(1),
                        LocalDate.parse(rows.getString(2)),
                        Instant.ofEpochMilli(rows.getLong(3)),
                        Instant.ofEpochMilli(rows.getLong(4)),
                        rows.getString(5),
                        Language.ofTag(rows.getString(6)).orElse(Language.EN),
                        regions.isEmpty() ? Optional.empty() : Optional.of(Set.of(regions.split(","))),
                        supersedes == 0 ? Optional.empty() : Optional.of(supersedes),
                        !none,
                        Bytes.of(rows.getBytes(9))));
            }
        }
        return all;
    }

    String content(Sitrep of) {
        return database.read(db -> one(db, "SELECT content FROM sitrep WHERE number = ?", of, row -> row.getString(1)));
    }

    Bytes pdf(Sitrep of) {
        return database.read(
                db -> one(db, "SELECT pdf FROM sitrep WHERE number = ?", of, row -> Bytes.of(row.getBytes(1))));
    }

    private interface Column<T> {
        T of(ResultSet row) throws SQLException;
    }

    private static <T> T one(Connection db, String sql, Sitrep of, Column<T> column) throws SQLException {
        try (PreparedStatement query = db.prepareStatement(sql)) {
            query.setLong(1, of.number());
            try (ResultSet rows = query.executeQuery()) {
                if (!rows.next()) {
                    throw new IllegalStateException("situation report " + of.number() + " is not kept");
                }
                return column.of(rows);
            }
        }
    }

    /** Keeps it, unless somebody else has made one of this number meanwhile. */
    boolean keep(Sitrep made, String content, byte[] pdf) {
        return database.write(db -> {
            try (PreparedStatement insert = db.prepareStatement("""
                    INSERT INTO sitrep (number, day, cut_off_at, made_at, made_by, language, regions, supersedes, content,
                                        pdf, sha256, restricted)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT DO NOTHING
                    """)) {
                insert.setLong(1, made.number());
                insert.setString(2, made.day().toString());
                insert.setLong(3, made.cutOffAt().toEpochMilli());
                insert.setLong(4, made.madeAt().toEpochMilli());
                insert.setString(5, made.madeBy());
                insert.setString(6, made.language().tag());
                insert.setString(
                        7, made.regions().map(codes -> String.join(",", codes)).orElse(""));
                if (made.supersedes().isPresent()) {
                    insert.setLong(8, made.supersedes().get());
                } else {
                    insert.setNull(8, Types.BIGINT);
                }
                insert.setString(9, content);
                insert.setBytes(10, pdf);
                insert.setBytes(11, made.sha256().toArray());
                insert.setBoolean(12, made.restricted());
                return insert.executeUpdate() == 1;
            }
        });
    }
}
