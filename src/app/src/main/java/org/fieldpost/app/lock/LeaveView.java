package org.fieldpost.app.lock;

import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.model.words.Words;

/** An officer leaves the phone: what becomes of his notebook is said before it happens. Decides nothing, so it has no view model. */
public final class LeaveView {

    private LeaveView() {}

    /**
     * @param waiting how many entries have not arrived yet
     * @param drafts how many are not submitted
     */
    public static Node of(Words words, long waiting, int drafts, Runnable send, Runnable leave, Runnable back) {
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
        return Pieces.scroll(Pieces.page(
                Pieces.label(words.say("leave.why"), "soft"),
                Pieces.card(
                        Pieces.label(words.say("leave.first"), "strong"),
                        Pieces.label(words.say("leave.waiting", waiting), "soft"),
                        Pieces.label(words.say("leave.drafts", drafts), drafts == 0 ? "soft" : "strong"),
                        exchange),
                Pieces.card(
                        Pieces.label(words.say("leave.then"), "strong"),
                        Pieces.label(words.say("leave.cost"), "soft"),
                        sure,
                        destroy),
                Pieces.label(words.say("leave.next"), "soft"),
                stay));
    }
}
