package org.fieldpost.app.map;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.animation.Transition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.NodeOrientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Scale;
import javafx.scene.transform.Translate;
import javafx.util.Duration;
import org.fieldpost.app.look.TextSize;
import org.fieldpost.app.look.Theme;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.words.Language;

/**
 * A map that fingers, a mouse and keys move. The picture is drawn larger than the screen and only shifted or stretched while
 * something moves; it is drawn anew where its edge would show, and once more when everything is still. Of the screen's thread.
 */
public final class MapCanvas extends Region {

    static final double MARGIN_PX = 160;

    private static final double MOST_STRETCH = 0.75;
    private static final Duration STILL = Duration.millis(140);
    private static final Duration GLIDE = Duration.millis(180);
    private static final double NEAR_ZOOM = 11;

    private final Canvas picture = new Canvas();
    private final Translate shift = new Translate();
    private final Scale stretch = new Scale();
    private final OverMap over;
    private final MapPainter painter;
    private final PauseTransition still = new PauseTransition(STILL);
    private final ReadOnlyObjectWrapper<Viewport> view = new ReadOnlyObjectWrapper<>();
    private MapScene scene;
    private Set<Layer> layers = Layer.atFirst();
    private Optional<TileLayer> tiles = Optional.empty();
    private Optional<Viewport> drawn = Optional.empty();
    private UnaryOperator<Viewport> first = wholeCountry -> wholeCountry;
    private BiConsumer<Point, Optional<Sign>> tapped = (point, sign) -> {};
    private Runnable located = () -> {};
    private Transition gliding;

    public MapCanvas(MapContent content, Theme theme, TextSize size, Language language) {
        MapPalette palette = MapPalette.of(theme);
        scene = MapScene.of(content);
        painter = new MapPainter(picture.getGraphicsContext2D(), palette, size, language);
        over = new OverMap(palette);
        // a map is never mirrored: west is left in every language
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        picture.getTransforms().setAll(shift, stretch);
        picture.setMouseTransparent(true);
        var clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        getChildren().setAll(picture, over);
        setMinSize(40, 40);
        still.setOnFinished(e -> redrawWhenStill());
        new MapGestures(this);
    }

    /** What is seen; null before the map has its first size. */
    public ReadOnlyObjectProperty<Viewport> view() {
        return view.getReadOnlyProperty();
    }

    /** Where the map opens, told the view of the whole country. */
    void opensAt(UnaryOperator<Viewport> view) {
        first = view;
    }

    /** Calls this with the place tapped and the sign there. */
    public void onTap(BiConsumer<Point, Optional<Sign>> whenTapped) {
        tapped = whenTapped;
    }

    /** Calls this when the Home key asks for the own position. */
    public void onLocate(Runnable whenAsked) {
        located = whenAsked;
    }

    public void show(MapContent content) {
        boolean same = scene.content().drawsAs(content);
        scene = scene.with(content);
        over.position(content.position());
        if (!same) {
            redraw();
        }
    }

    public void show(Set<Layer> shown) {
        layers = Set.copyOf(shown);
        redraw();
    }

    void show(TileLayer layer) {
        tiles = Optional.of(layer);
        redraw();
    }

    /** Whether nothing moves and all is drawn as sharp as it can be. */
    public boolean settled() {
        boolean glides = gliding != null && gliding.getStatus() == Animation.Status.RUNNING;
        return drawn.isPresent() && !glides && still.getStatus() != Animation.Status.RUNNING;
    }

    /** A tile came, or something else that is drawn changed; drawn with whatever else comes soon. */
    void stale() {
        still.playFromStart();
    }

    /** Something that stays on its place over the map, such as a pin; empty takes it away. */
    void pin(Optional<Point> place) {
        over.pin(place);
    }

    /** A cross in the middle. */
    void cross(boolean shown) {
        over.cross(shown);
    }

    /** Shows this at once: the first view of it, or a jump. */
    public void jumpTo(Viewport there) {
        stopGliding();
        set(there);
    }

    /** Moves there in a short glide. */
    void glideTo(Viewport there) {
        stopGliding();
        Viewport from = view.get();
        Viewport to = there.clampedTo(scene.box());
        gliding = new Transition() {
            {
                setCycleDuration(GLIDE);
            }

            @Override
            protected void interpolate(double share) {
                set(between(from, to, share));
            }
        };
        gliding.play();
    }

    /** Straight in zoom, and so that a fixed point of both views stays fixed. */
    private static Viewport between(Viewport from, Viewport to, double share) {
        double zoom = from.zoom() + (to.zoom() - from.zoom()) * share;
        double steps = to.zoom() - from.zoom();
        double moved = Math.abs(steps) < 0.01 ? share : (1 - Math.pow(2, -steps * share)) / (1 - Math.pow(2, -steps));
        return new Viewport(
                from.centreX() + (to.centreX() - from.centreX()) * moved,
                from.centreY() + (to.centreY() - from.centreY()) * moved,
                zoom,
                to.widthPx(),
                to.heightPx());
    }

