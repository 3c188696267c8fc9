package org.fieldpost.server.people;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.server.access.AccessLinks;
import org.fieldpost.server.access.People;
import org.fieldpost.server.access.Right;
import org.fieldpost.server.access.Role;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.web.Web;

/** The administrator's page of people: who is what and of where, links to set a password, turning off, codes. */
public final class PeoplePages implements Web.Feature {

    private final People people;
    private final MissionSpace space;

    public PeoplePages(People people, MissionSpace space) {
        this.people = people;
        this.space = space;
    }

    /** A link as it is shown, this once. */
    public record Link(String name, String address) {}

    @Override
    public void routes(RoutesConfig routes, Web web) {
        routes.get("/people", ctx -> show(ctx, web, Optional.empty(), Optional.empty()), Right.PEOPLE);
        routes.post("/people", ctx -> tried(ctx, web, (c, by) -> add(c, web, by)), Right.PEOPLE);
        routes.post("/people/change", ctx -> tried(ctx, web, this::change), Right.PEOPLE);
        routes.post("/people/link", ctx -> tried(ctx, web, (c, by) -> link(c, web, by)), Right.PEOPLE);
        routes.post("/people/turn-off", ctx -> tried(ctx, web, named(people::turnOff)), Right.PEOPLE);
        routes.post("/people/turn-on", ctx -> tried(ctx, web, named(people::turnOn)), Right.PEOPLE);
        routes.post("/people/codes-off", ctx -> tried(ctx, web, named(people.codes()::forget)), Right.PEOPLE);
        routes.post("/people/sign-all-out", ctx -> tried(ctx, web, this::signAllOut), Right.PEOPLE);
        routes.post("/people/require-codes", ctx -> tried(ctx, web, this::requireCodes), Right.PEOPLE);
    }

    private interface Change {
        /** Returns a link to show, if one was made. */
        Optional<Link> by(Context ctx, String administrator);
    }

    /** Does it and shows the people again, or what stands in the way. */
    private void tried(Context ctx, Web web, Change change) {
        try {
            Optional<Link> made =
                    change.by(ctx, web.page(ctx).person().orElseThrow().name());
            if (made.isPresent()) {
                show(ctx, web, made, Optional.empty());
            } else {
                ctx.redirect("/people", HttpStatus.SEE_OTHER);
            }
        } catch (ProblemException e) {
            ctx.status(HttpStatus.BAD_REQUEST);
            show(ctx, web, Optional.empty(), Optional.of(e.problem()));
        }
    }

    private void show(Context ctx, Web web, Optional<Link> made, Optional<Problem> problem) {
        Map<String, Object> values = new HashMap<>();
        values.put("people", people.all());
        values.put("regions", space.mission().regions().regions());
        values.put("made", made);
        values.put("problem", problem);
        values.put("codesRequired", people.codesRequired());
        values.put("hours", AccessLinks.LASTS.toHours());
        web.show(ctx, "people.jte", values);
    }

    private Optional<Link> add(Context ctx, Web web, String by) {
        String name = OwnPages.field(ctx, "name");
        return Optional.of(link(web.address(ctx), name, people.addInvited(name, roles(ctx), regions(ctx), by)));
    }

    private Optional<Link> change(Context ctx, String by) {
        people.change(known(ctx), roles(ctx), regions(ctx), by);
        return Optional.empty();
    }

    private Optional<Link> link(Context ctx, Web web, String by) {
        String name = known(ctx);
        return Optional.of(link(web.address(ctx), name, people.links().ofPassword(name, by)));
    }

    private static Link link(String address, String name, String token) {
        return new Link(name, address + "/password/" + token);
    }

    private Change named(BiConsumer<String, String> change) {
        return (ctx, by) -> {
            change.accept(known(ctx), by);
            return Optional.empty();
        };
    }

    private Optional<Link> signAllOut(Context ctx, String by) {
        if (!OwnPages.field(ctx, "really").equals("yes")) {
            throw Problem.of("people.really").asException();
        }
        people.signOutAll(by);
        return Optional.empty();
    }

    private Optional<Link> requireCodes(Context ctx, String by) {
        String required = OwnPages.field(ctx, "required");
        if (!Set.of("yes", "no").contains(required)) {
            throw Problem.of("people.really").asException();
        }
        people.requireCodes(required.equals("yes"), by);
        return Optional.empty();
    }

    private String known(Context ctx) {
        return people.find(OwnPages.field(ctx, "name")).map(People.Listed::name).orElseThrow(NotFoundResponse::new);
    }

    private static Set<Role> roles(Context ctx) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Arrays.stream(Role.values())
                .filter(role -> ctx.formParams("role").contains(role.name()))
                .forEach(roles::add);
        return roles;
    }

    /** A supervisor of none is no mistake here: nothing ticked is nothing seen. */
    private Optional<Set<String>> regions(Context ctx) {
        if (ctx.formParams("region").contains("*")) {
            return Optional.empty();
        }
        Set<String> chosen = new TreeSet<>(ctx.formParams("region"));
        Set<String> known = new TreeSet<>();
        space.mission().regions().regions().forEach(region -> known.add(region.code()));
        chosen.retainAll(known);
        return Optional.of(chosen);
    }
}
