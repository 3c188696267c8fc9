package org.fieldpost.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Parent;
import javafx.stage.Stage;
import org.fieldpost.app.look.Theme;
import org.fieldpost.app.qr.QrReader;
import org.fieldpost.exchange.ExchangeEngine;
import org.fieldpost.exchange.carrier.Meeting;
import org.fieldpost.exchange.carrier.MeetingCode;
import org.fieldpost.exchange.carrier.MeetingHost;
import org.fieldpost.exchange.carrier.Pouch;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.notebook.Enrolled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Codes as thumbs and cameras meet them: shown on one phone's screen, read by another out of a picture. */
@ExtendWith(ApplicationExtension.class)
class MeetingOnScreenTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private Stage stage;
    private TwoPhones phones;
    private Thumb thumb;

    @Start
    void start(Stage given) {
        stage = given;
    }

    @AfterEach
    void close() {
        if (phones != null) {
            phones.close();
        }
    }

    @Test
    void the_code_on_the_screen_is_read_from_a_picture_of_it_and_worth_nothing_when_the_page_is_left(FxRobot robot) {
        phones = TwoPhones.inWindow(folder).known();
        phones.staying().notebook().submit(Samples.smuggling(AppAtWork.NOON), "00000000000000a1");
        open(phones.driving(), robot);
        thumb.tap("nav-exchange");
        thumb.tap("carry-for-another");
        thumb.see("qr");
        thumb.tap("next-theme");
        MeetingCode code = MeetingCode.parse(QrReader.read(photographOfTheScreen()));

        assertThat(handOver(code).refused()).isEmpty();
        thumb.until(
                "the meeting to be told",
                () -> ((Parent) thumb.see("met")).getChildrenUnmodifiable().size() == 1);

        thumb.tap("back");
        thumb.see("send");
        settle(phones.driving());
        assertThatThrownBy(() -> handOver(code))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isEqualTo(Problem.of("meeting.lost")));
    }

    @Test
    void without_a_camera_a_picture_of_the_other_phones_code_is_chosen_and_the_report_handed_over(FxRobot robot) {
        phones = TwoPhones.inWindow(folder).known();
        AppAtWork phone = phones.driving();
        phone.notebook().submit(Samples.smuggling(AppAtWork.NOON), "00000000000000a1");
        var invitation = phone.phone().invitation();
        var pouch = new Pouch(
                folder.resolve("carrier"),
                new Pouch.Mission(
                        invitation.mission(), invitation.mode(), invitation.missionKey(), invitation.serverKey()),
                phone.clock());
        try (var host = new MeetingHost(pouch, "127.0.0.1", 0, new SecureRandom(), met -> {})) {
            phone.chooses(PictureOfCode.qr(host.code().code(), folder.resolve("code.png")));
            open(phone, robot);
            thumb.tap("nav-exchange");
            thumb.tap("hand-over");
            thumb.tap("scan");

            thumb.until("the report to be handed over", () -> pouch.load().onTheWay() == 1);
            thumb.until(
                    "the meeting to be told",
                    () -> ((Parent) thumb.see("handed"))
                                    .getChildrenUnmodifiable()
                                    .size()
                            == 2);
        }
    }

    @Test
    void a_new_phone_joins_by_a_picture_of_its_code_and_says_when_a_picture_shows_none(FxRobot robot) {
        try (AppAtWork phone = AppAtWork.inWindow(folder.resolve("new"), MissionMode.LIVE)) {
            phone.chooses(PictureOfCode.sky(folder.resolve("sky.png")));
            open(phone, robot);
            thumb.tap("scan");
            thumb.until("the reason", () -> thumb.find("problem").isPresent());
            assertThat(phone.notebook().enrolment()).isEmpty();

            phone.chooses(PictureOfCode.qr(phone.invitation().code(), folder.resolve("code.png")));
            thumb.tap("scan");

            thumb.see("start-patrol");
            assertThat(phone.notebook().enrolment()).map(Enrolled::invitation).contains(phone.invitation());
        }
    }

    private Meeting.HandedOver handOver(MeetingCode code) {
        AppAtWork guest = phones.staying();
        ExchangeEngine engine = guest.notebook().engine(new SecureRandom());
        return Meeting.handOver(
                code,
                guest.notebook().credential().orElseThrow(),
                engine.writeAll(ExchangeEngine.USUAL_BODY_BYTES),
                new SecureRandom(),
                PATIENCE);
    }

    private Path photographOfTheScreen() {
        Path picture = folder.resolve("screen.png");
        Png.write(Thumb.now(() -> stage.getScene().getRoot().snapshot(null, null)), picture);
        return picture;
    }

    private void open(AppAtWork phone, FxRobot robot) {
        thumb = new Thumb(robot, Thumb.now(() -> {
            var app = phone.show(stage);
            app.dress(Theme.LIGHT);
            return app.scene();
        }));
    }

    /** What the app had still to do in the background is done. */
    private static void settle(AppAtWork phone) {
        for (int i = 0; i < 2; i++) {
            var done = new CompletableFuture<Boolean>();
            phone.desk()
                    .background()
                    .run(() -> true, done::complete, failed -> done.completeExceptionally(failed.asException()));
            assertThat(done.join()).isTrue();
        }
    }
}
