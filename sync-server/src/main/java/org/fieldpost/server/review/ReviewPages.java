package org.fieldpost.server.review;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.fieldpost.exchange.EnrolmentId;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.review.Asked;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.server.access.Right;
import org.fieldpost.server.access.Sight;
import org.fieldpost.server.analysis.Reports;
import org.fieldpost.server.storage.Database;
import org.fieldpost.server.web.Web;

/** The page of one report, with what was asked of its author and the room to ask. */
public final class ReviewPages implements Web.Feature {

    /** Writes a phone something that goes down with its next answer. */
    public interface Telling {
        void tell(EnrolmentId phone, Body body);
    }

    private final Database database;
    private final Reports reports;
    private final Questions questions;
    private final Telling telling;
    private final Clock clock;
    private final SecureRandom random;

    public ReviewPages(Database database, Reports reports, Telling telling, Clock clock, SecureRandom random) {
        this.database = database;
        this.reports = reports;
        this.questions = new Questions(database);
        this.telling = telling;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public void routes(RoutesConfig routes, Web web) {
        routes.get("/reports/{receipt}", ctx -> show(ctx, web, "", Optional.empty()), Right.READ_REPORTS);
        routes.post("/reports/{receipt}/questions", ctx -> ask(ctx, web), Right.REVIEW);
    }

    /** By receipt code, as typed or as heard over the radio, with or without its check character. */
    private static String receipt(Context ctx) {
        try {
            return ReceiptCode.parse(ctx.pathParam("receipt")).spoken();
        } catch (ProblemException e) {
            throw new NotFoundResponse();
        }
    }

    private void show(Context ctx, Web web, String typed, Optional<Problem> problem) {
        String receipt = receipt(ctx);
        Map<String, Object> values = new HashMap<>();
        Sight sight = web.sight(ctx);
        values.put("report", reports.find(sight, receipt).orElseThrow(NotFoundResponse::new));
        values.put("questions", questions.of(reports.named(sight, receipt).orElseThrow()));
        values.put("typed", typed);
        values.put("problem", problem);
        web.show(ctx, "report.jte", values);
    }

    private void ask(Context ctx, Web web) {
        Reports.Named report = reports.named(web.sight(ctx), receipt(ctx)).orElseThrow(NotFoundResponse::new);
        String typed = Optional.ofNullable(ctx.formParam("question")).orElse("").strip();
        if (typed.isEmpty() || typed.length() > Asked.TEXT_CHARS) {
            ctx.status(400);
            show(ctx, web, typed, Optional.of(Problem.of("review.words", Asked.TEXT_CHARS)));
            return;
        }
        ask(report, typed, web.page(ctx).person().orElseThrow().name());
        ctx.redirect("/reports/" + report.receipt(), HttpStatus.SEE_OTHER);
    }

    /** Keeps the question and writes it to the phone, both or neither. */
    private void ask(Reports.Named report, String typed, String by) {
        var asked =
                new Asked(1 + (random.nextLong() >>> 2), typed, clock.instant().truncatedTo(ChronoUnit.SECONDS));
        database.write(db -> {
            questions.keep(report, asked, by);
            telling.tell(report.enrolment(), new Body.Question(report.base(), asked));
            return asked;
        });
    }
}
