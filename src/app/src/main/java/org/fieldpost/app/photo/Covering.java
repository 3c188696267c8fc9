package org.fieldpost.app.photo;

import java.util.ArrayList;
import java.util.List;
import org.fieldpost.model.Check;

/**
 * A picture on which an officer covers faces and plates. What is covered is gone from the pixels: one flat colour, nothing of
 * what was there. The picture as it was is kept only to undo, and only here.
 */
public final class Covering {

    /** One grey for all, so that it tells nothing of what it covers. */
    public static final int COVER_RGB = 0x30343a;

    private final Picture original;
    private final List<List<Dab>> strokes = new ArrayList<>();
    private int[] pixels;

    /** A round place covered. */
    private record Dab(int x, int y, int radiusPx) {}

    /** The part of the picture that a stroke changed. */
    public record Changed(int x, int y, int width, int height) {}

    Covering(Picture original) {
        this.original = original;
        this.pixels = original.pixels();
    }

    public int width() {
        return original.width();
    }

    public int height() {
        return original.height();
    }

    /** How wide brushes are for this picture: about a plate, a face, a person. */
    public int radiusPx(Brush brush) {
        return Math.max(2, original.longEdge() / brush.part());
    }

    /** A stroke begins here. */
    public Changed begin(int x, int y, Brush brush) {
        var dab = new Dab(within(x, width()), within(y, height()), radiusPx(brush));
        strokes.add(new ArrayList<>(List.of(dab)));
        return paint(dab, dab);
    }

    /** The stroke that was begun goes on to here; nothing between is left out, however fast the finger was. */
    public Changed drag(int x, int y) {
        Check.that(!strokes.isEmpty(), "no stroke was begun");
        List<Dab> stroke = strokes.get(strokes.size() - 1);
        Dab from = stroke.get(stroke.size() - 1);
        var to = new Dab(within(x, width()), within(y, height()), from.radiusPx());
        stroke.add(to);
        return paint(from, to);
    }

    public boolean covered() {
        return !strokes.isEmpty();
    }

    /** Takes the last stroke back. */
    public void undo() {
        if (strokes.isEmpty()) {
            return;
        }
        strokes.remove(strokes.size() - 1);
        pixels = original.pixels();
        for (List<Dab> stroke : strokes) {
            Dab from = stroke.get(0);
            for (Dab to : stroke) {
                paint(from, to);
                from = to;
            }
        }
    }

    /** The picture as it is now, covered. */
    Picture picture() {
        return new Picture(width(), height(), pixels.clone());
    }

    public int rgb(int x, int y) {
        return pixels[y * width() + x];
    }

    private static int within(int at, int size) {
        return Math.max(0, Math.min(size - 1, at));
    }

    private Changed paint(Dab from, Dab to) {
        int r = to.radiusPx();
        int left = Math.max(0, Math.min(from.x(), to.x()) - r);
        int top = Math.max(0, Math.min(from.y(), to.y()) - r);
        int right = Math.min(width() - 1, Math.max(from.x(), to.x()) + r);
        int bottom = Math.min(height() - 1, Math.max(from.y(), to.y()) + r);
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                if (distanceSquared(x, y, from, to) <= (double) r * r) {
                    pixels[y * width() + x] = COVER_RGB;
                }
            }
        }
        return new Changed(left, top, right - left + 1, bottom - top + 1);
    }

    /** From a point to the line between two dabs. */
    private static double distanceSquared(int x, int y, Dab from, Dab to) {
        double dx = to.x() - from.x();
        double dy = to.y() - from.y();
        double length = dx * dx + dy * dy;
        double along = length == 0 ? 0 : ((x - from.x()) * dx + (y - from.y()) * dy) / length;
        double at = Math.max(0, Math.min(1, along));
        double offX = x - from.x() - at * dx;
        double offY = y - from.y() - at * dy;
        return offX * offX + offY * offY;
    }
}
