package org.fieldpost.server.ingest;

import io.javalin.config.RoutesConfig;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fieldpost.server.access.Right;
import org.fieldpost.server.storage.Database;
import org.fieldpost.server.web.Web;

/** What the server holds but could not read, or may not: shown by what it is, never by what it says. */
public final class SetAsidePages implements Web.Feature {

    private static final int MOST_SHOWN = 200;

    private final Database database;

    public SetAsidePages(Database database) {
        this.database = database;
    }

    /** Why something stands aside. */
    public enum Sort {
        /** An entry that could not be read; read again after every start. */
        ENTRY,
        /** The same number with other content: the phone was put back in time. */
        FORK,
        /** A whole envelope of a phone that is not final, blocked or revoked. */
        ENVELOPE
    }

    /** One thing that stands aside. */
    public record Aside(Sort sort, String officerCode, String what, String why, Instant receivedAt) {}

    @Override
    public void routes(RoutesConfig routes, Web web) {
        routes.get("/set-aside", ctx -> web.show(ctx, "set-aside.jte", Map.of("asides", all())), Right.IMPORT);
    }

    /** The newest of each sort. */
    public List<Aside> all() {
        return database.read(db -> {
            List<Aside> asides = new ArrayList<>();
            try (PreparedStatement query = db.prepareStatement("""
                    SELECT 'ENTRY', e.code, x.generation || '-' || x.number || ' / ' || x.kind, x.set_aside, x.received_at
                        FROM entry x JOIN enrolment e ON e.id = x.enrolment_id WHERE x.set_aside IS NOT NULL
                          AND x.gone_at IS NULL
                    UNION ALL
                    SELECT 'FORK', e.code, f.generation || '-' || f.number || ' / ' || f.kind, '', f.received_at
                        FROM entry_fork f JOIN enrolment e ON e.id = f.enrolment_id WHERE f.gone_at IS NULL
                    UNION ALL
                    SELECT 'ENVELOPE', e.code, length(a.envelope) || ' B', e.state, a.received_at
                        FROM envelope_aside a JOIN enrolment e ON e.id = a.enrolment_id
                    ORDER BY 5 DESC LIMIT ?
                    """)) {
                query.setInt(1, MOST_SHOWN);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        asides.add(new Aside(
                                Sort.valueOf(rows.getString(1)),
                                rows.getString(2),
                                rows.getString(3),
                                rows.getString(4),
                                Instant.ofEpochMilli(rows.getLong(5))));
                    }
                }
            }
            return asides;
        });
    }
}
