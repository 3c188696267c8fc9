package org.fieldpost.app.device.desktop;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.fieldpost.app.device.Lifecycle;

/**
 * A desktop's window: in front while it has the focus and is not made small. The computer's own lock screen takes the focus too. Of
 * JavaFX's thread.
 */
public final class WindowLifecycle implements Lifecycle {

    private final List<Listener> listeners = new ArrayList<>();
    private final ReadOnlyBooleanProperty focused;
    private final ReadOnlyBooleanProperty iconified;
    private boolean inFront;
    private boolean stopped;

    public WindowLifecycle(Stage stage) {
        this(stage.focusedProperty(), stage.iconifiedProperty());
        stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, e -> stop());
    }

    /** A window without a screen has no other window to lose its focus to. */
    WindowLifecycle(ReadOnlyBooleanProperty focused, ReadOnlyBooleanProperty iconified) {
        this.focused = focused;
        this.iconified = iconified;
        inFront = front();
        iconified.addListener((o, was, is) -> changed());
        focused.addListener((o, was, is) -> changed());
    }

    private boolean front() {
        return focused.get() && !iconified.get();
    }

    @Override
    public Runnable tell(Listener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void changed() {
        if (stopped || front() == inFront) {
            return;
        }
        inFront = !inFront;
        all(inFront ? Listener::resumed : Listener::paused);
    }

    private void stop() {
        if (!stopped) {
            stopped = true;
            all(Listener::stopped);
        }
    }

    private void all(Consumer<Listener> told) {
        List.copyOf(listeners).forEach(told);
    }
}
