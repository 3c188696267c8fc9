package org.fieldpost.server.redaction;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Clock;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.entry.PhotoRef;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.server.access.Deed;
import org.fieldpost.server.access.Right;
import org.fieldpost.server.analysis.Reports;
import org.fieldpost.server.analysis.ShownReport;
import org.fieldpost.server.storage.Database;
import org.fieldpost.server.web.Web;

/** Destroying words or a photo of a report: typed once, looked at where they stand, and only then destroyed. */
public final class RedactionPages implements Web.Feature {

    private final Reports reports;
    private final Redactions redactions;
    private final Deeds deeds;
    private final Clock clock;

    public RedactionPages(Database database, Reports reports, Redactions redactions, Clock clock) {
        this.reports = reports;
        this.redactions = redactions;
        this.deeds = new Deeds(database);
        this.clock = clock;
    }

    /**
     * What is to be destroyed, as far as it was said.
     *
     * @param photo SHA-256 and size with a hyphen between, or empty
     */
    public record Asked(String words, Optional<Deeds.Reason> reason, String photo) {}

    @Override
    public void routes(RoutesConfig routes, Web web) {
        routes.get("/reports/{receipt}/redact", ctx -> first(ctx, web), Right.REDACT);
        routes.post("/reports/{receipt}/redact", ctx -> redact(ctx, web), Right.REDACT);
    }

    private Reports.Named report(Context ctx, Web web) {
        try {
            String receipt = ReceiptCode.parse(ctx.pathParam("receipt")).spoken();
            return reports.named(web.sight(ctx), receipt).orElseThrow(NotFoundResponse::new);
        } catch (ProblemException e) {
            throw new NotFoundResponse();
        }
    }

    private void first(Context ctx, Web web) {
        show(
                ctx,
                web,
                report(ctx, web),
                new Asked("", Optional.empty(), ""),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private void show(
            Context ctx,
            Web web,
            Reports.Named report,
            Asked asked,
            List<Redactions.Place> places,
            Optional<Integer> done,
            Optional<Problem> problem) {
        Map<String, Object> values = new HashMap<>();
        values.put("receipt", report.receipt());
        values.put("asked", asked);
        values.put("places", places);
        values.put("done", done);
        values.put("deeds", deeds.of(report.receipt()));
        values.put("photos", redactions.photos(report));
        values.put("problem", problem);
        web.show(ctx, "redact.jte", values);
    }

    private void redact(Context ctx, Web web) {
        Reports.Named report = report(ctx, web);
        Asked asked = new Asked(
                Optional.ofNullable(ctx.formParam("words")).orElse("").strip(),
                reason(ctx),
                Optional.ofNullable(ctx.formParam("photo")).orElse(""));
        try {
            if (asked.reason.isEmpty()) {
                throw Problem.of("redact.reason_form").asException();
            }
            Optional<PhotoRef> photo = photo(asked.photo);
            List<Redactions.Place> places = photo.isPresent() ? List.of() : redactions.find(report, asked.words);
            if (photo.isEmpty() && places.isEmpty()) {
                throw Problem.of("redact.nowhere").asException();
            }
            if (ctx.formParam("sure") == null) {
                reports.find(web.sight(ctx), report.receipt())
                        .ifPresent(shown -> web.log(ctx, Deed.READ, ShownReport.restricted(List.of(shown))));
                show(ctx, web, report, asked, places, Optional.empty(), Optional.empty());
                return;
            }
            String by = web.page(ctx).person().orElseThrow().name();
            Deeds.Reason reason = asked.reason.get();
            IntConsumer noting = copies -> {
                web.log(ctx, Deed.REDACT, List.of(report.receipt()));
                deeds.keep(report.receipt(), new Deeds.Deed(clock.instant(), by, reason, copies));
            };
            Redactions.Destroyed destroyed = photo.isPresent()
                    ? redactions.destroy(report, photo.get(), noting)
                    : redactions.destroy(report, asked.words, noting);
            show(
                    ctx,
                    web,
                    report,
                    new Asked("", Optional.empty(), ""),
                    List.of(),
                    Optional.of(destroyed.copies()),
                    destroyed.owed());
        } catch (ProblemException e) {
            ctx.status(400);
            show(ctx, web, report, asked, List.of(), Optional.empty(), Optional.of(e.problem()));
        }
    }

    private static Optional<Deeds.Reason> reason(Context ctx) {
        String said = String.valueOf(ctx.formParam("reason"));
        return List.of(Deeds.Reason.values()).stream()
                .filter(reason -> reason.name().equals(said))
                .findFirst();
    }

    private static Optional<PhotoRef> photo(String said) {
        if (said.isEmpty()) {
            return Optional.empty();
        }
        if (!said.matches("[0-9a-f]{64}-[0-9]{1,7}")) {
            throw new NotFoundResponse();
        }
        try {
            return Optional.of(new PhotoRef(
                    Bytes.of(HexFormat.of().parseHex(said.substring(0, 64))), Integer.parseInt(said.substring(65))));
        } catch (IllegalArgumentException e) {
            throw new NotFoundResponse();
        }
    }
}
