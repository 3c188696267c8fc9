package org.fieldpost.app.patrol;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.fieldpost.app.look.Icons;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.model.patrol.PatrolReport;
import org.fieldpost.model.place.KnownPoint;

/** The places in a patrol report: each can be taken off, and one that the track did not see added with its time. */
final class ReportPlaces {

    private ReportPlaces() {}

    static Node of(PatrolReportModel model, PatrolLines lines) {
        var box = new VBox(8);
        BooleanProperty adding = new SimpleBooleanProperty();
        Runnable draw = () -> model.state().get().ifPresent(shown -> {
            box.getChildren().clear();
            if (shown.report().places().isEmpty()) {
                box.getChildren().add(Pieces.card(Pieces.label(lines.words().say("patrol_report.none"))));
            }
            shown.report().places().forEach(place -> box.getChildren().add(row(model, place, shown.open(), lines)));
            if (shown.open()) {
                box.getChildren().add(adding.get() ? adding(model, lines, adding) : add(lines, adding));
            }
        });
        adding.addListener((o, was, is) -> draw.run());
        model.state().addListener((o, was, is) -> {
            boolean same = was.isPresent()
                    && is.isPresent()
                    && was.get().report().places().equals(is.get().report().places());
            if (!same) {
                draw.run();
            }
        });
        draw.run();
        return box;
    }

    private static Node row(PatrolReportModel model, PatrolReport.Place place, boolean open, PatrolLines lines) {
        String code = place.visit().point();
        String name = lines.place(code);
        var said = new VBox(Pieces.label(name, "strong"), Pieces.label(lines.visit(place), "soft"));
        HBox.setHgrow(said, Priority.ALWAYS);
        var card = Pieces.row(Icons.named("mdmz-place"), said);
        card.getStyleClass().add("row");
        HBox.setHgrow(card, Priority.ALWAYS);
        if (!open) {
            return card;
        }
        var drop = Pieces.button("", "mdal-delete", "secondary", () -> model.dropPlace(code));
        drop.setId("drop-place-" + code);
        drop.setMinWidth(68);
        drop.setMaxWidth(68);
        drop.setAccessibleText(lines.words().say("patrol_report.drop_place", name));
        return new HBox(8, card, drop);
    }

    private static Node add(PatrolLines lines, BooleanProperty adding) {
        var add = Pieces.button(
                lines.words().say("patrol_report.add_place"), "mdal-add_location", "secondary", () -> adding.set(true));
        add.setId("add-place");
        return add;
    }

    private static Node adding(PatrolReportModel model, PatrolLines lines, BooleanProperty adding) {
        var words = lines.words();
        var time = new TextField(
                lines.clock(model.state().get().orElseThrow().report().until()));
        time.setId("place-time");
        time.setAccessibleText(words.say("patrol_report.place_time"));
        TilePane tiles = Pieces.tiles();
        for (KnownPoint point : model.mission().points()) {
            tiles.getChildren()
                    .add(Pieces.tile(
                            point.name(),
                            Icons.named("mdmz-place"),
                            "add-place-" + point.code(),
                            () -> model.addPlace(point.code(), time.getText())));
        }
        var done = Pieces.button(words.say("form.done"), "mdal-check", "secondary", () -> adding.set(false));
        done.setId("add-place-done");
        return new VBox(8, Pieces.label(words.say("patrol_report.place_time"), "strong"), time, tiles, done);
    }
}
