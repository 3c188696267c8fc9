package org.fieldpost.app.screen;

import javafx.scene.Node;
import javafx.scene.control.TextArea;
import org.fieldpost.app.device.FilePicker;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.exchange.enrolment.Invitation;
import org.fieldpost.model.words.Words;

/** The first screen of a new phone. */
public final class EnrolView {

    private EnrolView() {}

    public static Node of(EnrolViewModel model, Screens screens, FilePicker files) {
        Words words = screens.words();
        var code = new TextArea();
        code.setId("enrolment-code");
        code.textProperty().bindBidirectional(model.typed());
        code.setPromptText(words.say("enrol.prompt"));
        code.setWrapText(true);
        code.setPrefRowCount(6);
        code.setAccessibleText(words.say("enrol.prompt"));
        var join = Pieces.button(words.say("enrol.join"), "mdal-check", "primary", () -> model.useCode(code.getText()));
        join.setId("enrol");
        var file = Pieces.button(
                words.say("enrol.file"),
                "mdal-description",
                "secondary",
                () -> files.choose(words.say("enrol.file"), Invitation.FILE_ENDING)
                        .ifPresent(model::useFile));
        return Pieces.scroll(Pieces.page(
                Pieces.label(words.say("enrol.title"), "big"),
                Pieces.label(words.say("enrol.why"), "soft"),
                code,
                Pieces.problem(words, model.problem()),
                join,
                file,
                SettingsView.languages(screens)));
    }
}
