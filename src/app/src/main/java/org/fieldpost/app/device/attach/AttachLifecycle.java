package org.fieldpost.app.device.attach;

import com.gluonhq.attach.lifecycle.LifecycleEvent;
import com.gluonhq.attach.lifecycle.LifecycleService;
import javafx.application.Platform;
import org.fieldpost.app.device.Lifecycle;

/** A phone's own word on who is in front. Of an end in order Attach says nothing. */
record AttachLifecycle(LifecycleService service) implements Lifecycle {

    @Override
    public void tell(Listener listener) {
        service.addListener(LifecycleEvent.PAUSE, () -> onScreen(listener::paused));
        service.addListener(LifecycleEvent.RESUME, () -> onScreen(listener::resumed));
    }

    private static void onScreen(Runnable told) {
        if (Platform.isFxApplicationThread()) {
            told.run();
        } else {
            Platform.runLater(told);
        }
    }
}
