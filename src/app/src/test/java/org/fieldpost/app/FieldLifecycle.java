package org.fieldpost.app;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.fieldpost.app.device.Lifecycle;

/** A phone whose officer puts it away and takes it out again as a test says; told on the screen's thread, as phones do. */
final class FieldLifecycle implements Lifecycle {

    private final List<Listener> listeners = new ArrayList<>();

    @Override
    public Runnable tell(Listener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void pause() {
        toAll(Listener::paused);
    }

    void resume() {
        toAll(Listener::resumed);
    }

    void stop() {
        toAll(Listener::stopped);
    }

    private void toAll(Consumer<Listener> told) {
        Thumb.now(() -> {
            List.copyOf(listeners).forEach(told);
            return true;
        });
    }
}
