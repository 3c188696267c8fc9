package org.fieldpost.server.analysis;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.fieldpost.server.access.Right;
import org.fieldpost.server.access.Sight;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.setup.Markers;
import org.fieldpost.server.storage.Database;
import org.fieldpost.server.web.Web;

/** The page of how long it took from a first graded observation to a measure, and of whether officers and reviewers agree. */
public final class LagPages implements Web.Feature {

    private static final int LEAST_WEEKS = 12;
    private static final int USUAL_WEEKS = 52;

    private final Database database;
    private final MissionSpace space;
    private final Supplier<List<Markers.Marker>> markers;
    private final Clock clock;

    public LagPages(Database database, MissionSpace space, Supplier<List<Markers.Marker>> markers, Clock clock) {
        this.database = database;
        this.space = space;
        this.markers = markers;
        this.clock = clock;
    }

    @Override
    public void routes(RoutesConfig routes, Web web) {
        routes.get("/lag", ctx -> show(ctx, web), Right.READ_REPORTS);
    }

    private void show(Context ctx, Web web) {
        Asked asked = Asked.parse(ctx::queryParam);
        if (asked.weeks() < LEAST_WEEKS) {
            asked = asked.over(USUAL_WEEKS);
        }
        Sight sight = web.sight(ctx);
        Period period = asked.period(clock.instant(), space.mission().zone());
        Lag lag = Lag.of(database, space, sight, period, asked.filter(), asked.judged(), markers.get());
        web.show(
                ctx,
                "lag.jte",
                Map.of("lag", lag, "agree", JudgedReports.agreement(database, sight, period), "asked", asked));
    }
}
