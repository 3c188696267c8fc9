package org.fieldpost.app.map;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import org.fieldpost.app.Background;
import org.fieldpost.notebook.tiles.TilePackage;

/**
 * Pictures of tiles out of the map packages, read and decoded in the background, one at a time, the last wanted first. Of the
 * screen's thread. Keeps at most {@value #MOST_PIXELS} pixels; where a tile is not there yet, the one above it is drawn larger.
 */
final class TileLayer {

    /** 48 MB: three screens of a tablet. */
    static final long MOST_PIXELS = 12_000_000;

    private static final int MOST_WANTED = 96;
    private static final int PARENTS = 5;

    private record Key(TilePackage tiles, TileGrid.Tile tile) {}

    private final List<TilePackage> packages;
    private final Background background;
    private final Runnable arrived;
    private final LinkedHashMap<Key, Optional<Image>> held = new LinkedHashMap<>(64, 0.75f, true);
    private final Deque<Key> wanted = new ArrayDeque<>();
    private final Set<Key> asked = new HashSet<>();
    private long pixels;
    private boolean reading;

    TileLayer(List<TilePackage> packages, Background background, Runnable arrived) {
        this.packages = List.copyOf(packages);
        this.background = background;
        this.arrived = arrived;
    }

    void draw(GraphicsContext gc, Viewport view) {
        for (TilePackage each : packages) {
            List<TileGrid.Tile> tiles = TileGrid.covering(view, each.leastZoom(), each.mostZoom(), bounds(each));
            for (int i = tiles.size() - 1; i >= 0; i--) {
                Key key = new Key(each, tiles.get(i));
                if (!draw(gc, view, key)) {
                    want(key);
                    fromAbove(gc, view, key);
                }
            }
        }
    }

    private static Box bounds(TilePackage tiles) {
        return new Box(
                Mercator.x(tiles.westDeg()),
                Mercator.y(tiles.northDeg()),
                Mercator.x(tiles.eastDeg()),
                Mercator.y(tiles.southDeg()));
    }

    private boolean draw(GraphicsContext gc, Viewport view, Key key) {
        Optional<Image> image = held.get(key);
        if (image == null) {
            return false;
        }
        Box box = key.tile().box();
        double x = Math.floor(view.screenX(box.minX()));
        double y = Math.floor(view.screenY(box.minY()));
        image.ifPresent(picture -> gc.drawImage(
                picture, x, y, Math.ceil(view.screenX(box.maxX())) - x, Math.ceil(view.screenY(box.maxY())) - y));
        return true;
    }

    /** The part of a coarser tile that covers this one, until it is there. */
    private void fromAbove(GraphicsContext gc, Viewport view, Key key) {
        TileGrid.Tile above = key.tile();
        for (int i = 0; i < PARENTS && above.zoom() > key.tiles().leastZoom(); i++) {
            above = above.parent();
            Optional<Image> image = held.getOrDefault(new Key(key.tiles(), above), Optional.empty());
            if (image.isPresent()) {
                Box whole = above.box();
                Box part = key.tile().box();
                double perWorld = image.get().getWidth() / whole.width();
                gc.drawImage(
                        image.get(),
                        (part.minX() - whole.minX()) * perWorld,
                        (part.minY() - whole.minY()) * perWorld,
                        part.width() * perWorld,
                        part.height() * perWorld,
                        view.screenX(part.minX()),
                        view.screenY(part.minY()),
                        part.width() * view.scale(),
                        part.height() * view.scale());
                return;
            }
        }
    }

    private void want(Key key) {
        if (asked.add(key)) {
            wanted.addFirst(key);
            while (wanted.size() > MOST_WANTED) {
                asked.remove(wanted.removeLast());
            }
            readNext();
        }
    }

    private void readNext() {
        if (reading || wanted.isEmpty()) {
            return;
        }
        reading = true;
        Key next = wanted.removeFirst();
        background.run(
                () -> read(next),
                image -> {
                    reading = false;
                    keep(next, image);
                    readNext();
                },
                failed -> {
                    reading = false;
                    keep(next, Optional.empty());
                    readNext();
                });
    }

    /** A tile that is missing or no picture leaves the land as it is. */
    private static Optional<Image> read(Key key) {
        return key.tiles()
                .tile(key.tile().zoom(), key.tile().column(), key.tile().row())
                .map(bytes -> new Image(new ByteArrayInputStream(bytes)))
                .filter(image -> !image.isError());
    }

    private void keep(Key key, Optional<Image> image) {
        asked.remove(key);
        held.put(key, image);
        pixels += pixels(image);
        var oldest = held.entrySet().iterator();
        while (pixels > MOST_PIXELS && oldest.hasNext()) {
            Map.Entry<Key, Optional<Image>> entry = oldest.next();
            pixels -= pixels(entry.getValue());
            oldest.remove();
        }
        if (image.isPresent()) {
            arrived.run();
        }
    }

    private static long pixels(Optional<Image> image) {
        return image.map(i -> (long) (i.getWidth() * i.getHeight())).orElse(0L);
    }

    long pixelsHeld() {
        return pixels;
    }
}
