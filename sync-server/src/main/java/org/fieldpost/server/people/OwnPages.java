package org.fieldpost.server.people;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.server.access.People;
import org.fieldpost.server.access.Right;
import org.fieldpost.server.web.QrDrawing;
import org.fieldpost.server.web.Web;

/** A person's own page: what they are, their password, their one-time codes, the tokens of their programs. */
public final class OwnPages implements Web.Feature {

    private final People people;
    private final Clock clock;

    public OwnPages(People people, Clock clock) {
        this.people = people;
        this.clock = clock;
    }

    @Override
    public void routes(RoutesConfig routes, Web web) {
        routes.get("/me", ctx -> show(ctx, web, Optional.empty(), false), Right.SIGNED_IN);
        routes.post("/me/password", ctx -> changePassword(ctx, web), Right.SIGNED_IN);
        routes.post("/me/tokens", ctx -> makeToken(ctx, web), Right.READ_REPORTS);
        routes.post("/me/tokens/revoke", ctx -> revokeToken(ctx, web), Right.SIGNED_IN);
        routes.get("/me/codes", ctx -> codes(ctx, web, Optional.empty()), Right.SIGNED_IN);
        routes.post("/me/codes", ctx -> offer(ctx, web), Right.SIGNED_IN);
        routes.post("/me/codes/confirm", ctx -> confirm(ctx, web), Right.SIGNED_IN);
        routes.post("/me/codes/off", ctx -> off(ctx, web), Right.SIGNED_IN);
    }

    private static People.Person person(Context ctx, Web web) {
        return web.page(ctx).person().orElseThrow();
    }

    private void show(Context ctx, Web web, Optional<Problem> problem, boolean changed) {
        People.Person person = person(ctx, web);
        Map<String, Object> values = new HashMap<>();
        values.put("problem", problem);
        values.put("changed", changed);
        values.put("recoveryLeft", people.codes().left(person.name()));
        values.put("codesRequired", people.codesRequiredOf(person.roles()));
        values.put("tokens", people.tokens().of(person.name()));
        values.put("now", clock.instant());
        web.show(ctx, "me.jte", values);
    }

    private void changePassword(Context ctx, Web web) {
        try {
            people.changePassword(person(ctx, web), field(ctx, "old"), field(ctx, "password"), ctx.ip());
            show(ctx, web, Optional.empty(), true);
        } catch (ProblemException e) {
            ctx.status(HttpStatus.BAD_REQUEST);
            show(ctx, web, Optional.of(e.problem()), false);
        }
    }

    private void makeToken(Context ctx, Web web) {
        try {
            String days = field(ctx, "days");
            String token = people.tokens()
                    .make(
                            person(ctx, web),
                            field(ctx, "name"),
                            days.matches("\\d{1,3}") ? Integer.parseInt(days) : 0,
                            field(ctx, "old"),
                            ctx.ip());
            web.show(
                    ctx,
                    "token.jte",
                    Map.of("token", token, "name", field(ctx, "name"), "address", web.address(ctx) + "/api/features"));
        } catch (ProblemException e) {
            ctx.status(HttpStatus.BAD_REQUEST);
            show(ctx, web, Optional.of(e.problem()), false);
        }
    }

    private void revokeToken(Context ctx, Web web) {
        people.tokens().revoke(person(ctx, web).name(), field(ctx, "name"));
        ctx.redirect("/me", HttpStatus.SEE_OTHER);
    }

    private void off(Context ctx, Web web) {
        try {
            people.giveUpCodes(person(ctx, web), field(ctx, "old"), ctx.ip());
            ctx.redirect("/me", HttpStatus.SEE_OTHER);
        } catch (ProblemException e) {
            ctx.status(HttpStatus.BAD_REQUEST);
            show(ctx, web, Optional.of(e.problem()), false);
        }
    }

    static String field(Context ctx, String name) {
        return Optional.ofNullable(ctx.formParam(name)).orElse("").strip();
    }

    private void codes(Context ctx, Web web, Optional<Problem> problem) {
        var offered = people.codes().offered(person(ctx, web), ctx.host());
        Map<String, Object> values = new HashMap<>();
        values.put("offered", offered);
        values.put("renewing", people.codes().left(person(ctx, web).name()).isPresent());
        values.put("qr", offered.map(offer -> QrDrawing.of(offer.address())));
        values.put("problem", problem);
        web.show(ctx, "codes.jte", values);
    }

    private void offer(Context ctx, Web web) {
        try {
            people.offerCodes(person(ctx, web), field(ctx, "old"), ctx.ip(), ctx.host());
            ctx.redirect("/me/codes", HttpStatus.SEE_OTHER);
        } catch (ProblemException e) {
            ctx.status(HttpStatus.BAD_REQUEST);
            show(ctx, web, Optional.of(e.problem()), false);
        }
    }

    private void confirm(Context ctx, Web web) {
        Optional<List<String>> recovery = people.codes().confirm(person(ctx, web), field(ctx, "code"));
        if (recovery.isEmpty()) {
            ctx.status(HttpStatus.BAD_REQUEST);
            codes(ctx, web, Optional.of(Problem.of("codes.wrong")));
            return;
        }
        web.show(ctx, "recovery.jte", Map.of("codes", recovery.get()));
    }
}
