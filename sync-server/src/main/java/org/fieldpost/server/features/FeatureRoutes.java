package org.fieldpost.server.features;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fieldpost.model.place.Region;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.server.access.Right;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.storage.Database;
import org.fieldpost.server.web.Web;

/** OGC API - Features under {@code /api/features}: pages of reports and regions for programs. */
public final class FeatureRoutes implements Web.Feature {

    private final MissionSpace space;
    private final Catalogue catalogue;
    private final ReportFeatures reports;
    private final RegionFeatures regions;
    private final Clock clock;

    public FeatureRoutes(MissionSpace space, Database database, Clock clock) {
        this.space = space;
        this.catalogue = new Catalogue(space);
        this.reports = new ReportFeatures(space, database);
        this.regions = new RegionFeatures(space);
        this.clock = clock;
    }

    @Override
    public void routes(RoutesConfig routes, Web web) {
        String collections = Links.ROOT + "/collections";
        routes.get(
                Links.DESCRIPTION,
                ctx -> answer(ctx, Links.OPENAPI, ApiDescription.of(catalogue.title(), web.address(ctx))),
                Right.ANYONE);
        routes.get(
                Links.FOR_PEOPLE,
                ctx -> web.show(
                        ctx,
                        "api.jte",
                        Map.of(
                                "description", ApiDescription.of(catalogue.title(), web.address(ctx)),
                                "address", Links.of(ctx, web).description())),
                Right.ANYONE);
        routes.get(Links.ROOT, ctx -> plain(ctx, catalogue.landing(Links.of(ctx, web))), Right.READ_BY_MACHINE);
        routes.get(Links.ROOT + "/conformance", ctx -> plain(ctx, Catalogue.conformance()), Right.READ_BY_MACHINE);
        routes.get(collections, ctx -> plain(ctx, catalogue.collections(Links.of(ctx, web))), Right.READ_BY_MACHINE);
        routes.get(collections + "/{id}", ctx -> collection(ctx, web), Right.READ_BY_MACHINE);
        routes.get(collections + "/{id}/items", ctx -> items(ctx, web), Right.READ_BY_MACHINE);
        routes.get(collections + "/{id}/items/{feature}", ctx -> item(ctx, web), Right.READ_BY_MACHINE);
    }

    private static void plain(Context ctx, Map<String, Object> document) {
        Asked.requireKnown(ctx.queryParamMap(), List.of());
        answer(ctx, Links.JSON, Json.written(document));
    }

    /** GDAL hands the filters of a collection's pages to the collection itself too: there they are looked at and do nothing. */
    private void collection(Context ctx, Web web) {
        String id = ctx.pathParam("id");
        Map<String, Object> found = catalogue.collection(id, Links.of(ctx, web)).orElseThrow(NotFoundResponse::new);
        asked(ctx, id);
        answer(ctx, Links.JSON, Json.written(found));
    }

    private static void answer(Context ctx, String type, String json) {
        ctx.contentType(type).result(json.getBytes(StandardCharsets.UTF_8));
    }

    private void items(Context ctx, Web web) {
        String id = ctx.pathParam("id");
        Page page = switch (id) {
            case Catalogue.REPORTS -> reports.page(asked(ctx, id), ctx, web);
            case Catalogue.REGIONS -> regions.page(asked(ctx, id));
            default -> throw new NotFoundResponse();
        };
        Links links = Links.of(ctx, web);
        List<Map<String, Object>> onward = new ArrayList<>();
        onward.add(Links.link(links.itself(ctx), "self", Links.GEOJSON, "This page"));
        page.next()
                .ifPresent(after ->
                        onward.add(Links.link(links.next(ctx, after), "next", Links.GEOJSON, "The next page")));
        onward.add(Links.link(links.collection(id), "collection", Links.JSON, "The collection"));
        answer(
                ctx,
                Links.GEOJSON,
                Json.written(Json.object(
                        "type",
                        "FeatureCollection",
                        "timeStamp",
                        clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                        "numberReturned",
                        page.features().size(),
                        "links",
                        onward,
                        "features",
                        page.features())));
    }

    private Asked asked(Context ctx, String id) {
        if (id.equals(Catalogue.REGIONS)) {
            return Asked.of(ctx.queryParamMap(), Asked.OF_ALL, Map.of());
        }
        List<String> known = new ArrayList<>(Asked.OF_ALL);
        known.addAll(Asked.OF_REPORTS);
        return Asked.of(
                ctx.queryParamMap(),
                known,
                Map.of(
                        "kind", Asked.names(Kind.values(), kind -> true),
                        // what carries I3 is sealed
                        "interface", Asked.names(NexusInterface.values(), each -> each != NexusInterface.I3),
                        "region", regionCodes()));
    }

    private Set<String> regionCodes() {
        return space.mission().regions().regions().stream().map(Region::code).collect(Collectors.toSet());
    }

    private void item(Context ctx, Web web) {
        Asked.requireKnown(ctx.queryParamMap(), List.of());
        String id = ctx.pathParam("id");
        String feature = ctx.pathParam("feature");
        Links links = Links.of(ctx, web);
        Optional<Map<String, Object>> sought = switch (id) {
            case Catalogue.REPORTS -> reports.find(feature, ctx, web);
            case Catalogue.REGIONS -> regions.find(feature);
            default -> Optional.empty();
        };
        Map<String, Object> found = sought.orElseThrow(NotFoundResponse::new);
        List<Map<String, Object>> onward = new ArrayList<>(List.of(
                Links.link(links.item(id, feature), "self", Links.GEOJSON, "This feature"),
                Links.link(links.collection(id), "collection", Links.JSON, "The collection")));
        if (id.equals(Catalogue.REPORTS)) {
            onward.add(Links.link(links.page(feature), "alternate", "text/html", "Its page, for people"));
        }
        found.put("links", onward);
        answer(ctx, Links.GEOJSON, Json.written(found));
    }
}
