package org.fieldpost.app.lock;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.Words;
import org.fieldpost.notebook.Waits;

/** An officer leaves the phone: what becomes of his notebook is said before it happens. Decides nothing, so it has no view model. */
public final class LeaveView {

    private LeaveView() {}

    /**
     * What lies in the notebook.
     *
     * @param waiting what has not arrived yet
     * @param drafts how many are not submitted
     */
    public record Held(Waits waiting, int drafts) {}

    /** @param problem why it could not be left just now */
    public static Node of(
            Words words, Held held, Optional<Problem> problem, Runnable send, Runnable leave, Runnable back) {
        ToggleButton sure = Pieces.chip(words.say("leave.sure"), "", "leave-sure");
        sure.setMaxWidth(Double.MAX_VALUE);
        var exchange = Pieces.button(words.say("leave.send"), "mdmz-sync", "secondary", send);
        exchange.setId("leave-send");
        var destroy = Pieces.button(words.say("leave.do"), "mdal-delete_forever", "secondary", leave);
        destroy.setId("leave-do");
        destroy.getStyleClass().add("danger");
        destroy.disableProperty().bind(sure.selectedProperty().not());
        var stay = Pieces.button(words.say("pin.back"), "mdal-arrow_back", "secondary", back);
        stay.setId("leave-back");
        var first = Pieces.card(
                Pieces.label(words.say("leave.first"), "strong"),
                waits("leave.waiting", held.waiting().texts(), words));
        if (held.waiting().photoPieces() > 0) {
            first.getChildren().add(waits("leave.photos", held.waiting().photoPieces(), words));
        }
        first.getChildren().addAll(waits("leave.drafts", held.drafts(), words), exchange);
        var page = Pieces.page(
                Pieces.label(words.say("leave.why"), "soft"),
                first,
                Pieces.card(
                        Pieces.label(words.say("leave.then"), "strong"),
                        Pieces.label(words.say("leave.cost"), "soft"),
                        sure,
                        destroy),
                Pieces.label(words.say("leave.next"), "soft"),
                stay);
        problem.ifPresent(said -> page.getChildren().add(0, Pieces.label(said.in(words), "problem")));
        return Pieces.scroll(page);
    }

    private static Label waits(String key, long many, Words words) {
        return Pieces.label(words.say(key, many), many == 0 ? "soft" : "strong");
    }
}
