package org.fieldpost.server.review;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldpost.server.access.People;
import org.fieldpost.server.access.Right;
import org.fieldpost.server.storage.Database;
import org.fieldpost.server.web.Page;
import org.fieldpost.server.web.Web;

/** Says on whatever page somebody has open that a flash report came. A page asks again and again; nothing is kept of it. */
public final class AlertPages implements Web.Feature {

    private final Alerts alerts;

    public AlertPages(Database database, Clock clock) {
        this.alerts = new Alerts(database, clock);
    }

    @Override
    public void routes(RoutesConfig routes, Web web) {
        web.alert(this::newest);
        routes.get("/alerts", ctx -> web.show(ctx, "alert.jte", Map.of()), Right.READ_REPORTS);
        routes.post("/alerts", ctx -> dismiss(ctx, web), Right.READ_REPORTS);
    }

    private Optional<Page.Alert> newest(People.Person person) {
        List<String> receipts = alerts.of(person);
        return receipts.stream().findFirst().map(receipt -> new Page.Alert(receipt, receipts.size()));
    }

    private void dismiss(Context ctx, Web web) {
        alerts.dismiss(
                web.page(ctx).person().orElseThrow(),
                Optional.ofNullable(ctx.formParam("newest")).orElse(""));
        ctx.redirect(web.page(ctx).home(), HttpStatus.SEE_OTHER);
    }
}
