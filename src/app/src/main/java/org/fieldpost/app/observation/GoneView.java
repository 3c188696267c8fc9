package org.fieldpost.app.observation;

import java.util.List;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.fieldpost.app.exchange.Spelling;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.words.Words;

/** After a restricted report was submitted: its receipt, and that it can no longer be read on this phone. */
final class GoneView {

    private GoneView() {}

    static List<Node> of(ReceiptCode receipt, Runnable closed, Words words) {
        Node code = Pieces.label(receipt.spoken(), "mgrs", "receipt-code");
        code.setId("gone-receipt");
        Label spelled = Pieces.label(Spelling.of(receipt.spoken()), "strong");
        // codes and their spelling read from left to right everywhere
        spelled.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        var close = Pieces.button(words.say("submitted.close"), "mdal-check", "primary", closed);
        close.setId("gone-close");
        return List.of(
                Pieces.scroll(Pieces.page(
                        Pieces.label(words.say("submitted.title"), "title"),
                        Pieces.card(Pieces.label(words.say("life.receipt"), "soft"), code, spelled),
                        Pieces.label(words.say("submitted.restricted"), "strong"))),
                Pieces.page(close));
    }
}
