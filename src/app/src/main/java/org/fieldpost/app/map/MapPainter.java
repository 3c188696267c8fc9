package org.fieldpost.app.map;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.canvas.GraphicsContext;
import org.fieldpost.app.look.TextSize;
import org.fieldpost.model.words.Language;

/** Draws a whole map, from the water up to the names. */
final class MapPainter {

    private final GraphicsContext gc;
    private final LandPainter land;
    private final SignPainter signs;
    private final LabelPainter labels;

    MapPainter(GraphicsContext gc, MapPalette palette, TextSize size, Language language) {
        this.gc = gc;
        land = new LandPainter(gc, palette);
        signs = new SignPainter(gc, palette);
        labels = new LabelPainter(gc, palette, size, language);
    }

    /**
     * @param marginPx how much of the view lies beyond the edge of the screen on every side
     * @param pixelsPerPx how many of the display's pixels one px is
     */
    void paint(
            MapScene scene,
            Viewport view,
            double marginPx,
            double pixelsPerPx,
            Set<Layer> layers,
            Optional<TileLayer> tiles) {
        land.water(view);
        boolean onTiles = tiles.isPresent() && layers.contains(Layer.TILES);
        land.land(scene.regions(), scene.neighbours(), view);
        if (onTiles) {
            tiles.get().draw(gc, view);
        }
        MgrsGrid grid = layers.contains(Layer.GRID) ? MgrsGrid.of(view) : new MgrsGrid(0, List.of(), List.of());
        land.grid(grid, view);
        if (layers.contains(Layer.OFF_LIMITS)) {
            land.offLimits(
                    scene.offLimits().patches().stream().map(Land.Patch::rings).toList(), view);
        }
        land.borders(scene.regions(), view);
        if (layers.contains(Layer.TRACK)) {
            scene.track().ifPresent(track -> land.track(track, view));
        }
        List<Sign> all = scene.signs().in(view, layers);
        label(scene, view, marginPx, layers, grid, all);
        labels.draw(pixelsPerPx);
        all.forEach(signs::draw);
    }

    private void label(
            MapScene scene, Viewport view, double marginPx, Set<Layer> layers, MgrsGrid grid, List<Sign> all) {
        var placer = new LabelPlacer(view.widthPx(), view.heightPx());
        labels.keepFree(all, placer);
        if (layers.contains(Layer.OFF_LIMITS)) {
            labels.offLimits(scene.offLimits().patches(), view, placer);
        }
        labels.regions(scene.regions(), scene.neighbours(), view, placer);
        labels.points(all, placer);
        labels.keepMiddleFree(view, placer);
        labels.grid(grid, view, marginPx, placer);
    }
}
