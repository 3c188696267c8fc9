package org.fieldpost.app.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.skin.TextFieldSkin;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.PathElement;
import javafx.scene.text.HitInfo;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.stage.Stage;
import org.fieldpost.app.look.Theme;

/** A process in which Arabic is typed, touched and deleted; ends with an error where the caret is not where it should be. */
final class TypedText {

    private static final String[] WORDS = {
        "مراقبة الحدود",
        "لا إله",
        "كاملاً",
        "الْمُرَاقَبَة",
        "في الدورية ALPHA-1 عند 14:30",
        "رقم ٣٤ (تقريبا)",
        "abc لا def"
    };

    private TypedText() {}

    public static void main(String[] args) throws Exception {
        var done = new CompletableFuture<Void>();
        Platform.startup(() -> {
            try {
                Theme.loadFonts();
                for (String word : WORDS) {
                    carets(word);
                    carets(new TextFlow(text(word)), word);
                    typing(new TextField(), word);
                    typing(new TextArea(), word);
                }
                touching("مراقبة الحدود");
                wrapping();
                done.complete(null);
            } catch (Throwable e) {
                done.completeExceptionally(e);
            }
        });
        try {
            done.get(120, TimeUnit.SECONDS);
            System.exit(0);
        } catch (Exception e) {
            e.printStackTrace(System.out);
            System.exit(1);
        }
    }

    private static Text text(String word) {
        var text = new Text(word);
        text.setFont(DrawnText.font(false));
        return text;
    }

    /** Each place between two characters has a caret, and whoever touches the caret of a place is at that place. */
    private static void carets(String word) {
        Text text = text(word);
        new Scene(new VBox(text)).setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT);
        double width = text.getLayoutBounds().getWidth();
        for (int i = 0; i <= word.length(); i++) {
            Point2D caret = caret(text.caretShape(i, true));
            assertThat(caret.getX()).as(word + " at " + i).isBetween(-0.5, width + 0.5);
        }
        for (int i = 0; i < word.length(); i++) {
            Point2D from = caret(text.caretShape(i, true));
            Point2D to = caret(text.caretShape(i, false));
            if (Math.abs(from.getX() - to.getX()) > 1) {
                HitInfo hit = text.hitTest(new Point2D((3 * from.getX() + to.getX()) / 4, from.getY() + 3));
                assertThat(hit.getCharIndex()).as(word + ": touched " + i).isEqualTo(i);
                assertThat(hit.isLeading())
                        .as(word + ": touched the beginning of " + i)
                        .isTrue();
                hit = text.hitTest(new Point2D((from.getX() + 3 * to.getX()) / 4, from.getY() + 3));
                assertThat(hit.getCharIndex()).as(word + ": touched " + i).isEqualTo(i);
                assertThat(hit.isLeading())
                        .as(word + ": touched the end of " + i)
                        .isFalse();
            }
        }
    }

    private static void carets(TextFlow flow, String word) {
        new Scene(new VBox(flow)).setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT);
        flow.autosize();
        for (int i = 0; i < word.length(); i++) {
            Point2D from = caret(flow.caretShape(i, true));
            Point2D to = caret(flow.caretShape(i, false));
            if (Math.abs(from.getX() - to.getX()) > 1) {
                HitInfo hit = flow.hitTest(new Point2D((3 * from.getX() + to.getX()) / 4, from.getY() + 3));
                assertThat(hit.getCharIndex())
                        .as(word + " in a flow: touched " + i)
                        .isEqualTo(i);
            }
        }
    }

    private static Point2D caret(PathElement... shape) {
        var from = (MoveTo) shape[0];
        var to = (LineTo) shape[1];
        assertThat(to.getY()).isGreaterThan(from.getY());
        return new Point2D(from.getX(), from.getY());
    }

    /** Letter by letter, then the middle one deleted and typed again, then all deleted. */
    private static void typing(TextInputControl field, String word) {
        Stage stage = shown(field);
        var typed = new StringBuilder();
        for (String letter : word.split("", -1)) {
            if (!letter.isEmpty()) {
                type(field, letter);
                typed.append(letter);
                layOut(field);
                assertThat(field.getText()).isEqualTo(typed.toString());
                assertThat(field.getCaretPosition()).isEqualTo(typed.length());
            }
        }
        int middle = word.length() / 2;
        field.positionCaret(middle);
        press(field, KeyCode.BACK_SPACE);
        assertThat(field.getText()).isEqualTo(word.substring(0, middle - 1) + word.substring(middle));
        type(field, word.substring(middle - 1, middle));
        layOut(field);
        assertThat(field.getText()).isEqualTo(word);
        for (int i = 0; i < word.length(); i++) {
            field.positionCaret(i);
            press(field, KeyCode.DELETE);
            layOut(field);
            assertThat(field.getText().length()).isLessThan(word.length());
            field.setText(word);
        }
        field.end();
        for (int i = word.length(); i > 0; i--) {
            press(field, KeyCode.BACK_SPACE);
            layOut(field);
        }
        assertThat(field.getText()).isEmpty();
        stage.close();
    }

    /** A finger on each letter of a field puts the caret before or after that letter. */
    private static void touching(String word) {
        var field = new TextField(word);
        Stage stage = shown(field);
        var skin = (TextFieldSkin) field.getSkin();
        for (int i = 0; i < word.length(); i++) {
            Rectangle2D letter = skin.getCharacterBounds(i);
            assertThat(letter.getWidth()).as(word + " " + i).isPositive();
            HitInfo hit =
                    skin.getIndex((letter.getMinX() + letter.getMaxX()) / 2, (letter.getMinY() + letter.getMaxY()) / 2);
            assertThat(hit.getCharIndex()).as(word + ": finger on " + i).isEqualTo(i);
        }
        stage.close();
    }

    /** Words that do not fit stand in the next line, each drawn once. */
    private static void wrapping() {
        String words = "مراقبة الحدود في الليل والإبلاغ عن الشاحنات التي تمر من دون توقف";
        Text text = text(words);
        double line = text.getLayoutBounds().getHeight();
        double wide = text.getLayoutBounds().getWidth();
        text.setWrappingWidth(150);
        assertThat(text.getLayoutBounds().getWidth()).isLessThanOrEqualTo(151);
        assertThat(text.getLayoutBounds().getHeight()).isGreaterThan(line * Math.floor(wide / 150));
        assertThat(text.hitTest(new Point2D(75, line * 1.5)).getCharIndex()).isBetween(5, words.length() - 1);
    }

    private static Stage shown(TextInputControl field) {
        field.setFont(DrawnText.font(false));
        var stage = new Stage();
        var scene = new Scene(new VBox(field), 390, 300);
        scene.setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT);
        stage.setScene(scene);
        stage.show();
        field.requestFocus();
        layOut(field);
        return stage;
    }

    private static void layOut(TextInputControl field) {
        field.getScene().getRoot().applyCss();
        field.getScene().getRoot().layout();
    }

    private static void type(TextInputControl field, String letter) {
        field.fireEvent(new KeyEvent(KeyEvent.KEY_TYPED, letter, "", KeyCode.UNDEFINED, false, false, false, false));
    }

    private static void press(TextInputControl field, KeyCode key) {
        field.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
    }
}
