package org.fieldpost.app.screen;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.fieldpost.app.look.Icons;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.model.vocabulary.Term;
import org.fieldpost.model.words.Words;

/** Ticking the signs that were looked for and not seen. */
public final class NilView {

    private NilView() {}

    public static Node of(NilViewModel model, Words words) {
        TilePane tiles = Pieces.tiles();
        for (Term term : model.offered()) {
            Button tile = Pieces.tile(
                    term.label(words.language()),
                    Icons.of(term.code()),
                    term.code().value(),
                    () -> model.toggle(term.code()));
            model.sought().addListener((o, was, is) -> {
                tile.getStyleClass().remove("chosen");
                if (is.contains(term.code())) {
                    tile.getStyleClass().add("chosen");
                }
            });
            tiles.getChildren().add(tile);
        }
        // only where the phone does not know the place
        var grid = new TextField();
        grid.setId("grid");
        grid.setPromptText(words.say("form.grid"));
        grid.setAccessibleText(words.say("form.grid"));
        grid.setVisible(false);
        model.placeless().addListener((o, was, is) -> grid.setVisible(is));
        grid.managedProperty().bind(grid.visibleProperty());
        var save = Pieces.button(words.say("nil.save"), "mdmz-save", "primary", () -> model.submit(grid.getText()));
        save.setId("save");
        return new VBox(
                Pieces.scroll(Pieces.page(
                        Pieces.label(words.say("nil.title"), "title"),
                        Pieces.label(words.say("nil.why"), "soft"),
                        Pieces.label(words.say("nil.where"), "strong"),
                        NilPlaces.of(model, words),
                        Pieces.label(words.say("nil.signs"), "strong"),
                        tiles)),
                Pieces.page(Pieces.problem(words, model.problem()), grid, save));
    }
}
