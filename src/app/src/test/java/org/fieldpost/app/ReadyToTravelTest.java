package org.fieldpost.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.app.PhoneBehindTheDoor.PIN;
import static org.fieldpost.app.PhoneBehindTheDoor.SECOND;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javafx.stage.Stage;
import org.fieldpost.exchange.Carrier;
import org.fieldpost.exchange.carrier.ReadyEnvelopes;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.words.Problem;
import org.fieldpost.notebook.Enrolled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** P1, P3: what an officer has submitted travels, whatever becomes of the app, of his notebook and of its key. */
@ExtendWith(ApplicationExtension.class)
class ReadyToTravelTest {

    private static final String CREW = "ZEBRA-77";
    private static final List<Class<? extends Body>> SUBMITTED =
            List.of(Body.Nil.class, Body.PatrolRevision.class, Body.PatrolReported.class);

    private static final byte[] PHOTO = new byte[700];

    private static final List<String> WRONG = List.of(
            "9 more wrong ones", "8 more wrong ones", "0:30", "1:00", "5:00", "15:00", "60:00", "60:00", "60:00");

    @TempDir
    private Path folder;

    private Stage stage;
    private PhoneBehindTheDoor phone;

    @Start
    void start(Stage given) {
        stage = given;
    }

    @BeforeEach
    void startAPatrolWithoutALink(FxRobot robot) {
        phone = new PhoneBehindTheDoor(stage, robot, folder).switchedOn();
        phone.server().endEveryCrossingWith(new Carrier.LinkLost(Problem.of("link.lost", "fieldpost.example.org")));
        phone.setUp(MissionMode.LIVE);
        phone.thumb().tap("start-patrol");
        phone.thumb().type("crew-code", CREW);
        phone.thumb().tap("start-now");
        phone.see("end-patrol");
    }

    private void seesNothing() {
        phone.thumb().tap("nothing-seen");
        phone.thumb().tap("FUEL");
        phone.thumb().tap("save");
        phone.see("end-patrol");
    }

    private void endsThePatrol() {
        phone.thumb().tap("end-patrol");
        phone.thumb().tap("end-patrol");
        phone.see("report-" + CREW);
    }

    private void handsItsReportIn() {
        phone.thumb().tap("report-" + CREW);
        phone.thumb().tap("hand-in");
        phone.thumb().tap("hand-in");
    }

    private void submitsAll() {
        seesNothing();
        endsThePatrol();
        long before = phone.desk().notebook().journal().waiting();
        handsItsReportIn();
        phone.until(
                "the report to be handed in",
                () -> phone.desk().notebook().journal().waiting() > before);
    }

    @AfterEach
    void close() {
        phone.close();
    }

    /** Nothing makes it ready every few seconds here, and the notebook is never locked. */
    @Test
    void a_nil_report_and_a_patrols_report_are_ready_as_soon_as_they_are_submitted() {
        phone.server().answerAgain();

        phone.until(
                "the patrol's start to be ready",
                () -> ready().stream().anyMatch(Body.PatrolRevision.class::isInstance));
        seesNothing();
        phone.until("the nil report to be ready", () -> ready().stream().anyMatch(Body.Nil.class::isInstance));
        endsThePatrol();
        phone.until(
                "the patrol's end to be ready",
                () -> ready().stream()
                        .anyMatch(body -> body instanceof Body.PatrolRevision said
                                && said.patrol().endedAt().isPresent()));
        handsItsReportIn();
        phone.until(
                "the patrol's report to be ready",
                () -> ready().stream().anyMatch(Body.PatrolReported.class::isInstance));
    }

    /** What the server gets from whoever finds the folder, were the app killed now. */
    private List<Body> ready() {
        Enrolled officer = phone.desk().notebook().enrolment().orElseThrow();
        new ReadyEnvelopes(phone.privateDirectory().resolve("ready"))
                .due(officer.invitation().enrolment(), phone.clock().instant())
                .forEach(envelope -> phone.server().carry(officer, envelope));
        return phone.server().received();
    }

    @Test
    void an_officers_reports_travel_once_when_a_colleague_exchanges_on_the_same_phone() {
        submitsAll();
        phone.lock();
        phone.thumb().tap("notebook-3");
        var colleagues = new SimulatedServer(17, 5, 18, "K8");
        phone.setUp(MissionMode.LIVE, SECOND, colleagues);
        phone.server().answerAgain();
        assertThat(phone.server().received()).isEmpty();

        phone.thumb().tap("nav-exchange");
        phone.thumb().tap("send");
        phone.until("all of it to arrive", this::arrived);
        int once = phone.server().received().size();

        phone.lock();
        phone.thumb().tap("notebook-1");
        phone.keyIn(PIN);
        phone.see("nav-reports");
        assertThat(phone.desk().notebook().journal().waiting()).isZero();
        assertThat(phone.server().received()).hasSize(once);
    }

    @Test
    void ten_wrong_pins_destroy_the_key_and_what_was_submitted_still_travels() throws IOException {
        submitsAll();
        phone.lock();
        for (String answer : WRONG) {
            phone.keyIn("11223399");
            phone.reads(answer);
            phone.clock().pass(Duration.ofHours(2));
        }
        phone.keyIn("11223399");
        phone.see("lock-cost");
        try (Stream<Path> files = Files.list(phone.privateDirectory())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.startsWith("notebook-1"));
        }
        assertThat(phone.server().received()).isEmpty();

        phone.server().answerAgain();
        phone.clock().pass(Duration.ofHours(1));
        phone.until("all of it to arrive", this::arrived);
    }

    /** An officer rotates while there is no link: his photo too goes with the phone, and his successor begins with nothing. */
    @Test
    void what_an_officer_had_submitted_before_he_left_the_phone_arrives_while_his_successor_has_it() {
        submitsAll();
        phone.desk()
                .notebook()
                .submit(Samples.smuggling(AppAtWork.NOON, "the last"), "00000000000000bb", List.of(PHOTO));
        phone.thumb().tap("nav-settings");
        phone.thumb().tap("leave");
        phone.see("leave-do");
        assertThat(phone.shown())
                .anyMatch(text -> text.startsWith("Not yet arrived: "))
                .noneMatch(text -> text.equals("Not yet arrived: 0"))
                .anyMatch(text -> text.startsWith("Photos not yet arrived, in pieces: 1."));
        phone.thumb().tap("leave-sure");
        phone.thumb().tap("leave-do");
        phone.see("lock-cost");

        phone.setUp(MissionMode.LIVE, SECOND, new SimulatedServer(17, 5, 18, "K8"));
        assertThat(phone.desk().notebook().blank()).isTrue();
        phone.lock();
        phone.server().answerAgain();
        phone.clock().pass(Duration.ofHours(1));

        phone.until("all of it to arrive", this::arrived);
        phone.until(
                "the photo to arrive",
                () -> phone.server().received().stream().anyMatch(Body.PhotoChunk.class::isInstance));
    }

    private boolean arrived() {
        List<Body> received = phone.server().received();
        return SUBMITTED.stream().allMatch(kind -> received.stream().anyMatch(kind::isInstance));
    }
}
