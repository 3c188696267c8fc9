package org.fieldpost.server.exercise;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldpost.model.exercise.ExerciseRows;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.server.access.Right;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.web.Web;

/** The list of exercises, and how their tables come and go. */
public final class ShelfPages implements Web.Feature {

    private final ExerciseShelf shelf;
    private final MissionSpace space;

    public ShelfPages(ExerciseShelf shelf, MissionSpace space) {
        this.shelf = shelf;
        this.space = space;
    }

    @Override
    public void routes(RoutesConfig routes, Web web) {
        if (space.mode() != MissionMode.EXERCISE) {
            return;
        }
        routes.get("/exercises", ctx -> show(ctx, web, List.of()), Right.EXERCISES);
        routes.post("/exercises", ctx -> upload(ctx, web), Right.EXERCISES);
        routes.get("/exercises/{id}.csv", this::download, Right.EXERCISES);
        routes.post("/exercises/{id}/copy", ctx -> copy(ctx, web), Right.EXERCISES);
        routes.post("/exercises/{id}/delete", ctx -> delete(ctx, web), Right.EXERCISES);
    }

    private void show(Context ctx, Web web, List<Problem> faults) {
        Map<String, Object> values = new HashMap<>();
        values.put("exercises", shelf.all());
        values.put("faults", faults);
        values.put("problem", faults.stream().findFirst());
        web.show(ctx, "exercises.jte", values);
    }

    private void refuse(Context ctx, Web web, List<Problem> faults) {
        ctx.status(400);
        show(ctx, web, faults);
    }

    private void upload(Context ctx, Web web) {
        try {
            UploadedTable table = UploadedTable.of(ctx);
            answer(ctx, web, shelf.add(table.file(), table.text(), by(ctx, web)));
        } catch (ProblemException e) {
            refuse(ctx, web, List.of(e.problem()));
        }
    }

    private void copy(Context ctx, Web web) {
        Shelved from = shelf.find(ctx.pathParam("id")).orElseThrow(NotFoundResponse::new);
        String name = Optional.ofNullable(ctx.formParam("name")).orElse("").strip();
        if (!name.matches("[a-z0-9-]{1,40}")) {
            refuse(ctx, web, List.of(Problem.of("exercise.name_form", name)));
            return;
        }
        String table = ExerciseRows.read(from.id(), from.table()).named(name).csv();
        answer(ctx, web, shelf.add(name, table, by(ctx, web)));
    }

    private void delete(Context ctx, Web web) {
        String token = Optional.ofNullable(ctx.formParam("token")).orElse("");
        Kept kept = shelf.delete(ctx.pathParam("id"), token);
        if (kept instanceof Kept.Done) {
            ctx.redirect("/exercises", HttpStatus.SEE_OTHER);
        } else {
            answer(ctx, web, kept);
        }
    }

    private void answer(Context ctx, Web web, Kept kept) {
        if (kept instanceof Kept.Done done) {
            ctx.redirect("/exercises/" + done.id(), HttpStatus.SEE_OTHER);
        } else if (kept instanceof Kept.Broken broken) {
            refuse(ctx, web, broken.problems());
        } else if (kept instanceof Kept.Taken taken) {
            refuse(ctx, web, List.of(Problem.of("exercise.taken", taken.id())));
        } else if (kept instanceof Kept.Overtaken overtaken) {
            ctx.status(409);
            show(ctx, web, List.of(overtaken(web.page(ctx).time(overtaken.by().at()), overtaken)));
        } else {
            throw new NotFoundResponse();
        }
    }

    static Problem overtaken(String when, Kept.Overtaken overtaken) {
        return Problem.of("exercise.overtaken", overtaken.by().by(), when);
    }

    static String by(Context ctx, Web web) {
        return web.page(ctx).person().orElseThrow().name();
    }

    private void download(Context ctx) {
        Shelved exercise = shelf.find(ctx.pathParam("id")).orElseThrow(NotFoundResponse::new);
        ctx.contentType("text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"EXERCISE-" + exercise.id() + ".csv\"")
                .result(("\uFEFF" + exercise.table()).getBytes(StandardCharsets.UTF_8));
    }
}