    private void stopGliding() {
        if (gliding != null) {
            gliding.stop();
            gliding = null;
        }
    }

    /** The place in the middle, as near as is useful for walking. */
    void glideTo(Point place) {
        Viewport now = view.get();
        glideTo(now.centredOn(place).atZoom(Math.max(now.zoom(), NEAR_ZOOM)));
    }

    void glideToWhole() {
        glideTo(whole(getWidth(), getHeight()));
    }

    private Viewport whole(double width, double height) {
        return Viewport.fitting(scene.regions().box(), width, height, 16);
    }

    void zoom(double steps) {
        zoom(steps, getWidth() / 2, getHeight() / 2);
    }

    void zoom(double steps, double atX, double atY) {
        glideTo(view.get().zoomed(steps, atX, atY));
    }

    /** As fingers and wheels do it: at once. */
    public void zoomNow(double steps, double atX, double atY) {
        stopGliding();
        Viewport now = view.get();
        double allowed = now.atZoom(now.zoom() + steps).clampedTo(scene.box()).zoom() - now.zoom();
        set(now.zoomed(allowed, atX, atY));
    }

    public void pan(double rightPx, double downPx) {
        stopGliding();
        set(view.get().panned(rightPx, downPx));
    }

    void tap(double x, double y) {
        tapped.accept(view.get().pointAt(x, y), scene.signs().tapped(view.get(), layers, x, y));
    }

    void locate() {
        located.run();
    }

    private void set(Viewport wanted) {
        Viewport next = wanted.clampedTo(scene.box());
        view.set(next);
        over.move(next);
        if (drawn.isEmpty() || !covers(drawn.get(), next)) {
            redraw();
        } else {
            place(drawn.get(), next);
            still.playFromStart();
        }
    }

    /** Whether the picture reaches every edge of the view without being stretched too far. */
    private static boolean covers(Viewport picture, Viewport view) {
        return Math.abs(picture.zoom() - view.zoom()) <= MOST_STRETCH
                && picture.visible().holds(view.visible());
    }

    /** Shifted by whole pixels, so that an unstretched picture is copied and not blurred. */
    private void place(Viewport from, Viewport to) {
        double factor = to.scale() / from.scale();
        stretch.setX(factor);
        stretch.setY(factor);
        shift.setX((double) Math.round(to.screenX(from.worldX(0))));
        shift.setY((double) Math.round(to.screenY(from.worldY(0))));
    }

    private void redrawWhenStill() {
        Viewport now = view.get();
        if (now != null) {
            redraw();
        }
    }

    void redraw() {
        Viewport now = view.get();
        if (now == null || getWidth() < 1 || getHeight() < 1) {
            return;
        }
        Viewport wide = now.widened(MARGIN_PX);
        if (picture.getWidth() != wide.widthPx() || picture.getHeight() != wide.heightPx()) {
            picture.setWidth(wide.widthPx());
            picture.setHeight(wide.heightPx());
        }
        painter.paint(scene, wide, MARGIN_PX, pixelsPerPx(), layers, tiles);
        drawn = Optional.of(wide);
        place(wide, now);
        still.stop();
    }

    private double pixelsPerPx() {
        return getScene() == null || getScene().getWindow() == null
                ? 1
                : getScene().getWindow().getRenderScaleX();
    }

    @Override
    protected void layoutChildren() {
        double width = Math.floor(getWidth());
        double height = Math.floor(getHeight());
        over.resizeRelocate(0, 0, width, height);
        if (width < 1 || height < 1) {
            return;
        }
        Viewport now = view.get();
        if (now == null) {
            set(first.apply(whole(width, height)));
        } else if (now.widthPx() != width || now.heightPx() != height) {
            set(now.resized(width, height));
        }
    }

    /** Own position, pin and cross, above the picture. */
    private static final class OverMap extends Pane {

        private final OwnPosition own;
        private final Node pin;
        private final Node cross;
        private Optional<Point> pinned = Optional.empty();
        private Viewport view;

        OverMap(MapPalette palette) {
            own = new OwnPosition(palette);
            pin = Marks.pin(palette);
            cross = Marks.cross(palette);
            cross.layoutXProperty().bind(widthProperty().divide(2));
            cross.layoutYProperty().bind(heightProperty().divide(2));
            pin.setVisible(false);
            setMouseTransparent(true);
            getChildren().setAll(List.of(own, pin, cross));
        }

        void position(Optional<Position> position) {
            own.at(position);
            if (view != null) {
                move(view);
            }
        }

        void pin(Optional<Point> place) {
            pinned = place;
            pin.setVisible(place.isPresent());
            if (view != null) {
                move(view);
            }
        }

        void cross(boolean shown) {
            cross.setVisible(shown);
        }

        void move(Viewport now) {
            view = now;
            own.move(now);
            pinned.ifPresent(place -> {
                pin.setLayoutX(now.screenX(Mercator.x(place.longitudeDeg())));
                pin.setLayoutY(now.screenY(Mercator.y(place.latitudeDeg())));
            });
        }
    }
}
