package org.fieldpost.server.review;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.time.Clock;
import java.util.Map;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.server.access.Right;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.print.Print;
import org.fieldpost.server.storage.Database;
import org.fieldpost.server.web.Page;
import org.fieldpost.server.web.Web;

/** The reports of patrols: a list, each on a page to print, and the approval that the form asks for. */
public final class PatrolReportPages implements Web.Feature {

    private final PatrolReports reports;
    private final Clock clock;

    public PatrolReportPages(Database database, MissionSpace space, Clock clock) {
        this.reports = new PatrolReports(database, space);
        this.clock = clock;
    }

    @Override
    public void routes(RoutesConfig routes, Web web) {
        routes.get(
                "/patrols",
                ctx -> web.show(ctx, "patrols.jte", Map.of("reports", reports.list(web.sight(ctx)))),
                Right.READ_REPORTS);
        routes.get("/patrols/{receipt}.pdf", ctx -> pdf(ctx, web), Right.READ_REPORTS);
        routes.get(
                "/patrols/{receipt}",
                ctx -> web.show(ctx, "patrol.jte", Map.of("handedIn", report(ctx, web))),
                Right.READ_REPORTS);
        routes.post("/patrols/{receipt}/approve", ctx -> approve(ctx, web), Right.REVIEW);
    }

    /** Of a report as it stands the same bytes each time; a later approval stands in it. */
    private void pdf(Context ctx, Web web) {
        PatrolReports.HandedIn handedIn = report(ctx, web);
        Page page = web.page(ctx);
        ctx.contentType("application/pdf")
                .header(
                        "Content-Disposition",
                        "inline; filename=\"patrol-" + handedIn.code().spoken().replace("*", "") + ".pdf\"")
                .result(Print.pdf(
                        page.say("patrol_report.of", handedIn.report().patrol().crewCode()),
                        web.written(ctx, "patrol_print.jte", Map.of("handedIn", handedIn)),
                        page.language(),
                        page.exercise() ? "EXERCISE EXERCISE EXERCISE" : "",
                        handedIn.report().until(),
                        handedIn.code().number()));
    }

    private PatrolReports.HandedIn report(Context ctx, Web web) {
        String code;
        try {
            code = ReceiptCode.parse(ctx.pathParam("receipt")).spoken();
        } catch (ProblemException e) {
            throw new NotFoundResponse();
        }
        return reports.find(web.sight(ctx), code).orElseThrow(NotFoundResponse::new);
    }

    private void approve(Context ctx, Web web) {
        PatrolReports.HandedIn report = report(ctx, web);
        reports.approve(report, web.page(ctx).person().orElseThrow().name(), clock.instant());
        ctx.redirect("/patrols/" + report.code().spoken(), HttpStatus.SEE_OTHER);
    }
}
