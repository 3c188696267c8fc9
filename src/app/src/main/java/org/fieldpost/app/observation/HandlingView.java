package org.fieldpost.app.observation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import org.fieldpost.app.look.Icons;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.HandlingRule;
import org.fieldpost.model.report.Question;
import org.fieldpost.model.vocabulary.Vocabulary;
import org.fieldpost.model.words.Words;

/** Who may read it: what the answers ask for, and the officer's wish for more. */
final class HandlingView {

    private HandlingView() {}

    static List<Node> of(ObservationViewModel model, Words words, Vocabulary vocabulary) {
        var page = Pieces.page(Pieces.label(words.say("handling.title"), "title"));
        Handling least = model.draft().get().contentAsks();
        if (least != Handling.H2) {
            page.getChildren()
                    .add(Pieces.label(
                            words.say(
                                    "handling.asked_by",
                                    least.name(),
                                    String.join(", ", reasons(model, words, vocabulary))),
                            "hint"));
        }
        for (Handling level : List.of(Handling.H2, Handling.H3, Handling.H4)) {
            Optional<String> meaning = vocabulary.find(level.code()).map(t -> t.definition(words.language()));
            var row = Pieces.rowButton(
                    Icons.named(level == Handling.H2 ? "mdal-lock_open" : "mdal-lock"),
                    level.name() + " " + vocabulary.label(level.code(), words.language()),
                    Pieces.label(
                            meaning.orElse(""), level == model.draft().get().handling() ? "strong" : "soft"),
                    "handling-" + level,
                    () -> choose(model, level));
            if (level == model.draft().get().handling()) {
                row.getStyleClass().add("taken");
            }
            page.getChildren().add(row);
        }
        var done = Pieces.button(words.say("form.done"), "mdal-check", "primary", model::leave);
        done.setId("handling-done");
        return List.of(Pieces.scroll(page), Pieces.page(Pieces.problem(words, model.problem()), done));
    }

    private static void choose(ObservationViewModel model, Handling level) {
        if (level == Handling.H4 && !model.toBeSealed()) {
            model.open(Aside.SEALING);
        } else if (model.handle(level)) {
            model.leave();
        }
    }

    /** What of the report asks for more than the usual handling. */
    private static List<String> reasons(ObservationViewModel model, Words words, Vocabulary vocabulary) {
        var reasons = new ArrayList<String>();
        for (Question question : Question.of(model.draft().get().kind())) {
            model.draft().get().answers().all(question).stream()
                    .filter(code -> HandlingRule.least(question, code) != Handling.H2)
                    .forEach(code -> reasons.add(vocabulary.label(code, words.language())));
        }
        model.draft()
                .get()
                .officerCoding()
                .ifPresent(coding -> coding.all().stream()
                        .filter(judged -> HandlingRule.least(judged) != Handling.H2)
                        .forEach(judged -> reasons.add(judged.name())));
        return reasons;
    }
}
