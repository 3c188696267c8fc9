package org.fieldpost.app.exchange;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.fieldpost.app.Desk;
import org.fieldpost.exchange.text.TextReport;
import org.fieldpost.model.words.Problem;
import org.fieldpost.notebook.Enrolled;
import org.fieldpost.notebook.ExchangeEvent.Way;
import org.fieldpost.notebook.Report;

/** One report as one text, after a warning. The report itself stays here until the server holds it. */
public final class OneTextViewModel {

    private final Desk desk;
    private final ExchangeViewModel exchange;
    private final ObjectProperty<State> state = new SimpleObjectProperty<>(State.FIRST);

    /**
     * What the screen shows.
     *
     * @param waiting reports on this phone only, flash reports first
     * @param chosen the one to be sent as a text
     * @param text as which it goes, once the officer has read the warning
     */
    public record State(
            List<Report> waiting, Optional<Report> chosen, Optional<String> text, Optional<Problem> problem) {

        static final State FIRST = new State(List.of(), Optional.empty(), Optional.empty(), Optional.empty());

        public State {
            waiting = List.copyOf(waiting);
        }

        /** The text as it is read out. */
        public List<String> groups() {
            return text.map(t -> List.of(t.split(" ", -1))).orElse(List.of());
        }
    }

    OneTextViewModel(Desk desk, ExchangeViewModel exchange) {
        this.desk = desk;
        this.exchange = exchange;
    }

    public ObjectProperty<State> state() {
        return state;
    }

    public void refresh() {
        desk.background()
                .run(
                        () -> desk.notebook().reports().stream()
                                .filter(report -> report.state() == Report.State.WAITING)
                                .sorted(Comparator.comparing(report ->
                                        !report.observation().circumstances().flash()))
                                .toList(),
                        waiting -> state.set(new State(waiting, Optional.empty(), Optional.empty(), Optional.empty())),
                        this::failed);
    }

    /** Chooses a report, if it may go as a text; the warning comes first. */
    public void choose(Report report) {
        List<Report> waiting = state.get().waiting();
        desk.background()
                .run(
                        () -> write(report),
                        text -> state.set(new State(waiting, Optional.of(report), Optional.empty(), Optional.empty())),
                        this::failed);
    }

    /** The officer has read the warning and wants the text. */
    public void understood() {
        State now = state.get();
        Report report = now.chosen().orElseThrow();
        desk.background()
                .run(
                        () -> write(report),
                        text -> {
                            state.set(new State(now.waiting(), now.chosen(), Optional.of(text), Optional.empty()));
                            exchange.note(
                                    Way.TEXT,
                                    new News(
                                            true,
                                            Problem.of(
                                                    "one_text.shown",
                                                    report.receipt().spoken())));
                        },
                        this::failed);
    }

    private String write(Report report) {
        Enrolled enrolled = desk.notebook()
                .enrolment()
                .orElseThrow(() -> Problem.of("enrol.first").asException());
        return TextReport.write(
                report.receipt(), report.observation(), enrolled.invitation().mission(), enrolled.textKey());
    }

    private void failed(Problem problem) {
        State now = state.get();
        state.set(new State(now.waiting(), Optional.empty(), Optional.empty(), Optional.of(problem)));
        exchange.note(Way.TEXT, new News(false, problem));
    }
}
