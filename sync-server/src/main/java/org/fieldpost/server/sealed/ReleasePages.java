package org.fieldpost.server.sealed;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.NoteScreening;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.server.access.Deed;
import org.fieldpost.server.access.Right;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.storage.Database;
import org.fieldpost.server.web.Web;

/** Writing a sanitised report, screened as a phone screens notes, and reading those that were released. */
public final class ReleasePages implements Web.Feature {

    private final Releases releases;
    private final MissionSpace space;

    public ReleasePages(Database database, MissionSpace space, Clock clock, SecureRandom random) {
        this.releases = new Releases(database, clock, random);
        this.space = space;
    }

    /** The form as it was typed. */
    public record Typed(String title, String month, String region, String handling, String text) {

        static Typed of(Context ctx) {
            return new Typed(
                    field(ctx, "title"),
                    field(ctx, "month"),
                    field(ctx, "region"),
                    field(ctx, "handling"),
                    field(ctx, "text").replace("\r\n", "\n"));
        }

        private static String field(Context ctx, String name) {
            return Optional.ofNullable(ctx.formParam(name)).orElse("").strip();
        }
    }

    @Override
    public void routes(RoutesConfig routes, Web web) {
        routes.get(
                "/released",
                ctx -> web.show(ctx, "released.jte", Map.of("released", releases.standing(web.sight(ctx)))),
                Right.READ_REPORTS);
        routes.get(
                "/releases",
                ctx -> show(ctx, web, new Typed("", "", "", "H2", ""), List.of(), Optional.empty()),
                Right.RELEASE);
        routes.post("/releases", ctx -> release(ctx, web), Right.RELEASE);
        routes.post(
                "/releases/{id}/withdraw",
                ctx -> {
                    if (!releases.withdraw(
                            ctx.pathParam("id"),
                            web.page(ctx).person().orElseThrow().name())) {
                        throw new NotFoundResponse();
                    }
                    web.log(ctx, Deed.RELEASE, List.of(ctx.pathParam("id")));
                    ctx.redirect("/releases", HttpStatus.SEE_OTHER);
                },
                Right.RELEASE);
    }

    private void show(Context ctx, Web web, Typed typed, List<String> named, Optional<Problem> problem) {
        Map<String, Object> values = new HashMap<>();
        values.put("released", releases.all());
        values.put("typed", typed);
        values.put("named", named);
        values.put("problem", problem);
        web.show(ctx, "releases.jte", values);
    }

    private void release(Context ctx, Web web) {
        Typed typed = Typed.of(ctx);
        try {
            Releases.Written written = written(typed);
            List<String> named = named(typed.title + "\n" + typed.text);
            if (!named.isEmpty() && ctx.formParam("screened") == null) {
                show(ctx, web, typed, named, Optional.empty());
                return;
            }
            String id = releases.release(
                    written, web.page(ctx).person().orElseThrow().name());
            web.log(ctx, Deed.RELEASE, List.of(id));
            ctx.redirect("/releases", HttpStatus.SEE_OTHER);
        } catch (ProblemException e) {
            ctx.status(400);
            show(ctx, web, typed, List.of(), Optional.of(e.problem()));
        }
    }

    /** What looks as if it named somebody. */
    private static List<String> named(String text) {
        return NoteScreening.of(text).stream()
                .map(finding -> text.substring(finding.from(), finding.to()))
                .toList();
    }

    private Releases.Written written(Typed typed) {
        if (typed.title.isEmpty() || typed.title.length() > Releases.TITLE_CHARS) {
            throw Problem.of("release.title_form", Releases.TITLE_CHARS).asException();
        }
        if (typed.text.isEmpty() || typed.text.length() > Releases.TEXT_CHARS) {
            throw Problem.of("release.text_form", Releases.TEXT_CHARS).asException();
        }
        if (!typed.region.isEmpty()
                && space.mission().regions().byCode(typed.region).isEmpty()) {
            throw Problem.of("release.region_form", typed.region).asException();
        }
        if (!typed.handling.matches("H[123]")) {
            throw Problem.of("release.handling_form", typed.handling).asException();
        }
        return new Releases.Written(
                typed.title,
                month(typed.month),
                typed.region.isEmpty() ? Optional.empty() : Optional.of(typed.region),
                Handling.valueOf(typed.handling),
                typed.text);
    }

    private static YearMonth month(String typed) {
        try {
            YearMonth month = YearMonth.parse(typed);
            if (month.getYear() >= 1000 && month.getYear() <= 9999) {
                return month;
            }
        } catch (DateTimeException notOne) {
            // said below
        }
        throw Problem.of("release.month_form", typed).asException();
    }
}
