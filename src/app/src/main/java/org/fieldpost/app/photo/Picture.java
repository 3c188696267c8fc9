package org.fieldpost.app.photo;

import org.fieldpost.model.Check;

/** Pixels and nothing else: 0xRRGGBB, row by row. Whoever makes one gives its array away. */
public final class Picture {

    /** No picture in the app's memory is larger on either side. */
    public static final int LONGEST_EDGE_PX = 10_000;

    private final int width;
    private final int height;
    private final int[] rgb;

    Picture(int width, int height, int[] rgb) {
        Check.range("picture width", width, 1, LONGEST_EDGE_PX);
        Check.range("picture height", height, 1, LONGEST_EDGE_PX);
        Check.range("picture pixels", rgb.length, (long) width * height, (long) width * height);
        this.width = width;
        this.height = height;
        this.rgb = rgb;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public int longEdge() {
        return Math.max(width, height);
    }

    /** The colour of a pixel as 0xRRGGBB. */
    public int rgb(int x, int y) {
        return rgb[y * width + x];
    }

    int[] pixels() {
        return rgb.clone();
    }

    /** As it stands when held the way the camera's mark says: 1 to 8 as in EXIF, where 1 is upright. */
    Picture turned(int orientation) {
        Check.range("orientation", orientation, 1, 8);
        if (orientation == 1) {
            return this;
        }
        boolean swapped = orientation >= 5;
        int w = swapped ? height : width;
        int h = swapped ? width : height;
        int[] turned = new int[rgb.length];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                turned[y * w + x] = switch (orientation) {
                    case 2 -> rgb(width - 1 - x, y);
                    case 3 -> rgb(width - 1 - x, height - 1 - y);
                    case 4 -> rgb(x, height - 1 - y);
                    case 5 -> rgb(y, x);
                    case 6 -> rgb(y, height - 1 - x);
                    case 7 -> rgb(width - 1 - y, height - 1 - x);
                    default -> rgb(width - 1 - y, x);
                };
            }
        }
        return new Picture(w, h, turned);
    }

    /** Not longer than this on either side, its shape kept; a smaller one stays as it is. */
    Picture within(int longEdgePx) {
        if (longEdge() <= longEdgePx) {
            return this;
        }
        double by = (double) longEdgePx / longEdge();
        return scaled(Math.max(1, (int) Math.round(width * by)), Math.max(1, (int) Math.round(height * by)));
    }

    /** Each new pixel is the mean of what it covers, parts of pixels by their share. */
    private Picture scaled(int w, int h) {
        float[] rows = new float[w * height * 3];
        int[] line = new int[width];
        float[] narrow = new float[w * 3];
        for (int y = 0; y < height; y++) {
            System.arraycopy(rgb, y * width, line, 0, width);
            means(line, w, narrow);
            System.arraycopy(narrow, 0, rows, y * w * 3, w * 3);
        }
        int[] scaled = new int[w * h];
        double step = (double) height / h;
        for (int y = 0; y < h; y++) {
            double from = y * step;
            double to = Math.min(height, from + step);
            for (int x = 0; x < w; x++) {
                float red = 0;
                float green = 0;
                float blue = 0;
                for (int source = (int) from; source < to; source++) {
                    float share = (float) ((Math.min(to, source + 1.0) - Math.max(from, source)) / (to - from));
                    int at = (source * w + x) * 3;
                    red += share * rows[at];
                    green += share * rows[at + 1];
                    blue += share * rows[at + 2];
                }
                scaled[y * w + x] = Math.round(red) << 16 | Math.round(green) << 8 | Math.round(blue);
            }
        }
        return new Picture(w, h, scaled);
    }

    private static void means(int[] line, int w, float[] into) {
        double step = (double) line.length / w;
        for (int x = 0; x < w; x++) {
            double from = x * step;
            double to = Math.min(line.length, from + step);
            float red = 0;
            float green = 0;
            float blue = 0;
            for (int source = (int) from; source < to; source++) {
                float share = (float) ((Math.min(to, source + 1.0) - Math.max(from, source)) / (to - from));
                red += share * (line[source] >> 16 & 255);
                green += share * (line[source] >> 8 & 255);
                blue += share * (line[source] & 255);
            }
            into[x * 3] = red;
            into[x * 3 + 1] = green;
            into[x * 3 + 2] = blue;
        }
    }
}
