package org.fieldpost.server.exercise;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.fieldpost.model.exercise.Exercise;
import org.fieldpost.model.exercise.ExerciseRows;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.words.Problem;
import org.fieldpost.server.access.Right;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.web.Web;

/** One inject of an exercise in a form with a field for each column. */
public final class InjectPages implements Web.Feature {

    /** Stands in the path instead of a number where an inject is added. */
    public static final String NEW = "new";

    private final ExerciseShelf shelf;
    private final MissionSpace space;

    public InjectPages(ExerciseShelf shelf, MissionSpace space) {
        this.shelf = shelf;
        this.space = space;
    }

    @Override
    public void routes(RoutesConfig routes, Web web) {
        if (space.mode() != MissionMode.EXERCISE) {
            return;
        }
        routes.get("/exercises/{id}/injects/{number}", ctx -> open(ctx, web), Right.EXERCISES);
        routes.post("/exercises/{id}/injects/{number}", ctx -> save(ctx, web), Right.EXERCISES);
        routes.post("/exercises/{id}/injects/{number}/delete", ctx -> delete(ctx, web), Right.EXERCISES);
    }

    /** What a request is about: an exercise that can be run, and an inject that is in it or is to be. */
    private record Asked(Shelved shelved, Exercise exercise, ExerciseRows rows, String number) {

        boolean isNew() {
            return number.equals(NEW);
        }

        Optional<Map<String, String>> cells() {
            return rows.inject(number);
        }
    }

    private Asked asked(Context ctx) {
        Shelved shelved = shelf.find(ctx.pathParam("id")).orElseThrow(NotFoundResponse::new);
        var asked = new Asked(
                shelved,
                shelved.exercise().orElseThrow(NotFoundResponse::new),
                ExerciseRows.read(shelved.id(), shelved.table()),
                ctx.pathParam("number"));
        if (!asked.isNew() && asked.cells().isEmpty()) {
            throw new NotFoundResponse();
        }
        return asked;
    }

    private Asked changing(Context ctx) {
        Asked asked = asked(ctx);
        if (asked.shelved.shipped()) {
            throw new NotFoundResponse();
        }
        return asked;
    }

    private void open(Context ctx, Web web) {
        Asked asked = asked(ctx);
        if (asked.isNew() && asked.shelved.shipped()) {
            throw new NotFoundResponse();
        }
        InjectForm form = asked.cells().map(InjectForm::of).orElseGet(() -> InjectForm.next(asked.exercise));
        show(ctx, web, asked, form, asked.shelved.token());
    }

    private static void show(Context ctx, Web web, Asked asked, InjectForm form, String token) {
        Map<String, Object> values = new HashMap<>();
        values.put("shelved", asked.shelved);
        values.put("exercise", asked.exercise);
        values.put("number", asked.number);
        values.put("form", form);
        values.put("token", token);
        values.put(
                "problem",
                form.others().stream()
                        .findFirst()
                        .or(() -> form.wrong().values().stream().findFirst()));
        web.show(ctx, "inject.jte", values);
    }

    private static InjectForm typed(Context ctx) {
        Map<String, String> cells = new HashMap<>();
        for (String column : InjectForm.COLUMNS) {
            cells.put(
                    column,
                    String.join(" ", ctx.formParams(column))
                            .replace("\r\n", "\n")
                            .replace("\0", "")
                            .strip());
        }
        return InjectForm.of(cells);
    }

    private void save(Context ctx, Web web) {
        Asked asked = changing(ctx);
        InjectForm form = typed(ctx).checked(asked.exercise, asked.number);
        ExerciseRows changed =
                asked.isNew() ? asked.rows.with(form.cells()) : asked.rows.with(asked.number, form.cells());
        keep(ctx, web, asked, form, changed);
    }

    private void delete(Context ctx, Web web) {
        Asked asked = changing(ctx);
        if (asked.isNew()) {
            throw new NotFoundResponse();
        }
        InjectForm form = InjectForm.of(asked.cells().orElseThrow());
        if (asked.exercise.injects().size() == 1) {
            ctx.status(400);
            show(ctx, web, asked, form.with(Problem.of("exercise.last_inject")), asked.shelved.token());
            return;
        }
        keep(ctx, web, asked, form, asked.rows.without(asked.number));
    }

    private void keep(Context ctx, Web web, Asked asked, InjectForm form, ExerciseRows changed) {
        String id = asked.shelved.id();
        String token = Optional.ofNullable(ctx.formParam("token")).orElse("");
        Kept kept = form.faultless()
                ? shelf.replace(id, token, id, changed.csv(), ShelfPages.by(ctx, web))
                : new Kept.Broken(shelf.faults(id, changed.csv()));
        if (kept instanceof Kept.Done) {
            ctx.redirect("/exercises/" + id, HttpStatus.SEE_OTHER);
        } else if (kept instanceof Kept.Broken broken) {
            ctx.status(400);
            show(ctx, web, asked, form.with(broken.problems()), token);
        } else if (kept instanceof Kept.Overtaken overtaken) {
            ctx.status(409);
            String when = web.page(ctx).time(overtaken.by().at());
            show(ctx, web, asked, form.with(ShelfPages.overtaken(when, overtaken)), asked.shelved.token());
        } else {
            throw new NotFoundResponse();
        }
    }
}
