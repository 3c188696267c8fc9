package org.fieldpost.server.setup;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.fieldpost.model.vocabulary.Code;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.server.access.Right;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.setup.Markers.Marker;
import org.fieldpost.server.web.Fields;
import org.fieldpost.server.web.Web;

/** The list of measures, sanctions and phases, and the form that adds to it. */
public final class MarkerPages implements Web.Feature {

    private final MissionSpace space;
    private final Markers markers;

    public MarkerPages(MissionSpace space, Markers markers) {
        this.space = space;
        this.markers = markers;
    }

    @Override
    public void routes(RoutesConfig routes, Web web) {
        routes.get("/markers", ctx -> show(ctx, web, Optional.empty()), Right.MISSION);
        routes.post("/markers", ctx -> add(ctx, web), Right.MISSION);
        routes.post("/markers/{id}/remove", this::remove, Right.MISSION);
    }

    private void show(Context ctx, Web web, Optional<Problem> problem) {
        Map<String, Object> values = new HashMap<>();
        values.put("markers", markers.all());
        values.put("typed", typed(ctx));
        values.put("problem", problem);
        web.show(ctx, "markers.jte", values);
    }

    private static Map<String, String> typed(Context ctx) {
        Map<String, String> typed = new HashMap<>();
        for (String field : new String[] {"what", "title", "starts_on", "ends_on", "region"}) {
            typed.put(
                    field, Optional.ofNullable(ctx.formParam(field)).orElse("").strip());
        }
        return typed;
    }

    private void add(Context ctx, Web web) {
        try {
            markers.add(marker(typed(ctx)));
        } catch (ProblemException e) {
            ctx.status(400);
            show(ctx, web, Optional.of(e.problem()));
            return;
        }
        ctx.redirect("/markers", HttpStatus.SEE_OTHER);
    }

    private Marker marker(Map<String, String> typed) {
        String what = typed.get("what");
        Markers.Sort sort = Arrays.stream(Markers.Sort.values())
                .filter(each -> each.name().equals(what.split(" ", 2)[0]))
                .findFirst()
                .orElseThrow(() -> Problem.of("marker.what").asException());
        Optional<Code> code = sort.codes()
                .map(list -> space.packages().current().vocabulary().list(list).stream()
                        .map(term -> term.code())
                        .filter(each -> what.equals(sort.name() + " " + each.value()))
                        .findFirst()
                        .orElseThrow(() -> Problem.of("marker.what").asException()));
        String title = typed.get("title");
        if (title.isEmpty() || title.length() > Marker.TITLE_CHARS) {
            throw Problem.of("marker.title", Marker.TITLE_CHARS).asException();
        }
        LocalDate starts = day("marker.starts", typed.get("starts_on"));
        Optional<LocalDate> ends = Optional.of(typed.get("ends_on"))
                .filter(day -> !day.isEmpty())
                .map(day -> day("marker.ends_label", day));
        if (ends.isPresent() && ends.get().isBefore(starts)) {
            throw Problem.of("marker.ends", ends.get(), starts).asException();
        }
        Optional<String> region = Optional.of(typed.get("region")).filter(each -> !each.isEmpty());
        if (region.isPresent() && space.mission().regions().byCode(region.get()).isEmpty()) {
            throw Problem.of("marker.region", region.get()).asException();
        }
        return new Marker(0, sort, code, title, starts, ends, region);
    }

    private static LocalDate day(String label, String typed) {
        Problem wrong = Fields.in(label, Problem.of("marker.day", typed));
        try {
            LocalDate day = LocalDate.parse(typed);
            if (day.getYear() < 1990 || day.getYear() > 2100) {
                throw wrong.asException();
            }
            return day;
        } catch (DateTimeException e) {
            throw wrong.causedBy(e);
        }
    }

    private void remove(Context ctx) {
        String id = ctx.pathParam("id");
        if (!id.matches("\\d{1,18}")) {
            throw new NotFoundResponse();
        }
        markers.remove(Long.parseLong(id));
        ctx.redirect("/markers", HttpStatus.SEE_OTHER);
    }
}
