package org.fieldpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.stage.Stage;
import org.fieldpost.app.look.TextSize;
import org.fieldpost.app.look.Theme;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.Question;
import org.fieldpost.model.vocabulary.CodeList;
import org.fieldpost.model.words.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The pages of an observation, looked at by a machine and photographed for people to look at. */
@ExtendWith(ApplicationExtension.class)
class FormScreensTest {

    @TempDir
    private Path folder;

    private Stage stage;
    private AppAtWork phone;
    private Tour tour;

    @Start
    void start(Stage given) {
        stage = given;
    }

    @AfterEach
    void close() {
        phone.close();
    }

    @ParameterizedTest
    @CsvSource({
        "EN,LIGHT,USUAL,390,844",
        "EN,SUN,USUAL,390,844",
        "EN,NIGHT,USUAL,390,844",
        "AR,LIGHT,USUAL,390,844",
        "AR,SUN,USUAL,390,844",
        "AR,NIGHT,USUAL,390,844",
        "FR,LIGHT,USUAL,390,844",
        "ES,LIGHT,USUAL,390,844",
        "PT,LIGHT,USUAL,390,844",
        "SW,LIGHT,USUAL,390,844",
        "EN,LIGHT,USUAL,360,640",
        "FR,LIGHT,LARGEST,360,640",
        "AR,LIGHT,LARGEST,360,640",
        "EN,LIGHT,USUAL,800,1280"
    })
    void every_page_is_readable_and_in_reach(
            Language spoken, Theme theme, TextSize size, int width, int height, FxRobot robot) {
        phone = AppAtWork.inWindow(folder, MissionMode.LIVE).enrolled();
        phone.notebook().submit(Samples.smuggling(AppAtWork.NOON.minus(Duration.ofDays(2))), "00000000000000b3");
        phone.notebook().record(Samples.patrol(AppAtWork.NOON));
        phone.clock().pass(Duration.ofMinutes(95));
        phone.server().namesRecipient();
        String how = size == TextSize.USUAL && width == 390 ? "" : "-" + width + "x" + height + "-" + size;
        tour = new Tour(robot, stage, phone, spoken, theme);
        tour.open(width, height);
        tour.go(() -> phone.app().write(size));

        tour.go(() -> phone.app()
                .observe(Draft.open(
                        "00000000000000a2",
                        Kind.SMUGGLING,
                        phone.clock().instant(),
                        phone.desk().position())));
        tour.look("form-question" + how);
        tour.tap("explain");
        tour.look("form-definitions" + how);

        tour.go(() -> phone.app().observe(complete()));
        tour.look("form-review" + how);
        tour.tap("place");
        tour.look("form-where" + how);
        tour.scrollDown();
        tour.look("form-where-names" + how);
        tour.tap("place-BP02");
        tour.tap("time");
        tour.tap("time-minus-60");
        tour.look("form-when" + how);
        tour.tap("time-plus-1440");
        tour.look("form-when-problem" + how);
        tour.tap("time-done");
        tour.tap("handling");
        tour.look("form-handling" + how);
        tour.tap("handling-H2");
        tour.look("form-handling-problem" + how);
        tour.tap("handling-done");
        tour.tap("other-interfaces");
        tour.tap("interface-I6");
        tour.tap("explain-interfaces");
        tour.look("form-interfaces" + how);
        tour.scrollDown();
        tour.look("form-note" + how);
        tour.tap("save");
        tour.look("form-note-asked" + how);
        sealed(how);
        assertThat(tour.flaws()).isEmpty();
    }

    private void sealed(String how) {
        tour.tap("handling");
        tour.tap("handling-H4");
        tour.look("form-sealing-nobody" + how);
        phone.heardFromServer();
        tour.go(() -> phone.app().observe(complete()));
        tour.tap("handling");
        tour.tap("handling-H4");
        tour.look("form-sealing-compare" + how);
        tour.tap("seal-same");
        tour.look("form-sealing" + how);
        tour.tap("seal-start");
        tour.scrollUp();
        tour.look("form-sealed-review" + how);
        tour.tap("row-ACTIVITY");
        tour.tap("TIP");
        tour.tap("save");
        tour.tap("save");
        tour.look("form-sealed-code" + how);
        assertThat(phone.notebook().drafts()).extracting(Draft::id).doesNotContain("00000000000000a1");
        assertThat(phone.notebook().reports()).hasSize(1);
    }

    private Draft complete() {
        Draft draft = Draft.open(
                        "00000000000000a1",
                        Kind.SMUGGLING,
                        phone.clock().instant(),
                        phone.desk().position())
                .during(Optional.of(Samples.patrol(AppAtWork.NOON).key()))
                .noting("Col. Kamara, LB 1234, +231 77 555 1234");
        for (Question question : draft.missing()) {
            draft = draft.answering(
                    question,
                    List.of(Samples.vocabulary()
                            .list(question.list(), Kind.SMUGGLING.form())
                            .get(0)
                            .code()));
        }
        return draft.answering(Question.ACTOR, List.of(CodeList.ACTOR.code("ELITE")))
                .answering(Question.INDICATOR, Samples.codes(CodeList.INDICATOR, "I1.1", "I2.4"));
    }
}
