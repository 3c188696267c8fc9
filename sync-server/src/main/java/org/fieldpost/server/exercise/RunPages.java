package org.fieldpost.server.exercise;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fieldpost.exchange.enrolment.Alone;
import org.fieldpost.exchange.enrolment.RecipientKey;
import org.fieldpost.model.exercise.Exercise;
import org.fieldpost.model.exercise.Inject;
import org.fieldpost.model.exercise.Remark;
import org.fieldpost.model.exercise.ScoreWords;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.server.access.Right;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.mission.Recipients;
import org.fieldpost.server.phones.Phone;
import org.fieldpost.server.phones.Phones;
import org.fieldpost.server.print.Print;
import org.fieldpost.server.storage.Database;
import org.fieldpost.server.web.Fields;
import org.fieldpost.server.web.Page;
import org.fieldpost.server.web.Web;

/** Running exercises: making a run, its clock, its injects, what players answer, remarks. */
public final class RunPages implements Web.Feature {

    /** What a trainer may choose: tenfold of the world's speed. */
    public static final List<Integer> SPEEDS = List.of(5, 10, 20, 50, 100, 600);

    private static final int TEAM_CHARS = 20;

    private final RunDesk desk;
    private final RunStore store;
    private final AnswersRead answers;
    private final Remarks remarks;
    private final Phones phones;
    private final ExerciseShelf exercises;
    private final MissionSpace space;
    private final Recipients recipients;
    private final SecureRandom random;
    private final Clock clock;

    public RunPages(
            Database database,
            MissionSpace space,
            Phones phones,
            RunWork work,
            ExerciseShelf exercises,
            Recipients recipients,
            Clock clock,
            SecureRandom random) {
        this.recipients = recipients;
        this.random = random;
        this.space = space;
        this.desk = work.desk();
        this.store = work.store();
        this.answers = new AnswersRead(database);
        this.remarks = new Remarks(database);
        this.phones = phones;
        this.exercises = exercises;
        this.clock = clock;
    }

    @Override
    public void routes(RoutesConfig routes, Web web) {
        if (space.mode() != MissionMode.EXERCISE) {
            return;
        }
        routes.get("/runs", ctx -> list(ctx, web, Optional.empty()), Right.EXERCISES);
        routes.post("/runs", ctx -> make(ctx, web), Right.EXERCISES);
        routes.get("/runs/{run}", ctx -> show(ctx, web, run(ctx), Optional.empty()), Right.EXERCISES);
        routes.post("/runs/{run}/clock", ctx -> decide(ctx, web, this::clock), Right.EXERCISES);
        routes.post("/runs/{run}/injects", ctx -> decide(ctx, web, this::inject), Right.EXERCISES);
        routes.post("/runs/{run}/free", ctx -> decide(ctx, web, this::free), Right.EXERCISES);
        routes.post("/runs/{run}/keys", ctx -> decide(ctx, web, this::keys), Right.EXERCISES);
        routes.get("/runs/{run}/debrief.pdf", ctx -> debrief(ctx, web), Right.EXERCISES);
        routes.get(
                "/runs/{run}/answers/{situation}/{player}", ctx -> answer(ctx, web, Optional.empty()), Right.EXERCISES);
        routes.post("/runs/{run}/answers/{situation}/{player}", ctx -> remark(ctx, web), Right.EXERCISES);
    }

    private void list(Context ctx, Web web, Optional<Problem> problem) {
        Map<String, Object> values = new HashMap<>();
        values.put("runs", store.all());
        values.put("exercises", exercises.runnable());
        values.put("phones", enrolled());
        values.put("problem", problem);
        web.show(ctx, "runs.jte", values);
    }

    private List<Phone> enrolled() {
        return phones.all().stream()
                .filter(phone -> phone.state() == Phone.State.FINAL)
                .toList();
    }

    private void make(Context ctx, Web web) {
        try {
            Exercise exercise = exercises.runnable().stream()
                    .filter(each -> each.id().equals(field(ctx, "exercise")))
                    .findFirst()
                    .orElseThrow(() -> Fields.in("run.exercise", Problem.of("run.exercise_form"))
                            .asException());
            long made = desk.make(exercise, players(ctx, exercise), by(ctx, web));
            letSeal();
            ctx.redirect("/runs/" + made, HttpStatus.SEE_OTHER);
        } catch (ProblemException e) {
            ctx.status(HttpStatus.BAD_REQUEST);
            list(ctx, web, Optional.of(e.problem()));
        }
    }

