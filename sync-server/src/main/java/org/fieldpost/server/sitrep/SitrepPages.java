package org.fieldpost.server.sitrep;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldpost.exchange.crypto.Sha256;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.server.access.AuditLog;
import org.fieldpost.server.access.Deed;
import org.fieldpost.server.access.People;
import org.fieldpost.server.access.Right;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.print.Print;
import org.fieldpost.server.storage.Database;
import org.fieldpost.server.web.Page;
import org.fieldpost.server.web.Web;

/** The list of situation reports with the form that makes one, and each as a page and as a PDF. */
public final class SitrepPages implements Web.Feature {

    private static final String EXERCISE_MARK = "EXERCISE EXERCISE EXERCISE";
    private static final int TRIES = 3;

    private final Database database;
    private final Sitreps sitreps;
    private final Gathering gathering;
    private final MissionSpace space;
    private final Clock clock;

    public SitrepPages(Database database, MissionSpace space, AuditLog log, Clock clock) {
        this.database = database;
        this.sitreps = new Sitreps(database);
        this.gathering = new Gathering(database, space, log);
        this.space = space;
        this.clock = clock;
    }

    @Override
    public void routes(RoutesConfig routes, Web web) {
        routes.get("/sitreps", ctx -> list(ctx, web, Optional.empty()), Right.READ_REPORTS);
        routes.post("/sitreps", ctx -> make(ctx, web), Right.READ_REPORTS);
        routes.get("/sitreps/{number}.pdf", ctx -> pdf(ctx, web), Right.READ_REPORTS);
        routes.get("/sitreps/{number}", ctx -> show(ctx, web), Right.READ_REPORTS);
    }

    private ZoneId zone() {
        return space.mission().zone();
    }

    private void list(Context ctx, Web web, Optional<Problem> problem) {
        Map<String, Object> values = new HashMap<>();
        values.put("sitreps", sitreps.seenBy(web.sight(ctx)));
        values.put("usual", CutOff.last(clock.instant(), zone()));
        values.put("problem", problem);
        web.show(ctx, "sitreps.jte", values);
    }

    private void make(Context ctx, Web web) {
        CutOff cutOff;
        Instant now = clock.instant();
        try {
            cutOff = CutOff.parse(field(ctx, "day"), field(ctx, "hour"), now, zone());
        } catch (ProblemException e) {
            ctx.status(400);
            list(ctx, web, Optional.of(e.problem()));
            return;
        }
        for (int i = 0; i < TRIES; i++) {
            long number = sitreps.next(space.epoch());
            if (kept(ctx, web, cutOff, now, number)) {
                ctx.redirect("/sitreps/" + number, HttpStatus.SEE_OTHER);
                return;
            }
        }
        throw new IllegalStateException("others made situation reports at the same moment");
    }

    private boolean kept(Context ctx, Web web, CutOff cutOff, Instant now, long number) {
        Page page = web.page(ctx);
        People.Person maker = page.person().orElseThrow();
        Optional<Long> supersedes = sitreps.seenBy(maker.sight()).stream()
                .filter(each -> each.supersededBy(cutOff, maker.sight()))
                .map(Sitrep::number)
                .findFirst();
        Facts facts = gathering.at(cutOff, maker, now, number, supersedes);
        String content = web.written(ctx, "sitrep-content.jte", Map.of("facts", facts));
        byte[] pdf = Print.pdf(
                page.say("sitrep.of", String.valueOf(number)),
                content,
                page.language(),
                page.exercise() ? EXERCISE_MARK : "",
                now,
                number);
        var made = new Sitrep(
                number,
                cutOff.day(),
                cutOff.at(),
                now,
                maker.name(),
                page.language(),
                facts.regions(),
                supersedes,
                facts.restricted(),
                Sha256.of(pdf));
        return database.write(db -> {
            boolean kept = sitreps.keep(made, content, pdf);
            if (kept) {
                web.log(
                        ctx,
                        Deed.SITREP_MADE,
                        List.of(String.valueOf(number), made.sha256().hex()));
            }
            return kept;
        });
    }

    private static String field(Context ctx, String name) {
        return Optional.ofNullable(ctx.formParam(name)).orElse("").strip();
    }

    private void pdf(Context ctx, Web web) {
        Sitrep sitrep = read(ctx, web);
        ctx.contentType("application/pdf")
                .header("Content-Disposition", "inline; filename=\"sitrep-" + sitrep.number() + ".pdf\"")
                .result(sitreps.pdf(sitrep).toArray());
    }

    private void show(Context ctx, Web web) {
        Sitrep sitrep = read(ctx, web);
        web.show(ctx, "sitrep.jte", Map.of("sitrep", sitrep, "written", sitreps.content(sitrep)));
    }

    /** The one that is asked for, whose reading is written down before it is told. */
    private Sitrep read(Context ctx, Web web) {
        Sitrep sitrep = asked(ctx, web);
        if (sitrep.restricted()) {
            web.log(ctx, Deed.SITREP_READ, List.of(String.valueOf(sitrep.number())));
        }
        return sitrep;
    }

    private Sitrep asked(Context ctx, Web web) {
        String number = ctx.pathParam("number");
        if (!number.matches("\\d{1,9}")) {
            throw new NotFoundResponse();
        }
        return sitreps.find(web.sight(ctx), Long.parseLong(number)).orElseThrow(NotFoundResponse::new);
    }
}
