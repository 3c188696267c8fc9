package org.fieldpost.app.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import javafx.beans.property.SimpleFloatProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A phone's keyboard comes and goes over a page of 640. */
@ExtendWith(ApplicationExtension.class)
class InSightTest {

    private static final float KEYBOARD = 300;

    private final SimpleFloatProperty keyboard = new SimpleFloatProperty();
    private final TextField above = new TextField();
    private final TextField below = new TextField();
    private final TextArea high = new TextArea();
    private final Button button = new Button("save");
    private Stage stage;
    private Pane page;

    @Start
    void start(Stage given) {
        stage = given;
        page = new Pane(above, below, high, button);
        place(above, 100, 40);
        place(below, 560, 40);
        place(high, 250, 380);
        place(button, 600, 40);
        show(new Scene(page, 360, 640));
    }

    private void show(Scene scene) {
        InSight.keep(scene, keyboard);
        stage.setScene(scene);
        stage.setWidth(360);
        stage.setHeight(640);
        stage.show();
    }

    private static void place(Node node, double y, double height) {
        node.relocate(0, y);
        node.resize(300, height);
        node.setManaged(false);
    }

    @BeforeEach
    void away() {
        rises(0);
    }

    @Test
    void a_field_that_would_be_covered_moves_above_the_keyboard_and_back_when_it_has_gone() {
        writesIn(below);
        rises(KEYBOARD);
        assertThat(bottom(below)).isLessThanOrEqualTo(640 - KEYBOARD);

        rises(0);
        assertThat(page.getTranslateY()).isZero();
    }

    @Test
    void a_field_that_is_not_covered_stays_where_it_is() {
        writesIn(above);
        rises(KEYBOARD);

        assertThat(page.getTranslateY()).isZero();
    }

    @Test
    void the_next_field_counts_from_where_the_page_stands_and_nothing_moves_for_a_button() {
        rises(KEYBOARD);
        writesIn(below);
        double up = page.getTranslateY();
        writesIn(above);
        assertThat(page.getTranslateY()).isZero();
        writesIn(below);
        assertThat(page.getTranslateY()).isEqualTo(up);

        writesIn(button);
        assertThat(page.getTranslateY()).isZero();
    }

    @Test
    void of_a_field_higher_than_what_is_left_the_beginning_stays_in_sight() {
        writesIn(high);
        rises(KEYBOARD);

        assertThat(page.getTranslateY()).isEqualTo(-250);
    }

    /** What was on it must not stay in the phone's memory. */
    @Test
    void a_page_that_is_shown_no_more_is_forgotten() throws InterruptedException {
        var gone = new WeakReference<>(WaitForAsyncUtils.waitForAsyncFx(5_000, () -> {
            var scene = new Scene(new Pane(), 360, 640);
            InSight.keep(scene, keyboard);
            return scene;
        }));

        for (int i = 0; i < 50 && gone.get() != null; i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(gone.get()).isNull();
    }

    private void writesIn(Node field) {
        WaitForAsyncUtils.waitForAsyncFx(5_000, () -> {
            field.requestFocus();
            return field;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void rises(float height) {
        WaitForAsyncUtils.waitForAsyncFx(5_000, () -> {
            keyboard.set(height);
            return height;
        });
    }

    private static double bottom(Node field) {
        return field.localToScene(field.getLayoutBounds()).getMaxY();
    }
}
