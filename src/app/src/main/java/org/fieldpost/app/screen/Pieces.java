package org.fieldpost.app.screen;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.fieldpost.app.look.Icons;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.Words;

/** The few pieces that all screens are made of. */
final class Pieces {

    private Pieces() {}

    static Label label(String text, String... styles) {
        var label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().addAll(styles);
        return label;
    }

    static Button button(String text, String icon, String style, Runnable pressed) {
        var button = new Button(text, icon.isEmpty() ? null : Icons.named(icon));
        button.getStyleClass().add(style);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setWrapText(true);
        button.setOnAction(e -> pressed.run());
        return button;
    }

    /** A pictogram with a word under it. */
    static Button tile(String text, Node icon, String id, Runnable pressed) {
        var tile = new Button(text, icon);
        tile.setId(id);
        tile.getStyleClass().add("tile");
        tile.setContentDisplay(ContentDisplay.TOP);
        tile.setWrapText(true);
        tile.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        tile.setAccessibleText(text);
        tile.setOnAction(e -> pressed.run());
        return tile;
    }

    /** Tiles in as many columns as fit, each as wide as the others; 106 px hold most words of both languages. */
    static TilePane tiles() {
        var tiles = new TilePane(8, 8);
        tiles.setPrefColumns(1);
        tiles.widthProperty().addListener((o, was, width) -> {
            int columns = Math.max(2, (int) ((width.doubleValue() + 8) / (106 + 8)));
            tiles.setPrefTileWidth(Math.floor((width.doubleValue() - 8.0 * (columns - 1)) / columns));
        });
        tiles.setMinWidth(0);
        return tiles;
    }

    static VBox page(Node... nodes) {
        var page = new VBox(nodes);
        page.getStyleClass().add("page");
        page.setFillWidth(true);
        return page;
    }

    static ScrollPane scroll(Node content) {
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return scroll;
    }

    static VBox card(Node... nodes) {
        var card = new VBox(nodes);
        card.getStyleClass().add("card");
        return card;
    }

    static HBox row(Node... nodes) {
        var row = new HBox(10, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    static Region spring() {
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }

    static Label pill(String text, String icon, String style) {
        var pill = new Label(text, icon.isEmpty() ? null : Icons.named(icon));
        pill.getStyleClass().addAll("pill", style);
        pill.setMinHeight(Region.USE_PREF_SIZE);
        return pill;
    }

    /** Shows the problem, in words, while there is one. */
    static Label problem(Words words, ObjectProperty<Optional<Problem>> problem) {
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
}
