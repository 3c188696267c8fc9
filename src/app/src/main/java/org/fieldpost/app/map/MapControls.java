package org.fieldpost.app.map;

import javafx.beans.value.ObservableValue;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polyline;
import javafx.scene.text.Text;
import org.fieldpost.app.look.Icons;
import org.fieldpost.app.look.Theme;
import org.fieldpost.model.words.Words;

/** The buttons and the scale that stand over a map. */
final class MapControls {

    private static final double MOST_SCALE_PX = 120;
    private static final double SCALE_HEIGHT_PX = 38;
    private static final double SCALE_INSET_PX = 8;

    private MapControls() {}

    static Button button(String id, String icon, String said, Runnable pressed) {
        var button = new Button("", Icons.named(icon));
        button.setId(id);
        button.getStyleClass().add("map-button");
        button.setAccessibleText(said);
        button.setOnAction(e -> pressed.run());
        return button;
    }

    /** One above the other, in two columns where there is not enough height. */
    static FlowPane column(ObservableValue<Number> heightPx, Button... buttons) {
        var column = new FlowPane(Orientation.VERTICAL, 8, 8, buttons);
        column.setAlignment(Pos.BOTTOM_RIGHT);
        heightPx.addListener((o, was, is) -> column.setPrefWrapLength(is.doubleValue()));
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

    /** The place in numbers, side by side where there is room; neither is ever broken. */
    static FlowPane numbers(Label grid, Label latLon) {
        grid.setMinWidth(Region.USE_PREF_SIZE);
        latLon.setMinWidth(Region.USE_PREF_SIZE);
        var numbers = new FlowPane(16, 1, grid, latLon);
        numbers.setPrefWrapLength(0);
        return numbers;
    }

    /** A line with ends and its length in words. Its room never changes: it is drawn anew while the map is laid out. */
    static Node scale(ObservableValue<Viewport> view, Theme theme, Words words) {
        var line = new Polyline();
        line.setStroke(theme.colour("map-label"));
        line.setStrokeWidth(2);
        line.setLayoutY(SCALE_HEIGHT_PX - 10);
        var length = new Text();
        length.getStyleClass().add("map-scale");
        length.setNodeOrientation(
                words.language().rightToLeft() ? NodeOrientation.RIGHT_TO_LEFT : NodeOrientation.LEFT_TO_RIGHT);
        length.setTextOrigin(VPos.BOTTOM);
        length.setLayoutY(SCALE_HEIGHT_PX - 10);
        length.setLayoutX(SCALE_INSET_PX);
        line.setLayoutX(SCALE_INSET_PX);
        var box = new Pane(length, line);
        box.getStyleClass().add("map-scale-box");
        box.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        box.setMouseTransparent(true);
        box.setPrefSize(MOST_SCALE_PX + 2 * SCALE_INSET_PX, SCALE_HEIGHT_PX);
        box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        view.addListener((o, was, is) -> {
            if (was == null || was.zoom() != is.zoom() || Math.abs(was.centreY() - is.centreY()) > 1e-4) {
                ScaleBar bar = ScaleBar.of(is.metresPerPx(), MOST_SCALE_PX);
                length.setText(Distance.say((double) bar.metres(), words));
                line.getPoints().setAll(0.0, 0.0, 0.0, 7.0, bar.px(), 7.0, bar.px(), 0.0);
            }
        });
        return box;
    }
}
