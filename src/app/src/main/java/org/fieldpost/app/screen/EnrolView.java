package org.fieldpost.app.screen;

import javafx.scene.Node;
import javafx.scene.control.TextArea;
import org.fieldpost.app.device.Device;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.app.qr.CodePicture;
import org.fieldpost.exchange.enrolment.Invitation;
import org.fieldpost.model.words.Words;

/** The first screen of a new phone. */
public final class EnrolView {

    private EnrolView() {}

    public static Node of(EnrolViewModel model, Screens screens, Device device) {
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
                () -> device.picker()
                        .choose(words.say("enrol.file"), Invitation.FILE_ENDING)
                        .ifPresent(model::useFile));
        var scan = Pieces.button(
                words.say(device.pictures().present() ? "qr.take" : "qr.choose"),
                "mdmz-qr_code_scanner",
                "secondary",
                () -> CodePicture.ask(device, words.say("qr.choose"), model::usePicture));
        scan.setId("scan");
        var practise = Pieces.button(words.say("practice.alone"), "mdmz-school", "secondary", model::practise);
        practise.setId("practise");
        return Pieces.scroll(Pieces.page(
                Pieces.label(words.say("enrol.title"), "big"),
                Pieces.label(words.say("enrol.why"), "soft"),
                code,
                Pieces.problem(words, model.problem()),
                join,
                scan,
                file,
                Pieces.label(words.say("practice.why"), "soft"),
                practise,
                LanguageTiles.of(words.language(), screens::speak)));
    }
}
