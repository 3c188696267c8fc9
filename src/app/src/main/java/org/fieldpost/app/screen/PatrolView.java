package org.fieldpost.app.screen;

import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.fieldpost.app.look.Icons;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.model.vocabulary.Code;
import org.fieldpost.model.vocabulary.CodeList;
import org.fieldpost.model.vocabulary.Term;
import org.fieldpost.model.vocabulary.Vocabulary;
import org.fieldpost.model.words.Words;

/** Crew, means and task of a patrol about to start. */
public final class PatrolView {

    private PatrolView() {}

    /** @param plans the plans of which one may be started */
    public static Node of(PatrolViewModel model, Node plans, Vocabulary vocabulary, Words words) {
        var crew = new TextField();
        crew.setId("crew-code");
        crew.textProperty().bindBidirectional(model.crew());
        crew.setPromptText(words.say("patrol.crew_prompt"));
        crew.setAccessibleText(words.say("patrol.crew_code"));
        var start = Pieces.button(
                words.say("home.start_patrol"),
                "mdmz-play_circle_filled",
                "primary",
                () -> model.start(crew.getText()));
        start.setId("start-now");
        var page = Pieces.page(
                plans,
                Pieces.label(words.say("patrol.crew_code"), "title"),
                crew,
                Pieces.label(words.say("patrol.means"), "title"),
                choice(vocabulary, CodeList.MEANS, model.means(), words),
                Pieces.label(words.say("patrol.task"), "title"),
                choice(vocabulary, CodeList.TASK, model.task(), words));
        var bottom = Pieces.page(Pieces.problem(words, model.problem()), start);
        return new VBox(Pieces.scroll(page), bottom);
    }

    /** Tiles of a list's codes of which one is chosen. */
    public static Node choice(Vocabulary vocabulary, CodeList list, ObjectProperty<Code> chosen, Words words) {
        TilePane tiles = Pieces.tiles();
        for (Term term : vocabulary.list(list)) {
            Button tile = Pieces.tile(
                    term.label(words.language()),
                    Icons.of(term.code()),
                    term.code().value(),
                    () -> chosen.set(term.code()));
            Runnable mark = () -> {
                tile.getStyleClass().remove("chosen");
                if (chosen.get().equals(term.code())) {
                    tile.getStyleClass().add("chosen");
                }
            };
            chosen.addListener((o, was, is) -> mark.run());
            mark.run();
            tiles.getChildren().add(tile);
        }
        return tiles;
    }
}
