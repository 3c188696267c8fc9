package org.fieldpost.app.qr;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import org.fieldpost.model.words.Problem;

/** Reads a QR code out of a picture, as photographed: at an angle, small on the page, in bad light. Blocks. */
public final class QrReader {

    /** A phone's photo has 4,000 pixels and more across; the code is found in fewer, in less memory and time. */
    private static final double MOST_ACROSS_PX = 2000;

    private static final double COARSE_ACROSS_PX = 900;

    /** A smaller picture has too few pixels for a module that lies askew. */
    private static final double SMALL_ACROSS_PX = 700;

    private static final List<Function<LuminanceSource, Binarizer>> BINARIZERS =
            List.of(HybridBinarizer::new, GlobalHistogramBinarizer::new);

    private QrReader() {}

    /**
     * The text of the code in this picture.
     *
     * @throws org.fieldpost.model.words.ProblemException when it is no picture, shows no code, or one of another kind
     */
    public static String read(Path picture) {
        Optional<Result> other = Optional.empty();
        for (Image image : looks(picture)) {
            Optional<Result> found = find(luminance(image));
            if (found.isPresent() && found.get().getBarcodeFormat() == BarcodeFormat.QR_CODE) {
                return found.get().getText();
            }
            other = other.or(() -> found);
        }
        throw Problem.of(other.isPresent() ? "qr.other_kind" : "qr.none", picture.getFileName())
                .asException();
    }

    /** The same picture at the sizes at which a code may be found in it. */
    private static List<Image> looks(Path picture) {
        Image whole = load(picture, 0);
        if (whole.isError() || whole.getPixelReader() == null) {
            throw Problem.of("qr.no_picture", picture.getFileName()).asException();
        }
        double across = Math.max(whole.getWidth(), whole.getHeight());
        if (across <= SMALL_ACROSS_PX) {
            return List.of(whole, load(picture, 2 * across));
        }
        // a coarser picture hides the noise of a fine one
        return List.of(
                across <= MOST_ACROSS_PX ? whole : load(picture, MOST_ACROSS_PX), load(picture, COARSE_ACROSS_PX));
    }

    /** @param across how many pixels its longer side gets; 0 for all there are */
    private static Image load(Path picture, double across) {
        try (InputStream in = Files.newInputStream(picture)) {
            return new Image(in, across, across, true, true);
        } catch (IOException e) {
            throw Problem.of("file.unreadable", picture).causedBy(e);
        }
    }

    private static LuminanceSource luminance(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = onWhite(pixels[i]);
        }
        return new RGBLuminanceSource(width, height, pixels);
    }

    private static int onWhite(int argb) {
        int alpha = argb >>> 24;
        return alpha == 0xff
                ? argb
                : channel(argb >> 16, alpha) << 16 | channel(argb >> 8, alpha) << 8 | channel(argb, alpha);
    }

    private static int channel(int value, int alpha) {
        return ((value & 0xff) * alpha + 0xff * (0xff - alpha)) / 0xff;
    }

    /** A QR code, else any other kind of code, so that a person can be told what he photographed. */
    private static Optional<Result> find(LuminanceSource light) {
        Optional<Result> qr = find(light, List.of(BarcodeFormat.QR_CODE));
        return qr.isPresent()
                ? qr
                : find(
                        light,
                        List.of(
                                BarcodeFormat.AZTEC,
                                BarcodeFormat.DATA_MATRIX,
                                BarcodeFormat.PDF_417,
                                BarcodeFormat.CODE_128,
                                BarcodeFormat.EAN_13));
    }

    private static Optional<Result> find(LuminanceSource light, List<BarcodeFormat> formats) {
        Map<DecodeHintType, Object> hints = Map.of(
                DecodeHintType.TRY_HARDER, true,
                DecodeHintType.ALSO_INVERTED, true,
                DecodeHintType.POSSIBLE_FORMATS, formats);
        for (Function<LuminanceSource, Binarizer> binarizer : BINARIZERS) {
            try {
                return Optional.of(new MultiFormatReader().decode(new BinaryBitmap(binarizer.apply(light)), hints));
            } catch (NotFoundException notThisWay) {
                // the next may see it
            }
        }
        return Optional.empty();
    }
}
