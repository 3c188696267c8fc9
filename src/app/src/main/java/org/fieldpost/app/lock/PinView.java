package org.fieldpost.app.lock;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.model.words.Words;
import org.fieldpost.notebook.lock.Pin;

/** Sets a PIN: the present one, the next, and the next once more. */
public final class PinView {

    private PinView() {}

    public static Node of(PinViewModel model, Words words, Runnable back) {
        String key = "pin." + model.which().name().toLowerCase(Locale.ROOT);
        PasswordField present = LockView.pinField(words.say("pin.present"), "pin-present");
        present.textProperty().bindBidirectional(model.present());
        PasswordField next = LockView.pinField(words.say(key + ".next"), "pin-next");
        next.textProperty().bindBidirectional(model.next());
        PasswordField repeated = LockView.pinField(words.say("pin.repeated"), "pin-repeated");
        repeated.textProperty().bindBidirectional(model.repeated());
        repeated.setOnAction(e -> model.set());
        var set = Pieces.button(words.say("pin.set"), "mdal-check", "primary", model::set);
        set.setId("pin-set");
        set.disableProperty().bind(model.busy());
        Label done = Pieces.label(words.say(key + ".done"), "strong");
        done.setId("pin-done");
        done.visibleProperty().bind(model.done());
        done.managedProperty().bind(model.done());
        var leave = Pieces.button(words.say("pin.back"), "mdal-arrow_back", "secondary", back);
        leave.setId("pin-back");
        return Pieces.scroll(Pieces.page(
                Pieces.label(words.say(key + ".why"), "soft"),
                Pieces.label(words.say("lock.why", Pin.FEWEST_DIGITS, Pin.SHORTEST_PHRASE), "soft"),
                Pieces.label(words.say(key + ".cost"), "strong"),
                Pieces.label(words.say("pin.present"), "soft"),
                present,
                Pieces.label(words.say(key + ".next"), "soft"),
                next,
                Pieces.label(words.say("pin.repeated"), "soft"),
                repeated,
                Pieces.problem(words, model.problem()),
                done,
                set,
                leave));
    }
}
