package org.fieldpost.app.letters;

import com.sun.javafx.font.FontStrike;
import com.sun.javafx.font.PGFont;
import com.sun.javafx.geom.PathIterator;
import com.sun.javafx.geom.Shape;
import com.sun.javafx.geom.transform.BaseTransform;
import com.sun.javafx.scene.text.FontHelper;
import com.sun.javafx.scene.text.GlyphList;
import com.sun.javafx.scene.text.TextLayout;
import com.sun.javafx.tk.Toolkit;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.geometry.NodeOrientation;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import org.fieldpost.app.look.Theme;

/**
 * A process that draws lines of text with the layout that JavaFX finds in it, and writes down what it drew: which glyphs, how wide,
 * and the picture. A line that starts with a + is drawn bold.
 */
final class DrawnText {

    static final double SIZE = 18;

    private DrawnText() {}

    /**
     * @param glyphs a number for the outline of each that draws something, from left to right
     * @param dark the pixels that are more dark than not, by rows
     */
    record Drawn(String text, double width, List<Integer> glyphs, int columns, int rows, BitSet dark) {

        boolean inkNear(int column, int row) {
            for (int y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
                for (int x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
                    if (ink(x, y)) {
                        return true;
                    }
                }
            }
            return false;
        }

        boolean ink(int column, int row) {
            return dark.get(row * columns + column);
        }
    }

    /** Arguments: a file of lines, and the file that is written. */
    public static void main(String[] args) throws Exception {
        List<String> lines = Files.readAllLines(Path.of(args[0]));
        var done = new CountDownLatch(1);
        Platform.startup(() -> {
            try (var out = new DataOutputStream(Files.newOutputStream(Path.of(args[1])))) {
                Theme.loadFonts();
                for (String line : lines) {
                    draw(line, out);
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } finally {
                done.countDown();
            }
        });
        done.await();
        Platform.exit();
    }

    static Font font(boolean bold) {
        return Font.font("IBM Plex Sans Arabic", bold ? FontWeight.BOLD : FontWeight.NORMAL, SIZE);
    }

    private static void draw(String line, DataOutputStream out) throws IOException {
        boolean bold = line.startsWith("+");
        String said = bold ? line.substring(1) : line;
        var text = new Text(said);
        text.setFont(font(bold));
        var scene = new Scene(new StackPane(text));
        scene.setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT);
        WritableImage picture = scene.snapshot(null);
        byte[] words = said.getBytes(StandardCharsets.UTF_8);
        out.writeInt(words.length);
        out.write(words);
        out.writeDouble(text.getLayoutBounds().getWidth());
        List<Integer> glyphs = glyphs(said, text.getFont());
        out.writeInt(glyphs.size());
        for (int glyph : glyphs) {
            out.writeInt(glyph);
        }
        int columns = (int) picture.getWidth();
        int rows = (int) picture.getHeight();
        out.writeInt(columns);
        out.writeInt(rows);
        var dark = new BitSet(columns * rows);
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                dark.set(y * columns + x, (picture.getPixelReader().getArgb(x, y) & 0xff) < 160);
            }
        }
        byte[] packed = dark.toByteArray();
        out.writeInt(packed.length);
        out.write(packed);
    }

    private static List<Integer> glyphs(String said, Font font) {
        TextLayout layout = Toolkit.getToolkit().getTextLayoutFactory().createLayout();
        layout.setContent(said, FontHelper.getNativeFont(font));
        layout.setDirection(TextLayout.DIRECTION_RTL);
        List<Integer> glyphs = new ArrayList<>();
        FontStrike strike = ((PGFont) FontHelper.getNativeFont(font)).getStrike(BaseTransform.IDENTITY_TRANSFORM);
        for (GlyphList run : layout.getRuns()) {
            for (int i = 0; i < run.getGlyphCount(); i++) {
                Shape outline = strike.getGlyph(run.getGlyphCode(i)).getShape();
                if (run.getGlyphCode(i) != ShapedRun.NOTHING
                        && !outline.getBounds().isEmpty()) {
                    glyphs.add(number(outline));
                }
            }
        }
        return glyphs;
    }

    /** Glyphs that are drawn by the same lines and curves are the same, whatever their place in the font. */
    private static int number(Shape outline) {
        var lines = new StringBuilder();
        float[] points = new float[6];
        for (PathIterator at = outline.getPathIterator(null); !at.isDone(); at.next()) {
            lines.append(at.currentSegment(points)).append(Arrays.toString(points));
        }
        return lines.toString().hashCode();
    }

    static List<Drawn> read(Path file) throws IOException {
        List<Drawn> all = new ArrayList<>();
        try (var in = new DataInputStream(new java.io.BufferedInputStream(Files.newInputStream(file)))) {
            while (true) {
                in.mark(1);
                if (in.read() < 0) {
                    return all;
                }
                in.reset();
                String text = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
                double width = in.readDouble();
                int count = in.readInt();
                List<Integer> glyphs = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    glyphs.add(in.readInt());
                }
                int columns = in.readInt();
                int rows = in.readInt();
                all.add(new Drawn(text, width, glyphs, columns, rows, BitSet.valueOf(in.readNBytes(in.readInt()))));
            }
        }
    }
}
