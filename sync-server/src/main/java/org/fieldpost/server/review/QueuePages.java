package org.fieldpost.server.review;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.server.access.Deed;
import org.fieldpost.server.access.Right;
import org.fieldpost.server.access.Sight;
import org.fieldpost.server.analysis.ShownReport;
import org.fieldpost.server.web.Page;
import org.fieldpost.server.web.Web;

/** The queue, with one of its reports beside it. */
public final class QueuePages implements Web.Feature {

    private final Dossiers dossiers;

    public QueuePages(ReviewPages pages) {
        this.dossiers = pages.dossiers();
    }

    /**
     * What was just done.
     *
     * @param undo where a form takes it back; empty for what cannot be
     */
    public record JustDone(Dossier dossier, String what, Optional<String> undo) {

        /** In one line: which report, and what of it. */
        public String text(Page page) {
            String receipt = dossier.report().receipt();
            return switch (what) {
                case "grade", "retract", "merge", "undo", "leave" ->
                    receipt + ": "
                            + Dossier.said(page, dossier.lastRuling().orElseThrow())
                                    .in(page.words());
                case "interfaces", "interfaces_undo" -> receipt + ": " + page.say("review.interfaces_kept");
                case "questions" -> receipt + ": " + page.say("review.question_sent");
                default -> receipt + ": " + page.say("review.pair_kept");
            };
        }
    }

    @Override
    public void routes(RoutesConfig routes, Web web) {
        web.waiting(person -> dossiers.queue().waiting(person.sight()));
        routes.get("/review", ctx -> show(ctx, web), Right.REVIEW);
    }

    private void show(Context ctx, Web web) {
        Sight sight = web.sight(ctx);
        var asked = Back.toQueue(
                query(ctx, "region"), query(ctx, "kind"), query(ctx, "asked").equals("true"), "");
        List<Queue.Line> lines = dossiers.queue().list(sight, asked.filter());
        List<String> receipts = lines.stream().map(Queue.Line::receipt).toList();
        Optional<String> open = receipt(query(ctx, "at"))
                .filter(at -> receipts.contains(at) || dossiers.of(sight, at).isPresent())
                .or(() -> receipts.stream().findFirst());
        Map<String, Object> values = new HashMap<>();
        values.put("lines", lines);
        values.put("most", Queue.MOST);
        Optional<Dossier> opened = open.flatMap(at -> dossiers.of(sight, at));
        opened.ifPresent(dossier -> web.log(ctx, Deed.READ, ShownReport.restricted(dossier.shown())));
        values.put("open", opened);
        values.put("back", Back.toQueue(asked.region(), asked.kind(), asked.asked(), next(receipts, open)));
        values.put("done", done(ctx, sight, dossiers));
        web.show(ctx, "review.jte", values);
    }

    private static String next(List<String> receipts, Optional<String> open) {
        return IntStream.range(0, receipts.size() - 1)
                .filter(i -> open.filter(receipts.get(i)::equals).isPresent())
                .mapToObj(i -> receipts.get(i + 1))
                .findFirst()
                .orElse("");
    }

    /** What the address says was just done, as far as it is so. */
    static Optional<JustDone> done(Context ctx, Sight sight, Dossiers dossiers) {
        String what = query(ctx, "did");
        return receipt(query(ctx, "of")).flatMap(of -> dossiers.of(sight, of)).flatMap(dossier -> switch (what) {
            case "grade", "retract", "merge", "undo", "leave" ->
                dossier.lastRuling().map(r -> new JustDone(dossier, what, Optional.of("undo")));
            case "interfaces", "interfaces_undo" ->
                Optional.of(new JustDone(dossier, what, Optional.of("interfaces/undo")));
            case "questions", "pair" -> Optional.of(new JustDone(dossier, what, Optional.empty()));
            default -> Optional.empty();
        });
    }

    private static Optional<String> receipt(String typed) {
        try {
            return typed.isEmpty()
                    ? Optional.empty()
                    : Optional.of(ReceiptCode.parse(typed).spoken());
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    private static String query(Context ctx, String name) {
        return Optional.ofNullable(ctx.queryParam(name)).orElse("");
    }
}
