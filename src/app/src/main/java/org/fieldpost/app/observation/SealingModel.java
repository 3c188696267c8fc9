package org.fieldpost.app.observation;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.fieldpost.app.Desk;
import org.fieldpost.model.words.Problem;
import org.fieldpost.notebook.Notebook;

/** Whom sealed reports go to, as far as this phone knows, and whether the officer has compared the fingerprint with paper. */
public final class SealingModel {

    /** What stands between the officer and a sealed report. */
    public enum State {
        ASKING,
        NOBODY,
        TO_BE_COMPARED,
        READY
    }

    private final Desk desk;
    private final Consumer<Problem> fail;
    private final ObjectProperty<State> state = new SimpleObjectProperty<>(State.ASKING);
    private Optional<Notebook.Recipient> recipient = Optional.empty();

    public SealingModel(Desk desk, Consumer<Problem> fail) {
        this.desk = desk;
        this.fail = fail;
        ask();
    }

    private void ask() {
        desk.background().run(() -> desk.notebook().recipient(), this::found, fail);
    }

    private void found(Optional<Notebook.Recipient> known) {
        recipient = known;
        state.set(known.map(r -> r.confirmed() ? State.READY : State.TO_BE_COMPARED)
                .orElse(State.NOBODY));
    }

    public ObjectProperty<State> state() {
        return state;
    }

    /** The recipient's fingerprint in groups, to be compared with the paper from headquarters. */
    public Optional<String> fingerprint() {
        return recipient.map(r -> r.key().fingerprint());
    }

    /** The officer has compared. A recipient that is not the paper's is forgotten. */
    public void compared(boolean same) {
        desk.background()
                .run(
                        () -> {
                            desk.notebook().answerRecipient(same);
                            return desk.notebook().recipient();
                        },
                        this::found,
                        fail);
    }
}