    /** Players can seal; where nobody set up a recipient, to one whose private half is thrown away: that something was sealed is what counts. */
    private void letSeal() {
        if (recipients.after(0).isEmpty()) {
            recipients.add(Alone.recipient(space.id(), random));
        }
    }

    private List<Run.Player> players(Context ctx, Exercise exercise) {
        List<Run.Player> players = new ArrayList<>();
        for (Phone phone : enrolled()) {
            String team = field(ctx, "team_" + phone.officerCode());
            if (!team.isEmpty()) {
                if (team.length() > TEAM_CHARS) {
                    throw Fields.in("run.team", Problem.of("run.team_form", TEAM_CHARS))
                            .asException();
                }
                players.add(new Run.Player(
                        phone.id(), phone.officerCode(), team, role(ctx, "role_" + phone.officerCode(), exercise)));
            }
        }
        return players;
    }

    /** The first role where none was said: most exercises have patrols first. */
    private static String role(Context ctx, String field, Exercise exercise) {
        String said = field(ctx, field);
        return exercise.roles().stream()
                .map(Exercise.Role::id)
                .filter(id -> id.equals(said))
                .findFirst()
                .orElse(exercise.roles().get(0).id());
    }

    private Run run(Context ctx) {
        return number(ctx.pathParam("run")).flatMap(desk::find).orElseThrow(NotFoundResponse::new);
    }

