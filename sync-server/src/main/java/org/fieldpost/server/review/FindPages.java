package org.fieldpost.server.review;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.server.access.Right;
import org.fieldpost.server.analysis.Reports;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.storage.Database;
import org.fieldpost.server.web.Web;

/** The answer to a receipt code that somebody read over the radio. */
public final class FindPages implements Web.Feature {

    private final ReceiptSearch search;

    public FindPages(Database database, MissionSpace space, Reports reports) {
        this.search = new ReceiptSearch(database, space, reports);
    }

    @Override
    public void routes(RoutesConfig routes, Web web) {
        routes.get("/find", ctx -> show(ctx, web), Right.READ_REPORTS);
    }

    private void show(Context ctx, Web web) {
        String heard = Optional.ofNullable(ctx.queryParam("receipt")).orElse("").strip();
        Map<String, Object> values = new HashMap<>();
        Optional<ReceiptSearch.Answer> answer = Optional.empty();
        Optional<Problem> problem = Optional.empty();
        try {
            if (!heard.isEmpty()) {
                answer = Optional.of(search.find(web.sight(ctx), SpokenReceipt.parse(heard)));
            }
        } catch (ProblemException | IllegalArgumentException e) {
            problem = Optional.of(
                    e instanceof ProblemException named ? named.problem() : Problem.of("receipt.form", heard));
            ctx.status(HttpStatus.BAD_REQUEST);
        }
        values.put("heard", heard);
        values.put("answer", answer);
        values.put("problem", problem);
        web.show(ctx, "find.jte", values);
    }
}
