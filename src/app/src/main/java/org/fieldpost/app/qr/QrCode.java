package org.fieldpost.app.qr;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Map;
import javafx.geometry.NodeOrientation;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/** A QR code on the screen: dark on light in every theme, with its quiet zone, never mirrored. */
public final class QrCode {

    /** ISO/IEC 18004 asks for four modules of quiet on every side. */
    private static final int QUIET = 4;

    private QrCode() {}

    /**
     * Draws the text; each module is a whole number of pixels, so that no edge blurs.
     *
     * @param side how wide it may be
     * @param spoken what a screen reader says it is
     */
    public static Region of(String text, double side, String spoken) {
        ByteMatrix modules = modules(text);
        int across = modules.getWidth() + 2 * QUIET;
        double module = Math.max(1, Math.floor(side / across));
        var ink = new SVGPath();
        ink.setContent(path(modules));
        ink.getStyleClass().add("qr-ink");
        ink.getTransforms().add(new Scale(module, module, 0, 0));
        var paper = new Pane(ink);
        paper.setId("qr");
        paper.getStyleClass().add("qr");
        paper.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        double width = across * module;
        paper.setMinSize(width, width);
        paper.setPrefSize(width, width);
        paper.setMaxSize(width, width);
        paper.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        paper.setAccessibleText(spoken);
        return paper;
    }

    private static ByteMatrix modules(String text) {
        try {
            return Encoder.encode(text, ErrorCorrectionLevel.M, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
                    .getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("A QR code cannot hold " + text.length() + " characters", e);
        }
    }

    private static String path(ByteMatrix modules) {
        var path = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                int from = x;
                while (x < modules.getWidth() && modules.get(x, y) == 1) {
                    x++;
                }
                if (x > from) {
                    path.append('M').append(from + QUIET).append(' ').append(y + QUIET);
                    path.append('h')
                            .append(x - from)
                            .append("v1h")
                            .append(from - x)
                            .append('z');
                }
            }
        }
        return path.toString();
    }
}
