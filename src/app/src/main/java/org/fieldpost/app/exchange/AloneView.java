package org.fieldpost.app.exchange;

import javafx.scene.Node;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.model.words.Words;

/** In the place of the exchange where somebody practises alone: nothing is sent, and how a trainer's exercise is joined. */
public final class AloneView {

    private AloneView() {}

    public static Node of(Words words, Runnable settings) {
        var leave = Pieces.button(words.say("nav.settings"), "mdmz-settings", "secondary", settings);
        leave.setId("alone-settings");
        return Pieces.scroll(Pieces.page(
                Pieces.label(words.say("practice.nothing_sent"), "title"),
                Pieces.label(words.say("practice.nothing_sent_why")),
                Pieces.label(words.say("practice.join_how"), "soft"),
                leave));
    }
}
