package org.fieldpost.app.screen;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.TilePane;
import org.fieldpost.app.look.Icons;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.app.look.TextSize;
import org.fieldpost.app.look.Theme;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Words;
import org.fieldpost.notebook.Enrolled;

/** Language, theme, and who this phone belongs to. Decides nothing, so it has no view model. */
public final class SettingsView {

    private SettingsView() {}

    public static Node of(Screens screens, Enrolled enrolled) {
        Words words = screens.words();
        TilePane themes = Pieces.tiles();
        for (Theme theme : Theme.values()) {
            String icon = switch (theme) {
                case LIGHT -> "mdal-brightness_auto";
                case SUN -> "mdmz-wb_sunny";
                case NIGHT -> "mdal-bedtime";
            };
            Button tile = Pieces.tile(
                    words.say("theme." + theme.name().toLowerCase(Locale.ROOT)),
                    Icons.named(icon),
                    "theme-" + theme,
                    () -> screens.dress(theme));
            mark(tile, theme == screens.theme());
            themes.getChildren().add(tile);
        }
        return Pieces.scroll(Pieces.page(
                Pieces.label(words.say("settings.language"), "title"),
                languages(screens),
                Pieces.label(words.say("settings.theme"), "title"),
                themes,
                Pieces.label(words.say("settings.text_size"), "title"),
                sizes(screens),
                Pieces.label(words.say("settings.phone"), "title"),
                Pieces.card(
                        Pieces.label(
                                words.say(
                                        "settings.officer",
                                        enrolled.invitation().officerCode()),
                                "strong"),
                        Pieces.label(
                                words.say(
                                        "settings.fingerprint", enrolled.claim().fingerprint()),
                                "mgrs"),
                        Pieces.label(words.say("settings.fingerprint_why"), "soft"),
                        Pieces.label(
                                words.say(
                                        "settings.server", enrolled.invitation().serverUrl()),
                                "soft"),
                        Pieces.label(words.say("settings.version", ExchangeViewModel.APP_VERSION), "soft"))));
    }

    /** Each named in itself, so that everybody finds his own. */
    static Node languages(Screens screens) {
        TilePane languages = Pieces.tiles();
        for (Language language : Language.values()) {
            Button tile = Pieces.tile(
                    language.ownName(),
                    Icons.named("mdmz-translate"),
                    "language-" + language,
                    () -> screens.speak(language));
            mark(tile, language == screens.words().language());
            languages.getChildren().add(tile);
        }
        return languages;
    }

    private static Node sizes(Screens screens) {
        TilePane sizes = Pieces.tiles();
        for (TextSize size : TextSize.values()) {
            Button tile = Pieces.tile(
                    screens.words().say("text_size." + size.name().toLowerCase(Locale.ROOT)),
                    Icons.named("mdal-format_size"),
                    "text-size-" + size,
                    () -> screens.write(size));
            mark(tile, size == screens.textSize());
            sizes.getChildren().add(tile);
        }
        return sizes;
    }

    private static void mark(Button tile, boolean chosen) {
        if (chosen) {
            tile.getStyleClass().add("chosen");
        }
    }
}
