package org.fieldpost.app.learn;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.fieldpost.app.look.Icons;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.model.vocabulary.Vocabulary;
import org.fieldpost.model.words.Words;

/** The list of cards, and one card with its question under it. */
final class LearnView {

    private LearnView() {}

    static Node list(LearnViewModel model, Words words, Vocabulary vocabulary, Consumer<LearnCard> opened) {
        var page = Pieces.page(Pieces.label(words.say("learn.intro"), "soft"));
        for (LearnCard card : LearnCard.values()) {
            String standing =
                    words.say("learn.standing_" + model.standing(card).name().toLowerCase(Locale.ROOT));
            page.getChildren()
                    .add(Pieces.explainedTile(
                            sign(card),
                            card.title(words, vocabulary),
                            standing,
                            "learn-" + card,
                            () -> opened.accept(card)));
        }
        return Pieces.scroll(page);
    }

    static Node card(
            LearnViewModel model, Words words, Vocabulary vocabulary, Consumer<LearnCard> opened, Runnable toList) {
        LearnCard card = model.open();
        var title = Pieces.label(card.title(words, vocabulary), "title");
        title.setId("learn-title");
        HBox.setHgrow(title, Priority.ALWAYS);
        var examples = Pieces.card(Pieces.label(words.say("learn.example"), "strong"));
        card.examples(words).forEach(example -> examples.getChildren().add(Pieces.label(example)));
        var list = Pieces.button(words.say("learn.list"), "mdal-list", "secondary", toList);
        list.setId("learn-list");
        var page = Pieces.page(
                Pieces.label(words.say("learn.place", card.place(), LearnCard.values().length), "soft"),
                Pieces.row(sign(card), title),
                Pieces.label(card.meaning(words)),
                examples,
                Pieces.card(Pieces.label(words.say("learn.not"), "strong"), Pieces.label(card.notThis(words))),
                question(model, card, words),
                list);
        return new VBox(Pieces.scroll(page), Pieces.page(steps(model, words, opened)));
    }

    private static Node sign(LearnCard card) {
        if (card.about().isPresent()) {
            return fixed(Pieces.label(card.name(), "big"));
        }
        return Icons.named(
                switch (card) {
                    case SAFE -> "mdmz-security";
                    case BASIS -> "mdmz-visibility";
                    case GRADE -> "mdal-grade";
                    case NIL -> "mdmz-remove_circle_outline";
                    default -> "mdal-lock";
                });
    }

    /** A sign is never wrapped for want of room. */
    private static Label fixed(Label sign) {
        sign.setWrapText(false);
        sign.setMinWidth(Label.USE_PREF_SIZE);
        return sign;
    }

    private static Node question(LearnViewModel model, LearnCard card, Words words) {
        var asked =
                Pieces.card(Pieces.label(words.say("learn.question"), "strong"), Pieces.label(card.question(words)));
        for (LearnCard.Answer answer : card.answers()) {
            asked.getChildren().addAll(answer(model, answer, words));
        }
        return asked;
    }

    /** The answer, and under it, once it was tapped, whether it is right and why; said in words and by a sign. */
    private static Node[] answer(LearnViewModel model, LearnCard.Answer answer, Words words) {
        String text = answer.text(words);
        String told = words.say(answer.right() ? "learn.right" : "learn.wrong", answer.reason(words));
        var reason = Pieces.label(told, answer.right() ? "good-news" : "problem");
        reason.setId("learn-reason-" + answer.number());
        reason.setMaxWidth(Double.MAX_VALUE);
        var button = Pieces.button(text, "mdmz-radio_button_unchecked", "secondary", () -> {});
        button.setId("learn-answer-" + answer.number());
        button.setAlignment(Pos.CENTER_LEFT);
        Runnable draw = () -> {
            boolean tried = model.tried(answer);
            reason.setVisible(tried);
            reason.setManaged(tried);
            if (tried) {
                button.setGraphic(Icons.named(answer.right() ? "mdal-check" : "mdal-close"));
                button.setAccessibleText(text + ": " + told);
            }
        };
        button.setOnAction(e -> {
            model.answer(answer);
            draw.run();
        });
        draw.run();
        return new Node[] {button, reason};
    }

    private static Node steps(LearnViewModel model, Words words, Consumer<LearnCard> opened) {
        boolean rightToLeft = words.language().rightToLeft();
        var steps = new HBox(8);
        step(model.previous(), words.say("learn.previous"), rightToLeft, "learn-previous", opened)
                .ifPresent(steps.getChildren()::add);
        step(model.next(), words.say("learn.next"), !rightToLeft, "learn-next", opened)
                .ifPresent(next -> {
                    next.setContentDisplay(ContentDisplay.RIGHT);
                    steps.getChildren().add(next);
                });
        return steps;
    }

    private static Optional<Button> step(
            Optional<LearnCard> to, String text, boolean towardsRight, String id, Consumer<LearnCard> opened) {
        return to.map(card -> {
            String icon = towardsRight ? "mdal-arrow_forward" : "mdal-arrow_back";
            var button = Pieces.button(text, icon, "secondary", () -> opened.accept(card));
            button.setId(id);
            HBox.setHgrow(button, Priority.ALWAYS);
            return button;
        });
    }
}
