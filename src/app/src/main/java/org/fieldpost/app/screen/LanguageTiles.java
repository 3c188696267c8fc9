package org.fieldpost.app.screen;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.TilePane;
import org.fieldpost.app.look.Icons;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.model.words.Language;

/** The languages, each named in itself, so that everybody finds his own. */
public final class LanguageTiles {

    private LanguageTiles() {}

    public static Node of(Language present, Consumer<Language> speak) {
        TilePane languages = Pieces.tiles();
        for (Language language : Language.values()) {
            Button tile = Pieces.tile(
                    language.ownName(),
                    Icons.named("mdmz-translate"),
                    "language-" + language,
                    () -> speak.accept(language));
            if (language == present) {
                tile.getStyleClass().add("chosen");
            }
            languages.getChildren().add(tile);
        }
        return languages;
    }
}
