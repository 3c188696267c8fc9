package org.fieldpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.application.Application;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.fieldpost.app.learn.LearnCard;
import org.fieldpost.app.learn.LearnPages;
import org.fieldpost.app.look.TextSize;
import org.fieldpost.app.look.Theme;
import org.fieldpost.model.Samples;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kordamp.ikonli.javafx.FontIcon;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Somebody reads the cards and tries answers: each is told at once, in words and by a sign. */
@ExtendWith(ApplicationExtension.class)
class LearnScreensTest {

    private final List<String> flaws = new ArrayList<>();
    private final StackPane frame = new StackPane();
    private final List<String> titles = new ArrayList<>();
    private Stage stage;
    private Scene scene;

    @Start
    void start(Stage given) {
        stage = given;
    }

    @Test
    void a_wrong_and_a_right_answer_are_told_at_once_with_their_reasons(FxRobot robot) {
        Words words = Words.in(Language.EN);
        open(Language.EN, Theme.LIGHT, TextSize.USUAL, 390, 844);
        var thumb = new Thumb(robot, scene);
        thumb.tap("learn-I4");
        assertThat(thumb.find("learn-reason-1")).isEmpty();
        assertThat(thumb.find("learn-reason-2")).isEmpty();

        thumb.tap("learn-answer-1");
        assertThat(told(thumb, 1))
                .startsWith("Not right.")
                .endsWith(LearnCard.I4.answers().get(0).reason(words));
        assertThat(sign(thumb, 1)).isEqualTo("mdal-close");
        assertThat(thumb.find("learn-reason-2")).isEmpty();

        thumb.tap("learn-answer-2");
        assertThat(told(thumb, 2))
                .startsWith("Right.")
                .endsWith(LearnCard.I4.answers().get(1).reason(words));
        assertThat(sign(thumb, 2)).isEqualTo("mdal-check");
        assertThat(thumb.see("learn-answer-2").getAccessibleText()).contains("Right.");

        thumb.tap("learn-list");
        assertThat(thumb.see("learn-I4").getAccessibleText()).endsWith("Right answer found");
        assertThat(thumb.see("learn-I3").getAccessibleText()).endsWith("not answered yet");
        assertThat(titles).hasSize(2).containsOnly("Learn");
    }

    @Test
    void the_first_card_has_none_before_it_and_the_last_none_after_it(FxRobot robot) {
        open(Language.EN, Theme.LIGHT, TextSize.USUAL, 390, 844);
        var thumb = new Thumb(robot, scene);
        thumb.tap("learn-I1");
        assertThat(thumb.find("learn-previous")).isEmpty();
        for (int i = 1; i < LearnCard.values().length; i++) {
            thumb.tap("learn-next");
        }

        assertThat(thumb.find("learn-next")).isEmpty();
        thumb.tap("learn-previous");
        assertThat(thumb.find("learn-next")).isPresent();
    }

    @ParameterizedTest
    @MethodSource("org.fieldpost.app.Looks#all")
    void every_card_is_whole_with_all_its_answers_tried(Language spoken, Theme theme) {
        walk(spoken, theme, TextSize.USUAL, 390, 844);
    }

    @ParameterizedTest
    @CsvSource({
        "EN,LIGHT,LARGEST,390,844",
        "AR,NIGHT,LARGEST,390,844",
        "EN,SUN,LARGEST,360,640",
        "FR,LIGHT,LARGEST,360,640",
        "ES,LIGHT,LARGEST,360,640",
        "AR,LIGHT,LARGEST,360,640",
        "PT,LIGHT,LARGEST,360,640",
        "SW,LIGHT,LARGEST,360,640",
        "EN,LIGHT,USUAL,800,1280"
    })
    void on_every_display_and_size_of_letters(Language spoken, Theme theme, TextSize size, int width, int height) {
        walk(spoken, theme, size, width, height);
    }

    private void walk(Language spoken, Theme theme, TextSize size, int width, int height) {
        open(spoken, theme, size, width, height);
        String suffix = "-" + spoken.tag() + "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + width + "-" + size;
        look("learn-list" + suffix, spoken);
        Thumb.now(() -> {
            node("learn-I1").getOnMouseClicked().handle(null);
            return true;
        });
        for (LearnCard card : LearnCard.values()) {
            look("learn-" + card + suffix, spoken);
            for (LearnCard.Answer answer : card.answers()) {
                press("learn-answer-" + answer.number());
            }
            Thumb.now(() -> {
                ((ScrollPane) scene.lookup(".scroll")).setVvalue(1);
                return true;
            });
            look("learn-" + card + "-told" + suffix, spoken);
            if (node("learn-next") != null) {
                press("learn-next");
            }
        }
        assertThat(flaws).isEmpty();
    }

    private void open(Language spoken, Theme theme, TextSize size, int width, int height) {
        scene = Thumb.now(() -> {
            Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
            Theme.loadFonts();
            var pages = new LearnPages(Words.in(spoken), Samples.vocabulary(), (page, title) -> {
                titles.add(title);
                frame.getChildren().setAll(page);
            });
            frame.getChildren().setAll(pages.list());
            var opened = new Scene(frame, width, height);
            opened.getStylesheets().setAll(theme.styleSheet(size));
            opened.setNodeOrientation(
                    spoken.rightToLeft() ? NodeOrientation.RIGHT_TO_LEFT : NodeOrientation.LEFT_TO_RIGHT);
            stage.setScene(opened);
            stage.setWidth(width);
            stage.setHeight(height);
            stage.show();
            return opened;
        });
    }

    private void press(String id) {
        Thumb.now(() -> {
            ((ButtonBase) node(id)).fire();
            return true;
        });
    }

    private Node node(String id) {
        return scene.lookup("#" + id);
    }

    /** Each screen is searched for flaws; of those in English and Arabic there is a picture too. */
    private void look(String screen, Language spoken) {
        Thumb.now(() -> flaws.addAll(
                Flaws.of(scene).stream().map(flaw -> screen + ": " + flaw).toList()));
        if (spoken == Language.EN || spoken == Language.AR) {
            Png.write(
                    Thumb.now(() -> scene.getRoot().snapshot(null, null)),
                    Path.of(System.getProperty("fieldpost.build"), "screens", "learn")
                            .resolve(screen + ".png"));
        }
    }

    private static String told(Thumb thumb, int answer) {
        return ((Label) thumb.see("learn-reason-" + answer)).getText();
    }

    private static String sign(Thumb thumb, int answer) {
        return ((FontIcon) ((Button) thumb.see("learn-answer-" + answer)).getGraphic()).getIconLiteral();
    }
}
