package org.fieldpost.app.look;

import java.util.concurrent.RejectedExecutionException;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.util.Duration;

/** Runs something again and again while a node is on the screen, and no longer. */
public final class Ticking {

    private static final Duration USUAL = Duration.seconds(15);

    private Ticking() {}

    public static void whileShown(Node node, Runnable tick) {
        whileShown(node, USUAL, tick);
    }

    public static void whileShown(Node node, Duration every, Runnable tick) {
        var clock = new Timeline();
        clock.getKeyFrames().setAll(new KeyFrame(every, e -> {
            if (node.getScene() == null || node.getScene().getWindow() == null) {
                // its scene was left as a whole; a clock that went on would hold all of it
                clock.stop();
                return;
            }
            try {
                tick.run();
            } catch (RejectedExecutionException closing) {
                // the app takes no more work: it is being closed
                clock.stop();
            }
        }));
        clock.setCycleCount(Animation.INDEFINITE);
        node.sceneProperty().addListener((o, was, is) -> {
            if (is == null) {
                clock.stop();
            } else {
                clock.play();
            }
        });
    }
}
