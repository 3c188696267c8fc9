package org.fieldpost.app.patrol;

import java.util.concurrent.RejectedExecutionException;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.util.Duration;

/** Runs something again and again while a node is on the screen, and no longer. */
final class Ticking {

    private static final Duration EVERY = Duration.seconds(15);

    private Ticking() {}

    static void whileShown(Node node, Runnable tick) {
        var clock = new Timeline();
        clock.getKeyFrames().setAll(new KeyFrame(EVERY, e -> {
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
