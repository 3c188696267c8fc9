package org.fieldpost.app.screen;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.fieldpost.app.Desk;
import org.fieldpost.model.words.Problem;
import org.fieldpost.notebook.Report;

/** The officer's reports, newest first, each with how far it has come. */
public final class ReportsViewModel {

    private final Desk desk;
    private final ObservableList<Report> reports = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());

    public ReportsViewModel(Desk desk) {
        this.desk = desk;
    }

    public ObservableList<Report> reports() {
        return reports;
    }

    public ObjectProperty<Optional<Problem>> problem() {
        return problem;
    }

    public void refresh() {
        desk.background()
                .run(
                        () -> desk.notebook().reports(),
                        (List<Report> all) -> reports.setAll(all),
                        failed -> problem.set(Optional.of(failed)));
    }
}
