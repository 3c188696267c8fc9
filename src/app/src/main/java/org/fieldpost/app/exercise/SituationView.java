package org.fieldpost.app.exercise;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.fieldpost.app.look.Icons;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.app.screen.Screens;
import org.fieldpost.model.exercise.Inject;
import org.fieldpost.model.exercise.Remark;
import org.fieldpost.model.exercise.Situation;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.words.Words;

/** What the player meets, and the ways to answer it. */
final class SituationView {

    private SituationView() {}

    static Node of(PlayViewModel model, Progress.Step step, Screens screens, Runnable nothingSeen, Runnable answered) {
        Words words = screens.words();
        Situation met = step.played().situation();
        var card = Pieces.card(
                Pieces.row(Icons.named(icon(met.means())), Pieces.label(means(met, words), "strong")),
                Pieces.written(met.title(), "title"),
                Pieces.written(met.text()),
                Pieces.label(words.say("practice.clock", clock(met)), "soft"));
        var kinds = Pieces.tiles();
        for (Kind kind : Kind.values()) {
            Button tile = Pieces.tile(
                    words.say("kind." + kind.name().toLowerCase(Locale.ROOT)),
                    Icons.of(kind),
                    "answer-" + kind,
                    () -> model.report(kind, screens::observe));
            tile.getStyleClass().add("kind");
            kinds.getChildren().add(tile);
        }
        var nil = Pieces.button(words.say("home.nil"), "mdmz-remove_circle_outline", "secondary", nothingSeen);
        nil.setId("answer-nil");
        var nothing =
                Pieces.button(words.say("practice.nothing"), "mdal-block", "secondary", () -> model.nothing(answered));
        nothing.setId("answer-nothing");
        var page = Pieces.page(card);
        for (Remark remark : step.played().remarks()) {
            page.getChildren().add(Pieces.label(words.say("practice.remark", remark.text()), "hint"));
        }
        page.getChildren()
                .addAll(
                        Pieces.label(words.say("practice.what_now"), "title"),
                        Pieces.label(words.say("practice.sealed_how"), "soft"),
                        kinds,
                        nil,
                        nothing);
        var scroll = Pieces.scroll(page);
        return new VBox(scroll);
    }

    static String means(Situation met, Words words) {
        String means = words.say("practice.means_" + met.means().name().toLowerCase(Locale.ROOT));
        return met.from().isEmpty() ? means : words.say("practice.means_from", means, met.from());
    }

    private static String icon(Inject.Means means) {
        return switch (means) {
            case SEEN -> "mdmz-visibility";
            case TOLD -> "mdmz-record_voice_over";
            case RADIO -> "mdmz-speaker_phone";
            case PHONE -> "mdal-call";
            case PAPER -> "mdal-description";
        };
    }

    /** Hours and minutes from the start. */
    static String clock(Situation met) {
        return String.format(
                Locale.ROOT, "%d:%02d", met.at().toHours(), met.at().toMinutesPart());
    }
}
