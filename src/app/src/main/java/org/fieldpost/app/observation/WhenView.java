package org.fieldpost.app.observation;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.fieldpost.app.look.Icons;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.model.report.ClockConfidence;
import org.fieldpost.model.words.Words;

/** When it was: the clock's time, or earlier in large steps, and how sure that is. */
final class WhenView {

    private static final List<Duration> SHORT_STEPS =
            List.of(Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1));
    private static final Duration DAY = Duration.ofDays(1);

    private final ObservationViewModel model;
    private final WhenModel when;
    private final Words words;
    private final VBox current = Pieces.card();

    private WhenView(ObservationViewModel model, Words words) {
        this.model = model;
        this.when = model.when();
        this.words = words;
    }

    static List<Node> of(ObservationViewModel model, Words words) {
        return new WhenView(model, words).parts();
    }

    private List<Node> parts() {
        current.setId("time-now");
        show();
        model.draft().addListener((o, was, is) -> show());
        TilePane steps = Pieces.tiles();
        SHORT_STEPS.forEach(step -> steps.getChildren().add(step(step, step.negated())));
        SHORT_STEPS.forEach(step -> steps.getChildren().add(step(step, step)));
        steps.getChildren().addAll(step(DAY, DAY.negated()), step(DAY, DAY));
        var page = Pieces.page(
                Pieces.label(words.say("time.title"), "title"),
                current,
                steps,
                button("time-clock", "mdmz-schedule", words.say("time.by_clock"), when::byTheClock));
        when.patrolStart()
                .ifPresent(start -> page.getChildren()
                        .add(button(
                                "time-patrol",
                                "mdal-directions_walk",
                                words.say(
                                        "time.patrol_start",
                                        PlaceLines.day(start, model.mission().zone(), words)),
                                () -> when.state(start))));
        var done = Pieces.button(words.say("form.done"), "mdal-check", "primary", model::leave);
        done.setId("time-done");
        return List.of(Pieces.scroll(page), Pieces.page(Pieces.problem(words, model.problem()), done));
    }

    private void show() {
        var draft = model.draft().get();
        current.getChildren()
                .setAll(
                        Pieces.label(
                                PlaceLines.day(
                                        draft.observedAt(), model.mission().zone(), words),
                                "big"),
                        Pieces.label(
                                PlaceLines.age(when.ago(), words) + " · "
                                        + words.say(
                                                "clock." + draft.clock().name().toLowerCase(Locale.ROOT)),
                                "soft"));
        if (draft.clock() == ClockConfidence.STATED) {
            current.getChildren().add(Pieces.label(words.say("time.stated_hint"), "soft"));
        }
        if (when.clockIsWrong()) {
            current.getChildren().add(Pieces.label(words.say("time.clock_wrong"), "hint"));
        }
    }

    private Button step(Duration step, Duration by) {
        return Pieces.tile(
                words.say(by.isNegative() ? "time.earlier" : "time.later", length(step)),
                Icons.named(by.isNegative() ? "mdal-history" : "mdmz-update"),
                "time" + (by.isNegative() ? "-minus-" : "-plus-") + step.toMinutes(),
                () -> when.move(by));
    }

    private String length(Duration step) {
        if (step.toDays() > 0) {
            return words.say("time.days", step.toDays());
        }
        return step.toHours() > 0
                ? words.say("time.hours", step.toHours())
                : words.say("time.minutes", step.toMinutes());
    }

    private Button button(String id, String icon, String text, Runnable pressed) {
        Button button = Pieces.button(text, icon, "secondary", pressed);
        button.setId(id);
        return button;
    }
}
