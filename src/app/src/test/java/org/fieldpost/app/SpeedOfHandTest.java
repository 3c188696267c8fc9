package org.fieldpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.stage.Stage;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.report.Answers;
import org.fieldpost.model.report.Circumstances;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.Question;
import org.fieldpost.model.vocabulary.Code;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/**
 * How fast a routine sighting is written, from home to saved, on the real screens of a small phone: the taps are counted, the
 * times of the screens measured, and the times of the hand and the head taken from the keystroke-level model (Card, Moran
 * and Newell 1980) in its version for touch screens (Rice and Lartigue 2014). Stated in docs/decisions/0011.
 */
@ExtendWith(ApplicationExtension.class)
class SpeedOfHandTest {

    /** The thumb's way to a target and the touch: P of the model, and T. */
    private static final double POINT_S = 1.1;

    private static final double TOUCH_S = 0.2;
    /** Before each choice: M of the model. */
    private static final double THINK_S = 1.35;
    /** A flick and the eye's way through what came into sight. */
    private static final double FLICK_S = 0.8 + THINK_S;

    private static final double MOST_S = 20;
    private static final int MOST_TAPS = 6;

    private static final Map<Kind, List<String>> USUAL = Map.of(
            Kind.SMUGGLING, List.of("FUEL", "FUEL", "MOTO", "ANIMAL"),
            Kind.BORDER, List.of("LAND", "OFF_OPEN", "SOME"),
            Kind.RESOURCE_SITE, List.of("GOLD", "ACT_NOLIC", "COMM", "SOME"));

    @TempDir
    private Path folder;

    private Stage stage;
    private AppAtWork phone;
    private Thumb thumb;
    private double modelS;
    private double screensS;
    private int flicks;

    @Start
    void start(Stage given) {
        stage = given;
    }

    @AfterEach
    void close() {
        phone.close();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_routine_sighting_takes_at_most_six_taps_and_twenty_seconds(Kind kind, FxRobot robot) {
        phone = AppAtWork.inWindow(folder, MissionMode.LIVE).enrolled();
        for (int day = 1; day <= 20; day++) {
            phone.notebook().submit(usual(kind, day), "00000000000000b1");
        }

        write(kind, robot, "routine");

        assertThat(thumb.taps()).isLessThanOrEqualTo(MOST_TAPS);
        assertThat(modelS).isLessThan(MOST_S);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void the_first_of_its_kind_takes_no_more_taps(Kind kind, FxRobot robot) {
        phone = AppAtWork.inWindow(folder, MissionMode.LIVE).enrolled();

        write(kind, robot, "first of its kind");

        assertThat(thumb.taps()).isLessThanOrEqualTo(MOST_TAPS);
    }

    private void write(Kind kind, FxRobot robot, String sort) {
        phone.notebook().record(Samples.patrol(AppAtWork.NOON));
        thumb = new Thumb(robot, Thumb.now(() -> {
            var scene = phone.show(stage).scene();
            stage.setWidth(360);
            stage.setHeight(640);
            return scene;
        }));
        thumb.see("end-patrol");

        tap("kind-" + kind);
        USUAL.get(kind).forEach(this::tap);
        tap("save");
        long pressed = System.nanoTime();
        thumb.see("reports");
        screensS += (System.nanoTime() - pressed) / 1e9;

        System.out.printf(
                Locale.ROOT,
                "speed of hand, %s, %s: %d taps, %d flicks, %.1f s of hand and head, %.1f s of screens, %.1f s in all%n",
                kind,
                sort,
                thumb.taps(),
                flicks,
                modelS,
                screensS,
                modelS + screensS);
        Circumstances c = phone.notebook().reports().get(0).observation().circumstances();
        assertThat(c.patrol()).contains(Samples.patrol(AppAtWork.NOON).key());
        assertThat(c.region()).isPresent();
        assertThat(c.knownPoint()).contains("BP03");
        assertThat(c.observedAt()).isEqualTo(AppAtWork.NOON);
    }

    /** One choice: think, look further down where it is not in sight, reach, touch; and wait for the screen before it. */
    private void tap(String id) {
        long from = System.nanoTime();
        Node target = thumb.see(id);
        screensS += (System.nanoTime() - from) / 1e9;
        int needed = Thumb.now(() -> flicksTo(target));
        flicks += needed;
        modelS += THINK_S + needed * FLICK_S + POINT_S + TOUCH_S;
        thumb.tap(id);
    }

    /** Three quarters of what is shown move by with each flick. */
    private static int flicksTo(Node target) {
        for (Parent above = target.getParent(); above != null; above = above.getParent()) {
            if (above instanceof ScrollPane pane) {
                pane.applyCss();
                pane.layout();
                Bounds shown = pane.localToScene(pane.getLayoutBounds());
                double hidden = target.localToScene(target.getLayoutBounds()).getMaxY() - shown.getMaxY();
                return hidden <= 0 ? 0 : (int) Math.ceil(hidden / (0.75 * shown.getHeight()));
            }
        }
        return 0;
    }

    private static Observation usual(Kind kind, int daysAgo) {
        Observation sample = Samples.smuggling(AppAtWork.NOON.minus(Duration.ofDays(daysAgo)));
        List<Question> required = new ArrayList<>(Question.of(kind).stream()
                .filter(q -> q.requiredIn(kind) && q != Question.BASIS)
                .toList());
        var answers =
                Answers.NONE.with(Question.BASIS, List.of(Question.BASIS.list().code("SAW")));
        for (int i = 0; i < required.size(); i++) {
            Code code = required.get(i).list().code(USUAL.get(kind).get(i));
            answers = answers.with(required.get(i), List.of(code));
        }
        return Observation.of(kind, sample.circumstances(), answers);
    }
}
