package org.fieldpost.app.patrol;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import org.fieldpost.app.Desk;
import org.fieldpost.app.print.PatrolReportPrint;
import org.fieldpost.app.screen.PatrolView;
import org.fieldpost.app.screen.PatrolViewModel;
import org.fieldpost.app.screen.Screens;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.report.PatrolKey;
import org.fieldpost.model.words.Problem;

/** The patrol's screens, each with a fresh view model. Of the screen's thread. */
public final class PatrolPages {

    private final Desk desk;
    private final Mission mission;
    private final Screens screens;
    private final Optional<PatrolReportPrint> printer;

    public PatrolPages(Desk desk, Mission mission, Screens screens, Optional<PatrolReportPrint> printer) {
        this.desk = desk;
        this.mission = mission;
        this.screens = screens;
        this.printer = printer;
    }

    /** What home shows of the patrol. */
    public record OnHome(Node card, Node track) {}

    /** @param trackProblem why the track's last position could not be kept, if so */
    public OnHome onHome(Supplier<Optional<Problem>> trackProblem) {
        var model = new PatrolCardModel(desk, mission, trackProblem);
        model.refresh();
        return new OnHome(
                PatrolCard.of(model, screens, desk.vocabulary(), mission.zone()),
                PatrolCard.track(model, screens.words()));
    }

    /** Starting a patrol, from a plan where there is one. */
    public Node start() {
        var model = new PatrolViewModel(desk, screens::home);
        var plans = new PlansViewModel(desk, mission.zone());
        plans.refresh();
        return PatrolView.of(
                model,
                PlanView.rows(plans, model::fill, screens::planPatrol, mission.zone(), screens.words()),
                desk.vocabulary(),
                screens.words());
    }

    public Node plan() {
        return PlanView.form(
                new PlansViewModel(desk, mission.zone()),
                mission,
                desk.vocabulary(),
                screens.words(),
                screens::startPatrol);
    }

    public Node places() {
        var model = new VisitsModel(desk, mission);
        model.refresh();
        return VisitsView.of(model, lines(), screens::home);
    }

    public Node report(PatrolKey patrol) {
        var model = new PatrolReportModel(desk, mission, patrol);
        model.refresh();
        return PatrolReportView.of(model, lines(), printer);
    }

    private PatrolLines lines() {
        return new PatrolLines(mission, desk.vocabulary(), screens.words());
    }
}
