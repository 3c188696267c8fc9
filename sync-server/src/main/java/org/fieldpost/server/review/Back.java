package org.fieldpost.server.review;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.fieldpost.model.report.Kind;
import org.fieldpost.server.analysis.Listed;

/**
 * Where a supervisor goes when he has decided: to the next report of the queue he works through, or back to the report.
 *
 * @param region of the queue's filter, or empty
 * @param kind of the queue's filter, or empty
 * @param next the receipt behind the one decided about, or empty
 * @param list from which the report was opened outside the queue
 */
public record Back(boolean queue, String region, String kind, boolean asked, String next, Optional<Listed> list) {

    /** The queue, filtered so. */
    static Back toQueue(String region, String kind, boolean asked, String next) {
        return new Back(true, region, kind, asked, next, Optional.empty());
    }

    /** The report, and from there the list that this address or this form names. */
    static Back toReport(Context ctx) {
        return new Back(
                false, "", "", false, "", Listed.from(ctx::queryParam).or(() -> Listed.from(field(ctx, "in_list"))));
    }

    static Back of(Context ctx) {
        return new Back(
                field(ctx, "from").equals("review"),
                field(ctx, "in_region"),
                field(ctx, "in_kind"),
                field(ctx, "in_asked").equals("true"),
                field(ctx, "next"),
                Listed.from(field(ctx, "in_list")));
    }

    private static String field(Context ctx, String name) {
        return Optional.ofNullable(ctx.formParam(name)).orElse("");
    }

    Queue.Filter filter() {
        return new Queue.Filter(
                Optional.of(region).filter(r -> !r.isEmpty()),
                Arrays.stream(Kind.values()).filter(k -> k.name().equals(kind)).findFirst(),
                asked);
    }

    /** The queue at a report, as this is filtered. */
    public String at(String receipt) {
        return "/review?region=" + encoded(region) + "&kind=" + encoded(kind) + "&asked=" + asked + "&at="
                + encoded(receipt);
    }

    /** A report's page, which leads back to the same list. */
    public String report(String receipt) {
        return "/reports/" + receipt + list.map(each -> "?" + each.parameters()).orElse("");
    }

    /** The queue with another filter. */
    public String with(String otherRegion, String otherKind, boolean askedOnly) {
        return "/review?region=" + encoded(otherRegion) + "&kind=" + encoded(otherKind) + "&asked=" + askedOnly;
    }

    /** What is decided stays open when only its interfaces were given: they do not end its review. */
    String after(String receipt, String what) {
        String done = "did=" + encoded(what) + "&of=" + encoded(receipt);
        if (!queue) {
            return report(receipt) + (list.isPresent() ? "&" : "?") + done;
        }
        boolean stays = what.startsWith("interfaces") || what.equals("undo") || what.equals("pair");
        return at(stays ? receipt : next) + "&" + done;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
