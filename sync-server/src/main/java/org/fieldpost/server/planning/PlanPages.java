package org.fieldpost.server.planning;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fieldpost.exchange.EnrolmentId;
import org.fieldpost.model.patrol.PatrolPlan;
import org.fieldpost.model.patrol.Task;
import org.fieldpost.model.vocabulary.Code;
import org.fieldpost.model.vocabulary.CodeList;
import org.fieldpost.model.vocabulary.Term;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.server.access.Right;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.phones.Phone;
import org.fieldpost.server.phones.Phones;
import org.fieldpost.server.web.Fields;
import org.fieldpost.server.web.Web;

/** Writing tasks and planned patrols for phones, and seeing which have arrived. */
public final class PlanPages implements Web.Feature {

    private final HandingDown handingDown;
    private final Phones phones;
    private final MissionSpace space;
    private final Clock clock;

    public PlanPages(HandingDown handingDown, Phones phones, MissionSpace space, Clock clock) {
        this.handingDown = handingDown;
        this.phones = phones;
        this.space = space;
        this.clock = clock;
    }

    @Override
    public void routes(RoutesConfig routes, Web web) {
        routes.get("/plan", ctx -> show(ctx, web, Optional.empty()), Right.PLAN);
        routes.post("/plan/tasks", ctx -> send(ctx, web, this::task), Right.PLAN);
        routes.post("/plan/patrols", ctx -> send(ctx, web, this::patrol), Right.PLAN);
        routes.post(
                "/plan/{id}/withdraw",
                ctx -> {
                    if (!ctx.pathParam("id").matches("[0-9]{1,18}|[0-9]{19}")
                            || !handingDown.withdraw(Long.parseLong(ctx.pathParam("id")))) {
                        throw new NotFoundResponse();
                    }
                    ctx.redirect("/plan", HttpStatus.SEE_OTHER);
                },
                Right.PLAN);
    }

    private void show(Context ctx, Web web, Optional<Problem> problem) {
        Map<String, Object> values = new HashMap<>();
        values.put("phones", enrolled());
        values.put("sent", handingDown.sent());
        values.put("today", today());
        values.put("problem", problem);
        web.show(ctx, "plan.jte", values);
    }

    private List<Phone> enrolled() {
        return phones.all().stream()
                .filter(phone -> phone.state() == Phone.State.FINAL)
                .toList();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), space.mission().zone());
    }

    private interface Sending {
        void send(Context ctx, List<EnrolmentId> to, String by);
    }

    private void send(Context ctx, Web web, Sending sending) {
        try {
            List<EnrolmentId> to = enrolled().stream()
                    .filter(phone -> ctx.formParams("phone").contains(phone.officerCode()))
                    .map(Phone::id)
                    .toList();
            if (to.isEmpty()) {
                throw Problem.of("plan.no_phone").asException();
            }
            sending.send(ctx, to, web.page(ctx).person().orElseThrow().name());
            ctx.redirect("/plan", HttpStatus.SEE_OTHER);
        } catch (ProblemException e) {
            ctx.status(400);
            show(ctx, web, Optional.of(e.problem()));
        }
    }

    private static String field(Context ctx, String name) {
        return Optional.ofNullable(ctx.formParam(name)).orElse("").strip();
    }

    private void task(Context ctx, List<EnrolmentId> to, String by) {
        String text = field(ctx, "text").replace("\r\n", "\n");
        if (text.isEmpty() || text.length() > Task.TEXT_CHARS) {
            throw Problem.of("plan.text_form", Task.TEXT_CHARS).asException();
        }
        handingDown.task(to, text, day(field(ctx, "due")), place(field(ctx, "place")), by);
    }

    private LocalDate day(String typed) {
        try {
            LocalDate day = LocalDate.parse(typed);
            if (!day.isBefore(today()) && day.isBefore(today().plusYears(1))) {
                return day;
            }
        } catch (DateTimeException notOne) {
            // said below
        }
        throw Problem.of("plan.day_form", typed).asException();
    }

    private Optional<String> place(String code) {
        if (code.isEmpty()) {
            return Optional.empty();
        }
        if (space.mission().point(code).isEmpty()) {
            throw Problem.of("plan.place_form", code).asException();
        }
        return Optional.of(code);
    }

    private void patrol(Context ctx, List<EnrolmentId> to, String by) {
        String crew = field(ctx, "crew").toUpperCase(Locale.ROOT);
        if (!crew.matches("[A-Z0-9-]{1,10}")) {
            throw Problem.of("patrol.crew", crew).asException();
        }
        List<String> places = new ArrayList<>();
        for (String code : ctx.formParams("places")) {
            place(code).ifPresent(places::add);
        }
        if (places.size() > PatrolPlan.MOST_PLACES) {
            throw Problem.of("form.most", PatrolPlan.MOST_PLACES).asException();
        }
        handingDown.patrol(
                to,
                new HandingDown.Patrol(
                        crew,
                        code(CodeList.MEANS, "patrol.means", field(ctx, "means")),
                        code(CodeList.TASK, "patrol.task", field(ctx, "patrol_task")),
                        start(field(ctx, "start")),
                        places),
                by);
    }

    private Code code(CodeList list, String label, String typed) {
        return space.packages().current().vocabulary().list(list).stream()
                .map(Term::code)
                .filter(code -> code.is(typed))
                .findFirst()
                .orElseThrow(() ->
                        Fields.in(label, Problem.of("plan.code_form", typed)).asException());
    }

    private Instant start(String typed) {
        try {
            LocalDateTime start = LocalDateTime.parse(typed);
            if (!start.toLocalDate().isBefore(today()) && start.toLocalDate().isBefore(today().plusYears(1))) {
                return start.atZone(space.mission().zone()).toInstant();
            }
        } catch (DateTimeException notOne) {
            // said below
        }
        throw Problem.of("plan.day_form", typed).asException();
    }
}
