package org.fieldpost.app;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import org.testfx.api.FxRobot;
import org.testfx.robot.Motion;
import org.testfx.util.WaitForAsyncUtils;

/** An officer's thumb: scrolls to what has an id, taps it and counts the taps. */
final class Thumb {

    private static final int PATIENCE_S = 10;

    private final FxRobot robot;
    private final Scene scene;
    private int taps;

    Thumb(FxRobot robot, Scene scene) {
        this.robot = robot;
        this.scene = scene;
    }

    int taps() {
        return taps;
    }

    void tap(String id) {
        Node node = see(id);
        now(() -> {
            // a page just opened has no height yet, and nothing to scroll
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            scrollTo(node);
            return node;
        });
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn(node, Motion.DIRECT);
        taps++;
        WaitForAsyncUtils.waitForFxEvents();
    }

    void type(String id, String text) {
        tap(id);
        robot.write(text, 0);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Long texts come from the clipboard, in one go. */
    void paste(String id, String text) {
        tap(id);
        now(() -> {
            var content = new ClipboardContent();
            content.putString(text);
            return Clipboard.getSystemClipboard().setContent(content);
        });
        robot.press(KeyCode.CONTROL).press(KeyCode.V).release(KeyCode.V).release(KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** What stood there is gone. */
    void replace(String id, String text) {
        tap(id);
        robot.press(KeyCode.CONTROL).press(KeyCode.A).release(KeyCode.A).release(KeyCode.CONTROL);
        robot.type(KeyCode.DELETE);
        paste(id, text);
    }

    void enter() {
        robot.type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Waits until it is on the screen. */
    Node see(String id) {
        until("#" + id + " to be shown", () -> find(id).isPresent());
        return now(() -> find(id).orElseThrow());
    }

    void until(String awaited, Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE_S, TimeUnit.SECONDS, () -> now(condition));
        } catch (TimeoutException e) {
            throw new AssertionError("waited " + PATIENCE_S + " s for " + awaited, e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    Optional<Node> find(String id) {
        return find(scene.getRoot(), node -> id.equals(node.getId()));
    }

    /** The line of the list that a screen reader would begin to read so. */
    Node line(String beginning) {
        until("the line of " + beginning, () -> findLine(beginning).isPresent());
        return now(() -> findLine(beginning).orElseThrow());
    }

    private Optional<Node> findLine(String beginning) {
        return find(
                scene.getRoot(),
                node -> node.getAccessibleRole() == AccessibleRole.BUTTON
                        && node.getAccessibleText() != null
                        && node.getAccessibleText().startsWith(beginning));
    }

    void tapLine(String beginning) {
        robot.clickOn(line(beginning), Motion.DIRECT);
        taps++;
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static Optional<Node> find(Node node, Predicate<Node> wanted) {
        if (!node.isVisible()) {
            return Optional.empty();
        }
        if (wanted.test(node)) {
            return Optional.of(node);
        }
        if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                Optional<Node> found = find(child, wanted);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    static <T> T now(Callable<T> onScreen) {
        return WaitForAsyncUtils.waitForAsyncFx(PATIENCE_S * 1000L, onScreen);
    }

    private static void scrollTo(Node node) {
        for (Parent above = node.getParent(); above != null; above = above.getParent()) {
            if (above instanceof ScrollPane pane) {
                Bounds inContent = pane.getContent().sceneToLocal(node.localToScene(node.getLayoutBounds()));
                double height = pane.getContent().getLayoutBounds().getHeight();
                double shown = pane.getViewportBounds().getHeight();
                double hidden = height - shown;
                double top = -pane.getViewportBounds().getMinY();
                if (hidden > 0 && (inContent.getMinY() < top || inContent.getMaxY() > top + shown)) {
                    pane.setVvalue(Math.max(0, Math.min(1, (inContent.getCenterY() - shown / 2) / hidden)));
                    pane.layout();
                }
            }
        }
    }
}
