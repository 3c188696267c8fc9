package org.fieldpost.server.retention;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** What people wrote about content that was let go: who decided what and when is kept, and of their words a hyphen. */
final class Remarks {

    private static final String OF_GONE_REPORT = """
            WHERE reason NOT IN ('', '-') AND receipt IN (
                SELECT o.receipt FROM observation o
                JOIN entry e ON e.enrolment_id = o.enrolment_id AND e.generation = o.latest_generation
                            AND e.number = o.latest
                WHERE e.gone_at IS NOT NULL)
            """;

    private static final List<String> STEPS = List.of(
            "UPDATE ruling SET reason = '-' " + OF_GONE_REPORT,
            "UPDATE review_coding SET reason = '-' " + OF_GONE_REPORT,
            // the number keeps two rulings of one moment apart
            """
            UPDATE text_ruling SET text = '-' || CAST(id AS TEXT)
            WHERE text <> '-' || CAST(id AS TEXT)
              AND NOT EXISTS (SELECT 1 FROM text_copy t
                              WHERE t.receipt = text_ruling.receipt AND t.text = text_ruling.text)
            """,
            """
            UPDATE aside_note SET words = '-'
            WHERE words <> '-'
              AND what NOT IN (SELECT 'ENTRY ' || n.code || ' ' || x.generation || '-' || x.number || ' / ' || x.kind
                               FROM entry x JOIN enrolment n ON n.id = x.enrolment_id
                               WHERE x.gone_at IS NULL)
              AND what NOT IN (SELECT 'FORK ' || n.code || ' ' || f.generation || '-' || f.number || ' / ' || f.kind
                               FROM entry_fork f JOIN enrolment n ON n.id = f.enrolment_id
                               WHERE f.gone_at IS NULL)
              AND what NOT IN (SELECT 'ENVELOPE ' || n.code || ' ' || length(a.envelope) || ' B'
                               FROM envelope_aside a JOIN enrolment n ON n.id = a.enrolment_id)
            """,
            "UPDATE entry SET set_aside = 'let go' WHERE gone_at IS NOT NULL AND set_aside <> 'let go'");

    private Remarks() {}

    /** In the caller's transaction; also what an earlier release left standing. Returns how many rows changed. */
    static long letGo(Connection db) throws SQLException {
        long changed = 0;
        for (String step : STEPS) {
            try (PreparedStatement update = db.prepareStatement(step)) {
                changed += update.executeUpdate();
            }
        }
        return changed;
    }
}
