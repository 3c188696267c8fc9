package org.fieldpost.app.map;

import javafx.beans.value.ObservableValue;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Polyline;
import org.fieldpost.app.look.Icons;
import org.fieldpost.app.look.Theme;
import org.fieldpost.model.words.Words;

/** The buttons and the scale that stand over a map. */
final class MapControls {

    private static final double MOST_SCALE_PX = 120;

    private MapControls() {}

    static Button button(String id, String icon, String said, Runnable pressed) {
        var button = new Button("", Icons.named(icon));
        button.setId(id);
        button.getStyleClass().add("map-button");
        button.setAccessibleText(said);
        button.setOnAction(e -> pressed.run());
        return button;
    }

    static VBox column(Button... buttons) {
        var column = new VBox(8, buttons);
        column.setAlignment(Pos.BOTTOM_RIGHT);
        column.setPickOnBounds(false);
        column.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        return column;
    }

    static Button nearer(MapCanvas map, Words words) {
        return button("zoom-in", "mdal-add", words.say("map.zoom_in"), () -> map.zoom(1));
    }

    static Button farther(MapCanvas map, Words words) {
        return button("zoom-out", "mdmz-remove", words.say("map.zoom_out"), () -> map.zoom(-1));
    }

    /** A line with ends and its length in words. */
    static VBox scale(ObservableValue<Viewport> view, Theme theme, Words words) {
        Color ink = theme.colour("map-label");
        var line = new Polyline();
        line.setStroke(ink);
        line.setStrokeWidth(2);
        var length = new Label();
        length.getStyleClass().add("map-scale");
        length.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        var box = new VBox(1, length, line);
        box.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        box.setMouseTransparent(true);
        box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        Runnable draw = () -> {
            Viewport now = view.getValue();
            if (now != null) {
                ScaleBar bar = ScaleBar.of(now.metresPerPx(), MOST_SCALE_PX);
                String said = Distance.say((double) bar.metres(), words);
                if (!said.equals(length.getText())) {
                    length.setText(said);
                }
                line.getPoints().setAll(0.0, 0.0, 0.0, 7.0, bar.px(), 7.0, bar.px(), 0.0);
            }
        };
        view.addListener((o, was, is) -> {
            if (was == null || was.zoom() != is.zoom() || Math.abs(was.centreY() - is.centreY()) > 1e-4) {
                draw.run();
            }
        });
        draw.run();
        return box;
    }
}
