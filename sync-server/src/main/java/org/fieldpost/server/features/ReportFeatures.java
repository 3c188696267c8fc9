package org.fieldpost.server.features;

import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.words.Problem;
import org.fieldpost.server.access.Deed;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.storage.Database;
import org.fieldpost.server.web.Web;

/** The reports that count as features. Whoever reads restricted ones is written down. */
final class ReportFeatures {

    private static final Pattern KEY = Pattern.compile("(-?\\d{1,15})~([A-Za-z0-9*-]{1,40})");

    private final MissionSpace space;
    private final CountedReports reports;

    ReportFeatures(MissionSpace space, Database database) {
        this.space = space;
        this.reports = new CountedReports(database);
    }

    Page page(Asked asked, Context ctx, Web web) {
        List<CountedReports.Counted> found =
                reports.page(web.sight(ctx), asked, asked.after().map(ReportFeatures::key), asked.limit() + 1);
        boolean more = found.size() > asked.limit();
        List<CountedReports.Counted> shown = more ? found.subList(0, asked.limit()) : found;
        log(shown, ctx, web);
        return new Page(
                shown.stream().map(this::feature).toList(),
                more ? Optional.of(key(shown.get(shown.size() - 1))) : Optional.empty());
    }

    Optional<Map<String, Object>> find(String receipt, Context ctx, Web web) {
        Optional<CountedReports.Counted> found = reports.find(web.sight(ctx), receipt);
        log(found.stream().toList(), ctx, web);
        return found.map(this::feature);
    }

    private static void log(List<CountedReports.Counted> shown, Context ctx, Web web) {
        web.log(
                ctx,
                Deed.READ,
                shown.stream()
                        .filter(each -> each.handling().atLeast(Handling.H3))
                        .map(CountedReports.Counted::receipt)
                        .toList());
    }

    private static String key(CountedReports.Counted last) {
        return last.observedAt().toEpochMilli() + "~" + last.receipt();
    }

    private static CountedReports.Key key(String text) {
        Matcher read = KEY.matcher(text);
        if (!read.matches()) {
            throw Asked.wrong("after", Problem.of("features.after_form", text)).asException();
        }
        return new CountedReports.Key(Instant.ofEpochMilli(Long.parseLong(read.group(1))), read.group(2));
    }

    /** Every property each time: programs take a collection's columns from its first features. */
    private Map<String, Object> feature(CountedReports.Counted report) {
        List<String> interfaces = report.interfaces().stream().map(Enum::name).toList();
        return Json.object(
                "type",
                "Feature",
                "id",
                report.receipt(),
                "geometry",
                report.place().map(ReportFeatures::geometry).orElse(null),
                "properties",
                Json.object(
                        "receipt", report.receipt(),
                        "kind", report.kind().name(),
                        "observed_at", report.observedAt().toString(),
                        "received_at", report.receivedAt().toString(),
                        "region", report.regionCode().orElse(null),
                        "interface", interfaces.stream().findFirst().orElse(null),
                        "interfaces",
                                interfaces.isEmpty()
                                        ? null
                                        : interfaces.stream().collect(Collectors.joining(",")),
                        "handling", report.handling().name(),
                        "graded", report.grade().isPresent(),
                        "grade", report.grade().map(Object::toString).orElse(null),
                        "accuracy_m", report.accuracyM(),
                        "exercise", space.mode() == MissionMode.EXERCISE));
    }

    private static Map<String, Object> geometry(Point place) {
        return Json.object("type", "Point", "coordinates", List.of(place.longitudeDeg(), place.latitudeDeg()));
    }
}
