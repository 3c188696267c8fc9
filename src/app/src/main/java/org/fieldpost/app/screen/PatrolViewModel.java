package org.fieldpost.app.screen;

import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.fieldpost.app.Desk;
import org.fieldpost.model.patrol.PatrolPlan;
import org.fieldpost.model.report.Patrol;
import org.fieldpost.model.report.PatrolKey;
import org.fieldpost.model.vocabulary.Code;
import org.fieldpost.model.vocabulary.CodeList;
import org.fieldpost.model.words.Problem;

/** Starts a patrol: crew code, means, task. */
public final class PatrolViewModel {

    private final Desk desk;
    private final Runnable started;
    private final StringProperty crew = new SimpleStringProperty("");
    private Optional<String> planned = Optional.empty();
    private final ObjectProperty<Code> means = new SimpleObjectProperty<>(CodeList.MEANS.code("VEHICLE"));
    private final ObjectProperty<Code> task = new SimpleObjectProperty<>(CodeList.TASK.code("ROUTINE"));
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());

    public PatrolViewModel(Desk desk, Runnable started) {
        this.desk = desk;
        this.started = started;
    }

    public StringProperty crew() {
        return crew;
    }

    /** Fills the form from a plan, which is gone once the patrol has started. */
    public void fill(PatrolPlan plan) {
        crew.set(plan.crewCode());
        means.set(plan.means());
        task.set(plan.task());
        planned = Optional.of(plan.id());
    }

    public ObjectProperty<Code> means() {
        return means;
    }

    public ObjectProperty<Code> task() {
        return task;
    }

    public ObjectProperty<Optional<Problem>> problem() {
        return problem;
    }

    /** Starts now; a crew code is capitals, digits and dashes, up to ten. */
    public void start(String crewCode) {
        String crew = crewCode.strip().toUpperCase(Locale.ROOT);
        if (!crew.matches("[A-Z0-9-]{1,10}")) {
            problem.set(Optional.of(Problem.of("patrol.crew", crewCode.strip())));
            return;
        }
        Optional<String> plan = planned;
        desk.background()
                .run(
                        () -> {
                            var key = new PatrolKey(crew, desk.clock().instant());
                            desk.notebook()
                                    .patrolLog()
                                    .start(
                                            new Patrol(
                                                    key,
                                                    means.get(),
                                                    task.get(),
                                                    Patrol.State.RUNNING,
                                                    Optional.empty(),
                                                    desk.position()),
                                            plan);
                            desk.makeReady();
                            return key;
                        },
                        key -> started.run(),
                        failed -> problem.set(Optional.of(failed)));
    }
}
