package org.fieldpost.app.map;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import org.fieldpost.app.look.TextSize;
import org.fieldpost.model.place.KnownPoint;
import org.fieldpost.model.words.Language;

/** Finds names their places, then draws them with a halo: reports stay free, regions come first, then points by weight. */
final class LabelPainter {

    private static final String FAMILY = "IBM Plex Sans Arabic";

    private final GraphicsContext gc;
    private final MapPalette palette;
    private final Language language;
    private final Font ofRegion;
    private final Font ofNeighbour;
    private final Font ofPoint;
    private final Font ofTown;
    private final Font ofGrid;
    private final Map<Font, Map<String, Bounds>> sizes = new HashMap<>();
    private final List<LabelPictures.Placed> placed = new ArrayList<>();
    private final LabelPictures pictures;

    LabelPainter(GraphicsContext gc, MapPalette palette, TextSize size, Language language) {
        this.gc = gc;
        this.palette = palette;
        this.language = language;
        pictures = new LabelPictures(palette.halo());
        ofRegion = Font.font(FAMILY, FontWeight.BOLD, 15 * size.times());
        ofNeighbour = Font.font(FAMILY, FontWeight.NORMAL, 13 * size.times());
        ofPoint = Font.font(FAMILY, FontWeight.BOLD, 13 * size.times());
        ofTown = Font.font(FAMILY, FontWeight.NORMAL, 13 * size.times());
        ofGrid = Font.font(FAMILY, FontWeight.BOLD, 12 * size.times());
    }

    void keepFree(List<Sign> signs, LabelPlacer placer) {
        for (Sign sign : signs) {
            double size = sign instanceof Sign.OfReports ? SignLayout.REPORT_PX : SignLayout.POINT_PX - 3;
            placer.keepFree(new LabelPlacer.Rect(sign.x() - size / 2, sign.y() - size / 2, size, size));
        }
    }

    /** The cross stands in the middle. */
    void keepMiddleFree(Viewport view, LabelPlacer placer) {
        placer.keepFree(new LabelPlacer.Rect(
                view.widthPx() / 2 - Marks.REACH_PX,
                view.heightPx() / 2 - Marks.REACH_PX,
                2 * Marks.REACH_PX,
                2 * Marks.REACH_PX));
    }

    void regions(Land regions, Land neighbours, Viewport view, LabelPlacer placer) {
        names(regions, view, placer, ofRegion, palette.label());
        names(neighbours, view, placer, ofNeighbour, palette.label().deriveColor(0, 1, 1, 0.75));
    }

    private void names(Land land, Viewport view, LabelPlacer placer, Font font, Color colour) {
        for (Land.Patch patch : land.patches()) {
            double x = view.screenX(Mercator.x(patch.region().label().longitudeDeg()));
            double y = view.screenY(Mercator.y(patch.region().label().latitudeDeg()));
            String name = patch.region().name(language);
            Bounds size = size(name, font);
            // a name twice as wide as its region says nothing
            if (patch.box().width() * view.scale() * 1.6 > size.getWidth()) {
                placer.over(x, y, size.getWidth(), size.getHeight() * 0.7)
                        .ifPresent(rect -> write(name, font, colour, rect));
            }
        }
    }

    void offLimits(List<Land.Patch> places, Viewport view, LabelPlacer placer) {
        for (Land.Patch patch : places) {
            String name = patch.region().name(language);
            Bounds size = size(name, ofPoint);
            double x = (patch.box().minX() + patch.box().maxX()) / 2;
            if (patch.box().width() * view.scale() > 24) {
                placer.over(
                                view.screenX(x),
                                view.screenY(patch.box().maxY()) + 12,
                                size.getWidth(),
                                size.getHeight() * 0.7)
                        .ifPresent(rect -> write(name, ofPoint, palette.off(), rect));
            }
        }
    }

    void points(List<Sign> signs, LabelPlacer placer) {
        for (int i = signs.size() - 1; i >= 0; i--) {
            if (signs.get(i) instanceof Sign.OfPoint sign) {
                boolean town = sign.point().sort() == KnownPoint.Sort.TOWN;
                Font font = town ? ofTown : ofPoint;
                Bounds size = size(sign.point().name(), font);
                placer.beside(sign.x(), sign.y(), SignLayout.POINT_PX, size.getWidth(), size.getHeight() * 0.7)
                        .ifPresent(rect -> write(sign.point().name(), font, palette.ink(), rect));
            }
        }
    }

    /** Digits where the lines meet the frame that is surely seen, names of squares in their middle. */
    void grid(MgrsGrid grid, Viewport view, double marginPx, LabelPlacer placer) {
        for (MgrsGrid.Square square : grid.squares()) {
            Bounds size = size(square.name(), ofGrid);
            placer.over(
                            view.screenX(square.worldX()),
                            view.screenY(square.worldY()),
                            size.getWidth(),
                            size.getHeight() * 0.7)
                    .ifPresent(rect -> write(square.name(), ofGrid, palette.grid(), rect));
        }
        for (MgrsGrid.GridLine line : grid.lines()) {
            if (!line.digits().isEmpty()) {
                digits(line, view, marginPx, placer);
            }
        }
    }

    private void digits(MgrsGrid.GridLine line, Viewport view, double marginPx, LabelPlacer placer) {
        double[] xy = line.line().xy();
        double across = line.easting() ? view.heightPx() - marginPx - 62 : marginPx + 14;
        for (int i = 0; i + 3 < xy.length; i += 2) {
            double x0 = view.screenX(xy[i]);
            double y0 = view.screenY(xy[i + 1]);
            double x1 = view.screenX(xy[i + 2]);
            double y1 = view.screenY(xy[i + 3]);
            double a = line.easting() ? y0 : x0;
            double b = line.easting() ? y1 : x1;
            if (a > across != b > across) {
                double share = (across - a) / (b - a);
                Bounds size = size(line.digits(), ofGrid);
                placer.over(x0 + (x1 - x0) * share, y0 + (y1 - y0) * share, size.getWidth(), size.getHeight() * 0.7)
                        .ifPresent(rect -> write(line.digits(), ofGrid, palette.grid(), rect));
                return;
            }
        }
    }

    private void write(String text, Font font, Color colour, LabelPlacer.Rect rect) {
        Bounds size = size(text, font);
        placed.add(new LabelPictures.Placed(
                new LabelPictures.Label(text, font, colour, size.getWidth(), size.getHeight()),
                rect.x() + rect.width() / 2,
                rect.y() + rect.height() / 2));
    }

    /** Draws every name that found a place. */
    void draw(double pixelsPerPx) {
        pictures.draw(gc, placed, pixelsPerPx);
        placed.clear();
    }

    private Bounds size(String text, Font font) {
        return sizes.computeIfAbsent(font, f -> new HashMap<>()).computeIfAbsent(text, t -> {
            var measured = new Text(t);
            measured.setFont(font);
            return measured.getLayoutBounds();
        });
    }
}
