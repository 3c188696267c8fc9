package org.fieldpost.app.device;

import javafx.beans.property.ReadOnlyFloatProperty;
import javafx.beans.property.ReadOnlyFloatWrapper;
import javafx.scene.paint.Color;

/** What lies over the app's window on a phone. Called on the screen's thread. */
public interface Screen {

    /** A desktop: a window has a frame of its own and a keyboard that covers nothing. */
    Screen OF_A_DESKTOP = new Screen() {

        private final ReadOnlyFloatProperty nothing = new ReadOnlyFloatWrapper().getReadOnlyProperty();

        @Override
        public void dress(Color bar) {}

        @Override
        public ReadOnlyFloatProperty keyboardHeight() {
            return nothing;
        }
    };

    /** The colour of the strip with clock and battery, whose signs are white. */
    void dress(Color bar);

    /** How much of the window the phone's keyboard covers from below, as the window measures; 0 while it is away. */
    ReadOnlyFloatProperty keyboardHeight();
}
