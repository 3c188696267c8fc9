package org.fieldpost.app.exercise;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.fieldpost.app.look.Icons;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.model.exercise.Exercise;
import org.fieldpost.model.words.Words;

/** What home shows of an exercise, and the choice of one. */
final class PlayCard {

    private static final int MOST_SHOWN = 8;

    private PlayCard() {}

    /** Where the card leads. */
    record Ways(Runnable choose, Runnable play, Runnable result, Consumer<Progress.Step> resolved, Runnable learn) {}

    static Node of(PlayViewModel model, Words words, Ways ways) {
        Progress progress = model.progress().get();
        var card = Pieces.card();
        Optional<Progress.Step> open = progress.open();
        if (open.isPresent()) {
            card.getChildren()
                    .addAll(
                            Pieces.label(place(progress, open.get(), words), "strong"),
                            row(
                                    "mdal-campaign",
                                    open.get().played().situation().title(),
                                    words.say("practice.open"),
                                    "exercise-open",
                                    ways.play));
        } else if (progress.alone() && progress.exercise().isEmpty()) {
            card.getChildren()
                    .addAll(
                            Pieces.label(words.say("practice.alone_here"), "soft"),
                            row(
                                    "mdmz-school",
                                    words.say("practice.choose"),
                                    words.say("practice.choose_why"),
                                    "exercise-choose",
                                    ways.choose));
        } else if (progress.alone()) {
            card.getChildren()
                    .addAll(
                            Pieces.label(progress.exercise().orElseThrow().title(), "strong"),
                            progress.finished()
                                    ? row(
                                            "mdal-grade",
                                            words.say("practice.result"),
                                            result(progress, words),
                                            "exercise-result",
                                            ways.result)
                                    : row(
                                            "mdal-check",
                                            words.say("practice.next"),
                                            words.say("practice.so_far", result(progress, words)),
                                            "exercise-next",
                                            ways.play));
        } else if (!progress.steps().isEmpty()) {
            card.getChildren()
                    .addAll(
                            Pieces.label(
                                    progress.steps().get(0).played().situation().exercise(), "strong"),
                            Pieces.label(words.say("practice.wait"), "soft"));
        } else {
            card.getChildren().add(Pieces.label(words.say("practice.wait_first"), "soft"));
        }
        if (!progress.alone()) {
            told(progress, words, ways, card);
        }
        if (open.isEmpty()) {
            card.getChildren()
                    .add(row(
                            "mdmz-menu_book",
                            words.say("learn.title"),
                            words.say("practice.learn_why"),
                            "exercise-learn",
                            ways.learn));
        }
        return card;
    }

    /** What else waits, and what the trainer has shown or said, the newest first. */
    private static void told(Progress progress, Words words, Ways ways, VBox card) {
        long waiting = progress.waiting().count();
        if (waiting > 1) {
            card.getChildren().add(Pieces.label(words.say("practice.more_wait", waiting - 1), "soft"));
        }
        for (Progress.Step step : progress.resolved().stream().limit(MOST_SHOWN).toList()) {
            card.getChildren()
                    .add(row(
                            "mdal-grade",
                            step.played().situation().title(),
                            step.score()
                                    .map(score -> words.say("practice.points", score.points()))
                                    .orElse(""),
                            "resolved-" + step.played().situation().id(),
                            () -> ways.resolved.accept(step)));
        }
        progress.steps().stream()
                .filter(step -> step.inject().isEmpty() && !step.played().open())
                .flatMap(step -> step.played().remarks().stream())
                .forEach(remark ->
                        card.getChildren().add(Pieces.label(words.say("practice.remark", remark.text()), "hint")));
    }

    private static Node row(String icon, String title, String under, String id, Runnable pressed) {
        return Pieces.explainedTile(Icons.named(icon), title, under, id, pressed);
    }

    /** As "Situation 2 of 6". */
    static String place(Progress progress, Progress.Step step, Words words) {
        int all = progress.injects().size();
        int number = progress.steps().indexOf(step) + 1;
        return all > 0 ? words.say("practice.place_of", number, all) : words.say("practice.place", number);
    }

    static String result(Progress progress, Words words) {
        return progress.result().failed()
                ? words.say("practice.failed_points", progress.result().points())
                : words.say("practice.points", progress.result().points());
    }

    static Node choice(List<Exercise> exercises, Words words, Consumer<Exercise> chosen) {
        var page = Pieces.page(Pieces.label(words.say("practice.choose_why"), "soft"));
        for (Exercise each : exercises) {
            page.getChildren()
                    .addAll(
                            row(
                                    "mdmz-school",
                                    each.title(),
                                    words.say("practice.many", each.injects().size()),
                                    "begin-" + each.id(),
                                    () -> chosen.accept(each)),
                            Pieces.written(each.about(), "soft"));
        }
        return Pieces.scroll(page);
    }
}
