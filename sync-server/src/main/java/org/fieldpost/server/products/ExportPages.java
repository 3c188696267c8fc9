package org.fieldpost.server.products;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.words.Problem;
import org.fieldpost.server.access.Right;
import org.fieldpost.server.access.Sight;
import org.fieldpost.server.analysis.CountedReports;
import org.fieldpost.server.analysis.HowMany;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.storage.Database;
import org.fieldpost.server.web.Page;
import org.fieldpost.server.web.Web;

/** The page where an export is chosen, and the export itself. */
public final class ExportPages implements Web.Feature {

    public static final String PATH = "/exports";

    private static final String FOR_PROGRAMS = "/api/exports/{format}";

    private final Database database;
    private final MissionSpace space;
    private final CountedReports reports;
    private final Clock clock;

    public ExportPages(Database database, MissionSpace space, Clock clock) {
        this.database = database;
        this.space = space;
        this.reports = new CountedReports(database);
        this.clock = clock;
        try {
            OwnFile.deleteLeft(database.directory());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void routes(RoutesConfig routes, Web web) {
        routes.get(PATH, ctx -> choose(ctx, web), Right.READ_REPORTS);
        routes.get(PATH + "/file", ctx -> export(ctx, web, asked(ctx, web.page(ctx))), Right.READ_REPORTS);
        routes.get(FOR_PROGRAMS, ctx -> export(ctx, web, askedByProgram(ctx, web.page(ctx))), Right.READ_BY_MACHINE);
    }

    private ExportAsked asked(Context ctx, Page page) {
        return ExportAsked.of(
                ctx::queryParam,
                page.regionCodes(),
                LocalDate.ofInstant(clock.instant(), space.mission().zone()));
    }

    private ExportAsked askedByProgram(Context ctx, Page page) {
        String format = ctx.pathParam("format");
        if (Arrays.stream(Format.values()).map(Format::word).noneMatch(format::equals)) {
            throw new NotFoundResponse();
        }
        return ExportAsked.ofProgram(
                ctx.queryParamMap(),
                format,
                page.regionCodes(),
                LocalDate.ofInstant(clock.instant(), space.mission().zone()));
    }

    private void choose(Context ctx, Web web) {
        Page page = web.page(ctx);
        ExportAsked asked = asked(ctx, page);
        ZoneId zone = space.mission().zone();
        web.show(
                ctx,
                "exports.jte",
                Map.of(
                        "asked", asked,
                        "many", HowMany.of(database, web.sight(ctx), asked.wanted(zone), zone),
                        "most", SheetWriter.MOST_ROWS,
                        "formats",
                                Arrays.stream(Format.values()).map(Format::word).toList(),
                        "judgeable", List.of(ExportAsked.judgeable()),
                        "caveats", caveats(page)));
    }

    private static List<String> caveats(Page page) {
        return Stream.of(
                        "export.caveat_patrols",
                        "export.caveat_judged",
                        "export.caveat_left_out",
                        "export.caveat_handling")
                .map(page::say)
                .toList();
    }

    private void export(Context ctx, Web web, ExportAsked asked) throws IOException {
        Page page = web.page(ctx);
        var about = new About(
                page.say("export.title_of", page.missionName()),
                asked.from(),
                asked.to(),
                asked.filter(),
                caveats(page),
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                space.mode() == MissionMode.EXERCISE);
        requireRoom(asked, web.sight(ctx));
        ctx.contentType(asked.format().type());
        ctx.header(
                "Content-Disposition",
                "attachment; filename=\"" + asked.format().fileName(about) + "\"");
        if (!ctx.method().equals(HandlerType.HEAD)) {
            var columns = new Columns(space, asked.notes());
            new Sending(ctx, web, reports)
                    .send(asked, columns, about, space.mission().zone(), database.directory());
        }
    }

    /** Looks at the reports themselves only where the cells leave it open: before millions the first byte would wait long. */
    private void requireRoom(ExportAsked asked, Sight sight) {
        ZoneId zone = space.mission().zone();
        HowMany many = HowMany.of(database, sight, asked.wanted(zone), zone);
        if (!asked.format().holds(many.most())) {
            long exactly = many.exact() ? many.most() : reports.count(sight, asked.wanted(zone));
            if (!asked.format().holds(exactly)) {
                throw Problem.of("export.too_many", exactly, SheetWriter.MOST_ROWS)
                        .asException();
            }
        }
    }
}
