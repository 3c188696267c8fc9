package org.fieldpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.stage.Stage;
import org.fieldpost.app.photo.Scenes;
import org.fieldpost.app.print.PdfWriter;
import org.fieldpost.app.print.PrintIntoFolder;
import org.fieldpost.exchange.Carrier;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.report.ClockConfidence;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.review.Asked;
import org.fieldpost.model.review.Grade;
import org.fieldpost.model.review.Ruling;
import org.fieldpost.model.words.Problem;
import org.fieldpost.notebook.Report;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A day in the life of a patrol, tap by tap on the real screens of a small phone, on a real notebook file. */
@ExtendWith(ApplicationExtension.class)
class ADayOnPatrolTest {

    private static final Duration LOOK_FOR_A_FIX = Duration.ofMillis(200);

    @TempDir
    private Path folder;

    private Stage stage;
    private AppAtWork phone;
    private Thumb thumb;
    private FxRobot robot;

    @Start
    void start(Stage given) {
        stage = given;
    }

    @AfterEach
    void close() {
        phone.close();
    }

    @Test
    void from_the_plan_in_the_morning_to_the_report_in_the_evening(FxRobot hand) throws IOException {
        robot = hand;
        phone = AppAtWork.inWindow(folder, MissionMode.LIVE).photographs(folder.resolve("taken.jpg"));
        open();
        joinsTheMission();
        plansAndStartsAPatrol();
        ReceiptCode truck = seesATruckAndPhotographsIt();
        ReceiptCode crossing = seesTheCrossingAnHourAgo();
        looksForFuelAndSeesNone();
        ReceiptCode mine = seesAMineAcrossTheValleyAndPicksItOnTheMap();
        losesThePhonesBatteryInTheMiddleOfAReport();
        hasNoLinkThenOne();
        sealsWhatNobodyElseMayRead();
        isAskedAboutTheTruckAndAnswersWithoutALink(truck);
        takesOneBackAndCorrectsAnother(crossing, mine);
        endsThePatrolAndHandsItsReportIn();
        everythingHasArrived(truck, crossing, mine);
    }

    private void open() {
        thumb = new Thumb(robot, Thumb.now(() -> {
            var scene = phone.show(stage).scene();
            phone.app()
                    .recordingTracks(LOOK_FOR_A_FIX)
                    .printingBy(new PrintIntoFolder(() -> folder.resolve("out"), PdfWriter::write));
            stage.setWidth(360);
            stage.setHeight(640);
            return scene;
        }));
    }

    private void joinsTheMission() {
        thumb.paste("enrolment-code", phone.invitation().code());
        thumb.tap("enrol");
        thumb.see("start-patrol");
        phone.server().namesRecipient();
    }

    private void plansAndStartsAPatrol() {
        thumb.tap("start-patrol");
        thumb.tap("plan-patrol");
        thumb.type("crew-code", "ALPHA-1");
        thumb.tap("save-plan");
        String plan = phone.notebook().patrolLog().plans().get(0).id();
        thumb.tap("plan-" + plan);
        thumb.tap("start-now");
        thumb.see("end-patrol");
        assertThat(phone.notebook().runningPatrol().orElseThrow().key().crewCode())
                .isEqualTo("ALPHA-1");
        walks(3);
    }

    private ReceiptCode seesATruckAndPhotographsIt() throws IOException {
        Files.write(folder.resolve("taken.jpg"), Scenes.jpeg(Scenes.road(900, 700), 1));
        thumb.tap("kind-SMUGGLING");
        answers("FUEL", "FUEL", "MOTO", "ANIMAL");
        thumb.type("note", "forty cans, LB 1234");
        thumb.tap("note-clean");
        thumb.tap("photo-take");
        thumb.tap("save-photo");
        thumb.tap("flash");
        ReceiptCode truck = saves();
        assertThat(said(truck).circumstances().note()).isEqualTo("forty cans, […]");
        assertThat(said(truck).circumstances().flash()).isTrue();
        return truck;
    }

