package org.fieldpost.app.patrol;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.fieldpost.app.Desk;
import org.fieldpost.model.patrol.PatrolPlan;
import org.fieldpost.model.vocabulary.Code;
import org.fieldpost.model.vocabulary.CodeList;
import org.fieldpost.model.words.Problem;

/** The patrols planned on this phone, and the making of another. */
public final class PlansViewModel {

    private final Desk desk;
    private final ZoneId zone;
    private final ObjectProperty<List<PatrolPlan>> plans = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<Code> means = new SimpleObjectProperty<>(CodeList.MEANS.code("VEHICLE"));
    private final ObjectProperty<Code> task = new SimpleObjectProperty<>(CodeList.TASK.code("ROUTINE"));
    private final IntegerProperty daysAhead = new SimpleIntegerProperty(1);
    private final ObjectProperty<List<String>> places = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
    private Set<String> fromLeader = Set.of();
    private boolean saving;

    public PlansViewModel(Desk desk, ZoneId zone) {
        this.desk = desk;
        this.zone = zone;
    }

    /** The next one first. */
    public ObjectProperty<List<PatrolPlan>> plans() {
        return plans;
    }

    public ObjectProperty<Code> means() {
        return means;
    }

    public ObjectProperty<Code> task() {
        return task;
    }

    /** 0 for today. */
    public IntegerProperty daysAhead() {
        return daysAhead;
    }

    public ObjectProperty<List<String>> places() {
        return places;
    }

    public ObjectProperty<Optional<Problem>> problem() {
        return problem;
    }

    public void refresh() {
        desk.background()
                .run(
                        () -> new Read(
                                desk.notebook().patrolLog().plans(),
                                desk.notebook().handedDown().plans()),
                        read -> {
                            fromLeader = read.fromLeader;
                            plans.set(read.plans);
                        },
                        failed -> problem.set(Optional.of(failed)));
    }

    private record Read(List<PatrolPlan> plans, Set<String> fromLeader) {}

    /** Whether a plan came from the team leader. */
    public boolean fromLeader(PatrolPlan plan) {
        return fromLeader.contains(plan.id());
    }

    public void drop(PatrolPlan plan) {
        desk.background()
                .run(
                        () -> {
                            desk.notebook().patrolLog().drop(plan.id());
                            return desk.notebook().patrolLog().plans();
                        },
                        plans::set,
                        failed -> problem.set(Optional.of(failed)));
    }

    public void toggle(String place) {
        List<String> changed = new ArrayList<>(places.get());
        problem.set(Optional.empty());
        if (!changed.remove(place)) {
            if (changed.size() == PatrolPlan.MOST_PLACES) {
                problem.set(Optional.of(Problem.of("form.most", PatrolPlan.MOST_PLACES)));
                return;
            }
            changed.add(place);
        }
        places.set(List.copyOf(changed));
    }

    /** Keeps the plan; a time is written 6:30, 06:30 or 0630. */
    public void save(String crewCode, String time, Runnable saved) {
        String crew = crewCode.strip().toUpperCase(Locale.ROOT);
        if (!crew.matches("[A-Z0-9-]{1,10}")) {
            problem.set(Optional.of(Problem.of("patrol.crew", crewCode.strip())));
            return;
        }
        Optional<Instant> start = start(time.strip());
        if (start.isEmpty()) {
            problem.set(Optional.of(Problem.of("plan.time_form", time.strip())));
            return;
        }
        if (saving) {
            return;
        }
        saving = true;
        byte[] id = new byte[8];
        desk.random().nextBytes(id);
        var plan =
                new PatrolPlan(HexFormat.of().formatHex(id), crew, means.get(), task.get(), start.get(), places.get());
        desk.background()
                .run(
                        () -> {
                            desk.notebook().patrolLog().keep(plan);
                            return plan;
                        },
                        kept -> saved.run(),
                        failed -> {
                            saving = false;
                            problem.set(Optional.of(failed));
                        });
    }

    private Optional<Instant> start(String time) {
        return Times.ofDay(time)
                .map(at -> today().plusDays(daysAhead.get())
                        .atTime(at)
                        .atZone(zone)
                        .toInstant());
    }

    /** The mission's day. */
    LocalDate today() {
        return LocalDate.ofInstant(desk.clock().instant(), zone);
    }
}
