package org.fieldpost.app.exchange;

import javafx.scene.Node;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import org.fieldpost.app.device.Device;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.app.qr.CodePicture;
import org.fieldpost.model.words.Words;

/** The other phone's code: photographed, out of a picture, or pasted; and what became of the meeting. */
final class GuestView {

    private GuestView() {}

    static Node of(GuestViewModel model, Device device, Words words, Runnable back) {
        var scan = Pieces.button(
                words.say(device.pictures().present() ? "qr.take" : "qr.choose"),
                "mdmz-qr_code_scanner",
                "primary",
                () -> CodePicture.ask(device, words.say("qr.choose"), model::usePicture));
        scan.setId("scan");
        var code = new TextArea();
        code.setId("other-code");
        code.setPromptText(words.say("guest.prompt"));
        code.setAccessibleText(words.say("guest.prompt"));
        code.setWrapText(true);
        code.setPrefRowCount(4);
        code.textProperty().bindBidirectional(model.typed());
        var give = Pieces.button(words.say("guest.go"), "mdmz-send", "secondary", () -> model.handOver(code.getText()));
        give.setId("give");
        var busy = new ProgressBar();
        busy.getStyleClass().add("meter");
        busy.setMaxWidth(Double.MAX_VALUE);
        var said = new VBox(8);
        said.setId("handed");
        VBox page = Drawn.page(words, words.say("exchange.hand_over"), back);
        page.getChildren()
                .addAll(
                        Pieces.label(words.say("guest.how"), "soft"),
                        scan,
                        Pieces.label(words.say("guest.or_paste"), "soft"),
                        code,
                        give,
                        busy,
                        said);
        Node screen = Pieces.scroll(page);
        Drawn.follow(screen, model.state(), () -> {
            GuestViewModel.State state = model.state().get();
            scan.setDisable(state.busy());
            give.setDisable(state.busy());
            Drawn.show(busy, state.busy());
            said.getChildren()
                    .setAll(state.news().stream()
                            .<Node>map(news -> Drawn.news(news, words))
                            .toList());
            Drawn.show(said, !state.news().isEmpty());
        });
        return screen;
    }
}