    private ReceiptCode seesTheCrossingAnHourAgo() {
        thumb.tap("nav-home");
        thumb.tap("kind-BORDER");
        answers("LAND", "OFF_OPEN", "SOME");
        thumb.tap("time");
        thumb.tap("time-minus-60");
        thumb.tap("time-done");
        ReceiptCode crossing = saves();
        assertThat(said(crossing).circumstances().clock()).isEqualTo(ClockConfidence.STATED);
        return crossing;
    }

    private void looksForFuelAndSeesNone() {
        thumb.tap("nav-home");
        thumb.tap("nothing-seen");
        thumb.tap("FUEL");
        thumb.tap("save");
        thumb.see("kind-BORDER");
    }

    private ReceiptCode seesAMineAcrossTheValleyAndPicksItOnTheMap() {
        thumb.tap("kind-RESOURCE_SITE");
        answers("GOLD", "ACT_NOLIC", "COMM", "SOME");
        thumb.tap("place");
        thumb.tap("place-map");
        thumb.tap("pick-use");
        ReceiptCode mine = saves();
        assertThat(said(mine).circumstances().position().source()).isEqualTo(Position.Source.MAP_PICK);
        return mine;
    }

    private void losesThePhonesBatteryInTheMiddleOfAReport() {
        thumb.tap("nav-home");
        thumb.tap("kind-BORDER");
        thumb.tap("LAND");
        thumb.see("OFF_OPEN");
        phone.reopen();
        open();
        thumb.tap("draft-" + phone.notebook().drafts().get(0).id());
        answers("OFF_OPEN", "SOME");
        saves();
    }

    private void hasNoLinkThenOne() {
        thumb.tap("nav-exchange");
        phone.server().endEveryCrossingWith(new Carrier.LinkLost(Problem.of("link.lost", "fieldpost.example.org")));
        thumb.tap("send");
        thumb.until("bad news", () -> !text("news").isEmpty());
        assertThat(phone.notebook().reports(1).get(0).state()).isEqualTo(Report.State.WAITING);
        phone.server().answerAgain();
        thumb.tap("send");
        thumb.until("nothing to wait", () -> text("status").equals("All sent"));
    }

    private void sealsWhatNobodyElseMayRead() {
        thumb.tap("nav-home");
        thumb.tap("kind-SMUGGLING");
        thumb.tap("seal");
        thumb.tap("seal-same");
        thumb.tap("seal-start");
        answers("TIP", "FUEL", "MOTO", "ANIMAL");
        thumb.tap("save");
        thumb.see("sealed-receipt");
        thumb.tap("sealed-close");
        assertThat(phone.notebook().drafts()).isEmpty();
        assertThat(phone.notebook().reports()).hasSize(4);
    }

    private void isAskedAboutTheTruckAndAnswersWithoutALink(ReceiptCode truck) {
        phone.server()
                .asks(
                        phone.notebook(),
                        truck,
                        new Asked(7, "How many cans?", phone.clock().instant()));
        phone.server()
                .rules(
                        phone.notebook(),
                        truck,
                        Ruling.graded(new Grade('B', 2)),
                        phone.clock().instant());
        sends();
        thumb.tap("nav-home");
        thumb.tap("question-7");
        thumb.type("answer-7", "forty");
        thumb.tap("give-7");
        thumb.until("the answer to wait", () -> phone.notebook().journal().waiting() > 0);
    }

    private void takesOneBackAndCorrectsAnother(ReceiptCode crossing, ReceiptCode mine) {
        finds(crossing);
        thumb.tap("retract");
        thumb.tap("because-DUPLICATE");
        thumb.tap("really");
        thumb.until("it taken back", () -> state(crossing) == Report.State.RETRACTED);
        finds(mine);
        thumb.tap("correct");
        thumb.tap("row-WORKERS_BAND");
        thumb.tap("MANY");
        thumb.tap("save");
        thumb.until(
                "the correction",
                () -> said(mine).answers().byQuestion().toString().contains("MANY"));
    }

