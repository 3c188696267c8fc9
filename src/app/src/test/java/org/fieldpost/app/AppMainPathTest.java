package org.fieldpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.stage.Stage;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.report.Kind;
import org.fieldpost.notebook.Report;
import org.fieldpost.notebook.ReportLine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The officer's way through the real app, tap by tap. */
@ExtendWith(ApplicationExtension.class)
class AppMainPathTest {

    private static final Map<Kind, List<String>> ANSWERS = Map.of(
            Kind.SMUGGLING, List.of("FUEL", "FUEL", "MOTO", "ANIMAL"),
            Kind.BORDER, List.of("LAND", "OFF_OPEN", "SOME"),
            Kind.RESOURCE_SITE, List.of("GOLD", "ACT_NOLIC", "COMM", "SOME"));

    @TempDir
    private Path folder;

    private Stage stage;
    private AppAtWork phone;
    private Thumb thumb;

    @Start
    void start(Stage given) {
        stage = given;
    }

    @AfterEach
    void close() {
        if (phone != null) {
            phone.close();
        }
    }

    @Test
    void from_the_enrolment_code_to_three_counted_reports(FxRobot robot) {
        open(AppAtWork.inWindow(folder, MissionMode.LIVE), robot);
        thumb.paste("enrolment-code", phone.invitation().code());
        thumb.tap("enrol");
        thumb.tap("start-patrol");
        thumb.type("crew-code", "alpha-1");
        thumb.tap("start-now");
        thumb.see("end-patrol");

        List<Kind> saved = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            thumb.tap("nav-home");
            int before = thumb.taps();
            saveOne(kind);
            saved.add(kind);
            thumb.until(
                    saved + " in the list", () -> thumb.find("reports").isPresent() && shown().size() == saved.size());
            assertThat(thumb.taps() - before).as("taps for " + kind).isLessThanOrEqualTo(6);
        }

        assertThat(shown()).extracting(line -> line.standing().state()).containsOnly(Report.State.WAITING);
        assertThat(shown())
                .extracting(line -> line.gist().orElseThrow().kind())
                .containsExactly(Kind.RESOURCE_SITE, Kind.BORDER, Kind.SMUGGLING);
        assertThat(phone.notebook().reports())
                .allSatisfy(report -> assertThat(
                                report.observation().circumstances().patrol())
                        .isPresent());

        thumb.tap("nav-exchange");
        thumb.until("waiting to be counted", () -> text("waiting").equals("4"));
        thumb.tap("send");
        thumb.until("good news", () -> text("news").contains("Done: 4 delivered, 3 received."));
        thumb.until("nothing to wait", () -> text("status").equals("All sent"));
        thumb.tap("nav-reports");
        thumb.until(
                "three counted reports",
                () -> shown().stream()
                                .filter(r -> r.standing().state() == Report.State.COUNTED)
                                .count()
                        == 3);
        String receipt = shown().get(0).receipt().spoken();
        assertThat(thumb.line(receipt).getAccessibleText()).endsWith("Counted: Nimba");
    }

    @Test
    void the_app_closed_in_the_middle_of_an_observation_offers_the_draft_and_goes_on_where_it_was(FxRobot robot) {
        open(AppAtWork.inWindow(folder, MissionMode.LIVE).enrolled(), robot);
        thumb.tap("kind-SMUGGLING");
        thumb.tap("ARMS");
        thumb.see("ARMPIST");
        phone.reopen();
        open(phone, robot);

        String draft = phone.notebook().drafts().get(0).id();
        thumb.tap("draft-" + draft);
        thumb.tap("ARMPIST");
        thumb.tap("FOOT");
        thumb.tap("HAND");
        thumb.tap("save");

        thumb.until("the report", () -> thumb.find("reports").isPresent() && shown().size() == 1);
        assertThat(phone.notebook().drafts()).isEmpty();
    }

    @Test
    void a_note_that_was_being_typed_when_the_app_was_closed_is_there(FxRobot robot) {
        open(AppAtWork.inWindow(folder, MissionMode.LIVE).enrolled(), robot);
        thumb.tap("kind-BORDER");
        ANSWERS.get(Kind.BORDER).forEach(thumb::tap);
        thumb.type("note", "barrier up");
        phone.reopen();

        assertThat(phone.notebook().drafts().get(0).note()).isEqualTo("barrier up");
    }

    @Test
    void the_bar_says_what_waits_as_soon_as_that_changes(FxRobot robot) {
        open(AppAtWork.inWindow(folder, MissionMode.LIVE).enrolled(), robot);
        thumb.until("nothing to wait on a new phone", () -> text("status").equals("All sent"));

        saveOne(Kind.BORDER);

        thumb.until("one report to wait", () -> text("status").equals("1 waiting"));
    }

    private void saveOne(Kind kind) {
        thumb.tap("kind-" + kind);
        ANSWERS.get(kind).forEach(thumb::tap);
        thumb.tap("save");
    }

    private void open(AppAtWork opened, FxRobot robot) {
        phone = opened;
        thumb = new Thumb(robot, Thumb.now(() -> opened.show(stage).scene()));
    }

    private List<ReportLine> shown() {
        return Thumb.now(() -> ((ListView<?>) thumb.find("reports").orElseThrow())
                .getItems().stream().map(ReportLine.class::cast).toList());
    }

    private String text(String id) {
        return Thumb.now(
                () -> thumb.find(id).map(node -> ((Label) node).getText()).orElse(""));
    }
}
