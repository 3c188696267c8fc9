package org.fieldpost.app.observation;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.fieldpost.app.look.Icons;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.app.screen.Screens;
import org.fieldpost.exchange.sealed.SealedReceipt;
import org.fieldpost.model.words.Words;

/** What a sealed report is, what to keep to, and the way into one; in the end, its code. */
final class SealingView {

    private SealingView() {}

    /** Before: the rules, and whom it goes to. */
    static List<Node> of(ObservationViewModel model, Words words) {
        var way = new VBox(12);
        Runnable draw = () -> way.getChildren().setAll(way(model.sealing(), words));
        model.sealing().state().addListener((o, was, is) -> draw.run());
        draw.run();
        var page = Pieces.page(
                Pieces.label(words.say("seal.title"), "title"),
                Pieces.label(words.say("seal.rules"), "hint"),
                Pieces.label(words.say("seal.what")),
                Pieces.label(words.say("seal.photos"), "soft"),
                Pieces.label(words.say("seal.duty"), "strong"),
                way);
        var back = Pieces.button(words.say("form.back"), "", "secondary", model::leave);
        back.setId("seal-back");
        var start = Pieces.button(words.say("seal.start"), "mdal-lock", "primary", model::seal);
        start.setId("seal-start");
        Runnable offer = () -> {
            boolean ready = model.sealing().state().get() == SealingModel.State.READY;
            start.setVisible(ready);
            start.setManaged(ready);
        };
        model.sealing().state().addListener((o, was, is) -> offer.run());
        offer.run();
        return List.of(Pieces.scroll(page), Pieces.page(Pieces.problem(words, model.problem()), start, back));
    }

    /** What stands between the officer and a sealed report. */
    static List<Node> way(SealingModel sealing, Words words) {
        return switch (sealing.state().get()) {
            case ASKING -> List.of();
            case NOBODY -> List.of(Pieces.label(words.say("seal.nobody"), "hint"));
            case READY ->
                List.of(Pieces.row(
                        Icons.named("mdmz-verified_user"),
                        Pieces.label(
                                words.say("seal.ready", sealing.fingerprint().orElse("")), "soft")));
            case TO_BE_COMPARED ->
                List.of(
                        Pieces.label(words.say("seal.compare")),
                        Pieces.card(Pieces.label(sealing.fingerprint().orElse(""), "mgrs")),
                        button("seal-same", "mdal-check", words.say("seal.same"), () -> sealing.compared(true)),
                        button(
                                "seal-different",
                                "mdal-clear",
                                words.say("seal.different"),
                                () -> sealing.compared(false)));
        };
    }

    /** After: its code, shown this once. */
    static List<Node> done(SealedReceipt receipt, Screens screens) {
        Words words = screens.words();
        Node code = Pieces.label(receipt.spoken(), "mgrs", "radio-group");
        code.setId("sealed-receipt");
        var close = Pieces.button(words.say("seal.close"), "mdal-check", "primary", screens::home);
        close.setId("sealed-close");
        return List.of(
                Pieces.scroll(Pieces.page(
                        Pieces.label(words.say("seal.done"), "title"),
                        Pieces.label(words.say("seal.receipt"), "soft"),
                        Pieces.card(code),
                        Pieces.label(words.say("seal.receipt_why")),
                        Pieces.label(words.say("seal.duty"), "strong"))),
                Pieces.page(close));
    }

    private static Button button(String id, String icon, String text, Runnable pressed) {
        Button button = Pieces.button(text, icon, "secondary", pressed);
        button.setId(id);
        return button;
    }
}
