package org.fieldpost.app.lock;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import org.fieldpost.app.look.Icons;
import org.fieldpost.model.words.Words;

/** Digits large enough for gloves; from left to right in every language, as on a telephone. */
final class Keypad {

    private Keypad() {}

    static Node of(Words words, Consumer<String> press, Runnable erase, Runnable enter) {
        var pad = new GridPane();
        pad.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        pad.getStyleClass().add("keypad");
        for (int column = 0; column < 3; column++) {
            var third = new ColumnConstraints();
            third.setPercentWidth(100.0 / 3);
            pad.getColumnConstraints().add(third);
        }
        int place = 0;
        for (String digit : List.of("1", "2", "3", "4", "5", "6", "7", "8", "9")) {
            pad.add(key(digit, null, "key-" + digit, digit, () -> press.accept(digit)), place % 3, place / 3);
            place++;
        }
        pad.add(key("", "mdal-backspace", "key-erase", words.say("lock.erase"), erase), 0, 3);
        pad.add(key("0", null, "key-0", "0", () -> press.accept("0")), 1, 3);
        Button done = key("", "mdal-check", "key-enter", words.say("lock.enter"), enter);
        done.getStyleClass().add("primary");
        pad.add(done, 2, 3);
        return pad;
    }

    private static Button key(String text, String icon, String id, String name, Runnable pressed) {
        var key = new Button(text, icon == null ? null : Icons.named(icon));
        key.setId(id);
        key.getStyleClass().add("key");
        key.setAccessibleText(name);
        key.setMaxWidth(Double.MAX_VALUE);
        key.setOnAction(e -> pressed.run());
        return key;
    }
}
