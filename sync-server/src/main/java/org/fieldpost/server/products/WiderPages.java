package org.fieldpost.server.products;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.words.Problem;
import org.fieldpost.server.access.Right;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.storage.Database;
import org.fieldpost.server.web.Page;
import org.fieldpost.server.web.Web;

/** The tables for wider release: the list, each as a page and as CSV. Only who sees everything makes one. */
public final class WiderPages implements Web.Feature {

    private final WiderTables tables;
    private final MissionSpace space;
    private final Clock clock;

    public WiderPages(Database database, MissionSpace space, Clock clock) {
        this.tables = new WiderTables(database, space);
        this.space = space;
        this.clock = clock;
    }

    @Override
    public void routes(RoutesConfig routes, Web web) {
        routes.get(
                "/wider",
                ctx -> web.show(ctx, "wider.jte", Map.of("runs", tables.runs(clock.instant()))),
                Right.READ_REPORTS);
        routes.post("/wider", ctx -> make(ctx, web), Right.WIDER);
        routes.get("/wider/{monday}.csv", ctx -> csv(ctx, web), Right.READ_REPORTS);
        routes.get(
                "/wider/{monday}",
                ctx -> web.show(ctx, "wider_table.jte", Map.of("table", asked(ctx))),
                Right.READ_REPORTS);
    }

    private void make(Context ctx, Web web) {
        LocalDate monday = day(String.valueOf(ctx.formParam("monday")));
        if (!tables.make(monday, web.page(ctx).person().orElseThrow().name(), clock.instant())) {
            throw Problem.of("wider.not_yet", WiderTables.DAYS_TO_WAIT).asException();
        }
        ctx.redirect("/wider/" + monday, HttpStatus.SEE_OTHER);
    }

    private WiderTable asked(Context ctx) {
        return tables.find(day(ctx.pathParam("monday"))).orElseThrow(NotFoundResponse::new);
    }

    private static LocalDate day(String written) {
        try {
            return LocalDate.parse(written);
        } catch (DateTimeParseException notADay) {
            throw new NotFoundResponse();
        }
    }

    /** A number as a number, everything else in quoted words. */
    private static String told(WiderTable.Cell cell, Page page) {
        if (cell instanceof WiderTable.Shown shown) {
            return String.valueOf(shown.count());
        }
        String words = cell instanceof WiderTable.Empty empty
                ? page.say("blank.short." + empty.why().name().toLowerCase(Locale.ROOT))
                : page.say("wider.csv_hidden", WiderTable.LEAST - 1);
        return '"' + words + '"';
    }

    private void csv(Context ctx, Web web) {
        WiderTable table = asked(ctx);
        Page page = web.page(ctx);
        String columns = WiderTable.COLUMNS.stream().map(NexusInterface::name).collect(Collectors.joining(","));
        StringBuilder text = new StringBuilder("\uFEFFregion_code,region,first_day,weeks," + columns + ",exercise\r\n");
        boolean exercise = space.mode() == MissionMode.EXERCISE;
        for (WiderTable.Row row : table.rows()) {
            text.append(row.regionCode())
                    .append(",\"")
                    .append(page.regionName(row.regionCode()).replace("\"", "\"\""))
                    .append("\",")
                    .append(table.monday())
                    .append(',')
                    .append(WiderTable.WEEKS);
            WiderTable.COLUMNS.forEach(
                    each -> text.append(',').append(told(row.cells().get(each), page)));
            text.append(',').append(exercise ? "TRUE" : "FALSE").append("\r\n");
        }
        ctx.contentType("text/csv; charset=utf-8")
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"" + (exercise ? "EXERCISE-" : "") + "wider-" + table.monday()
                                + ".csv\"")
                .result(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
