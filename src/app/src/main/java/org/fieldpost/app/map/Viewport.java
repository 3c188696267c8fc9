package org.fieldpost.app.map;

import org.fieldpost.model.place.Point;

/**
 * What of the Mercator square is on the screen.
 *
 * @param zoom as web maps count it: at 0 the world is 256 px wide, and each step doubles it
 */
public record Viewport(double centreX, double centreY, double zoom, double widthPx, double heightPx) {

    private static final double TILE_PX = 256;
    private static final double MOST_ZOOM = 17;
    private static final double STARTING_PX = 360;

    /** How many pixels the world is wide. */
    public double scale() {
        return TILE_PX * Math.pow(2, zoom);
    }

    public double screenX(double worldX) {
        return (worldX - centreX) * scale() + widthPx / 2;
    }

    public double screenY(double worldY) {
        return (worldY - centreY) * scale() + heightPx / 2;
    }

    public double worldX(double screenX) {
        return centreX + (screenX - widthPx / 2) / scale();
    }

    public double worldY(double screenY) {
        return centreY + (screenY - heightPx / 2) / scale();
    }

    public Point pointAt(double screenX, double screenY) {
        return Mercator.point(worldX(screenX), worldY(screenY));
    }

    public Point centre() {
        return Mercator.point(centreX, centreY);
    }

    public double metresPerPx() {
        return Mercator.worldM(centreY) / scale();
    }

    Box visible() {
        return new Box(worldX(0), worldY(0), worldX(widthPx), worldY(heightPx));
    }

    /** Dragged by so many pixels: what was under the finger stays under it. */
    public Viewport panned(double rightPx, double downPx) {
        return new Viewport(centreX - rightPx / scale(), centreY - downPx / scale(), zoom, widthPx, heightPx);
    }

    /** Nearer by so many steps; what lies under that pixel stays there. */
    public Viewport zoomed(double steps, double atX, double atY) {
        double x = worldX(atX);
        double y = worldY(atY);
        var nearer = new Viewport(centreX, centreY, zoom + steps, widthPx, heightPx);
        return new Viewport(
                centreX + x - nearer.worldX(atX), centreY + y - nearer.worldY(atY), nearer.zoom, widthPx, heightPx);
    }

    public Viewport centredOn(Point point) {
        return new Viewport(Mercator.x(point.longitudeDeg()), Mercator.y(point.latitudeDeg()), zoom, widthPx, heightPx);
    }

    public Viewport atZoom(double wanted) {
        return new Viewport(centreX, centreY, wanted, widthPx, heightPx);
    }

    public Viewport resized(double width, double height) {
        return new Viewport(centreX, centreY, zoom, width, height);
    }

    /** The same centre with so many pixels more on every side. */
    Viewport widened(double marginPx) {
        return resized(widthPx + 2 * marginPx, heightPx + 2 * marginPx);
    }

    /** The nearest view that holds the whole box. */
    static Viewport fitting(Box box, double widthPx, double heightPx, double marginPx) {
        double across = Math.max(40, widthPx - 2 * marginPx) / Math.max(box.width(), 1e-9);
        double down = Math.max(40, heightPx - 2 * marginPx) / Math.max(box.height(), 1e-9);
        double zoom = Math.log(Math.min(across, down) / TILE_PX) / Math.log(2);
        return new Viewport(
                (box.minX() + box.maxX()) / 2,
                (box.minY() + box.maxY()) / 2,
                Math.max(0, Math.min(MOST_ZOOM, zoom)),
                widthPx,
                heightPx);
    }

    /** Kept over the box, not farther away than shows it whole with as much again around it, and not nearer than is sensible. */
    Viewport clampedTo(Box box) {
        double farthest = fitting(box, Math.max(widthPx, STARTING_PX), Math.max(heightPx, STARTING_PX), 0).zoom - 1;
        return new Viewport(
                Math.max(box.minX(), Math.min(box.maxX(), centreX)),
                Math.max(box.minY(), Math.min(box.maxY(), centreY)),
                Math.max(Math.max(0, farthest), Math.min(MOST_ZOOM, zoom)),
                widthPx,
                heightPx);
    }
}
