package org.fieldpost.server.review;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.fieldpost.exchange.EnrolmentId;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.report.Coding;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.review.Grade;
import org.fieldpost.model.review.Ruling;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.server.access.Deed;
import org.fieldpost.server.access.Right;
import org.fieldpost.server.access.Sight;
import org.fieldpost.server.analysis.Behind;
import org.fieldpost.server.analysis.Beside;
import org.fieldpost.server.analysis.LetGoReports;
import org.fieldpost.server.analysis.Reports;
import org.fieldpost.server.analysis.ShownReport;
import org.fieldpost.server.storage.Database;
import org.fieldpost.server.web.Web;

/** The page of one report, and the forms by which a supervisor decides about it, here or in the queue. */
public final class ReviewPages implements Web.Feature {

    private static final Set<String> OF_FORMS = Set.of("form_token", "token");

    /** Writes a phone something that goes down with its next answer. */
    public interface Telling {
        void tell(EnrolmentId phone, Body body);
    }

    private final Dossiers dossiers;
    private final ReviewDesk desk;
    private final Pairs pairs;
    private final Reports reports;
    private final LetGoReports letGo;
    private final Behind behind;
    private final Clock clock;

    public ReviewPages(
            Database database, Reports reports, Behind behind, Telling telling, Clock clock, SecureRandom random) {
        var questions = new Questions(database);
        this.reports = reports;
        this.letGo = new LetGoReports(database);
        this.behind = behind;
        this.clock = clock;
        this.pairs = new Pairs(database, reports, random);
        this.desk = new ReviewDesk(database, reports, questions, telling, clock, random);
        this.dossiers = new Dossiers(database, reports, questions, desk, pairs);
    }

    @Override
    public void routes(RoutesConfig routes, Web web) {
        routes.get("/reports/{receipt}", ctx -> show(ctx, web, Optional.empty()), Right.READ_REPORTS);
        post(routes, "questions", decide(web, (who, ctx) -> desk.ask(who, said(ctx, "question"))));
        post(
                routes,
                "grade",
                decide(web, (who, ctx) -> desk.rule(who, Ruling.graded(grade(ctx)), said(ctx, "reason"))));
        post(
                routes,
                "retract",
                decide(web, (who, ctx) -> desk.rule(who, Ruling.of(Ruling.Outcome.RETRACTED), said(ctx, "reason"))));
        post(
                routes,
                "merge",
                decide(
                        web,
                        (who, ctx) -> desk.rule(
                                who, Ruling.mergedInto(ReceiptCode.parse(said(ctx, "other"))), said(ctx, "reason"))));
        post(routes, "leave", decide(web, (who, ctx) -> desk.leave(who)));
        post(routes, "undo", decide(web, (who, ctx) -> desk.undo(who)));
        post(routes, "interfaces", decide(web, (who, ctx) -> desk.judge(who, coding(ctx))));
        post(routes, "interfaces/undo", decide(web, (who, ctx) -> desk.undoJudgement(who)));
        post(routes, "pair", decide(web, this::pair));
    }

    private static void post(RoutesConfig routes, String what, Handler handler) {
        routes.post("/reports/{receipt}/" + what, handler, Right.REVIEW);
    }

    Dossiers dossiers() {
        return dossiers;
    }

    /** By receipt code, as typed or as heard over the radio, with or without its check character. */
    private static String receipt(Context ctx) {
        try {
            return ReceiptCode.parse(ctx.pathParam("receipt")).spoken();
        } catch (ProblemException e) {
            throw new NotFoundResponse();
        }
    }

    private void show(Context ctx, Web web, Optional<Problem> problem) {
        String receipt = receipt(ctx);
        Back back = Back.toReport(ctx);
        Beside beside = back.list()
                .map(list -> behind.beside(list, web.sight(ctx), receipt, clock.instant()))
                .orElse(Beside.NONE);
        Optional<LetGoReports.LetGo> gone = letGo.find(web.sight(ctx), receipt);
        if (gone.isPresent()) {
            web.show(ctx, "let-go.jte", Map.of("report", gone.get(), "back", back, "beside", beside));
            return;
        }
        Map<String, Object> values = new HashMap<>();
        Dossier dossier = dossiers.of(web.sight(ctx), receipt).orElseThrow(NotFoundResponse::new);
        web.log(ctx, Deed.READ, ShownReport.restricted(dossier.shown()));
        values.put("dossier", dossier);
        values.put("problem", problem);
        values.put("back", back);
        values.put("beside", beside);
        values.put("done", QueuePages.done(ctx, web.sight(ctx), dossiers));
        web.show(ctx, "report.jte", values);
    }