    private void endsThePatrolAndHandsItsReportIn() throws IOException {
        walks(3);
        thumb.tap("nav-home");
        thumb.tap("end-patrol");
        thumb.tap("end-patrol");
        thumb.tap("report-ALPHA-1");
        thumb.see("hand-in-clock");
        thumb.tap("print-report");
        thumb.until("the paper", () -> Files.isDirectory(folder.resolve("out")));
        thumb.tap("hand-in");
        thumb.tap("hand-in");
        sends();
        try (var printed = Files.list(folder.resolve("out"))) {
            assertThat(printed.map(Path::toString)).anyMatch(name -> name.endsWith(".pdf"));
        }
    }

    private void everythingHasArrived(ReceiptCode truck, ReceiptCode crossing, ReceiptCode mine) {
        assertThat(state(truck)).isEqualTo(Report.State.GRADED);
        assertThat(state(crossing)).isEqualTo(Report.State.RETRACTED);
        List<Body> received = phone.server().received();
        assertThat(received)
                .filteredOn(Body.ObservationRevision.class::isInstance)
                .hasSize(5);
        assertThat(received)
                .filteredOn(Body.ObservationRevision.class::isInstance)
                .extracting(body -> ((Body.ObservationRevision) body).revises().map(Body.Base::number))
                .contains(Optional.of(mine.number()));
        assertThat(received).hasAtLeastOneElementOfType(Body.Nil.class);
        assertThat(received).hasAtLeastOneElementOfType(Body.PhotoChunk.class);
        assertThat(received).hasAtLeastOneElementOfType(Body.TrackStretch.class);
        assertThat(received).hasAtLeastOneElementOfType(Body.Retraction.class);
        assertThat(received).hasAtLeastOneElementOfType(Body.Answer.class);
        assertThat(received).hasAtLeastOneElementOfType(Body.PatrolReported.class);
        assertThat(phone.notebook().journal().waiting()).isZero();
    }

    private void finds(ReceiptCode receipt) {
        thumb.tap("nav-reports");
        thumb.replace("search", receipt.spoken());
        thumb.until("it alone", () -> listed() == 1);
        thumb.tapLine(receipt.spoken());
    }

    private void sends() {
        thumb.tap("nav-exchange");
        thumb.tap("send");
        thumb.until("nothing to wait", () -> phone.notebook().journal().waiting() == 0);
        thumb.until("the bar to say so", () -> text("status").equals("All sent"));
    }

    private void answers(String... codes) {
        List.of(codes).forEach(thumb::tap);
    }

    private ReceiptCode saves() {
        int before = phone.notebook().reports().size();
        thumb.tap("save");
        thumb.until("one more in the list", () -> thumb.find("reports").isPresent() && listed() == before + 1);
        return phone.notebook().reports(1).get(0).receipt();
    }

    private int listed() {
        return Thumb.now(() ->
                ((ListView<?>) thumb.find("reports").orElseThrow()).getItems().size());
    }

    private void walks(int steps) {
        for (int step = 1; step <= steps; step++) {
            int before = fixes();
            phone.clock().pass(Duration.ofMinutes(10));
            Point from = AppAtWork.SANNIQUELLIE;
            phone.walksTo(new Point(
                    from.latitudeDeg() + 0.0004 + 0.0008 * (before + 1), from.longitudeDeg() + 0.0005 * before));
            thumb.until("the track to grow", () -> fixes() > before);
        }
        phone.walksTo(new Point(AppAtWork.SANNIQUELLIE.latitudeDeg() + 0.0004, AppAtWork.SANNIQUELLIE.longitudeDeg()));
    }

    private int fixes() {
        return phone.notebook()
                .patrolLog()
                .fixes(phone.notebook().runningPatrol().orElseThrow().key())
                .size();
    }

    private Observation said(ReceiptCode receipt) {
        return report(receipt).observation();
    }

    private Report.State state(ReceiptCode receipt) {
        return report(receipt).state();
    }

    private Report report(ReceiptCode receipt) {
        return phone.notebook().reports().stream()
                .filter(report -> report.receipt().equals(receipt))
                .findFirst()
                .orElseThrow();
    }

    private String text(String id) {
        return Thumb.now(
                () -> thumb.find(id).map(node -> ((Label) node).getText()).orElse(""));
    }
}
