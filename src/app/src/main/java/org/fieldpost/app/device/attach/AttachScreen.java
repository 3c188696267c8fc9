package org.fieldpost.app.device.attach;

import com.gluonhq.attach.display.DisplayService;
import com.gluonhq.attach.keyboard.KeyboardService;
import com.gluonhq.attach.statusbar.StatusBarService;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import org.fieldpost.app.device.Screen;

/** A phone's screen, as far as its parts answer. */
record AttachScreen(
        Optional<DisplayService> display, Optional<KeyboardService> keyboard, Optional<StatusBarService> bar)
        implements Screen {

    @Override
    public boolean notched() {
        return display.map(DisplayService::hasNotch).orElse(false);
    }

    @Override
    public void dress(Color colour) {
        bar.ifPresent(strip -> strip.setColor(colour));
    }

    @Override
    public void keepInSight(Node field) {
        keyboard.ifPresent(keys -> keys.keepVisibilityForNode(field));
    }
}
