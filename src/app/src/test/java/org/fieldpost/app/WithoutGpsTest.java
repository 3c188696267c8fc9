package org.fieldpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javafx.stage.Stage;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.place.Mgrs;
import org.fieldpost.model.place.Position;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A phone without a receiver, under a roof, or a laptop: the officer types the grid reference. */
@ExtendWith(ApplicationExtension.class)
class WithoutGpsTest {

    private static final String HERE = Mgrs.format(AppAtWork.SANNIQUELLIE, 4);

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
        phone = AppAtWork.inWindow(folder, MissionMode.LIVE).enrolled().withoutGps();
        thumb = new Thumb(robot, Thumb.now(() -> phone.show(stage).scene()));
    }

    @AfterEach
    void close() {
        phone.close();
    }

    @Test
    void an_observation_is_placed_by_a_typed_grid_reference_and_saved() {
        thumb.tap("kind-BORDER");
        List.of("LAND", "OFF_OPEN", "SOME").forEach(thumb::tap);
        thumb.tap("save");
        thumb.see("problem");
        thumb.type("grid", HERE);
        thumb.enter();
        thumb.tap("save");

        thumb.see("reports");
        assertThat(phone.notebook().reports())
                .extracting(r -> r.observation().circumstances().position().source())
                .containsExactly(Position.Source.MGRS);
    }

    @Test
    void a_grid_reference_typed_without_enter_counts_when_the_page_is_left() {
        thumb.tap("kind-BORDER");
        List.of("LAND", "OFF_OPEN", "SOME").forEach(thumb::tap);
        thumb.tap("place");
        thumb.type("grid", HERE);
        thumb.tap("place-done");
        thumb.tap("save");

        thumb.see("reports");
    }

    @Test
    void having_looked_and_seen_nothing_is_placed_by_a_typed_grid_reference_and_saved() {
        thumb.tap("nothing-seen");
        thumb.tap("FUEL");
        thumb.tap("save");
        thumb.see("problem");
        thumb.type("grid", HERE);
        thumb.enter();
        thumb.tap("save");

        thumb.see("kind-BORDER");
        assertThat(phone.notebook().journal().waiting()).isEqualTo(1);
    }
}
