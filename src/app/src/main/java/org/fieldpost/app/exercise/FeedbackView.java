package org.fieldpost.app.exercise;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.model.exercise.Inject;
import org.fieldpost.model.exercise.Remark;
import org.fieldpost.model.exercise.Score;
import org.fieldpost.model.exercise.ScoreWords;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.Words;

/** What an answer was worth and why, what a good one is, and what that rests on. */
final class FeedbackView {

    private FeedbackView() {}

    /** Where it goes on from here. */
    enum On {
        NEXT("practice.next", "mdal-check"),
        RESULT("practice.result", "mdal-grade"),
        HOME("nav.home", "mdal-home");

        private final String key;
        private final String icon;

        On(String key, String icon) {
            this.key = key;
            this.icon = icon;
        }
    }

    static Node of(Progress.Step step, ScoreWords said, On on, Runnable pressed) {
        Words words = said.words();
        var page = Pieces.page(Pieces.written(step.played().situation().title(), "title"));
        step.score().ifPresent(score -> page.getChildren().addAll(points(score, said)));
        step.inject().ifPresent(inject -> page.getChildren().addAll(good(inject, said)));
        for (Remark remark : step.played().remarks()) {
            page.getChildren().add(Pieces.label(words.say("practice.remark", remark.text()), "hint"));
        }
        page.getChildren()
                .add(Pieces.card(
                        Pieces.label(words.say("practice.what_was"), "strong"),
                        Pieces.written(step.played().situation().text(), "soft")));
        var next = Pieces.button(words.say(on.key), on.icon, "primary", pressed);
        next.setId("exercise-on");
        return new VBox(Pieces.scroll(page), Pieces.page(next));
    }

    private static Node[] points(Score score, ScoreWords said) {
        Words words = said.words();
        var lines = Pieces.card();
        List<Problem> same = sameOfAll(score);
        same.forEach(reason -> lines.getChildren().add(Pieces.label(said.reason(reason), "strong")));
        for (Score.Line line : score.lines()) {
            var part = new VBox(
                    2,
                    Pieces.row(
                            Pieces.label(said.part(line.part()), "strong"),
                            Pieces.spring(),
                            Pieces.label(
                                    words.say(
                                            "practice.of",
                                            shown(line.points()),
                                            line.part().most()),
                                    "strong")));
            for (Problem reason : same.isEmpty() ? line.reasons() : List.<Problem>of()) {
                part.getChildren().add(Pieces.label(said.reason(reason), "soft"));
            }
            lines.getChildren().add(part);
        }
        var total = Pieces.label(words.say("practice.points", score.points()), "big");
        total.setId("exercise-points");
        return score.breach()
                .map(trap ->
                        new Node[] {total, Pieces.label(words.say("practice.failed", said.trap(trap)), "problem"), lines
                        })
                .orElseGet(() -> new Node[] {total, lines});
    }

    /** What is said of every part is said once. */
    private static List<Problem> sameOfAll(Score score) {
        List<Problem> first = score.lines().get(0).reasons();
        return score.lines().stream().allMatch(line -> line.reasons().equals(first)) ? first : List.of();
    }

    /** Whole points as whole numbers, others with one decimal. */
    static Object shown(double points) {
        double rounded = Math.round(points * 10) / 10.0;
        return rounded == Math.rint(rounded) ? (Object) Math.round(rounded) : (Object) rounded;
    }

    private static Node[] good(Inject inject, ScoreWords said) {
        Words words = said.words();
        var key = Pieces.card(Pieces.label(words.say("practice.good_answer"), "strong"));
        for (ScoreWords.Wanted wanted : said.key(inject.key())) {
            key.getChildren().add(new VBox(Pieces.label(wanted.question(), "soft"), Pieces.label(wanted.answer())));
        }
        var why = Pieces.card(Pieces.label(words.say("practice.reasoning"), "strong"), Pieces.written(inject.notes()));
        for (ScoreWords.Wanted meaning : said.meanings(inject.key())) {
            why.getChildren()
                    .add(new VBox(Pieces.label(meaning.question(), "strong"), Pieces.label(meaning.answer(), "soft")));
        }
        inject.trap()
                .ifPresent(trap ->
                        why.getChildren().add(Pieces.label(words.say("practice.trap", said.trap(trap)), "hint")));
        return new Node[] {key, why};
    }
}
