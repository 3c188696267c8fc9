package org.fieldpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.control.ScrollPane;
import javafx.stage.Stage;
import org.fieldpost.model.mission.MissionMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What an officer does who changes their mind. */
@ExtendWith(ApplicationExtension.class)
class GoingBackTest {

    @TempDir
    private Path folder;

    private Stage stage;
    private AppAtWork phone;
    private Thumb thumb;

    @Start
    void start(Stage given) {
        stage = given;
    }

    @BeforeEach
    void open(FxRobot robot) {
        phone = AppAtWork.inWindow(folder, MissionMode.LIVE).enrolled();
        thumb = new Thumb(robot, Thumb.now(() -> phone.show(stage).scene()));
    }

    @AfterEach
    void close() {
        phone.close();
    }

    @Test
    void an_answer_given_anew_leads_on_to_the_next_open_question() {
        thumb.tap("kind-SMUGGLING");
        thumb.tap("ARMS");
        thumb.see("ARMPIST");
        thumb.tap("back");
        thumb.tap("GOODS");

        thumb.see("ARMPIST");
        assertThat(thumb.find("save")).isEmpty();
    }

    @Test
    void back_from_the_first_question_leads_home_and_the_draft_is_offered_there() {
        thumb.tap("kind-BORDER");
        thumb.see("LAND");
        thumb.tap("back");

        thumb.see("kind-BORDER");
        thumb.see("draft-" + phone.notebook().drafts().get(0).id());
    }

    @Test
    void an_answer_changed_in_the_review_leads_back_to_the_review() {
        toReview();
        thumb.tap("row-TRAFFIC_BAND");
        thumb.tap("MANY");

        thumb.see("save");
    }

    @Test
    void ticking_one_of_many_signs_leaves_the_list_where_it_was_scrolled_to() {
        toReview();
        thumb.tap("row-INDICATOR");

        thumb.tap("I7.1");

        assertThat(scrolled("I7.1")).isGreaterThan(0.5);
    }

    @Test
    void after_a_tap_no_other_button_looks_chosen() {
        thumb.tap("kind-BORDER");
        thumb.tap("LAND");
        thumb.see("OFF_OPEN");

        assertThat(Thumb.now(() -> thumb.find("next-theme").orElseThrow().isFocused()))
                .isFalse();
    }

    @Test
    void a_discarded_observation_leads_home_and_is_offered_no_more() {
        toReview();
        thumb.tap("discard");
        assertThat(phone.notebook().drafts()).hasSize(1);
        thumb.tap("discard");

        thumb.see("kind-BORDER");
        thumb.until("no draft", () -> phone.notebook().drafts().isEmpty());
    }

    @Test
    void another_language_and_another_theme_leave_the_draft_on_the_screen() {
        toReview();
        thumb.type("note", "barrier up");
        thumb.tap("next-theme");

        thumb.see("save");
        assertThat(phone.notebook().drafts()).hasSize(1);
        assertThat(phone.notebook().drafts().get(0).note()).isEqualTo("barrier up");
    }

    private void toReview() {
        thumb.tap("kind-BORDER");
        thumb.tap("LAND");
        thumb.tap("OFF_OPEN");
        thumb.tap("SOME");
        thumb.see("save");
    }

    private double scrolled(String id) {
        return Thumb.now(() -> {
            for (var above = thumb.find(id).orElseThrow().getParent(); above != null; above = above.getParent()) {
                if (above instanceof ScrollPane pane) {
                    return pane.getVvalue();
                }
            }
            throw new AssertionError(id + " stands in no scroll pane");
        });
    }
}
