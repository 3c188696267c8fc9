package org.fieldpost.app.lock;

import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.app.look.Ticking;
import org.fieldpost.model.words.Words;
import org.fieldpost.notebook.lock.Lockers;
import org.fieldpost.notebook.lock.Pin;

/** The first screen: which notebook, and its PIN. */
public final class LockView {

    private LockView() {}

    /** @param looks the languages to choose from, below everything else */
    public static Node of(LockViewModel model, Words words, Node looks) {
        var title = Pieces.label("", "big");
        title.setId("lock-title");
        var why = Pieces.label("", "soft");
        var cost = Pieces.label(words.say("lock.cost"), "strong");
        cost.setId("lock-cost");
        var pin = pinField(words.say("lock.pin"), "pin");
        pin.textProperty().bindBidirectional(model.typed());
        pin.setOnAction(e -> model.enter());
        Node keypad = Keypad.of(words, model::press, model::erase, model::enter);
        keypad.disableProperty().bind(model.busy());
        Label busy = Pieces.label(words.say("lock.trying"), "soft");
        busy.visibleProperty().bind(model.busy());
        busy.managedProperty().bind(model.busy());
        Runnable draw = () -> {
            title.setText(words.say(
                    switch (model.step().get()) {
                        case OPEN -> "lock.open";
                        case CHOOSE -> "lock.choose";
                        case REPEAT -> "lock.repeat";
                    },
                    model.number().get()));
            boolean choosing = model.step().get() == LockViewModel.Step.CHOOSE;
            why.setText(choosing ? words.say("lock.why", Pin.FEWEST_DIGITS, Pin.SHORTEST_PHRASE) : "");
            for (Label each : new Label[] {why, cost}) {
                each.setVisible(choosing);
                each.setManaged(choosing);
            }
        };
        model.step().addListener((o, was, is) -> draw.run());
        model.number().addListener((o, was, is) -> draw.run());
        draw.run();
        VBox page = Pieces.page(
                title,
                why,
                cost,
                Pieces.problem(words, model.problem()),
                pin,
                busy,
                keypad,
                Pieces.label(words.say("lock.notebooks"), "soft"),
                numbers(model, words),
                looks);
        Ticking.whileShown(page, Duration.seconds(1), model::tick);
        return Pieces.scroll(page);
    }

    /** Typed into by a keyboard, for a phrase too; its signs are never shown. */
    static PasswordField pinField(String name, String id) {
        var pin = new PasswordField();
        pin.setId(id);
        pin.getStyleClass().add("pin");
        pin.setPromptText(name);
        pin.setAccessibleText(name);
        return pin;
    }

    private static Node numbers(LockViewModel model, Words words) {
        var row = new HBox(8);
        row.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        var group = new ToggleGroup();
        for (int i = 1; i <= Lockers.MOST; i++) {
            int number = i;
            ToggleButton chip = Pieces.chip(String.valueOf(number), "", "notebook-" + number);
            chip.setAccessibleText(words.say("lock.notebook", number));
            chip.setToggleGroup(group);
            chip.setAlignment(Pos.CENTER);
            chip.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(chip, Priority.ALWAYS);
            chip.setOnAction(e -> model.choose(number));
            row.getChildren().add(chip);
        }
        Runnable mark =
                () -> group.selectToggle(group.getToggles().get(model.number().get() - 1));
        model.number().addListener((o, was, is) -> mark.run());
        model.step().addListener((o, was, is) -> mark.run());
        mark.run();
        return row;
    }
}
