package org.fieldpost.app.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Bidi;
import java.util.concurrent.TimeUnit;
import javafx.geometry.NodeOrientation;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class WrappedArabicTest {

    private static final double WIDTH = 300;

    private final StackPane root = new StackPane();

    @Start
    void start(Stage stage) {
        Theme.loadFonts();
        var scene = new Scene(root, WIDTH, 700);
        scene.setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT);
        scene.getStylesheets().setAll(Theme.LIGHT.styleSheet());
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void no_arabic_sentence_of_the_app_is_drawn_wider_than_its_label() throws Exception {
        Words arabic = Words.in(Language.AR);
        for (String key : arabic.keys()) {
            double drawn = WaitForAsyncUtils.asyncFx(() -> widthOf(Pieces.label(arabic.say(key))))
                    .get(20, TimeUnit.SECONDS);
            assertThat(drawn).as(key).isLessThanOrEqualTo(WIDTH + 1);
        }
    }

    @Test
    void nor_is_one_with_names_in_it_however_wide_the_label() throws Exception {
        Words arabic = Words.in(Language.AR);
        for (String key : arabic.keys()) {
            String said = arabic.say(key, "Tamsin", "border-map.pdf", "fieldpost.example.org");
            for (double width = 200; width <= WIDTH; width += 20) {
                double wide = width;
                double drawn = WaitForAsyncUtils.asyncFx(() -> widthOf(Pieces.label(said), wide))
                        .get(20, TimeUnit.SECONDS);
                assertThat(drawn).as(key + " in " + width).isLessThanOrEqualTo(width + 1);
            }
        }
    }

    @Test
    void no_line_ends_right_after_a_name_and_a_full_stop() {
        assertThat(WrappedArabic.mended("ابتعد عن Tamsin. حافظ")).endsWith("Tamsin.\u00a0حافظ");
        assertThat(WrappedArabic.mended("إلى Tamsin حافظ")).endsWith("Tamsin حافظ");
    }

    @Test
    void what_is_mended_twice_is_mended_once() {
        String once = WrappedArabic.mended("ابتعد عن Tamsin. حافظ على \u200e*.mbtiles\u200e مسافتك");

        assertThat(WrappedArabic.mended(once)).isEqualTo(once);
    }

    private double widthOf(Label label) {
        return widthOf(label, WIDTH);
    }

    private double widthOf(Label label, double width) {
        label.setMaxWidth(width);
        root.getChildren().setAll(label);
        root.applyCss();
        root.layout();
        return label.getChildrenUnmodifiable().stream()
                .filter(Text.class::isInstance)
                .mapToDouble(text -> text.getLayoutBounds().getWidth())
                .max()
                .orElse(0);
    }

    @Test
    void words_stand_in_the_same_order_as_without_marks() {
        for (String key : Words.in(Language.AR).keys()) {
            String plain = Words.in(Language.AR).say(key, "ALPHA-1", 12, "fieldpost.example.org");
            assertThat(order(WrappedArabic.mended(plain))).as(key).isEqualTo(order(plain));
        }
    }

    @Test
    void what_is_not_arabic_stays_as_it_is() {
        assertThat(WrappedArabic.mended("Report 12 saved")).isEqualTo("Report 12 saved");
    }

    /** The characters as they stand from left to right, the marks left out. */
    private static String order(String text) {
        var bidi = new Bidi(text, Bidi.DIRECTION_RIGHT_TO_LEFT);
        var levels = new byte[text.length()];
        var characters = new Object[text.length()];
        for (int i = 0; i < text.length(); i++) {
            levels[i] = (byte) bidi.getLevelAt(i);
            characters[i] = text.charAt(i);
        }
        Bidi.reorderVisually(levels, 0, characters, 0, characters.length);
        var order = new StringBuilder();
        for (Object each : characters) {
            order.append((char) each);
        }
        return order.toString().replace("\u200e", "").replace('\u00a0', ' ');
    }
}
