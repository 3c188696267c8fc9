package org.fieldpost.app.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldpost.app.AppAtWork;
import org.fieldpost.app.Desk;
import org.fieldpost.app.LaterBackground;
import org.fieldpost.model.Samples;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.report.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeViewModelTest {

    @TempDir
    private Path folder;

    private AppAtWork phone;

    @BeforeEach
    void enrol() {
        phone = AppAtWork.withoutWindow(folder).enrolled();
    }

    @AfterEach
    void close() {
        phone.close();
    }

    @Test
    void a_phone_just_enrolled_has_no_patrol_no_draft_and_nothing_waiting() {
        var home = new HomeViewModel(phone.desk());

        home.refresh();

        assertThat(home.state().get())
                .isEqualTo(new HomeViewModel.State(Optional.empty(), List.of(), 0, Optional.empty()));
        assertThat(home.problem().get()).isEmpty();
    }

    @Test
    void the_running_patrol_open_drafts_and_what_waits_are_shown() {
        phone.notebook().record(Samples.patrol(AppAtWork.NOON));
        var home = new HomeViewModel(phone.desk());
        home.open(Kind.BORDER, draft -> {});

        home.refresh();

        assertThat(home.state().get().patrol()).contains(Samples.patrol(AppAtWork.NOON));
        assertThat(home.state().get().drafts()).extracting(Draft::kind).containsExactly(Kind.BORDER);
        assertThat(home.state().get().waiting()).isEqualTo(1);
    }

    @Test
    void a_draft_is_saved_before_it_is_shown_with_time_and_place() {
        var home = new HomeViewModel(phone.desk());
        List<Draft> opened = new ArrayList<>();

        home.open(Kind.SMUGGLING, opened::add);

        assertThat(opened).hasSize(1).isEqualTo(phone.notebook().drafts());
        assertThat(opened.get(0).openedAt()).isEqualTo(AppAtWork.NOON);
        assertThat(opened.get(0).position()).map(Position::source).contains(Position.Source.SIMULATED_GPS);
    }

    @Test
    void without_a_receiver_a_draft_opens_without_a_place() {
        var home = new HomeViewModel(phone.withoutGps().desk());
        List<Draft> opened = new ArrayList<>();

        home.open(Kind.SMUGGLING, opened::add);

        assertThat(opened.get(0).position()).isEmpty();
    }

    @Test
    void each_draft_has_a_name_of_its_own() {
        Desk desk = phone.desk();

        new HomeViewModel(desk).open(Kind.SMUGGLING, draft -> {});
        new HomeViewModel(desk).open(Kind.SMUGGLING, draft -> {});

        assertThat(phone.notebook().drafts()).hasSize(2);
    }

    @Test
    void a_thumb_that_taps_twice_opens_one_draft() {
        var slow = new LaterBackground();
        var home = new HomeViewModel(phone.workingBy(slow).desk());

        home.open(Kind.SMUGGLING, draft -> {});
        home.open(Kind.SMUGGLING, draft -> {});
        slow.catchUp();
        home.open(Kind.SMUGGLING, draft -> {});
        slow.catchUp();

        assertThat(phone.notebook().drafts()).hasSize(1);
    }

    @Test
    void a_notebook_that_fails_is_said_in_words() {
        var home = new HomeViewModel(phone.desk());
        phone.spoil();

        home.refresh();

        assertThat(home.problem().get()).map(p -> p.key()).contains("notebook.unopenable");
    }
}
