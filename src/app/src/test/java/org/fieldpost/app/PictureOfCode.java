package org.fieldpost.app;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.MultiFormatWriter;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import java.nio.file.Path;
import javafx.scene.image.WritableImage;

/** Pictures as they lie in a phone's gallery: of a code, of something else. */
public final class PictureOfCode {

    private static final int BLACK = 0xff000000;
    private static final int WHITE = 0xffffffff;
    private static final int SKY = 0xff87b5d8;

    private PictureOfCode() {}

    public static Path qr(String text, Path file) {
        return of(BarcodeFormat.QR_CODE, text, 600, 600, file);
    }

    /** A code as it stands on goods. */
    public static Path bars(String text, Path file) {
        return of(BarcodeFormat.CODE_128, text, 600, 200, file);
    }

    public static Path sky(Path file) {
        var picture = new WritableImage(400, 300);
        for (int y = 0; y < 300; y++) {
            for (int x = 0; x < 400; x++) {
                picture.getPixelWriter().setArgb(x, y, SKY + y / 8);
            }
        }
        Png.write(picture, file);
        return file;
    }

    private static Path of(BarcodeFormat format, String text, int width, int height, Path file) {
        try {
            BitMatrix code = new MultiFormatWriter().encode(text, format, width, height);
            var picture = new WritableImage(code.getWidth(), code.getHeight());
            for (int y = 0; y < code.getHeight(); y++) {
                for (int x = 0; x < code.getWidth(); x++) {
                    picture.getPixelWriter().setArgb(x, y, code.get(x, y) ? BLACK : WHITE);
                }
            }
            Png.write(picture, file);
            return file;
        } catch (WriterException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
