package org.fieldpost.app.exercise;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.fieldpost.app.look.Icons;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.model.exercise.Result;
import org.fieldpost.model.exercise.Score;
import org.fieldpost.model.exercise.ScoreWords;
import org.fieldpost.model.words.Words;

/** What was reached in the whole, by part and by situation. */
final class ResultView {

    private ResultView() {}

    static Node of(
            Progress progress, ScoreWords said, Consumer<Progress.Step> opened, Runnable again, Runnable another) {
        Words words = said.words();
        Result result = progress.result();
        var page = Pieces.page();
        var points = Pieces.label(words.say("practice.points", result.points()), "big");
        points.setId("exercise-points");
        page.getChildren().add(points);
        result.breach()
                .ifPresent(trap ->
                        page.getChildren().add(Pieces.label(words.say("practice.failed", said.trap(trap)), "problem")));
        var parts = Pieces.card();
        result.parts().forEach((part, mean) -> parts.getChildren().add(line(said, part, mean)));
        page.getChildren().add(parts);
        page.getChildren().add(Pieces.label(words.say("practice.each"), "title"));
        for (Progress.Step step : progress.steps()) {
            page.getChildren().add(row(step, words, opened));
        }
        var anew = Pieces.button(words.say("practice.again"), "mdmz-refresh", "secondary", again);
        anew.setId("exercise-again");
        var other = Pieces.button(words.say("practice.choose"), "mdmz-school", "secondary", another);
        other.setId("exercise-another");
        page.getChildren().addAll(anew, other);
        return new VBox(Pieces.scroll(page));
    }

    private static Node line(ScoreWords said, Score.Part part, double mean) {
        return Pieces.row(
                Pieces.label(said.part(part)),
                Pieces.spring(),
                Pieces.label(said.words().say("practice.of", FeedbackView.shown(mean), part.most()), "strong"));
    }

    private static Node row(Progress.Step step, Words words, Consumer<Progress.Step> opened) {
        String points = step.score()
                .map(score -> score.breach().isPresent()
                        ? words.say("practice.failed_short")
                        : words.say("practice.points", score.points()))
                .orElse("");
        boolean good = step.score().filter(score -> score.points() >= 60).isPresent();
        return Pieces.explainedTile(
                Icons.named(good ? "mdal-check_circle" : "mdal-error"),
                step.played().situation().title(),
                points,
                "step-" + step.played().situation().number(),
                () -> opened.accept(step));
    }
}
