package org.fieldpost.app;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.kordamp.ikonli.javafx.FontIcon;

/** What a person would find wrong with a screen: cut or broken words, small targets, things outside the window. */
final class Flaws {

    private static final double TOUCH = 68;
    private static final double TOUCH_IN_BAR = 52;
    private static final double ROUNDING = 0.6;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("\\s+");

    private final Scene scene;
    private final List<String> found = new ArrayList<>();

    private Flaws(Scene scene) {
        this.scene = scene;
    }

    /** On JavaFX's thread. */
    static List<String> of(Scene scene) {
        var flaws = new Flaws(scene);
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        flaws.look(scene.getRoot(), false, false);
        return flaws.found;
    }

    private void look(Node node, boolean scrolled, boolean inBar) {
        if (!node.isVisible() || node instanceof ScrollBar) {
            return;
        }
        boolean bar = inBar || node.getStyleClass().contains("topbar");
        boolean inScroll = scrolled
                || node instanceof ScrollPane
                || node.getStyleClass().contains("list-view")
                || node.getStyleClass().contains("text-area");
        if (node instanceof Labeled labeled) {
            readable(labeled);
        }
        if (node instanceof ButtonBase || node.getAccessibleRole() == AccessibleRole.BUTTON) {
            touchable((Region) node, bar);
        }
        // a list is read out by its rows
        if (node.isFocusTraversable() && !(node instanceof ScrollPane || node instanceof ListView)) {
            named(node);
        }
        inside(node, inScroll);
        // what is clipped shows its edge and no more
        if (node.getClip() == null && node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> look(child, inScroll, bar));
        }
    }

    private void readable(Labeled labeled) {
        String wanted = labeled.getText() == null ? "" : labeled.getText();
        if (wanted.isBlank()) {
            return;
        }
        List<Node> texts = labeled.getChildrenUnmodifiable().stream()
                .filter(child -> child instanceof Text && !(child instanceof FontIcon))
                .toList();
        if (texts.isEmpty()) {
            found.add("not shown: '" + wanted + "'");
        }
        for (Node child : texts) {
            if (child instanceof Text shown) {
                if (!shown.getText().equals(wanted)) {
                    found.add("cut off: '" + wanted + "' shows as '" + shown.getText() + "'");
                }
                if (shown.getWrappingWidth() > 0) {
                    wordsFit(shown);
                }
            }
        }
    }

    private void wordsFit(Text shown) {
        for (String word : BETWEEN_WORDS.splitAsStream(shown.getText()).toList()) {
            var alone = new Text(word);
            alone.setFont(shown.getFont());
            boolean path = word.contains("/");
            if (!path && alone.getLayoutBounds().getWidth() > shown.getWrappingWidth() + ROUNDING) {
                found.add("broken in the middle: '" + word + "' in '" + shown.getText() + "'");
            }
        }
    }

    private void touchable(Region button, boolean inBar) {
        double least = inBar ? TOUCH_IN_BAR : TOUCH;
        if (button.getHeight() < least - ROUNDING || button.getWidth() < TOUCH_IN_BAR - ROUNDING) {
            found.add("small target: " + name(button) + " is " + Math.round(button.getWidth()) + " x "
                    + Math.round(button.getHeight()));
        }
    }

    /** What a keyboard or a screen reader stops at says what it is. */
    private void named(Node node) {
        String said = node.getAccessibleText() == null ? "" : node.getAccessibleText();
        String read = node instanceof Labeled labeled && labeled.getText() != null ? labeled.getText() : "";
        if (said.isBlank() && read.isBlank()) {
            found.add("without a name for a screen reader: " + name(node));
        }
    }

    private void inside(Node node, boolean scrolled) {
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        if (bounds.getMinX() < -ROUNDING || bounds.getMaxX() > scene.getWidth() + ROUNDING) {
            found.add("wider than the window: " + name(node) + " from " + Math.round(bounds.getMinX()) + " to "
                    + Math.round(bounds.getMaxX()));
        }
        if (!scrolled && (bounds.getMinY() < -ROUNDING || bounds.getMaxY() > scene.getHeight() + ROUNDING)) {
            found.add("out of reach: " + name(node) + " from " + Math.round(bounds.getMinY()) + " to "
                    + Math.round(bounds.getMaxY()));
        }
    }

    private static String name(Node node) {
        String text = node instanceof Labeled labeled ? " '" + labeled.getText() + "'" : "";
        return node.getClass().getSimpleName() + " #" + node.getId() + text;
    }
}
