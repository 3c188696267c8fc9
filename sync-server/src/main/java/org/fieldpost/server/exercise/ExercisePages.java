package org.fieldpost.server.exercise;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldpost.model.exercise.ExerciseFile;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.server.access.Right;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.web.Web;

/** One exercise: what it is about, who is played, what happens when; and its table loaded again. */
public final class ExercisePages implements Web.Feature {

    private final ExerciseShelf shelf;
    private final MissionSpace space;

    public ExercisePages(ExerciseShelf shelf, MissionSpace space) {
        this.shelf = shelf;
        this.space = space;
    }

    @Override
    public void routes(RoutesConfig routes, Web web) {
        if (space.mode() != MissionMode.EXERCISE) {
            return;
        }
        routes.get("/exercises/{id}", ctx -> show(ctx, web, List.of()), Right.EXERCISES);
        routes.post("/exercises/{id}", ctx -> again(ctx, web), Right.EXERCISES);
    }

    private Shelved asked(Context ctx) {
        return shelf.find(ctx.pathParam("id")).orElseThrow(NotFoundResponse::new);
    }

    private void show(Context ctx, Web web, List<Problem> faults) {
        Shelved exercise = asked(ctx);
        Map<String, Object> values = new HashMap<>();
        values.put("shelved", exercise);
        values.put("exercise", exercise.exercise());
        values.put(
                "faults",
                exercise.read() instanceof ExerciseFile.Broken broken && faults.isEmpty() ? broken.problems() : faults);
        values.put("problem", faults.stream().findFirst());
        web.show(ctx, "exercise.jte", values);
    }

    private void again(Context ctx, Web web) {
        if (asked(ctx).shipped()) {
            throw new NotFoundResponse();
        }
        Kept kept;
        try {
            UploadedTable table = UploadedTable.of(ctx);
            String token = Optional.ofNullable(ctx.formParam("token")).orElse("");
            kept = shelf.replace(ctx.pathParam("id"), token, table.file(), table.text(), ShelfPages.by(ctx, web));
        } catch (ProblemException e) {
            kept = new Kept.Broken(List.of(e.problem()));
        }
        if (kept instanceof Kept.Done done) {
            ctx.redirect("/exercises/" + done.id(), HttpStatus.SEE_OTHER);
        } else if (kept instanceof Kept.Broken broken) {
            ctx.status(400);
            show(ctx, web, broken.problems());
        } else if (kept instanceof Kept.Overtaken overtaken) {
            ctx.status(409);
            show(
                    ctx,
                    web,
                    List.of(ShelfPages.overtaken(
                            web.page(ctx).time(overtaken.by().at()), overtaken)));
        } else {
            throw new NotFoundResponse();
        }
    }
}
