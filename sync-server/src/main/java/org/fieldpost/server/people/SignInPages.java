package org.fieldpost.server.people;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.Optional;
import org.fieldpost.model.words.Problem;
import org.fieldpost.server.access.People;
import org.fieldpost.server.access.Right;
import org.fieldpost.server.access.SignIn;
import org.fieldpost.server.web.Web;

/** Name and password, then the one-time code on a page of its own. */
public final class SignInPages implements Web.Feature {

    private static final String STEP = "fieldpost-step";

    private final SignIn signIn;

    public SignInPages(People people) {
        this.signIn = people.signIn();
    }

    @Override
    public void routes(RoutesConfig routes, Web web) {
        routes.get("/sign-in", ctx -> show(ctx, web, "sign-in.jte", Optional.empty()), Right.ANYONE);
        routes.post("/sign-in", ctx -> begin(ctx, web), Right.ANYONE);
        routes.get("/sign-in/code", ctx -> code(ctx, web), Right.ANYONE);
        routes.post("/sign-in/code", ctx -> finish(ctx, web), Right.ANYONE);
        routes.post("/sign-out", web::close, Right.SIGNED_IN);
    }

    private static void show(Context ctx, Web web, String template, Optional<Problem> problem) {
        web.show(ctx, template, Map.of("problem", problem));
    }

    private void begin(Context ctx, Web web) {
        String name = String.valueOf(ctx.formParam("name")).strip();
        String password = String.valueOf(ctx.formParam("password")).strip();
        answer(ctx, web, signIn.begin(name, password, ctx.ip()), "sign-in.jte", "sign_in.failed");
    }

    private void code(Context ctx, Web web) {
        if (signIn.awaited(step(ctx)).isEmpty()) {
            ctx.redirect("/sign-in", HttpStatus.SEE_OTHER);
            return;
        }
        show(ctx, web, "sign-in-code.jte", Optional.empty());
    }

    private void finish(Context ctx, Web web) {
        if (signIn.awaited(step(ctx)).isEmpty()) {
            ctx.redirect("/sign-in", HttpStatus.SEE_OTHER);
            return;
        }
        String code = String.valueOf(ctx.formParam("code")).strip();
        answer(ctx, web, signIn.finish(step(ctx), code, ctx.ip()), "sign-in-code.jte", "sign_in.code_failed");
    }

    private static String step(Context ctx) {
        return String.valueOf(ctx.cookie(STEP));
    }

    private static void answer(Context ctx, Web web, SignIn.Result result, String template, String failed) {
        if (result instanceof SignIn.Opened opened) {
            web.open(ctx, opened.token());
            if (ctx.cookie(STEP) != null) {
                ctx.removeCookie(STEP);
            }
        } else if (result instanceof SignIn.CodeWanted wanted) {
            Web.keep(ctx, STEP, wanted.step(), SignIn.STEP_LASTS);
            ctx.redirect("/sign-in/code", HttpStatus.SEE_OTHER);
        } else if (result instanceof SignIn.Wait wait) {
            long seconds = wait.time().toSeconds() + 1;
            ctx.status(HttpStatus.TOO_MANY_REQUESTS).header("Retry-After", String.valueOf(seconds));
            show(ctx, web, template, Optional.of(Problem.of("sign_in.wait", seconds)));
        } else {
            ctx.status(HttpStatus.UNAUTHORIZED);
            show(ctx, web, template, Optional.of(Problem.of(failed)));
        }
    }
}
