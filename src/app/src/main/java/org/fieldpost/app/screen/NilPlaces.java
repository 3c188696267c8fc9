package org.fieldpost.app.screen;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.TilePane;
import org.fieldpost.app.look.Icons;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.model.place.KnownPoint;
import org.fieldpost.model.words.Words;

/** The place that was looked at: here, the nearest by name, or any other of the mission's. */
final class NilPlaces {

    private NilPlaces() {}

    static Node of(NilViewModel model, Words words) {
        TilePane tiles = Pieces.tiles();
        BooleanProperty all = new SimpleBooleanProperty();
        Runnable draw = () -> draw(tiles, model, words, all);
        all.addListener((o, was, is) -> draw.run());
        model.places().addListener((o, was, is) -> draw.run());
        model.place().addListener((o, was, is) -> draw.run());
        draw.run();
        return tiles;
    }

    private static void draw(TilePane tiles, NilViewModel model, Words words, BooleanProperty all) {
        Optional<String> chosen = model.place().get();
        Button here = Pieces.tile(
                words.say("nil.here"),
                Icons.named("mdmz-my_location"),
                "nil-here",
                () -> model.lookedAt(Optional.empty()));
        mark(here, chosen.isEmpty());
        tiles.getChildren().setAll(here);
        List<KnownPoint> places = model.places().get();
        for (KnownPoint place : places) {
            boolean isChosen = chosen.equals(Optional.of(place.code()));
            if (all.get() || isChosen || (chosen.isEmpty() && place.equals(places.get(0)))) {
                Button tile = Pieces.tile(
                        place.name(),
                        Icons.named("mdmz-place"),
                        "nil-place-" + place.code(),
                        () -> model.lookedAt(Optional.of(place.code())));
                mark(tile, isChosen);
                tiles.getChildren().add(tile);
            }
        }
        if (!all.get() && places.size() > 1) {
            tiles.getChildren()
                    .add(Pieces.tile(
                            words.say("nil.other_place"),
                            Icons.named("mdmz-more_horiz"),
                            "nil-other-place",
                            () -> all.set(true)));
        }
    }

    private static void mark(Button tile, boolean chosen) {
        if (chosen) {
            tile.getStyleClass().add("chosen");
        }
    }
}
