package org.fieldpost.server.ingest;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldpost.model.words.Problem;
import org.fieldpost.server.access.Right;
import org.fieldpost.server.storage.Database;
import org.fieldpost.server.web.Web;

/**
 * What the server holds but could not read, or may not: shown by what it is, never by what it says. A person may have it read
 * again, note what was done, and take the raw bytes away; nothing is ever thrown away.
 */
public final class SetAsidePages implements Web.Feature {

    private static final int MOST_SHOWN = 200;
    private static final int NOTE_CHARS = 300;

    private final Database database;
    private final Runnable readAgain;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** @param readAgain reads what stands aside once more */
    public SetAsidePages(Database database, Runnable readAgain, Clock clock) {
        this.database = database;
        this.readAgain = readAgain;
        this.clock = clock;
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

    /**
     * One thing that stands aside.
     *
     * @param bytes how large it is
     * @param notes what people did about it, the newest first
     */
    public record Aside(
            Sort sort,
            String officerCode,
            String what,
            String why,
            Instant receivedAt,
            long bytes,
            List<String> notes) {

        /** Names it in notes, and an entry in its download too. */
        public String key() {
            return sort + " " + officerCode + " " + what;
        }

        /** Where an entry's bytes are. */
        public Optional<String> raw() {
            return sort == Sort.ENTRY
                    ? Optional.of("/set-aside/raw/" + officerCode + "/" + what.split(" ", 2)[0])
                    : Optional.empty();
        }
    }

    @Override
    public void routes(RoutesConfig routes, Web web) {
        routes.get("/set-aside", ctx -> show(ctx, web, Optional.empty(), Optional.empty()), Right.IMPORT);
        routes.post("/set-aside/again", ctx -> again(ctx, web), Right.IMPORT);
        routes.post("/set-aside/notes", ctx -> note(ctx, web), Right.IMPORT);
        routes.get("/set-aside/raw/{code}/{entry}", ctx -> raw(ctx, web), Right.REVIEW);
    }

    private void show(Context ctx, Web web, Optional<Problem> done, Optional<Problem> problem) {
        Map<String, Object> values = new HashMap<>();
        values.put("asides", all());
        values.put("done", done);
        values.put("problem", problem);
        web.show(ctx, "set-aside.jte", values);
    }

    private void again(Context ctx, Web web) {
        int before = all().size();
        readAgain.run();
        show(ctx, web, Optional.of(Problem.of("set_aside.again_done", all().size(), before)), Optional.empty());
    }

    private void note(Context ctx, Web web) {
        String what = Optional.ofNullable(ctx.formParam("what")).orElse("");
        String words = Optional.ofNullable(ctx.formParam("words")).orElse("").strip();
        boolean known = all().stream().anyMatch(aside -> aside.key().equals(what));
        if (!known || words.isEmpty() || words.length() > NOTE_CHARS) {
            ctx.status(400);
            show(ctx, web, Optional.empty(), Optional.of(Problem.of("set_aside.note_words", NOTE_CHARS)));
            return;
        }
        String by = web.page(ctx).person().orElseThrow().name();
        database.write(db -> {
            try (PreparedStatement insert = db.prepareStatement(
                    "INSERT INTO aside_note (id, what, words, by_whom, at) VALUES (?, ?, ?, ?, ?)")) {
                insert.setLong(1, 1 + (random.nextLong() >>> 2));
                insert.setString(2, what);
                insert.setString(3, words);
                insert.setString(4, by);
                insert.setLong(5, clock.millis());
                return insert.executeUpdate();
            }
        });
        show(ctx, web, Optional.empty(), Optional.empty());
    }

    /** An entry's bytes as a file. What could not be read may be about any region: only who sees all of them gets it. */
    private void raw(Context ctx, Web web) {
        String[] entry = ctx.pathParam("entry").split("-", 2);
        if (web.sight(ctx).regions().isPresent() || !ctx.pathParam("entry").matches("\\d{1,2}-\\d{1,12}")) {
            throw new NotFoundResponse();
        }
        Optional<byte[]> bytes = database.read(db -> {
            try (PreparedStatement query = db.prepareStatement("""
                    SELECT x.body FROM entry x JOIN enrolment e ON e.id = x.enrolment_id
                    WHERE e.code = ? AND x.generation = ? AND x.number = ? AND x.set_aside IS NOT NULL
                    """)) {
                query.setString(1, ctx.pathParam("code"));
                query.setInt(2, Integer.parseInt(entry[0]));
                query.setLong(3, Long.parseLong(entry[1]));
                try (ResultSet rows = query.executeQuery()) {
                    return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
                }
            }
        });
        ctx.header("Content-Disposition", "attachment; filename=\"set-aside.bin\"");
        ctx.contentType("application/octet-stream").result(bytes.orElseThrow(NotFoundResponse::new));
    }

    /** The newest of each sort. */
    public List<Aside> all() {
        return database.read(db -> {
            List<Aside> asides = new ArrayList<>();
            try (PreparedStatement query = db.prepareStatement("""
                    SELECT 'ENTRY', e.code, x.generation || '-' || x.number || ' / ' || x.kind, x.set_aside, x.received_at,
                           length(x.body)
                        FROM entry x JOIN enrolment e ON e.id = x.enrolment_id WHERE x.set_aside IS NOT NULL
                          AND x.gone_at IS NULL
                    UNION ALL
                    SELECT 'FORK', e.code, f.generation || '-' || f.number || ' / ' || f.kind, '', f.received_at,
                           length(f.body)
                        FROM entry_fork f JOIN enrolment e ON e.id = f.enrolment_id WHERE f.gone_at IS NULL
                    UNION ALL
                    SELECT 'ENVELOPE', e.code, length(a.envelope) || ' B', e.state, a.received_at, length(a.envelope)
                        FROM envelope_aside a JOIN enrolment e ON e.id = a.enrolment_id
                    ORDER BY 5 DESC LIMIT ?
                    """)) {
                query.setInt(1, MOST_SHOWN);
                Map<String, List<String>> notes = notes();
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        var aside = new Aside(
                                Sort.valueOf(rows.getString(1)),
                                rows.getString(2),
                                rows.getString(3),
                                rows.getString(4),
                                Instant.ofEpochMilli(rows.getLong(5)),
                                rows.getLong(6),
                                List.of());
                        asides.add(new Aside(
                                aside.sort,
                                aside.officerCode,
                                aside.what,
                                aside.why,
                                aside.receivedAt,
                                aside.bytes,
                                notes.getOrDefault(aside.key(), List.of())));
                    }
                }
            }
            return asides;
        });
    }

    private Map<String, List<String>> notes() {
        return database.read(db -> {
            Map<String, List<String>> notes = new HashMap<>();
            try (PreparedStatement query =
                            db.prepareStatement("SELECT what, words, by_whom FROM aside_note ORDER BY at DESC, id");
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    notes.computeIfAbsent(rows.getString(1), what -> new ArrayList<>())
                            .add(rows.getString(2) + " (" + rows.getString(3) + ")");
                }
            }
            return notes;
        });
    }
}
