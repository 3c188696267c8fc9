package org.fieldpost.app.patrol;

import java.util.function.Predicate;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;

/** Shows on a tile whether it is chosen. */
final class Chosen {

    private Chosen() {}

    static <T> void mark(Button tile, ObservableValue<T> value, Predicate<T> chosen) {
        Runnable mark = () -> {
            tile.getStyleClass().remove("chosen");
            if (chosen.test(value.getValue())) {
                tile.getStyleClass().add("chosen");
            }
        };
        value.addListener((o, was, is) -> mark.run());
        mark.run();
    }
}
