package org.fieldpost.server.ingest;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldpost.server.access.Sight;
import org.fieldpost.server.storage.Database;

/** The texts that were typed in, in pages, the newest first; one whose report is not here counts by its own place. */
public final class TextCopies {

    static final int ON_A_PAGE = 100;

    private final Database database;

    TextCopies(Database database) {
        this.database = database;
    }

    /**
     * A text as the page lists it.
     *
     * @param verified whether its author's key proves it
     * @param arrived whether the report itself is here
     * @param trusted whether it counts as long as its report is not here
     * @param counts whether it does count: of several of one report, the first
     * @param typedAt with its receipt it names the text
     * @param goneAt when its words were let go; a number stands in their place
     */
    public record Copy(
            String receipt,
            String text,
            boolean verified,
            boolean arrived,
            boolean trusted,
            boolean counts,
            Optional<String> regionCode,
            Instant observedAt,
            Instant typedAt,
            Optional<Instant> goneAt) {

        public boolean mayBeGraded() {
            return counts && goneAt.isEmpty();
        }

        Place place() {
            return new Place(typedAt.toEpochMilli(), receipt);
        }
    }

    /** Where a page begins: behind this text. */
    record Place(long typedAt, String receipt) {

        static final Place FIRST = new Place(Long.MAX_VALUE, "");

        /** As an address says it; the first page for what is no place. */
        static Place parse(String written) {
            return written.matches("\\d{1,18}-[A-Za-z0-9-]{1,40}")
                    ? new Place(
                            Long.parseLong(written.substring(0, written.indexOf('-'))),
                            written.substring(written.indexOf('-') + 1))
                    : FIRST;
        }

        @Override
        public String toString() {
            return typedAt + "-" + receipt;
        }
    }

    /** A page, and where the next one begins, if there is one. */
    record Sheet(List<Copy> copies, Optional<Place> next) {}

    Sheet behind(Sight sight, Place place) {
        return database.read(db -> {
            try (PreparedStatement query = db.prepareStatement(SHOWN + sight.ofPlaces("t") + """
                     AND (t.typed_at, t.receipt) < (?, ?)
                    ORDER BY t.typed_at DESC, t.receipt DESC LIMIT ?
                    """)) {
                int next = sight.bindPlaces(query, 1);
                query.setLong(next++, place.typedAt);
                query.setString(next++, place.receipt);
                query.setInt(next, ON_A_PAGE + 1);
                List<Copy> copies = all(query);
                boolean more = copies.size() > ON_A_PAGE;
                List<Copy> shown = copies.subList(0, Math.min(copies.size(), ON_A_PAGE));
                return new Sheet(
                        List.copyOf(shown),
                        more ? Optional.of(shown.get(shown.size() - 1).place()) : Optional.empty());
            }
        });
    }

    Optional<Copy> find(Sight sight, String receipt, String text) {
        return database.read(db -> {
            try (PreparedStatement query =
                    db.prepareStatement(SHOWN + sight.ofPlaces("t") + " AND t.receipt = ? AND t.text = ?")) {
                int next = sight.bindPlaces(query, 1);
                query.setString(next++, receipt);
                query.setString(next, text);
                return all(query).stream().findFirst();
            }
        });
    }

    private static final String SHOWN = """
            SELECT t.receipt, t.text, t.verified, t.region_code, t.observed_at, t.typed_at, t.gone_at,
                   EXISTS (SELECT 1 FROM observation o WHERE o.receipt = t.receipt) AS arrived,
                   EXISTS (SELECT 1 FROM trusted_text s WHERE s.receipt = t.receipt AND s.text = t.text) AS trusted,
                   EXISTS (SELECT 1 FROM counted_text c WHERE c.receipt = t.receipt AND c.text = t.text) AS counts
            FROM text_copy t WHERE\s""";

    private static List<Copy> all(PreparedStatement query) throws SQLException {
        List<Copy> copies = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                copies.add(new Copy(
                        rows.getString("receipt"),
                        rows.getString("text"),
                        rows.getBoolean("verified"),
                        rows.getBoolean("arrived"),
                        rows.getBoolean("trusted"),
                        rows.getBoolean("counts"),
                        Optional.ofNullable(rows.getString("region_code")),
                        Instant.ofEpochMilli(rows.getLong("observed_at")),
                        Instant.ofEpochMilli(rows.getLong("typed_at")),
                        goneAt(rows)));
            }
        }
        return copies;
    }

    private static Optional<Instant> goneAt(ResultSet row) throws SQLException {
        long at = row.getLong("gone_at");
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(at));
    }
}
