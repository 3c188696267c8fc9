package org.fieldpost.app.map;

import java.util.Optional;
import javafx.scene.Group;
import javafx.scene.shape.Circle;
import org.fieldpost.model.place.Position;

/** Where the phone is: a dot with a rim, in a circle as wide as the position may be wrong. */
final class OwnPosition extends Group {

    private static final double DOT_PX = 8;
    private static final double WIDEST_PX = 2_000;

    private final Circle accuracy = new Circle();
    private Optional<Position> position = Optional.empty();

    OwnPosition(MapPalette palette) {
        accuracy.setFill(palette.own().deriveColor(0, 1, 1, 0.16));
        accuracy.setStroke(palette.own().deriveColor(0, 1, 1, 0.55));
        accuracy.setStrokeWidth(1.2);
        var rim = new Circle(DOT_PX + 3, palette.halo());
        var dot = new Circle(DOT_PX, palette.own());
        var middle = new Circle(2.5, palette.halo());
        getChildren().setAll(accuracy, rim, dot, middle);
        setVisible(false);
        setManaged(false);
    }

    void at(Optional<Position> now) {
        position = now;
        setVisible(now.isPresent());
    }

    void move(Viewport view) {
        position.ifPresent(here -> {
            double y = Mercator.y(here.point().latitudeDeg());
            setLayoutX((double) Math.round(view.screenX(Mercator.x(here.point().longitudeDeg()))));
            setLayoutY((double) Math.round(view.screenY(y)));
            double px = here.accuracyM() / Mercator.worldM(y) * view.scale();
            accuracy.setRadius(Math.min(px, WIDEST_PX));
            accuracy.setVisible(px > DOT_PX);
        });
    }
}
