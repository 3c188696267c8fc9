package org.fieldpost.app.photo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.model.words.Problem;

/**
 * Reads a picture into at most a few million pixels, however many the camera made, upright. A JPEG is unpacked at a half, a
 * quarter or an eighth where that is enough, so that 200 megapixels need no more memory than five. Slow: never on the screen's thread.
 */
final class PictureReader {

    private static final int MOST_FILE_BYTES = 64 * 1024 * 1024;

    /** What is unpacked whole before it can be made smaller. */
    private static final long MOST_PIXELS_WHOLE = 25_000_000;

    private static final long MOST_PIXELS = 220_000_000;

    private PictureReader() {}

    /**
     * @param longEdgePx what the picture will be made to fit; it comes at most that long
     * @throws org.fieldpost.model.words.ProblemException when it is no picture, cut, or too large
     */
    static Picture read(Path file, int longEdgePx) {
        String name = String.valueOf(file.getFileName());
        try {
            return read(file, name, longEdgePx);
        } catch (OutOfMemoryError e) {
            // a small phone has less room than the bounds below ask for
            throw Problem.of("photo.too_large", name).causedBy(e);
        }
    }

    private static Picture read(Path file, String name, int longEdgePx) {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST_FILE_BYTES + 1);
        } catch (IOException e) {
            throw Problem.of("file.unreadable", name).causedBy(e);
        }
        if (bytes.length > MOST_FILE_BYTES) {
            throw Problem.of("photo.too_large", name).asException();
        }
        return read(name, bytes, longEdgePx);
    }

    /** A photo of the notebook, small. */
    static Picture read(Bytes jpeg, int longEdgePx) {
        return read("", jpeg.toArray(), longEdgePx);
    }

    private static Picture read(String name, byte[] bytes, int longEdgePx) {
        PictureFile told = PictureFile.of(bytes)
                .orElseThrow(() -> Problem.of("photo.unreadable", name).asException());
        long pixels = (long) told.width() * told.height();
        boolean whole = told.sort() == PictureFile.Sort.PNG || told.progressive();
        if (pixels > (whole ? MOST_PIXELS_WHOLE : MOST_PIXELS)) {
            throw Problem.of("photo.too_large", name).asException();
        }
        // twice as many as wanted: the last step is ours, and takes the mean of what it covers
        int unpacked = 2 * longEdgePx;
        boolean large = Math.max(told.width(), told.height()) > unpacked;
        var image = large
                ? new Image(new ByteArrayInputStream(bytes), unpacked, unpacked, true, true)
                : new Image(new ByteArrayInputStream(bytes));
        if (image.isError() || image.getPixelReader() == null) {
            throw Problem.of("photo.unreadable", name).causedBy(image.getException());
        }
        return pixels(image).within(longEdgePx).turned(told.orientation());
    }

    private static Picture pixels(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] argb = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        for (int i = 0; i < argb.length; i++) {
            argb[i] = onWhite(argb[i]);
        }
        return new Picture(width, height, argb);
    }

    /** Where a PNG lets through, white paper shows. */
    private static int onWhite(int argb) {
        int alpha = argb >>> 24;
        if (alpha == 255) {
            return argb & 0xffffff;
        }
        int white = 255 - alpha;
        int red = ((argb >> 16 & 255) * alpha + 255 * white) / 255;
        int green = ((argb >> 8 & 255) * alpha + 255 * white) / 255;
        int blue = ((argb & 255) * alpha + 255 * white) / 255;
        return red << 16 | green << 8 | blue;
    }
}
