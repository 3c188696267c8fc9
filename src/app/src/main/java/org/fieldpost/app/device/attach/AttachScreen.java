package org.fieldpost.app.device.attach;

import com.gluonhq.attach.keyboard.KeyboardService;
import com.gluonhq.attach.statusbar.StatusBarService;
import java.util.Optional;
import javafx.beans.property.ReadOnlyFloatProperty;
import javafx.scene.paint.Color;
import org.fieldpost.app.device.Screen;

/**
 * A phone's screen, as far as its parts answer. Attach would move a page by itself, but keeps every field it was ever told of, and
 * lets each of them move it, whichever is written in.
 */
record AttachScreen(Optional<KeyboardService> keyboard, Optional<StatusBarService> bar) implements Screen {

    @Override
    public void dress(Color colour) {
        bar.ifPresent(strip -> strip.setColor(colour));
    }

    @Override
    public ReadOnlyFloatProperty keyboardHeight() {
        return keyboard.map(KeyboardService::visibleHeightProperty).orElseGet(OF_A_DESKTOP::keyboardHeight);
    }
}