    private interface Decision {
        ReviewDesk.Result make(ReviewDesk.Deciding who, Context ctx);
    }

    private Handler decide(Web web, Decision decision) {
        return ctx -> {
            Sight sight = web.sight(ctx);
            String receipt = receipt(ctx);
            if (reports.named(sight, receipt).isEmpty()) {
                throw new NotFoundResponse();
            }
            var who = new ReviewDesk.Deciding(
                    sight, receipt, web.page(ctx).person().orElseThrow().name(), said(ctx, "token"));
            ReviewDesk.Result result;
            try {
                result = decision.make(who, ctx);
            } catch (ProblemException e) {
                ctx.status(HttpStatus.BAD_REQUEST);
                show(ctx, web, Optional.of(e.problem()));
                return;
            }
            if (result instanceof ReviewDesk.Overtaken overtaken) {
                confirm(ctx, web, overtaken);
            } else {
                ctx.redirect(Back.of(ctx).after(receipt, what(ctx)), HttpStatus.SEE_OTHER);
            }
        };
    }

    private static String what(Context ctx) {
        String path = ctx.path();
        return path.substring(path.indexOf('/', "/reports/".length()) + 1).replace('/', '_');
    }

    /** Says what came in between, and asks for the same decision once more. */
    private void confirm(Context ctx, Web web, ReviewDesk.Overtaken overtaken) {
        Map<String, String> again = new HashMap<>();
        ctx.formParamMap().forEach((name, values) -> {
            // a file among the fields has a name and no value
            if (!OF_FORMS.contains(name) && !values.isEmpty()) {
                again.put(name, values.get(0));
            }
        });
        again.put("token", overtaken.now().token());
        Map<String, Object> values = new HashMap<>();
        Dossier dossier = dossiers.of(web.sight(ctx), receipt(ctx)).orElseThrow(NotFoundResponse::new);
        web.log(ctx, Deed.READ, ShownReport.restricted(dossier.shown()));
        values.put("dossier", dossier);
        values.put("back", Back.of(ctx));
        values.put("action", ctx.path());
        values.put("fields", again);
        ctx.status(HttpStatus.CONFLICT);
        web.show(ctx, "overtaken.jte", values);
    }

    private ReviewDesk.Result pair(ReviewDesk.Deciding who, Context ctx) {
        String other = ReceiptCode.parse(said(ctx, "other")).spoken();
        Pairs.Said said;
        try {
            said = Pairs.Said.valueOf(said(ctx, "said"));
        } catch (IllegalArgumentException e) {
            throw new NotFoundResponse();
        }
        if (other.equals(who.receipt()) || reports.named(who.sight(), other).isEmpty()) {
            throw Problem.of("review.no_such_report", other).asException();
        }
        pairs.say(who.receipt(), other, said, who.by(), clock.instant());
        return new ReviewDesk.Done();
    }

    private static String said(Context ctx, String field) {
        return Optional.ofNullable(ctx.formParam(field)).orElse("").strip();
    }

    /** As a form's two fields say it. */
    public static Grade grade(Context ctx) {
        try {
            return Grade.parse(said(ctx, "source") + said(ctx, "information"));
        } catch (IllegalArgumentException e) {
            throw Problem.of("review.grade_form").causedBy(e);
        }
    }

    private static Coding coding(Context ctx) {
        List<NexusInterface> all = new ArrayList<>();
        try {
            for (String field : List.of("first", "second", "third")) {
                if (!said(ctx, field).isEmpty()) {
                    all.add(NexusInterface.valueOf(said(ctx, field)));
                }
            }
            return new Coding(all.get(0), all.subList(1, all.size()), said(ctx, "reason"));
        } catch (IllegalArgumentException | IndexOutOfBoundsException | NoSuchElementException e) {
            throw Problem.of("review.interfaces_form").causedBy(e);
        }
    }
}
