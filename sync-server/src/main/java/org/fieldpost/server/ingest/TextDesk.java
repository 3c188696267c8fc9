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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.text.TextReport;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.RegionMatch;
import org.fieldpost.model.place.RegionSet;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.review.Grade;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.server.access.Right;
import org.fieldpost.server.access.Sight;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.phones.Phone;
import org.fieldpost.server.phones.Phones;
import org.fieldpost.server.review.ReviewPages;
import org.fieldpost.server.review.TextGrades;
import org.fieldpost.server.storage.Database;
import org.fieldpost.server.web.Web;

/** Where texts that came by SMS or over the radio are typed in: each is kept as a copy of the report it names. */
public final class TextDesk implements Web.Feature {

    private final Database database;
    private final MissionSpace space;
    private final Phones phones;
    private final TextCopies copies;
    private final TextGrades grades;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public TextDesk(Database database, MissionSpace space, Phones phones, Clock clock) {
        this.database = database;
        this.space = space;
        this.phones = phones;
        this.copies = new TextCopies(database);
        this.grades = new TextGrades(database, clock, random);
        this.clock = clock;
    }

    /** A text with its grade. */
    public record Line(TextCopies.Copy copy, TextGrades.Standing grade) {}

    @Override
    public void routes(RoutesConfig routes, Web web) {
        routes.get("/texts", ctx -> show(ctx, web, "", Optional.empty(), Optional.empty()), Right.IMPORT);
        routes.post("/texts", ctx -> type(ctx, web), Right.IMPORT);
        routes.post("/texts/decide", ctx -> decide(ctx, web), Right.REVIEW);
        routes.post("/texts/grade", ctx -> grade(ctx, web, TextDesk::chosen), Right.REVIEW);
        routes.post("/texts/grade/undo", ctx -> grade(ctx, web, form -> Optional.empty()), Right.REVIEW);
    }

    private void type(Context ctx, Web web) {
        String typed = String.valueOf(ctx.formParam("text")).strip();
        try {
            TextCopies.Copy copy =
                    take(typed, web.page(ctx).person().orElseThrow().name());
            show(ctx, web, "", Optional.of(copy), Optional.empty());
        } catch (ProblemException e) {
            ctx.status(400);
            show(ctx, web, typed, Optional.empty(), Optional.of(e.problem()));
        }
    }

    /** A person who has compared it, by radio or otherwise, lets a text count or takes it out. */
    private void decide(Context ctx, Web web) {
        TextCopies.Copy copy = named(ctx, web);
        String receipt = copy.receipt();
        String text = copy.text();
        boolean accepted = "true".equals(ctx.formParam("accepted"));
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
        back(ctx);
    }

    /** The text that a form is about. */
    private TextCopies.Copy named(Context ctx, Web web) {
        return copies.find(
                        web.sight(ctx), String.valueOf(ctx.formParam("receipt")), String.valueOf(ctx.formParam("text")))
                .orElseThrow(NotFoundResponse::new);
    }

    /** To the page on which the form stood. */
    private static void back(Context ctx) {
        TextCopies.Place place = TextCopies.Place.parse(String.valueOf(ctx.formParam("after")));
        ctx.redirect(place.equals(TextCopies.Place.FIRST) ? "/texts" : "/texts?after=" + place, HttpStatus.SEE_OTHER);
    }

    private static Optional<Grade> chosen(Context ctx) {
        return Optional.of(ReviewPages.grade(ctx));
    }

    /** Grades a text, or takes what was decided about its grade back. */
    private void grade(Context ctx, Web web, Function<Context, Optional<Grade>> chosen) {
        TextCopies.Copy copy = named(ctx, web);
        String by = web.page(ctx).person().orElseThrow().name();
        String token = String.valueOf(ctx.formParam("token"));
        try {
            if (copy.arrived()) {
                throw Problem.of("texts.report_is_here", copy.receipt()).asException();
            }
            if (!copy.mayBeGraded()) {
                throw Problem.of("texts.no_grade", copy.receipt()).asException();
            }
            Optional<Grade> grade = chosen.apply(ctx);
            if (grade.isPresent()) {
                grades.grade(copy.receipt(), copy.typedAt(), by, token, grade.get());
            } else {
                grades.undo(copy.receipt(), copy.typedAt(), by, token);
            }
            back(ctx);
        } catch (ProblemException e) {
            ctx.status(400);
            show(ctx, web, "", Optional.empty(), Optional.of(e.problem()));
        }
    }

    private void show(Context ctx, Web web, String typed, Optional<TextCopies.Copy> taken, Optional<Problem> problem) {
        Map<String, Object> values = new HashMap<>();
        String after = Optional.ofNullable(ctx.formParam("after"))
                .or(() -> Optional.ofNullable(ctx.queryParam("after")))
                .orElse("");
        TextCopies.Place place = TextCopies.Place.parse(after);
        TextCopies.Sheet sheet = copies.behind(web.sight(ctx), place);
        values.put(
                "lines",
                sheet.copies().stream()
                        .map(copy -> new Line(copy, grades.of(copy.receipt(), copy.typedAt())))
                        .toList());
        values.put("after", place.equals(TextCopies.Place.FIRST) ? "" : place.toString());
        values.put("next", sheet.next().map(TextCopies.Place::toString));
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
    TextCopies.Copy take(String typed, String by) {
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
            String receipt = text.receipt().spoken();
            String stored = text.signed() + " " + text.proof();
            try (PreparedStatement insert = db.prepareStatement("""
                    INSERT INTO text_copy (receipt, text, verified, kind, interface, region_code, observed_at, typed_at, typed_by)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT DO NOTHING
                    """)) {
                insert.setString(1, receipt);
                insert.setString(2, stored);
                insert.setBoolean(3, verified);
                insert.setString(4, text.kind().name());
                insert.setString(5, text.primary().map(NexusInterface::name).orElse(null));
                insert.setString(6, region.orElse(null));
                insert.setLong(7, text.observedAt().toEpochMilli());
                insert.setLong(8, Math.max(clock.millis(), lastTyped(db, receipt) + 1));
                insert.setString(9, by);
                insert.executeUpdate();
            }
            return copies.find(Sight.EVERYTHING, receipt, stored).orElseThrow();
        });
    }

    /** Of two texts of one report none was typed in at the same moment. */
    private static long lastTyped(Connection db, String receipt) throws SQLException {
        try (PreparedStatement query =
                db.prepareStatement("SELECT coalesce(max(typed_at), 0) FROM text_copy WHERE receipt = ?")) {
            query.setString(1, receipt);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
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
