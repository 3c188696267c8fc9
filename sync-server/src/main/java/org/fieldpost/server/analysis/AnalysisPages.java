package org.fieldpost.server.analysis;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.fieldpost.server.access.Deed;
import org.fieldpost.server.access.Right;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.storage.Database;
import org.fieldpost.server.web.Web;

/** The matrix and the reports behind each of its cells. */
public final class AnalysisPages implements Web.Feature {

    public static final List<Integer> WEEKS_OFFERED = List.of(1, 4, 12, 52);

    private final Database database;
    private final MissionSpace space;
    private final Behind behind;
    private final UncertainTimes uncertain;
    private final CountedTexts texts;
    private final LongSupplier setAside;
    private final Clock clock;

    /** @param setAside how many entries wait for a person */
    public AnalysisPages(Database database, MissionSpace space, LongSupplier setAside, Clock clock) {
        this.database = database;
        this.space = space;
        this.behind = new Behind(database, space);
        this.uncertain = new UncertainTimes(database);
        this.texts = new CountedTexts(database);
        this.setAside = setAside;
        this.clock = clock;
    }

    @Override
    public void routes(RoutesConfig routes, Web web) {
        routes.get("/", ctx -> matrix(ctx, web), Right.READ_REPORTS);
        routes.get("/reports", ctx -> list(ctx, web), Right.READ_REPORTS);
    }

    private void matrix(Context ctx, Web web) {
        Asked asked = asked(ctx);
        Matrix matrix = Matrix.count(database, space, web.sight(ctx), period(asked), asked.filter());
        web.show(
                ctx,
                "matrix.jte",
                Map.of(
                        "matrix",
                        matrix,
                        "glance",
                        Glance.at(matrix),
                        "asked",
                        asked,
                        "timeUncertain",
                        uncertain.count(everywhere(ctx, web, asked)),
                        "setAside",
                        web.page(ctx).may(Right.IMPORT) ? setAside.getAsLong() : 0L));
    }

    private void list(Context ctx, Web web) {
        Listed listed = Listed.parse(ctx::queryParam);
        Choice choice =
                listed.choice(web.sight(ctx), clock.instant(), space.mission().zone());
        Optional<Behind.Key> after = listed.after();
        Behind.Page behind = this.behind.page(choice, after, Behind.A_PAGE);
        List<ShownReport> retracted = after.isPresent() ? List.of() : this.behind.retracted(choice, Behind.A_PAGE);
        List<ShownReport> timeUncertain = after.isPresent() ? List.of() : uncertain.newest(choice, Behind.A_PAGE);
        web.log(
                ctx,
                Deed.READ,
                Stream.of(
                                ShownReport.restricted(behind.reports()),
                                LetGoReports.restricted(behind.letGo()),
                                ShownReport.restricted(retracted),
                                ShownReport.restricted(timeUncertain))
                        .flatMap(List::stream)
                        .toList());
        Map<String, Object> values = new HashMap<>();
        values.put("behind", behind);
        values.put("texts", texts.behind(choice, Behind.A_PAGE));
        values.put("retracted", retracted);
        values.put("timeUncertain", timeUncertain);
        values.put("choice", choice);
        values.put("listed", listed);
        values.put("most", Behind.A_PAGE);
        web.show(ctx, "reports.jte", values);
    }

    private Choice everywhere(Context ctx, Web web, Asked asked) {
        return new Choice(web.sight(ctx), period(asked), asked.filter(), Optional.empty(), Optional.empty());
    }

    private static Asked asked(Context ctx) {
        return Asked.parse(ctx::queryParam);
    }

    private Period period(Asked asked) {
        return asked.period(clock.instant(), space.mission().zone());
    }
}
