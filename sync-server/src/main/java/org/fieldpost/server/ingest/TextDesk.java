package org.fieldpost.server.ingest;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.text.TextReport;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.RegionMatch;
import org.fieldpost.model.place.RegionSet;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.server.access.Right;
import org.fieldpost.server.access.Sight;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.phones.Phone;
import org.fieldpost.server.phones.Phones;
import org.fieldpost.server.storage.Database;
import org.fieldpost.server.web.Web;

/** Where texts that came by SMS or over the radio are typed in: each is kept as a copy of the report it names. */
public final class TextDesk implements Web.Feature {

    private static final int MOST_SHOWN = 100;

    private final Database database;
    private final MissionSpace space;
    private final Phones phones;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public TextDesk(Database database, MissionSpace space, Phones phones, Clock clock) {
        this.database = database;
        this.space = space;
        this.phones = phones;
        this.clock = clock;
    }

    /**
     * A text as the page lists it.
     *
     * @param verified whether its author's key proves it
     * @param arrived whether the report itself is here
     * @param accepted what a person decided about it
     * @param trusted whether it counts as long as its report is not here
     * @param goneAt when its words were let go; a number stands in their place
     */
    public record Copy(
            String receipt,
            String text,
            boolean verified,
            boolean arrived,
            Optional<Boolean> accepted,
            boolean trusted,
            Optional<String> regionCode,
            Instant observedAt,
            Instant typedAt,
            Optional<Instant> goneAt) {}

    @Override
    public void routes(RoutesConfig routes, Web web) {
        routes.get("/texts", ctx -> show(ctx, web, "", Optional.empty(), Optional.empty()), Right.IMPORT);
        routes.post("/texts", ctx -> type(ctx, web), Right.IMPORT);
        routes.post("/texts/decide", ctx -> decide(ctx, web), Right.REVIEW);
    }

    private void type(Context ctx, Web web) {
        String typed = String.valueOf(ctx.formParam("text")).strip();
        try {
            Copy copy = take(typed, web.page(ctx).person().orElseThrow().name());
            show(ctx, web, "", Optional.of(copy), Optional.empty());
        } catch (ProblemException e) {
            ctx.status(400);
            show(ctx, web, typed, Optional.empty(), Optional.of(e.problem()));
        }
    }

    /** A person who has compared it, by radio or otherwise, lets a text count or takes it out. */
    private void decide(Context ctx, Web web) {
        String receipt = String.valueOf(ctx.formParam("receipt"));
        String text = String.valueOf(ctx.formParam("text"));
        boolean accepted = "true".equals(ctx.formParam("accepted"));
        if (copies(web.sight(ctx)).stream()
                .noneMatch(copy -> copy.receipt().equals(receipt) && copy.text().equals(text))) {
            throw new NotFoundResponse();
        }
        String by = web.page(ctx).person().orElseThrow().name();
        database.write(db -> {
            long last;
            try (PreparedStatement query = db.prepareStatement(
                    "SELECT coalesce(max(at), 0) FROM text_ruling WHERE receipt = ? AND text = ?")) {
                query.setString(1, receipt);
                query.setString(2, text);
                try (ResultSet rows = query.executeQuery()) {
                    rows.next();
                    last = rows.getLong(1);
                }
            }
            try (PreparedStatement insert = db.prepareStatement(
                    "INSERT INTO text_ruling (id, receipt, text, by_whom, at, accepted) VALUES (?, ?, ?, ?, ?, ?)")) {
                insert.setLong(1, 1 + (random.nextLong() >>> 2));
                insert.setString(2, receipt);
                insert.setString(3, text);
                insert.setString(4, by);
                insert.setLong(5, Math.max(clock.millis(), last + 1));
                insert.setBoolean(6, accepted);
                return insert.executeUpdate();
            }
        });
        ctx.redirect("/texts", HttpStatus.SEE_OTHER);
    }

    private void show(Context ctx, Web web, String typed, Optional<Copy> taken, Optional<Problem> problem) {
        Map<String, Object> values = new HashMap<>();
        values.put("copies", copies(web.sight(ctx)));
        values.put("typed", typed);
        values.put("taken", taken);
        values.put("problem", problem);
        web.show(ctx, "texts.jte", values);
    }

