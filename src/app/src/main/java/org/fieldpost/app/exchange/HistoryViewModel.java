package org.fieldpost.app.exchange;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.fieldpost.app.Desk;
import org.fieldpost.model.words.Problem;
import org.fieldpost.notebook.ExchangeEvent;

/** What left this phone and what arrived, the newest first. */
public final class HistoryViewModel {

    private static final int PAGE = 40;

    private final Desk desk;
    private final ObjectProperty<State> state =
            new SimpleObjectProperty<>(new State(List.of(), false, Optional.empty()));
    private int most = PAGE;

    /** What the screen shows; more when older events are kept than are shown. */
    public record State(List<ExchangeEvent> events, boolean more, Optional<Problem> problem) {
        public State {
            events = List.copyOf(events);
        }
    }

    HistoryViewModel(Desk desk) {
        this.desk = desk;
    }

    public ObjectProperty<State> state() {
        return state;
    }

    public void refresh() {
        int shown = most;
        desk.background()
                .run(
                        () -> desk.notebook().exchanges(shown + 1),
                        events -> state.set(new State(
                                events.subList(0, Math.min(shown, events.size())),
                                events.size() > shown,
                                Optional.empty())),
                        problem -> state.set(new State(List.of(), false, Optional.of(problem))));
    }

    public void showOlder() {
        most += PAGE;
        refresh();
    }
}
