package org.fieldpost.app.map;

import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.StrokeLineCap;

/** A pin and a cross that stand over the map, their tip or middle at 0, 0. */
final class Marks {

    /** How far the cross reaches from its middle. */
    static final double REACH_PX = 25;

    /** Room in it for the dot of the own position. */
    private static final double GAP_PX = 14;

    private Marks() {}

    static Node pin(MapPalette palette) {
        var stem = new Line(0, 0, 0, -20);
        stem.setStroke(palette.ink());
        stem.setStrokeWidth(3);
        var head = new Circle(0, -24, 8, palette.flash());
        head.setStroke(palette.halo());
        head.setStrokeWidth(2.5);
        return unmanaged(new Group(stem, head));
    }

    static Node cross(MapPalette palette) {
        var cross = new Group();
        for (double width : new double[] {5, 2}) {
            Color colour = width > 3 ? palette.halo() : palette.ink();
            cross.getChildren()
                    .addAll(
                            arm(-REACH_PX, 0, -GAP_PX, 0, width, colour),
                            arm(REACH_PX, 0, GAP_PX, 0, width, colour),
                            arm(0, -REACH_PX, 0, -GAP_PX, width, colour),
                            arm(0, REACH_PX, 0, GAP_PX, width, colour));
        }
        var middle = new Circle(0, 0, 2, palette.ink());
        middle.setStroke(palette.halo());
        cross.getChildren().add(middle);
        return unmanaged(cross);
    }

    private static Line arm(double x0, double y0, double x1, double y1, double width, Color colour) {
        var line = new Line(x0, y0, x1, y1);
        line.setStroke(colour);
        line.setStrokeWidth(width);
        line.setStrokeLineCap(StrokeLineCap.ROUND);
        return line;
    }

    private static Node unmanaged(Group group) {
        group.setManaged(false);
        return group;
    }
}
