package org.fieldpost.server.people;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.fieldpost.server.access.AuditLog;
import org.fieldpost.server.access.People;
import org.fieldpost.server.access.Right;
import org.fieldpost.server.web.Web;

/** The log of restricted reads and of changes of people, with its head to print, and the walk that proves it whole. */
public final class LogPages implements Web.Feature {

    private static final int MOST_SHOWN = 200;

    private final AuditLog log;

    public LogPages(People people) {
        this.log = people.log();
    }

    @Override
    public void routes(RoutesConfig routes, Web web) {
        routes.get("/log", ctx -> show(ctx, web), Right.AUDIT);
    }

    private void show(Context ctx, Web web) {
        Map<String, Object> values = new HashMap<>();
        values.put("lines", log.newest(MOST_SHOWN));
        values.put("head", log.head());
        values.put(
                "verdict",
                "1".equals(ctx.queryParam("check"))
                        ? Optional.of(log.verify(Optional.empty()))
                        : Optional.<AuditLog.Verdict>empty());
        values.put("most", MOST_SHOWN);
        web.show(ctx, "log.jte", values);
    }
}
