package org.fieldpost.app.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldpost.app.AppAtWork;
import org.fieldpost.app.PictureOfCode;
import org.fieldpost.app.SimulatedServer;
import org.fieldpost.app.qr.CodePicture;
import org.fieldpost.exchange.enrolment.Invitation;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.words.Problem;
import org.fieldpost.notebook.Enrolled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrolViewModelTest {

    @TempDir
    private Path folder;

    private final List<Enrolled> enrolled = new ArrayList<>();
    private AppAtWork phone;
    private EnrolViewModel model;

    @BeforeEach
    void open() {
        phone = AppAtWork.withoutWindow(folder);
        model = new EnrolViewModel(phone.desk(), enrolled::add);
    }

    @AfterEach
    void close() {
        phone.close();
    }

    @Test
    void a_good_code_enrols_the_phone() {
        model.useCode(phone.invitation().code());

        assertThat(enrolled).hasSize(1);
        assertThat(phone.phone().invitation()).isEqualTo(phone.invitation());
        assertThat(model.problem().get()).isEmpty();
    }

    @Test
    void a_code_pasted_with_line_breaks_and_blanks_enrols_too() {
        model.useCode("\n " + phone.invitation().code().replaceAll("(.{40})", "$1\r\n") + " ");

        assertThat(enrolled).hasSize(1);
    }

    /** Rescued without its keys, say: an exercise would close it for ever. */
    @Test
    void a_live_notebook_in_which_something_lies_never_becomes_a_trainees() {
        List<Invitation> training = new ArrayList<>();
        model = new EnrolViewModel(phone.desk(), enrolled::add, Optional.of(training::add));
        var exercise = new SimulatedServer(23)
                .invitation(MissionMode.EXERCISE, "liberia", AppAtWork.NOON.plus(Duration.ofHours(1)));
        Draft draft = Draft.open("00000000000000bb", Kind.BORDER, AppAtWork.NOON, Optional.empty());
        phone.desk().notebook().save(draft);

        model.useCode(exercise.code());

        assertThat(training).isEmpty();
        assertThat(model.problem().get()).map(Problem::key).contains("enrol.holds_live");
        phone.desk().notebook().discard(draft.id());
        model.useCode(exercise.code());
        assertThat(training).containsExactly(exercise);
    }

    @Test
    void an_invitation_file_enrols_the_phone() {
        Path file = folder.resolve("k7" + Invitation.FILE_ENDING);
        phone.invitation().writeTo(file);

        model.useFile(file);

        assertThat(enrolled).hasSize(1);
    }

    @Test
    void a_picture_of_the_code_enrols_the_phone() {
        Path picture = PictureOfCode.qr(phone.invitation().code(), folder.resolve("code.png"));

        model.usePicture(new CodePicture(picture, false));

        assertThat(enrolled).hasSize(1);
        assertThat(phone.phone().invitation()).isEqualTo(phone.invitation());
    }

    @Test
    void a_picture_without_a_code_or_with_another_is_said() {
        model.usePicture(new CodePicture(PictureOfCode.sky(folder.resolve("sky.png")), false));
        requireRefused("qr.none");

        model.usePicture(new CodePicture(PictureOfCode.bars("12345", folder.resolve("bars.png")), false));
        requireRefused("qr.other_kind");

        model.usePicture(new CodePicture(PictureOfCode.qr("https://example.org", folder.resolve("web.png")), false));
        requireRefused("invitation.form");
    }

    @Test
    void a_cut_code_is_said_and_the_whole_code_enrols_afterwards() {
        String code = phone.invitation().code();

        model.useCode(code.substring(0, code.length() - 20));
        requireRefused("invitation.broken");

        model.useCode(code);
        assertThat(enrolled).hasSize(1);
        assertThat(model.problem().get()).isEmpty();
    }

    @Test
    void an_expired_code_is_said() {
        phone.clock().pass(Duration.ofDays(2));

        model.useCode(phone.invitation().code());

        requireRefused("invitation.expired");
    }

    @Test
    void text_that_is_no_code_is_said() {
        model.useCode("");
        requireRefused("invitation.form");
        model.useCode("please let me in");
        requireRefused("invitation.form");
    }

    @Test
    void a_code_for_another_version_is_said() {
        model.useCode("fieldpost9:abcdef");

        requireRefused("invitation.version");
    }

    @Test
    void a_mission_this_app_does_not_have_is_said_before_the_notebook_is_bound_to_it() {
        model.useCode(phone.server()
                .invitation(MissionMode.LIVE, "atlantis", AppAtWork.NOON.plusSeconds(60))
                .code());

        assertThat(model.problem().get()).isPresent();
        assertThat(enrolled).isEmpty();
        assertThat(phone.notebook().enrolment()).isEmpty();
    }

    @Test
    void an_exercise_code_is_refused_on_a_live_phone() {
        model.useCode(phone.server()
                .invitation(MissionMode.EXERCISE, "liberia", AppAtWork.NOON.plusSeconds(60))
                .code());

        requireRefused("enrol.mode");
    }

    @Test
    void a_missing_file_and_a_file_that_is_no_invitation_are_said() throws Exception {
        model.useFile(folder.resolve("nowhere"));
        requireRefused("file.unreadable");

        Path photo = folder.resolve("photo");
        Files.write(photo, new byte[1_000_000]);
        model.useFile(photo);
        requireRefused("invitation.form");
    }

    private void requireRefused(String problem) {
        assertThat(model.problem().get()).map(p -> p.key()).contains(problem);
        assertThat(enrolled).isEmpty();
        assertThat(phone.notebook().enrolment()).isEmpty();
    }
}
