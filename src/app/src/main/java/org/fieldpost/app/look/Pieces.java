package org.fieldpost.app.look;

import java.text.Bidi;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.Words;

/** The few pieces that all screens are made of. */
public final class Pieces {

    /** 12 mm. */
    private static final double LEAST_TARGET = 68;

    private static final double LEAST_TILE_WIDTH = 98;
    private static final double LEAST_WIDE_TILE_WIDTH = 290;

    private Pieces() {}

    public static Label label(String text, String... styles) {
        var label = new Label(text);
        label.setWrapText(true);
        WrappedArabic.in(label);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll(styles);
        if (List.of(styles).contains("mgrs")) {
            // grid references, fingerprints and receipts read from left to right everywhere
            label.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        }
        return label;
    }

    /** What a person wrote, in the direction of its own language, whatever the screen's. */
    public static Label written(String text, String... styles) {
        Label label = label(text, styles);
        boolean leftToRight = new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
        label.setNodeOrientation(leftToRight ? NodeOrientation.LEFT_TO_RIGHT : NodeOrientation.RIGHT_TO_LEFT);
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }

    public static Button button(String text, String icon, String style, Runnable pressed) {
        var button = new Wide(text, icon.isEmpty() ? null : Icons.named(icon));
        button.getStyleClass().add(style);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setWrapText(true);
        WrappedArabic.in(button);
        button.setMinHeight(Region.USE_PREF_SIZE);
        button.setOnAction(e -> pressed.run());
        return button;
    }

    /** A switch as wide as its words; it wraps them. */
    public static ToggleButton chip(String text, String icon, String id) {
        var chip = new ToggleButton(text, icon.isEmpty() ? null : Icons.named(icon));
        chip.setId(id);
        chip.getStyleClass().add("chip");
        chip.setWrapText(true);
        WrappedArabic.in(chip);
        chip.setMinHeight(Region.USE_PREF_SIZE);
        return chip;
    }

    /** A switch that shows what the words mean. */
    public static ToggleButton explain(String name, String id) {
        ToggleButton explain = chip("", "mdal-help_outline", id);
        explain.setAccessibleText(name);
        explain.getStyleClass().add("square");
        return explain;
    }

    /** As high as its lines, and a thumb at least; a least height in the style sheet would let a second line be cut off. */
    private static final class Wide extends Button {

        Wide(String text, Node icon) {
            super(text, icon);
        }

        @Override
        protected double computePrefHeight(double width) {
            return Math.max(LEAST_TARGET, super.computePrefHeight(width));
        }
    }

    /** A pictogram with a word under it. */
    public static Button tile(String text, Node icon, String id, Runnable pressed) {
        var tile = new Button(text, icon);
        tile.setId(id);
        tile.getStyleClass().add("tile");
        tile.setContentDisplay(ContentDisplay.TOP);
        tile.setWrapText(true);
        WrappedArabic.in(tile);
        tile.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        tile.setAccessibleText(text);
        tile.setOnAction(e -> pressed.run());
        return tile;
    }

    /** Tiles in as many columns as fit, all of one size: three columns on the narrowest phone. */
    public static TilePane tiles() {
        return new Tiles(LEAST_TILE_WIDTH);
    }

    /** Tiles for whole sentences: one column on a phone. */
    public static TilePane wideTiles() {
        return new Tiles(LEAST_WIDE_TILE_WIDTH);
    }

    /** A row that is pressed like a button; unlike one, it grows with the words it wraps. */
    public static HBox rowButton(Node icon, String title, Label answer, String id, Runnable pressed) {
        return rowButton(icon, label(title, "soft"), answer, id, pressed);
    }

    /** A word with what it means under it, pressed like a tile. */
    public static HBox explainedTile(Node icon, String word, String meaning, String id, Runnable pressed) {
        return rowButton(icon, label(word, "strong"), label(meaning, "soft"), id, pressed);
    }

    private static HBox rowButton(Node icon, Label title, Label answer, String id, Runnable pressed) {
        var text = new VBox(title, answer);
        HBox.setHgrow(text, Priority.ALWAYS);
        var row = new HBox(12, icon, text);
        row.setId(id);
        row.getStyleClass().add("row");
        row.setFocusTraversable(true);
        row.setAccessibleRole(AccessibleRole.BUTTON);
        row.setAccessibleText(title.getText() + ": " + answer.getText());
        row.setOnMouseClicked(e -> pressed.run());
        row.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.SPACE) {
                pressed.run();
            }
        });
        return row;
    }

    public static VBox page(Node... nodes) {
        var page = new VBox(nodes);
        page.getStyleClass().add("page");
        page.setFillWidth(true);
        return page;
    }

    public static ScrollPane scroll(Node content) {
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return scroll;
    }

    public static VBox card(Node... nodes) {
        var card = new VBox(nodes);
        card.getStyleClass().add("card");
        return card;
    }

    public static HBox row(Node... nodes) {
        var row = new HBox(10, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    public static Region spring() {
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }

    public static Label pill(String text, String icon, String style) {
        var pill = new Label(text, icon.isEmpty() ? null : Icons.named(icon));
        pill.getStyleClass().addAll("pill", style);
        pill.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        return pill;
    }

    /** Shows the problem, in words, while there is one. */
    public static Label problem(Words words, ObjectProperty<Optional<Problem>> problem) {
        var shown = label("", "problem");
        shown.setId("problem");
        shown.setMaxWidth(Double.MAX_VALUE);
        shown.setMinHeight(Region.USE_PREF_SIZE);
        Runnable draw = () -> {
            shown.setText(problem.get().map(p -> p.in(words)).orElse(""));
            shown.setVisible(problem.get().isPresent());
            shown.setManaged(problem.get().isPresent());
        };
        problem.addListener((o, was, is) -> draw.run());
        draw.run();
        return shown;
    }

    /** The Tab key leaves a text of several lines, as it leaves everything else, instead of writing into it. */
    public static void tabLeaves(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.TAB
                    && e.getTarget() instanceof TextArea area
                    && !e.isControlDown()
                    && !e.isShiftDown()) {
                e.consume();
                // JavaFX's own key for it
                area.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.TAB, false, true, false, false));
            }
        });
    }
}
