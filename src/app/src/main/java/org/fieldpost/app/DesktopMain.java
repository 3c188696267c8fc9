package org.fieldpost.app;

import java.util.Arrays;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.stage.Window;

/**
 * Starts the app out of a desktop's package. Java refuses to start a JavaFX application by its own class from a class path, so this is
 * another one. {@code --try} ends it when its first screen has been drawn, for whoever looks whether a package works.
 */
public final class DesktopMain {

    private static final String TRY = "--try";

    private static boolean watching;

    private DesktopMain() {}

    public static void main(String[] args) {
        if (Arrays.asList(args).contains(TRY)) {
            Window.getWindows().addListener((ListChangeListener<Window>) change -> watch());
        }
        AppMain.main(args);
    }

    private static void watch() {
        if (watching) {
            return;
        }
        watching = true;
        new AnimationTimer() {
            private boolean seen;

            @Override
            public void handle(long now) {
                if (seen) {
                    stop();
                    System.out.println("Fieldpost: the first screen is drawn.");
                    Platform.exit();
                }
                seen = shown("#pin");
            }
        }.start();
    }

    private static boolean shown(String selector) {
        for (Window window : Window.getWindows()) {
            Node node = window.getScene() == null ? null : window.getScene().lookup(selector);
            if (node != null && node.getLayoutBounds().getHeight() > 1) {
                return true;
            }
        }
        return false;
    }
}
