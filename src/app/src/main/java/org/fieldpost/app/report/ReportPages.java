package org.fieldpost.app.report;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.fieldpost.app.Desk;
import org.fieldpost.app.screen.Screens;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.report.ReceiptCode;

/** The pages of submitted reports; remembers how the list was left. Of the screen's thread. */
public final class ReportPages {

    private final Desk desk;
    private final Mission mission;
    private final Screens screens;
    private ReportFilter filter = ReportFilter.ALL;
    private Optional<ReceiptCode> last = Optional.empty();

    public ReportPages(Desk desk, Mission mission, Screens screens) {
        this.desk = desk;
        this.mission = mission;
        this.screens = screens;
    }

    /** The list as it was left. */
    public Node list() {
        var model = new ReportsViewModel(desk, mission, screens.words(), filter);
        model.filter().addListener((o, was, is) -> filter = is);
        model.refresh();
        return ReportsView.of(model, words(), last, screens::report);
    }

    /** From now on the list shows every report: one that was just saved is not hidden by an earlier search. */
    public void all() {
        filter = ReportFilter.ALL;
        last = Optional.empty();
    }

    /** From now on the list shows the reports of which something is asked. */
    public void onlyAsked() {
        filter = ReportFilter.ALL.askedOnly(true);
    }

    public Node report(ReceiptCode receipt) {
        last = Optional.of(receipt);
        var model = new ReportViewModel(desk, receipt);
        model.refresh();
        return ReportView.of(model, words(), screens);
    }

    /** What home shows first: questions that wait and tasks that stand, above this. */
    public Node above(Node below) {
        var questions = new QuestionsOnHome(desk);
        questions.refresh();
        var tasks = new TasksOnHome(desk, mission);
        tasks.refresh();
        return new VBox(12, questions.view(screens), tasks.view(screens.words()), below);
    }

    private ReportWords words() {
        return new ReportWords(mission, desk.vocabulary(), screens.words());
    }
}
