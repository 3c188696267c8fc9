package org.fieldpost.app.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;

/** Draws land, water, the lines between, places off limits, the grid and the track. */
final class LandPainter {

    private static final double HATCH_APART_PX = 8;

    /** Smaller than this on the screen, strokes and dashes say nothing any more. */
    private static final double LEAST_HATCHED_PX = 20;

    private final GraphicsContext gc;
    private final MapPalette palette;
    private final Tracing tracing = new Tracing();

    LandPainter(GraphicsContext gc, MapPalette palette) {
        this.gc = gc;
        this.palette = palette;
        gc.setLineJoin(StrokeLineJoin.ROUND);
        gc.setLineCap(StrokeLineCap.ROUND);
        gc.setFillRule(FillRule.EVEN_ODD);
    }

    void water(Viewport view) {
        gc.setFill(palette.water());
        gc.fillRect(0, 0, view.widthPx(), view.heightPx());
    }

    /** Neighbours first, then the mission's own regions over them, with a shore of deeper water around both. */
    void land(Land regions, Land neighbours, Viewport view) {
        lines(neighbours.outer(), view, palette.shore(), 7);
        lines(regions.outer(), view, palette.shore(), 7);
        patches(neighbours, view, palette.far());
        lines(neighbours.shared(), view, palette.farLine(), 1);
        lines(neighbours.outer(), view, palette.farLine(), 1);
        patches(regions, view, palette.land());
    }

    private void patches(Land land, Viewport view, Color colour) {
        gc.setFill(colour);
        Box visible = view.visible();
        for (Land.Patch patch : land.patches()) {
            if (patch.box().meets(visible)) {
                gc.beginPath();
                patch.rings().forEach(ring -> path(ring, view));
                gc.fill();
            }
        }
    }

    private void path(Land.Line ring, Viewport view) {
        if (!ring.box().meets(view.visible())) {
            return;
        }
        tracing.area(ring, view);
        if (tracing.count() < 3) {
            return;
        }
        gc.moveTo(tracing.xs()[0], tracing.ys()[0]);
        for (int i = 1; i < tracing.count(); i++) {
            gc.lineTo(tracing.xs()[i], tracing.ys()[i]);
        }
        gc.closePath();
    }

    /** The lines between regions are thin; around the country runs a band with a line in it. */
    void borders(Land regions, Viewport view) {
        lines(regions.outer(), view, palette.band(), 5);
        lines(regions.shared(), view, palette.line(), 1.2);
        lines(regions.outer(), view, palette.border(), 1.6);
    }

    private void lines(List<Land.Line> lines, Viewport view, Color colour, double width) {
        gc.setStroke(colour);
        gc.setLineWidth(width);
        lines.forEach(line -> stroke(line, view));
    }

    private void stroke(Land.Line line, Viewport view) {
        if (!line.box().meets(view.widened(8).visible())) {
            return;
        }
        tracing.project(line, view).stretches(view, (first, last) -> {
            if (first == 0) {
                gc.strokePolyline(tracing.xs(), tracing.ys(), last + 1);
            } else {
                gc.strokePolyline(
                        Arrays.copyOfRange(tracing.xs(), first, last + 1),
                        Arrays.copyOfRange(tracing.ys(), first, last + 1),
                        last + 1 - first);
            }
        });
    }

    /** A pale ground, strokes across it and a broken edge: plain without any colour. */
    void offLimits(List<List<Land.Line>> places, Viewport view) {
        for (List<Land.Line> rings : places) {
            Box box = Box.around(rings.stream().map(Land.Line::box).toList());
            if (!box.meets(view.visible())) {
                continue;
            }
            if (Math.max(box.width(), box.height()) * view.scale() < LEAST_HATCHED_PX) {
                smallOffLimits(box, view);
                continue;
            }
            List<double[]> onScreen = new ArrayList<>();
            gc.setGlobalAlpha(0.6);
            gc.setFill(palette.offFill());
            gc.beginPath();
            for (Land.Line ring : rings) {
                path(ring, view);
                onScreen.add(pairs());
            }
            gc.fill();
            gc.setGlobalAlpha(1);
            gc.setStroke(palette.off());
            gc.setLineWidth(1.3);
            for (Hatching.Stroke stroke : Hatching.of(onScreen, HATCH_APART_PX)) {
                gc.strokeLine(stroke.fromX(), stroke.fromY(), stroke.toX(), stroke.toY());
            }
            gc.setLineDashes(7, 4);
            lines(rings, view, palette.off(), 2.2);
            gc.setLineDashes();
        }
    }

    /** Two strokes across a dot: still there when the whole country is seen. */
    private void smallOffLimits(Box box, Viewport view) {
        double x = view.screenX((box.minX() + box.maxX()) / 2);
        double y = view.screenY((box.minY() + box.maxY()) / 2);
        gc.setFill(palette.offFill());
        gc.fillOval(x - 7, y - 7, 14, 14);
        gc.setStroke(palette.off());
        gc.setLineWidth(2);
        gc.strokeOval(x - 7, y - 7, 14, 14);
        gc.strokeLine(x - 4.5, y + 1.5, x + 1.5, y - 4.5);
        gc.strokeLine(x - 1.5, y + 4.5, x + 4.5, y - 1.5);
    }

    private double[] pairs() {
        double[] pairs = new double[2 * tracing.count()];
        for (int i = 0; i < tracing.count(); i++) {
            pairs[2 * i] = tracing.xs()[i];
            pairs[2 * i + 1] = tracing.ys()[i];
        }
        return pairs;
    }

    void grid(MgrsGrid grid, Viewport view) {
        gc.setGlobalAlpha(0.55);
        for (MgrsGrid.GridLine line : grid.lines()) {
            gc.setLineDashes(line.weight() == MgrsGrid.Weight.ZONE ? new double[] {9, 5} : new double[0]);
            double width = switch (line.weight()) {
                case FINE -> 0.6;
                case SQUARE -> 1.1;
                case ZONE -> 1.6;
            };
            lines(List.of(line.line()), view, palette.grid(), width);
        }
        gc.setLineDashes();
        gc.setGlobalAlpha(1);
    }

    void track(Land.Line track, Viewport view) {
        lines(List.of(track), view, palette.halo(), 6);
        lines(List.of(track), view, palette.track(), 3.2);
    }
}
