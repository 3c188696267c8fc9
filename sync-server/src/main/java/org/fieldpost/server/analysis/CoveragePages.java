package org.fieldpost.server.analysis;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.Map;
import org.fieldpost.server.access.Right;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.storage.Database;
import org.fieldpost.server.web.Web;

/** The page of where patrols were and where they were not. */
public final class CoveragePages implements Web.Feature {

    private final Database database;
    private final MissionSpace space;
    private final PlansKept.Plans plans;
    private final Clock clock;

    public CoveragePages(Database database, MissionSpace space, PlansKept.Plans plans, Clock clock) {
        this.database = database;
        this.space = space;
        this.plans = plans;
        this.clock = clock;
    }

    @Override
    public void routes(RoutesConfig routes, Web web) {
        routes.get("/coverage", ctx -> show(ctx, web), Right.READ_REPORTS);
    }

    private void show(Context ctx, Web web) {
        Asked asked = Asked.parse(ctx::queryParam);
        Period period = asked.period(clock.instant(), space.mission().zone());
        web.show(
                ctx,
                "coverage.jte",
                Map.of(
                        "coverage",
                        Coverage.of(
                                database, space, web.sight(ctx), period, plans.between(period.from(), period.until())),
                        "asked",
                        asked));
    }
}
