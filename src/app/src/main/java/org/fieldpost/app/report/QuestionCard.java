package org.fieldpost.app.report;

import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.VBox;
import org.fieldpost.app.look.NamesWarning;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.model.review.Answered;
import org.fieldpost.model.words.Words;
import org.fieldpost.notebook.AskedOfReport;

/** A supervisor's question with room for the answer, or the answer that was given. */
final class QuestionCard {

    private static final int ROWS = 4;

    private QuestionCard() {}

    /** @param corrected whether there is a correction that may be the answer */
    static Node of(ReportViewModel model, AskedOfReport question, ReportWords report, boolean corrected) {
        Words words = report.words();
        var card = Pieces.card(
                Pieces.label(
                        words.say("life.asked", report.time(question.asked().at())), "soft"),
                Pieces.label(question.asked().text(), "strong"));
        question.given()
                .ifPresentOrElse(
                        given -> given(card, given, words), () -> room(card, model, question, words, corrected));
        return card;
    }

    private static void given(VBox card, AskedOfReport.Given given, Words words) {
        if (!given.answered().text().isEmpty()) {
            card.getChildren()
                    .add(Pieces.label(
                            words.say("life.answered", given.answered().text())));
        }
        if (given.answered().byCorrection()) {
            card.getChildren().add(Pieces.label(words.say("life.answered_by_correction")));
        }
        card.getChildren()
                .add(
                        given.delivered()
                                ? Pieces.pill(words.say("state.delivered"), "mdal-cloud_done", "good")
                                : Pieces.pill(words.say("state.waiting"), "mdmz-smartphone", "warn"));
    }

    private static void room(VBox card, ReportViewModel model, AskedOfReport question, Words words, boolean corrected) {
        long id = question.asked().id();
        var text = new TextArea(model.written(question));
        text.setId("answer-" + id);
        text.setWrapText(true);
        text.setPrefRowCount(ROWS);
        text.setAccessibleText(words.say("life.answer_hint", Answered.TEXT_CHARS));
        text.setTextFormatter(new TextFormatter<>(
                change -> change.getControlNewText().length() <= Answered.TEXT_CHARS ? change : null));
        text.textProperty().addListener((o, was, is) -> model.write(id, is));
        var give = Pieces.button(words.say("life.answer"), "mdmz-reply", "primary", () -> model.answer(question));
        give.setId("give-" + id);
        card.getChildren()
                .addAll(
                        Pieces.label(words.say("life.answer_hint", Answered.TEXT_CHARS), "soft"),
                        text,
                        NamesWarning.under(text, words),
                        give);
        if (corrected) {
            var byCorrection = Pieces.button(
                    words.say("life.answer_by_correction"),
                    "mdal-edit",
                    "secondary",
                    () -> model.answerByCorrection(question));
            byCorrection.setId("corrected-" + id);
            card.getChildren().add(byCorrection);
        }
    }
}
