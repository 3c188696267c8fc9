package org.fieldpost.server.features;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.place.Region;
import org.fieldpost.model.words.Language;
import org.fieldpost.server.mission.MissionSpace;

/** What there is: the landing page, the standard's classes that are kept, and the collections. */
final class Catalogue {

    static final String REPORTS = "reports";
    static final String REGIONS = "regions";
    static final String EXERCISE = "EXERCISE EXERCISE EXERCISE";
    static final String CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";

    static final List<String> CLASSES = List.of(
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson");

    private final MissionSpace space;

    Catalogue(MissionSpace space) {
        this.space = space;
    }

    /** Where all is an exercise, every title says so. */
    String title(String plain) {
        return space.mode() == MissionMode.EXERCISE ? EXERCISE + ": " + plain : plain;
    }

    String title() {
        return title("Fieldpost, " + space.mission().name(Language.EN));
    }

    Map<String, Object> landing(Links links) {
        return Json.object(
                "title",
                title(),
                "description",
                title("What patrols reported, as far as the person whose token this is may see it. Reports are"
                        + " observations, not incidents: patrols go where trouble or roads are, and no report does not"
                        + " mean no trouble."),
                "links",
                List.of(
                        Links.link(links.root(), "self", Links.JSON, "This document"),
                        Links.link(links.description(), "service-desc", Links.OPENAPI, "OpenAPI description"),
                        Links.link(links.forPeople(), "service-doc", "text/html", "The same, for people"),
                        Links.link(links.root() + "/conformance", "conformance", Links.JSON, "Classes that are kept"),
                        Links.link(links.root() + "/collections", "data", Links.JSON, "Collections")));
    }

    static Map<String, Object> conformance() {
        return Json.object("conformsTo", CLASSES);
    }

    Map<String, Object> collections(Links links) {
        return Json.object(
                "links",
                List.of(Links.link(links.root() + "/collections", "self", Links.JSON, "This document")),
                "collections",
                List.of(reports(links), regions(links)));
    }

    Optional<Map<String, Object>> collection(String id, Links links) {
        return switch (id) {
            case REPORTS -> Optional.of(reports(links));
            case REGIONS -> Optional.of(regions(links));
            default -> Optional.empty();
        };
    }

    private Map<String, Object> reports(Links links) {
        Map<String, Object> reports = described(
                REPORTS,
                "Reports that count",
                "One point for each report that counts. Free words of a report are not here: they stand on its page,"
                        + " for people. The place is as exact as accuracy_m says.",
                links);
        reports.put(
                "extent",
                Json.object(
                        "spatial", Json.object("bbox", List.of(List.of(-180, -90, 180, 90)), "crs", CRS84),
                        "temporal",
                                Json.object(
                                        "interval",
                                        List.of(Collections.nCopies(2, null)),
                                        "trs",
                                        "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian")));
        return reports;
    }

    private Map<String, Object> regions(Links links) {
        Map<String, Object> regions = described(
                REGIONS,
                "Regions",
                "The areas that this mission counts by, as its package in force draws them.",
                links);
        regions.put("extent", Json.object("spatial", Json.object("bbox", List.of(extent()), "crs", CRS84)));
        return regions;
    }

    private List<Double> extent() {
        List<Region> all = space.mission().regions().regions();
        return List.of(
                all.stream().mapToDouble(each -> each.area().westDeg()).min().orElse(-180),
                all.stream().mapToDouble(each -> each.area().southDeg()).min().orElse(-90),
                all.stream().mapToDouble(each -> each.area().eastDeg()).max().orElse(180),
                all.stream().mapToDouble(each -> each.area().northDeg()).max().orElse(90));
    }

    private Map<String, Object> described(String id, String title, String description, Links links) {
        return Json.object(
                "id",
                id,
                "title",
                title(title),
                "description",
                title(description),
                "itemType",
                "feature",
                "crs",
                List.of(CRS84),
                "links",
                new ArrayList<>(List.of(
                        Links.link(links.collection(id), "self", Links.JSON, title(title)),
                        Links.link(links.items(id), "items", Links.GEOJSON, title(title)))));
    }
}
