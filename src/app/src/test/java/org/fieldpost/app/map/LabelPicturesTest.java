package org.fieldpost.app.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import javafx.stage.Stage;
import org.fieldpost.app.look.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class LabelPicturesTest {

    private static final int SIDE = 400;

    private final LabelPictures pictures = new LabelPictures(Color.WHITE);
    private Font font;

    @Start
    void start(Stage unused) {
        Theme.loadFonts();
        font = Font.font("IBM Plex Sans Arabic", FontWeight.BOLD, 15);
    }

    @Test
    void a_name_looks_as_if_it_had_been_written_there() throws Exception {
        Image copied = drawn(gc -> pictures.draw(gc, List.of(placed("Miravale", 100, 50)), 1));
        Image written = drawn(gc -> write(gc, "Miravale", 100, 50));

        assertThat(pixels(copied).boxed().toList())
                .isEqualTo(pixels(written).boxed().toList());
        assertThat(pixels(written).distinct().count()).isGreaterThan(20);
    }

    @Test
    void names_on_one_sheet_do_not_show_beside_each_other() throws Exception {
        List<LabelPictures.Placed> many = IntStream.range(0, 40)
                .mapToObj(i -> placed("Road Post " + i, -500, -500))
                .toList();
        drawn(gc -> pictures.draw(gc, many, 1));
        Image copied = drawn(gc -> pictures.draw(gc, List.of(placed("Road Post 17", 200, 200)), 1));
        Image written = drawn(gc -> write(gc, "Road Post 17", 200, 200));

        assertThat(pixels(copied).boxed().toList())
                .isEqualTo(pixels(written).boxed().toList());
    }

    @Test
    void a_sharper_display_gets_sharper_letters() throws Exception {
        List<LabelPictures.Placed> names = List.of(placed("Miravale", 100, 50));
        drawn(gc -> pictures.draw(gc, names, 1));
        Image sharp = drawn(gc -> {
            gc.scale(2, 2);
            pictures.draw(gc, names, 2);
        });
        Image written = drawn(gc -> {
            gc.scale(2, 2);
            write(gc, "Miravale", 100, 50);
        });

        assertThat(pixels(sharp).boxed().toList())
                .isEqualTo(pixels(written).boxed().toList());
    }

    @Test
    void names_of_a_whole_continent_do_not_fill_the_memory() throws Exception {
        for (int i = 0; i < 60; i++) {
            int round = i;
            List<LabelPictures.Placed> names = IntStream.range(0, 100)
                    .mapToObj(n -> placed("A long name of a place " + round + "/" + n, 100, 50))
                    .toList();
            drawn(gc -> pictures.draw(gc, names, 1));
        }
        assertThat(pictures.pixelsHeld()).isPositive().isLessThan(3_000_000);
    }

    private interface Drawing {
        void on(GraphicsContext gc);
    }

    private static Image drawn(Drawing drawing) throws Exception {
        return WaitForAsyncUtils.asyncFx(() -> {
                    var canvas = new Canvas(SIDE, SIDE);
                    GraphicsContext gc = canvas.getGraphicsContext2D();
                    gc.setFill(Color.SEAGREEN);
                    gc.fillRect(0, 0, SIDE, SIDE);
                    drawing.on(gc);
                    return (Image) canvas.snapshot(null, null);
                })
                .get(20, TimeUnit.SECONDS);
    }

    private void write(GraphicsContext gc, String text, double x, double y) {
        gc.setFont(font);
        gc.setTextAlign(TextAlignment.CENTER);
        gc.setTextBaseline(VPos.CENTER);
        gc.setStroke(Color.WHITE);
        gc.setLineWidth(3);
        gc.strokeText(text, x, y);
        gc.setFill(Color.BLACK);
        gc.fillText(text, x, y);
    }

    private LabelPictures.Placed placed(String text, double x, double y) {
        var measured = new Text(text);
        measured.setFont(font);
        var size = measured.getLayoutBounds();
        return new LabelPictures.Placed(
                new LabelPictures.Label(text, font, Color.BLACK, size.getWidth(), size.getHeight()), x, y);
    }

    private static IntStream pixels(Image image) {
        return IntStream.range(0, SIDE * SIDE).map(i -> image.getPixelReader().getArgb(i % SIDE, i / SIDE));
    }
}
