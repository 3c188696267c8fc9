package org.fieldpost.app.lock;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.fieldpost.app.Background;
import org.fieldpost.model.words.Problem;
import org.fieldpost.notebook.lock.Pin;
import org.fieldpost.notebook.lock.Unlocked;

/** Another PIN, or a second one that opens training only. Of the screen's thread. */
public final class PinViewModel {

    /** Which PIN is set. */
    public enum Which {
        FIRST,
        SECOND
    }

    private final Which which;
    private final Lock lock;
    private final Background background;
    private final StringProperty present = new SimpleStringProperty("");
    private final StringProperty next = new SimpleStringProperty("");
    private final StringProperty repeated = new SimpleStringProperty("");
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final BooleanProperty done = new SimpleBooleanProperty();

    public PinViewModel(Which which, Lock lock, Background background) {
        this.which = which;
        this.lock = lock;
        this.background = background;
    }

    Which which() {
        return which;
    }

    StringProperty present() {
        return present;
    }

    StringProperty next() {
        return next;
    }

    StringProperty repeated() {
        return repeated;
    }

    ObjectProperty<Optional<Problem>> problem() {
        return problem;
    }

    BooleanProperty busy() {
        return busy;
    }

    /** Once it holds. */
    BooleanProperty done() {
        return done;
    }

    void set() {
        Pin now = Pin.typed(present.get());
        Pin wanted = Pin.typed(next.get());
        boolean same = wanted.equals(Pin.typed(repeated.get()));
        problem.set(same ? wanted.tooWeak() : Optional.of(Problem.of("lock.differs")));
        if (problem.get().isPresent() || busy.get()) {
            return;
        }
        busy.set(true);
        background.run(() -> set(now, wanted), this::held, failed -> {
            busy.set(false);
            problem.set(Optional.of(failed));
        });
    }

    private Unlocked set(Pin now, Pin wanted) {
        if (which == Which.FIRST) {
            return lock.lockers().changePin(lock.open(), now, wanted);
        }
        lock.lockers().secondPin(lock.open(), now, wanted);
        return lock.open();
    }

    private void held(Unlocked open) {
        busy.set(false);
        lock.reopened(open);
        present.set("");
        next.set("");
        repeated.set("");
        done.set(true);
    }
}
