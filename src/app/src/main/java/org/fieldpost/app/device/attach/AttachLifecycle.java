package org.fieldpost.app.device.attach;

import com.gluonhq.attach.lifecycle.LifecycleEvent;
import com.gluonhq.attach.lifecycle.LifecycleService;
import javafx.application.Platform;
import org.fieldpost.app.device.Lifecycle;

/** A phone's own word on who is in front. Of an end in order Attach says nothing. */
record AttachLifecycle(LifecycleService service) implements Lifecycle {

    @Override
    public Runnable tell(Listener listener) {
        Runnable paused = () -> onScreen(listener::paused);
        Runnable resumed = () -> onScreen(listener::resumed);
        service.addListener(LifecycleEvent.PAUSE, paused);
        service.addListener(LifecycleEvent.RESUME, resumed);
        return () -> {
            service.removeListener(LifecycleEvent.PAUSE, paused);
            service.removeListener(LifecycleEvent.RESUME, resumed);
        };
    }

    private static void onScreen(Runnable told) {
        if (Platform.isFxApplicationThread()) {
            told.run();
        } else {
            Platform.runLater(told);
        }
    }
}