    private static Optional<Long> number(String text) {
        return text.matches("[0-9]{1,18}|[1-8][0-9]{18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    private void show(Context ctx, Web web, Run run, Optional<Problem> problem) {
        Map<String, Object> values = new HashMap<>();
        values.put("board", board(run));
        values.put(
                "recipient",
                recipients.after(0).stream()
                        .reduce((former, later) -> later)
                        .map(RecipientKey::fingerprint)
                        .orElse(""));
        values.put("problem", problem);
        web.show(ctx, "run.jte", values);
    }

    private Board board(Run run) {
        return Board.of(run, answers.of(run), clock.instant());
    }

    private interface Decision {
        void make(Run run, Context ctx);
    }

    private void decide(Context ctx, Web web, Decision decision) {
        Run run = run(ctx);
        try {
            decision.make(run, ctx);
            ctx.redirect("/runs/" + run.id(), HttpStatus.SEE_OTHER);
        } catch (ProblemException e) {
            ctx.status(HttpStatus.BAD_REQUEST);
            show(ctx, web, run(ctx), Optional.of(e.problem()));
        }
    }

    private void clock(Run run, Context ctx) {
        switch (field(ctx, "do")) {
            case "start" -> desk.start(run, !field(ctx, "ahead").isEmpty());
            case "pause" -> desk.pause(run);
            case "forward" -> desk.forward(run);
            case "end" -> desk.end(run);
            case "speed" -> {
                Optional<Integer> speed =
                        number(field(ctx, "speed")).map(Long::intValue).filter(SPEEDS::contains);
                desk.speed(
                        run,
                        speed.orElseThrow(() -> Fields.in("run.speed", Problem.of("run.speed_form"))
                                .asException()));
            }
            default -> throw Fields.in("run.clock", Problem.of("run.do_form")).asException();
        }
    }

    private void inject(Run run, Context ctx) {
        int number = number(field(ctx, "number"))
                .filter(of -> of < 10_000)
                .map(Long::intValue)
                .filter(of -> run.inject(of).isPresent())
                .orElseThrow(() ->
                        Fields.in("run.inject", Problem.of("run.inject_form")).asException());
        switch (field(ctx, "do")) {
            case "give" -> desk.give(run, number);
            case "skip" -> desk.skip(run, number);
            default -> throw Fields.in("run.inject", Problem.of("run.do_form")).asException();
        }
    }

    private void free(Run run, Context ctx) {
        String title = field(ctx, "title");
        String text = field(ctx, "text").replace("\r\n", "\n");
        if (title.isEmpty() || title.length() > 80) {
            throw Fields.in("run.free_title", Problem.of("run.words_form", 80)).asException();
        }
        if (text.isEmpty() || text.length() > 1_200) {
            throw Fields.in("run.free_text", Problem.of("run.words_form", 1_200))
                    .asException();
        }
        String from = field(ctx, "from");
        if (from.length() > 60) {
            throw Fields.in("run.free_from", Problem.of("run.words_form", 60)).asException();
        }
        Inject.Means means = Optional.of(field(ctx, "means").toUpperCase(Locale.ROOT))
                .filter(said -> said.matches("SEEN|TOLD|RADIO|PHONE|PAPER"))
                .map(Inject.Means::valueOf)
                .orElse(Inject.Means.RADIO);
        desk.free(run, means, from, title, text, Exercise.Role.ALL);
    }

    /** Of one giving, or of all that were given. */
    private void keys(Run run, Context ctx) {
        String said = field(ctx, "situation");
        if (said.equals("all")) {
            run.given().forEach(given -> desk.showKey(run, given));
        } else {
            desk.showKey(
                    run,
                    number(said)
                            .flatMap(run::given)
                            .orElseThrow(() -> Fields.in("run.inject", Problem.of("run.inject_form"))
                                    .asException()));
        }
    }

    /** The report after the exercise, as it stands. */
    private void debrief(Context ctx, Web web) {
        Run run = run(ctx);
        Page page = web.page(ctx);
        Map<String, Object> values = Map.of(
                "debrief",
                new Debrief(board(run), remarks.of(run.id())),
                "said",
                new ScoreWords(page.vocabulary(), page.words()));
        ctx.contentType("application/pdf")
                .header("Content-Disposition", "inline; filename=\"exercise-" + run.id() + ".pdf\"")
                .result(Print.pdf(
                        page.say("debrief.title"),
                        web.written(ctx, "run_print.jte", values),
                        page.language(),
                        "EXERCISE EXERCISE EXERCISE",
                        clock.instant(),
                        run.id()));
    }

    private void answer(Context ctx, Web web, Optional<Problem> problem) {
        Run run = run(ctx);
        Board board = board(run);
        long situation = number(ctx.pathParam("situation")).orElseThrow(NotFoundResponse::new);
        Board.Row row = board.row(situation).orElseThrow(NotFoundResponse::new);
        Board.Cell cell = row.cells().stream()
                .filter(of -> of.player().officerCode().equals(ctx.pathParam("player")))
                .findFirst()
                .orElseThrow(NotFoundResponse::new);
        Page page = web.page(ctx);
        Map<String, Object> values = new HashMap<>();
        values.put("run", run);
        values.put("row", row);
        values.put("cell", cell);
        values.put("said", new ScoreWords(page.vocabulary(), page.words()));
        values.put(
                "remarks",
                remarks.of(run.id()).stream()
                        .filter(made -> made.remark().situation() == situation
                                && made.phone().equals(cell.player().phone()))
                        .toList());
        values.put("problem", problem);
        web.show(ctx, "answer.jte", values);
    }

    private void remark(Context ctx, Web web) {
        Run run = run(ctx);
        Run.Given given = number(ctx.pathParam("situation")).flatMap(run::given).orElseThrow(NotFoundResponse::new);
        Run.Player player = run.players().stream()
                .filter(of -> of.officerCode().equals(ctx.pathParam("player")))
                .findFirst()
                .orElseThrow(NotFoundResponse::new);
        String text = field(ctx, "text").replace("\r\n", "\n");
        if (text.isEmpty() || text.length() > Remark.MOST_CHARS) {
            ctx.status(HttpStatus.BAD_REQUEST);
            answer(ctx, web, Optional.of(Fields.in("run.remark", Problem.of("run.words_form", Remark.MOST_CHARS))));
            return;
        }
        desk.remark(given, player, text, by(ctx, web));
        ctx.redirect(ctx.path(), HttpStatus.SEE_OTHER);
    }

    private static String by(Context ctx, Web web) {
        return web.page(ctx).person().orElseThrow().name();
    }

    private static String field(Context ctx, String name) {
        return Optional.ofNullable(ctx.formParam(name)).orElse("").strip();
    }
}
