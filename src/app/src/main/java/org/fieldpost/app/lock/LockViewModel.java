package org.fieldpost.app.lock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.fieldpost.app.Background;
import org.fieldpost.model.words.Problem;
import org.fieldpost.notebook.lock.Lockers;
import org.fieldpost.notebook.lock.Pin;
import org.fieldpost.notebook.lock.Unlocked;
import org.fieldpost.notebook.lock.Unlocking;
import org.fieldpost.notebook.lock.WrongPins;

/** Opens one of the phone's notebooks by its PIN, or makes a new one. Of the screen's thread. */
public final class LockViewModel {

    /** What the officer is asked for. */
    public enum Step {
        OPEN,
        CHOOSE,
        REPEAT
    }

    private final Lockers lockers;
    private final Background background;
    private final Clock clock;
    private final Consumer<Unlocked> opened;
    private final Runnable destroyed;
    private final IntegerProperty number = new SimpleIntegerProperty(1);
    private final ObjectProperty<Step> step = new SimpleObjectProperty<>(Step.CHOOSE);
    private final StringProperty typed = new SimpleStringProperty("");
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private List<Integer> inUse = List.of();
    private Optional<Pin> first = Optional.empty();
    private Optional<Instant> until = Optional.empty();

    /**
     * @param opened takes the notebook on the screen's thread
     * @param destroyed told on the screen's thread when the last wrong PIN destroyed one
     */
    public LockViewModel(
            Lockers lockers, Background background, Clock clock, Consumer<Unlocked> opened, Runnable destroyed) {
        this.lockers = lockers;
        this.background = background;
        this.clock = clock;
        this.opened = opened;
        this.destroyed = destroyed;
    }

    public IntegerProperty number() {
        return number;
    }

    public ObjectProperty<Step> step() {
        return step;
    }

    /** As far as it is typed. */
    public StringProperty typed() {
        return typed;
    }

    public ObjectProperty<Optional<Problem>> problem() {
        return problem;
    }

    /** While a PIN is tried. */
    public BooleanProperty busy() {
        return busy;
    }

    /** Looks which notebooks there are, and asks for the PIN of this one, or of the first there is. */
    public void show(int wanted) {
        run(lockers::inUse, found -> {
            inUse = found;
            choose(wanted > 0 ? wanted : found.stream().findFirst().orElse(1));
        });
    }

    public void choose(int chosen) {
        number.set(chosen);
        step.set(inUse.contains(chosen) ? Step.OPEN : Step.CHOOSE);
        first = Optional.empty();
        until = Optional.empty();
        typed.set("");
        problem.set(Optional.empty());
        if (step.get() == Step.OPEN) {
            run(() -> lockers.waitsUntil(chosen), this::waitUntil);
        }
    }

    public void press(String character) {
        if (!busy.get()) {
            problem.set(Optional.empty());
            typed.set(typed.get() + character);
        }
    }

    public void erase() {
        if (!typed.get().isEmpty()) {
            typed.set(typed.get().substring(0, typed.get().length() - 1));
        }
    }

    public void enter() {
        if (busy.get() || typed.get().isEmpty()) {
            return;
        }
        Pin pin = Pin.typed(typed.get());
        typed.set("");
        problem.set(Optional.empty());
        switch (step.get()) {
            case OPEN -> open(pin);
            case CHOOSE -> {
                problem.set(pin.tooWeak());
                if (problem.get().isEmpty()) {
                    first = Optional.of(pin);
                    step.set(Step.REPEAT);
                }
            }
            case REPEAT -> repeated(pin);
        }
    }

    private void open(Pin pin) {
        int asked = number.get();
        run(() -> lockers.unlock(asked, pin), this::tried);
    }

    private void repeated(Pin pin) {
        if (!first.equals(Optional.of(pin))) {
            step.set(Step.CHOOSE);
            first = Optional.empty();
            problem.set(Optional.of(Problem.of("lock.differs")));
            return;
        }
        int chosen = number.get();
        run(() -> lockers.setUp(chosen, pin), opened);
    }

    private void tried(Unlocking ending) {
        if (ending instanceof Unlocked open) {
            opened.accept(open);
        } else if (ending instanceof Unlocking.Wrong wrong) {
            problem.set(Optional.of(Problem.of("lock.wrong", wrong.left())));
            waitUntil(wrong.until());
        } else if (ending instanceof Unlocking.Wait wait) {
            waitUntil(Optional.of(wait.until()));
        } else {
            inUse = inUse.stream().filter(each -> each != number.get()).toList();
            choose(number.get());
            if (ending instanceof Unlocking.Destroyed) {
                problem.set(Optional.of(Problem.of("lock.destroyed")));
                destroyed.run();
            }
        }
    }

    private void waitUntil(Optional<Instant> when) {
        until = when;
        tick();
    }

    /** Called every second while it is shown: counts down. */
    public void tick() {
        until.ifPresent(when -> {
            Duration left = Duration.between(clock.instant(), when);
            if (left.isNegative() || left.isZero()) {
                until = Optional.empty();
                problem.set(Optional.empty());
            } else if (left.compareTo(WrongPins.LONGEST_WAIT) > 0) {
                // the clock was set back meanwhile: nobody is told to wait for a year
                until = Optional.empty();
                int asked = number.get();
                run(() -> lockers.waitsUntil(asked), this::waitUntil);
            } else {
                long seconds = left.plusMillis(999).toSeconds();
                problem.set(Optional.of(
                        Problem.of("lock.wait", String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60))));
            }
        });
    }

    private <T> void run(Supplier<T> work, Consumer<T> done) {
        busy.set(true);
        background.run(
                work,
                result -> {
                    busy.set(false);
                    done.accept(result);
                },
                failed -> {
                    busy.set(false);
                    problem.set(Optional.of(failed));
                });
    }
}
