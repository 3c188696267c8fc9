package org.fieldpost.server.analysis;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.fieldpost.server.access.Right;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.setup.Markers;
import org.fieldpost.server.storage.Database;
import org.fieldpost.server.web.Web;

/** The page of a trend, and its chart as a file of its own. */
public final class TrendPages implements Web.Feature {

    private static final List<Integer> WEEKS_OFFERED = List.of(12, 26, 52, 156);

    /** Fewer weeks than this show no trend. */
    private static final int LEAST_WEEKS = 12;

    private static final int USUAL_WEEKS = 26;

    private final Database database;
    private final MissionSpace space;
    private final Supplier<List<Markers.Marker>> markers;
    private final Clock clock;

    public TrendPages(Database database, MissionSpace space, Supplier<List<Markers.Marker>> markers, Clock clock) {
        this.database = database;
        this.space = space;
        this.markers = markers;
        this.clock = clock;
    }

    @Override
    public void routes(RoutesConfig routes, Web web) {
        routes.get("/trend", ctx -> show(ctx, web, "trend.jte"), Right.READ_REPORTS);
        routes.get(
                "/trend.svg",
                ctx -> {
                    show(ctx, web, "trend_file.jte");
                    ctx.contentType("image/svg+xml; charset=utf-8");
                },
                Right.READ_REPORTS);
    }

    private void show(Context ctx, Web web, String template) {
        Asked asked = Asked.parse(ctx::queryParam);
        if (asked.weeks() < LEAST_WEEKS) {
            asked = asked.over(USUAL_WEEKS);
        }
        Optional<String> region = Optional.ofNullable(ctx.queryParam("region"))
                .filter(code -> web.page(ctx).regionCodes().contains(code));
        Trend trend = Trend.of(
                database,
                web.sight(ctx),
                asked.period(clock.instant(), space.mission().zone()),
                asked.filter(),
                region,
                asked.judged(),
                markers.get());
        String of =
                asked.ofInterface() + region.map(code -> "region=" + code + "&").orElse("");
        web.show(
                ctx,
                template,
                template.equals("trend.jte")
                        ? Map.of(
                                "trend", trend,
                                "chart", TrendChart.of(trend),
                                "asked", asked,
                                "of", of,
                                "offered", WEEKS_OFFERED)
                        : Map.of("trend", trend, "chart", TrendChart.of(trend), "asked", asked));
    }
}
