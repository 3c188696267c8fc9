package org.fieldpost.server.people;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.server.access.AccessLinks;
import org.fieldpost.server.access.People;
import org.fieldpost.server.access.Right;
import org.fieldpost.server.web.Web;

/** What one-time links open: the page that makes the first administrator, and the page on which a person chooses a password. */
public final class LinkPages implements Web.Feature {

    private final AccessLinks links;

    public LinkPages(People people) {
        this.links = people.links();
    }

    @Override
    public void routes(RoutesConfig routes, Web web) {
        routes.get("/first/{token}", ctx -> first(ctx, web, Optional.empty()), Right.ANYONE);
        routes.post("/first/{token}", ctx -> makeFirst(ctx, web), Right.ANYONE);
        routes.get("/password/{token}", ctx -> password(ctx, web, Optional.empty()), Right.ANYONE);
        routes.post("/password/{token}", ctx -> takePassword(ctx, web), Right.ANYONE);
    }

    private static String token(Context ctx) {
        return ctx.pathParam("token");
    }

    private static void requireSame(Context ctx) {
        if (!OwnPages.field(ctx, "password").equals(OwnPages.field(ctx, "again"))) {
            throw Problem.of("password.again").asException();
        }
    }

    /** A link that works no more says so, and what to do. */
    private static void used(Context ctx, Web web, String key) {
        ctx.status(HttpStatus.GONE);
        web.show(ctx, "problem.jte", Map.of("text", web.page(ctx).say(key)));
    }

    private void first(Context ctx, Web web, Optional<Problem> problem) {
        if (!links.isFirst(token(ctx))) {
            used(ctx, web, "first.used");
            return;
        }
        Map<String, Object> values = new HashMap<>();
        values.put("name", OwnPages.field(ctx, "name"));
        values.put("problem", problem);
        web.show(ctx, "first.jte", values);
    }

    private void makeFirst(Context ctx, Web web) {
        try {
            requireSame(ctx);
            links.makeFirst(
                    token(ctx),
                    OwnPages.field(ctx, "name"),
                    OwnPages.field(ctx, "password"),
                    OwnPages.field(ctx, "supervises").equals("yes"),
                    OwnPages.field(ctx, "codes").equals("yes"));
            ctx.redirect("/sign-in", HttpStatus.SEE_OTHER);
        } catch (ProblemException e) {
            ctx.status(HttpStatus.BAD_REQUEST);
            first(ctx, web, Optional.of(e.problem()));
        }
    }

    private void password(Context ctx, Web web, Optional<Problem> problem) {
        Optional<String> name = links.personOf(token(ctx));
        if (name.isEmpty()) {
            used(ctx, web, "link.used");
            return;
        }
        Map<String, Object> values = new HashMap<>();
        values.put("name", name.get());
        values.put("problem", problem);
        web.show(ctx, "password.jte", values);
    }

    private void takePassword(Context ctx, Web web) {
        try {
            requireSame(ctx);
            links.takePassword(token(ctx), OwnPages.field(ctx, "password"));
            ctx.redirect("/sign-in", HttpStatus.SEE_OTHER);
        } catch (ProblemException e) {
            ctx.status(HttpStatus.BAD_REQUEST);
            password(ctx, web, Optional.of(e.problem()));
        }
    }
}
