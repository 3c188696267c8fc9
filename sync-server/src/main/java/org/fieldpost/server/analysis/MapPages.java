package org.fieldpost.server.analysis;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.Map;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.server.access.Right;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.setup.Neighbourhood;
import org.fieldpost.server.setup.RegionsMap;
import org.fieldpost.server.storage.Database;
import org.fieldpost.server.web.Web;

/** The page with the map of rates. */
public final class MapPages implements Web.Feature {

    private final Database database;
    private final MissionSpace space;
    private final Clock clock;
    private volatile Neighbourhood neighbourhood;

    public MapPages(Database database, MissionSpace space, Clock clock) {
        this.database = database;
        this.space = space;
        this.clock = clock;
        this.neighbourhood = new Neighbourhood(space.mission().regions());
    }

    @Override
    public void routes(RoutesConfig routes, Web web) {
        routes.get("/map", ctx -> show(ctx, web), Right.READ_REPORTS);
    }

    private void show(Context ctx, Web web) {
        Asked asked = Asked.parse(ctx::queryParam);
        Mission mission = space.mission();
        RegionMap map = RegionMap.of(
                database,
                space,
                neighbours(mission),
                web.sight(ctx),
                asked.period(clock.instant(), mission.zone()),
                asked.filter(),
                asked.judged());
        web.show(
                ctx,
                "map.jte",
                Map.of(
                        "map", map,
                        "shapes", RegionsMap.of(mission, mission, web.page(ctx).language()),
                        "asked", asked));
    }

    private Neighbourhood neighbours(Mission mission) {
        Neighbourhood held = neighbourhood;
        if (!held.isOf(mission.regions())) {
            held = new Neighbourhood(mission.regions());
            neighbourhood = held;
        }
        return held;
    }
}
