package org.fieldpost.app.patrol;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.fieldpost.app.look.Icons;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.model.patrol.Visit;
import org.fieldpost.model.place.KnownPoint;

/** Where the patrol has been so far, and the places to note by hand. */
final class VisitsView {

    private VisitsView() {}

    static Node of(VisitsModel model, PatrolLines lines, Runnable done) {
        var words = lines.words();
        var visited = new VBox(8);
        TilePane tiles = Pieces.tiles();
        Runnable draw = () -> {
            VisitsModel.State state = model.state().get();
            visited.getChildren().clear();
            if (state.visited().isEmpty()) {
                visited.getChildren().add(Pieces.label(words.say("visits.none"), "soft"));
            }
            state.visited().forEach(visit -> visited.getChildren().add(row(visit, state, lines)));
            tiles.getChildren().clear();
            for (KnownPoint point : state.points()) {
                Button tile = Pieces.tile(
                        point.name(),
                        Icons.named("mdmz-place"),
                        "visit-" + point.code(),
                        () -> model.toggle(point.code()));
                if (state.visited(point.code())) {
                    tile.getStyleClass().add("chosen");
                }
                tiles.getChildren().add(tile);
            }
        };
        model.state().addListener((o, was, is) -> draw.run());
        draw.run();
        var back = Pieces.button(words.say("form.done"), "mdal-check", "primary", done);
        back.setId("visits-done");
        return new VBox(
                Pieces.scroll(Pieces.page(
                        Pieces.label(words.say("visits.why"), "soft"),
                        Pieces.card(Pieces.label(words.say("patrol_report.places"), "strong"), visited),
                        Pieces.label(words.say("visits.here"), "title"),
                        tiles)),
                Pieces.page(Pieces.problem(words, model.problem()), back));
    }

    private static Node row(Visit visit, VisitsModel.State state, PatrolLines lines) {
        boolean byHand = state.byHand().contains(visit.point());
        return Pieces.row(
                Icons.named(byHand ? "mdal-edit" : "mdmz-timeline"),
                new VBox(
                        Pieces.label(lines.place(visit.point()), "strong"),
                        Pieces.label(
                                lines.clock(visit.arrivedAt()) + " · "
                                        + lines.words().say(byHand ? "visits.by_hand" : "visits.by_track"),
                                "soft")));
    }
}
