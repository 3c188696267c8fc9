package org.fieldpost.app.device;

import javafx.scene.Node;
import javafx.scene.paint.Color;

/** What lies over the app's window on a phone. Called on the screen's thread. */
public interface Screen {

    /** A desktop: a window has a frame of its own and a keyboard that covers nothing. */
    Screen OF_A_DESKTOP = new Screen() {
        @Override
        public boolean notched() {
            return false;
        }

        @Override
        public void dress(Color bar) {}

        @Override
        public void keepInSight(Node field) {}
    };

    /** Whether a camera or a rounded corner takes something of the picture. */
    boolean notched();

    /** The colour of the strip with clock and battery. */
    void dress(Color bar);

    /** Moves the page so that the phone's keyboard does not cover this field while it is written in. */
    void keepInSight(Node field);
}
