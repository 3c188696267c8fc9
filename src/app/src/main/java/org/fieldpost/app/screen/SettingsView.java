package org.fieldpost.app.screen;

import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.fieldpost.app.exchange.ExchangeViewModel;
import org.fieldpost.app.look.Icons;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.app.look.TextSize;
import org.fieldpost.app.look.Theme;
import org.fieldpost.model.words.Words;
import org.fieldpost.notebook.Enrolled;

/** Language, theme, and who this phone belongs to. Decides nothing, so it has no view model. */
public final class SettingsView {

    private SettingsView() {}

    /**
     * @param missionPackage which mission package is in use
     * @param locking what there is to choose about the lock; nothing where the notebook has none
     */
    public static Node of(Screens screens, Enrolled enrolled, String missionPackage, Optional<Node> locking) {
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
        VBox page = Pieces.page(
                Pieces.label(words.say("settings.language"), "title"),
                LanguageTiles.of(words.language(), screens::speak),
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
                        Pieces.label(missionPackage, "soft"),
                        Pieces.label(words.say("settings.version", ExchangeViewModel.APP_VERSION), "soft")));
        enrolled.invitation()
                .tlsPin()
                .ifPresent(pin -> page.getChildren()
                        .add(Pieces.card(Pieces.label(words.say("settings.tls_key", pin.spoken()), "soft"))));
        locking.ifPresent(lock -> page.getChildren().add(0, lock));
        return Pieces.scroll(page);
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
