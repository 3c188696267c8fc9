package org.fieldpost.app.look;

import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.value.ObservableNumberValue;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;

/** Keeps the field that is written in above a phone's keyboard: the page moves up by what would be covered, and back. */
public final class InSight {

    private static final double SPACE = 8;

    private InSight() {}

    /**
     * On the screen's thread, once for a scene.
     *
     * @param keyboard how much it covers from below
     */
    public static void keep(Scene scene, ObservableNumberValue keyboard) {
        InvalidationListener move = changed -> move(scene, keyboard.doubleValue());
        scene.focusOwnerProperty().addListener(move);
        // the keyboard outlives every scene, and what was on a scene goes when its notebook is locked
        keyboard.addListener(new WeakInvalidationListener(move));
    }

    private static void move(Scene scene, double covered) {
        Parent root = scene.getRoot();
        Node owner = scene.getFocusOwner();
        double up = 0;
        if (covered > 0 && owner instanceof TextInputControl) {
            Bounds field = owner.localToScene(owner.getLayoutBounds());
            double top = field.getMinY() - root.getTranslateY();
            double bottom = field.getMaxY() - root.getTranslateY() + SPACE;
            // of a field higher than what is left the beginning stays in sight
            up = Math.max(0, Math.min(bottom - (scene.getHeight() - covered), top));
        }
        root.setTranslateY(-up);
    }
}
