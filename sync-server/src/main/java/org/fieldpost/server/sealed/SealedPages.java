package org.fieldpost.server.sealed;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldpost.exchange.sealed.SealedReceipt;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Problem;
import org.fieldpost.server.access.Deed;
import org.fieldpost.server.access.Right;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.offline.MissionSlip;
import org.fieldpost.server.offline.SealedFile;
import org.fieldpost.server.storage.Database;
import org.fieldpost.server.web.Web;

/** The sealed inbox: a list that says next to nothing, and files that only the recipient's key opens, away from here. */
public final class SealedPages implements Web.Feature {

    private final SealedInbox inbox;
    private final MissionSpace space;
    private final Clock clock;

    public SealedPages(Database database, MissionSpace space, Clock clock) {
        this.inbox = new SealedInbox(database, clock);
        this.space = space;
        this.clock = clock;
    }

    @Override
    public void routes(RoutesConfig routes, Web web) {
        routes.get("/sealed", ctx -> web.show(ctx, "sealed.jte", Map.of("waiting", inbox.list())), Right.READ_SEALED);
        routes.post("/sealed/fetch", ctx -> fetch(ctx, web), Right.READ_SEALED);
        routes.get(
                "/sealed/mission",
                ctx -> file(ctx, MissionSlip.FILE_NAME, slip(space).text().getBytes(StandardCharsets.US_ASCII)),
                Right.READ_SEALED);
    }

    static MissionSlip slip(MissionSpace space) {
        return new MissionSlip(space.id(), space.mode(), space.mission().name(Language.EN));
    }

    private void fetch(Context ctx, Web web) {
        String which = String.valueOf(ctx.formParam("which"));
        String by = web.page(ctx).person().orElseThrow().name();
        List<SealedFile.Item> items = switch (which) {
            case "new" -> inbox.fetch(SealedInbox.Which.NEW, Optional.empty(), by);
            case "all" -> inbox.fetch(SealedInbox.Which.ALL, Optional.empty(), by);
            default -> inbox.fetch(SealedInbox.Which.ALL, Optional.of(id(which)), by);
        };
        if (items.isEmpty()) {
            throw Problem.of("sealed.nothing").asException();
        }
        web.log(
                ctx,
                Deed.FETCH_SEALED,
                items.stream()
                        .map(item -> new SealedReceipt(item.blob().id()).spoken())
                        .toList());
        String name = "sealed-" + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) + SealedFile.ENDING;
        file(ctx, name, SealedFile.write(slip(space), items));
    }

    private static long id(String typed) {
        if (!typed.matches("-?[0-9]{1,18}|-?[0-9]{19}")) {
            throw new NotFoundResponse();
        }
        try {
            return Long.parseLong(typed);
        } catch (NumberFormatException e) {
            throw new NotFoundResponse();
        }
    }

    private static void file(Context ctx, String name, byte[] content) {
        ctx.contentType("application/octet-stream")
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .result(content);
    }
}
