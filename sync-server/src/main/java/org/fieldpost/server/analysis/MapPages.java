package org.fieldpost.server.analysis;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.words.Language;
import org.fieldpost.server.access.Right;
import org.fieldpost.server.access.Sight;
import org.fieldpost.server.mission.MissionPackages;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.setup.Markers;
import org.fieldpost.server.setup.Neighbourhood;
import org.fieldpost.server.setup.RegionsMap;
import org.fieldpost.server.storage.Database;
import org.fieldpost.server.web.Page;
import org.fieldpost.server.web.Web;

/** The page with the map of rates, and the map as a file of its own. */
public final class MapPages implements Web.Feature {

    private static final int MOST_MEASURES = 20;

    private final Database database;
    private final MissionSpace space;
    private final Supplier<List<Markers.Marker>> markers;
    private final Clock clock;
    private final Map<Language, Drawn> drawn = new ConcurrentHashMap<>();
    private volatile Neighbourhood neighbourhood;

    /** @param number of the mission package that is drawn */
    private record Drawn(long number, RegionsMap shapes) {}

    public MapPages(Database database, MissionSpace space, Supplier<List<Markers.Marker>> markers, Clock clock) {
        this.database = database;
        this.space = space;
        this.markers = markers;
        this.clock = clock;
        this.neighbourhood = new Neighbourhood(space.mission().regions());
    }

    @Override
    public void routes(RoutesConfig routes, Web web) {
        routes.get("/map", ctx -> show(ctx, web, "map.jte"), Right.READ_REPORTS);
        routes.get(
                "/map.svg",
                ctx -> {
                    show(ctx, web, "map_chart.jte");
                    ctx.contentType("image/svg+xml; charset=utf-8");
                },
                Right.READ_REPORTS);
    }

    private void show(Context ctx, Web web, String template) {
        Asked asked = Asked.parse(ctx::queryParam);
        Mission mission = space.mission();
        Sight sight = web.sight(ctx);
        RegionMap map = RegionMap.of(
                database,
                space,
                neighbourhood(),
                sight,
                asked.period(clock.instant(), mission.zone()),
                asked.filter(),
                asked.judged());
        Page page = web.page(ctx);
        MapDrawing drawing = MapDrawing.of(map, shapes(page.language()), page::regionName, page::number);
        web.show(
                ctx,
                template,
                template.equals("map.jte")
                        ? Map.of(
                                "drawing",
                                drawing,
                                "measures",
                                measures(map.matrix().period(), sight),
                                "asked",
                                asked)
                        : Map.of("drawing", drawing, "asked", asked));
    }

    /** A picture of the mission in force, drawn once in each language. */
    private RegionsMap shapes(Language language) {
        MissionPackages.Version current = space.packages().current();
        return drawn.compute(
                        language,
                        (any, held) -> held != null && held.number == current.number()
                                ? held
                                : new Drawn(
                                        current.number(),
                                        RegionsMap.of(current.mission(), current.mission(), language)))
                .shapes;
    }

    /** Those of the year until the period ends, the newest first. */
    private List<Markers.Marker> measures(Period period, Sight sight) {
        return markers.get().stream()
                .filter(each -> AfterMeasurePages.isAskedAbout(each, sight))
                .filter(each -> !each.startsOn().isAfter(period.lastDay())
                        && each.startsOn().isAfter(period.lastDay().minusYears(1)))
                .limit(MOST_MEASURES)
                .toList();
    }

    /** Of the regions now in force. */
    public Neighbourhood neighbourhood() {
        Mission mission = space.mission();
        Neighbourhood held = neighbourhood;
        if (!held.isOf(mission.regions())) {
            held = new Neighbourhood(mission.regions());
            neighbourhood = held;
        }
        return held;
    }
}