    /**
     * Keeps a text as typed.
     *
     * @throws ProblemException naming the group that is wrong, or the other mode
     */
    public Copy take(String typed, String by) {
        TextReport text = TextReport.parse(typed);
        if (text.receipt().exercise() != (space.mode() == MissionMode.EXERCISE)) {
            throw Problem.of("text.mode", text.receipt().spoken()).asException();
        }
        text.primary().filter(each -> !each.suggestible()).ifPresent(never -> {
            throw Problem.of("text.interface", never.name()).asException();
        });
        Optional<Phone> phone = phones.find(text.receipt().author());
        if (phone.isEmpty()) {
            throw Problem.of("text.author", text.receipt().author()).asException();
        }
        Optional<Bytes> key = phones.textKey(phone.get().id());
        boolean verified = phone.get().state() == Phone.State.FINAL
                && key.map(k -> text.provenBy(k, space.id())).orElse(false);
        Optional<String> region = space.mission().regions().match(text.point()).map(RegionMatch::regionCode);
        return database.write(db -> {
            String stored = text.signed() + " " + text.proof();
            try (PreparedStatement insert = db.prepareStatement("""
                    INSERT INTO text_copy (receipt, text, verified, kind, interface, region_code, observed_at, typed_at, typed_by)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT DO NOTHING
                    """)) {
                insert.setString(1, text.receipt().spoken());
                insert.setString(2, stored);
                insert.setBoolean(3, verified);
                insert.setString(4, text.kind().name());
                insert.setString(5, text.primary().map(NexusInterface::name).orElse(null));
                insert.setString(6, region.orElse(null));
                insert.setLong(7, text.observedAt().toEpochMilli());
                insert.setLong(8, clock.millis());
                insert.setString(9, by);
                insert.executeUpdate();
            }
            return copies(Sight.EVERYTHING).stream()
                    .filter(c -> c.receipt().equals(text.receipt().spoken())
                            && c.text().equals(stored))
                    .findFirst()
                    .orElseThrow();
        });
    }

    /** The texts typed in last that this sight sees; one whose report is not here counts by its own place. */
    public List<Copy> copies(Sight sight) {
        return database.read(db -> {
            List<Copy> copies = new ArrayList<>();
            try (PreparedStatement query = db.prepareStatement("""
                    SELECT t.receipt, t.text, t.verified, t.region_code, t.observed_at, t.typed_at, t.gone_at,
                           EXISTS (SELECT 1 FROM observation o WHERE o.receipt = t.receipt) AS arrived,
                           (SELECT r.accepted FROM newest_text_ruling r
                            WHERE r.receipt = t.receipt AND r.text = t.text) AS accepted,
                           EXISTS (SELECT 1 FROM trusted_text s WHERE s.receipt = t.receipt AND s.text = t.text) AS trusted
                    FROM text_copy t WHERE\s""" + sight.ofPlaces("t") + """
                     ORDER BY t.typed_at DESC, t.receipt LIMIT ?
                    """)) {
                query.setInt(sight.bindPlaces(query, 1), MOST_SHOWN);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        copies.add(new Copy(
                                rows.getString("receipt"),
                                rows.getString("text"),
                                rows.getBoolean("verified"),
                                rows.getBoolean("arrived"),
                                accepted(rows),
                                rows.getBoolean("trusted"),
                                Optional.ofNullable(rows.getString("region_code")),
                                Instant.ofEpochMilli(rows.getLong("observed_at")),
                                Instant.ofEpochMilli(rows.getLong("typed_at")),
                                goneAt(rows)));
                    }
                }
            }
            return copies;
        });
    }

    private static Optional<Instant> goneAt(ResultSet row) throws SQLException {
        long at = row.getLong("gone_at");
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(at));
    }

    private static Optional<Boolean> accepted(ResultSet row) throws SQLException {
        boolean accepted = row.getBoolean("accepted");
        return row.wasNull() ? Optional.empty() : Optional.of(accepted);
    }

    /** Assigns every text that still says where to the regions of a new set, in the caller's transaction. */
    public static void assignAgain(Connection db, RegionSet regions) throws SQLException {
        record Placed(String receipt, String text, Optional<String> region) {}
        List<Placed> all = new ArrayList<>();
        try (PreparedStatement query = db.prepareStatement("SELECT receipt, text FROM text_copy");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                String receipt = rows.getString(1);
                String text = rows.getString(2);
                point(text)
                        .ifPresent(point -> all.add(
                                new Placed(receipt, text, regions.match(point).map(RegionMatch::regionCode))));
            }
        }
        try (PreparedStatement update =
                db.prepareStatement("UPDATE text_copy SET region_code = ? WHERE receipt = ? AND text = ?")) {
            for (Placed each : all) {
                update.setString(1, each.region.orElse(null));
                update.setString(2, each.receipt);
                update.setString(3, each.text);
                update.executeUpdate();
            }
        }
    }

    /** Where it was; none in a text of which an earlier release destroyed a group. */
    private static Optional<Point> point(String text) {
        try {
            return Optional.of(TextReport.parse(text).point());
        } catch (ProblemException | IllegalArgumentException notWhole) {
            return Optional.empty();
        }
    }
}
