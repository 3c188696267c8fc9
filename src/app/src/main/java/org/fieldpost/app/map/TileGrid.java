package org.fieldpost.app.map;

import java.util.ArrayList;
import java.util.List;

/** Which tiles cover a view. Pure. */
final class TileGrid {

    private TileGrid() {}

    /** A tile as web maps count them: row 0 in the north. */
    record Tile(int zoom, int column, int row) {

        Tile parent() {
            return new Tile(zoom - 1, column >> 1, row >> 1);
        }

        double size() {
            return 1.0 / (1 << zoom);
        }

        Box box() {
            return new Box(column * size(), row * size(), (column + 1) * size(), (row + 1) * size());
        }
    }

    /** At the package's zoom nearest to the view's, from its middle outwards. */
    static List<Tile> covering(Viewport view, int leastZoom, int mostZoom, Box bounds) {
        int zoom = (int) Math.max(leastZoom, Math.min(mostZoom, Math.round(view.zoom())));
        int side = 1 << zoom;
        Box box = view.visible();
        List<Tile> tiles = new ArrayList<>();
        // farther out than the package goes, it would take hundreds of tiles to fill a thumbnail
        if (leastZoom - view.zoom() > 2) {
            return tiles;
        }
        for (int column = within(box.minX(), side); column <= within(box.maxX(), side); column++) {
            for (int row = within(box.minY(), side); row <= within(box.maxY(), side); row++) {
                var tile = new Tile(zoom, column, row);
                if (tile.box().meets(bounds)) {
                    tiles.add(tile);
                }
            }
        }
        tiles.sort((a, b) -> Double.compare(fromCentre(a, view), fromCentre(b, view)));
        return tiles;
    }

    private static int within(double world, int side) {
        return (int) Math.max(0, Math.min(side - 1, Math.floor(world * side)));
    }

    private static double fromCentre(Tile tile, Viewport view) {
        double dx = (tile.column() + 0.5) * tile.size() - view.centreX();
        double dy = (tile.row() + 0.5) * tile.size() - view.centreY();
        return dx * dx + dy * dy;
    }
}
