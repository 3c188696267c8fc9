package org.fieldpost.server.analysis;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.fieldpost.model.place.Region;
import org.fieldpost.server.access.Right;
import org.fieldpost.server.access.Sight;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.setup.Markers;
import org.fieldpost.server.setup.Neighbourhood;
import org.fieldpost.server.storage.Database;
import org.fieldpost.server.web.Web;

/** The page of one measure: the rates there, around and elsewhere, before and since. */
public final class AfterMeasurePages implements Web.Feature {

    private static final List<Integer> WEEKS_OFFERED = List.of(8, 12, 26, 52);
    private static final int LEAST_WEEKS = 8;
    private static final int USUAL_WEEKS = 12;

    private final Database database;
    private final MissionSpace space;
    private final Supplier<Neighbourhood> neighbourhood;
    private final Supplier<List<Markers.Marker>> markers;
    private final Clock clock;

    public AfterMeasurePages(
            Database database,
            MissionSpace space,
            Supplier<Neighbourhood> neighbourhood,
            Supplier<List<Markers.Marker>> markers,
            Clock clock) {
        this.database = database;
        this.space = space;
        this.neighbourhood = neighbourhood;
        this.markers = markers;
        this.clock = clock;
    }

    @Override
    public void routes(RoutesConfig routes, Web web) {
        routes.get("/measures/{id}", ctx -> show(ctx, web), Right.READ_REPORTS);
    }

    private void show(Context ctx, Web web) {
        Asked parsed = Asked.parse(ctx::queryParam);
        Asked asked = parsed.weeks() < LEAST_WEEKS ? parsed.over(USUAL_WEEKS) : parsed;
        Sight sight = web.sight(ctx);
        Markers.Marker measure = markers.get().stream()
                .filter(each -> ctx.pathParam("id").equals("" + each.id()))
                .filter(each -> isAskedAbout(each, sight))
                .findFirst()
                .orElseThrow(NotFoundResponse::new);
        AfterMeasure after = AfterMeasure.of(
                database,
                neighbourhood.get(),
                sight,
                asked.period(clock.instant(), space.mission().zone()),
                Math.min(asked.weeks(), WEEKS_OFFERED.get(WEEKS_OFFERED.size() - 1)),
                asked.filter(),
                asked.judged(),
                space.mission().regions().regions().stream().map(Region::code).toList(),
                measure);
        web.show(ctx, "after_measure.jte", Map.of("after", after, "asked", asked, "offered", WEEKS_OFFERED));
    }

    /** Whether it is a measure of a region that is seen: of the whole mission nothing lies around. */
    static boolean isAskedAbout(Markers.Marker marker, Sight sight) {
        return marker.sort() == Markers.Sort.MEASURE
                && marker.regionCode().isPresent()
                && sight.sees(marker.regionCode());
    }
}
