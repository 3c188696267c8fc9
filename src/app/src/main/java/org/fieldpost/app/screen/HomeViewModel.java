package org.fieldpost.app.screen;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.fieldpost.app.Desk;
import org.fieldpost.app.observation.FreshDraft;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.Patrol;
import org.fieldpost.model.words.Problem;

/** The officer's start: the running patrol, the three kinds, drafts left open. */
public final class HomeViewModel {

    private final Desk desk;
    private final FreshDraft fresh;
    private final ObjectProperty<State> state =
            new SimpleObjectProperty<>(new State(Optional.empty(), List.of(), 0, Optional.empty()));
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());

    /** Less is what people's watches differ by. */
    private static final Duration WRONG = Duration.ofMinutes(5);

    /**
     * What the screen shows.
     *
     * @param clockBehind how far the phone's clock lags, negative where it is ahead, if the phone was told that it is wrong
     */
    public record State(Optional<Patrol> patrol, List<Draft> drafts, long waiting, Optional<Duration> clockBehind) {
        public State {
            drafts = List.copyOf(drafts);
        }
    }

    public HomeViewModel(Desk desk) {
        this.desk = desk;
        fresh = new FreshDraft(desk);
    }

    public ObjectProperty<State> state() {
        return state;
    }

    public ObjectProperty<Optional<Problem>> problem() {
        return problem;
    }

    /** What time it is, as far as the phone was told. */
    Instant rightTime(Duration behind) {
        return desk.clock().instant().plus(behind);
    }

    public void refresh() {
        desk.background()
                .run(
                        () -> new State(
                                desk.notebook().runningPatrol(),
                                desk.notebook().drafts(),
                                desk.notebook().journal().waiting(),
                                desk.notebook()
                                        .clockBehind()
                                        .filter(by -> by.abs().compareTo(WRONG) > 0)),
                        state::set,
                        failed -> problem.set(Optional.of(failed)));
    }

    /** A fresh draft, saved at once, with the phone's position where it has one. A second tap before it is open does nothing. */
    public void open(Kind kind, Consumer<Draft> opened) {
        fresh.open(kind, draft -> draft, opened, failed -> problem.set(Optional.of(failed)));
    }
}
