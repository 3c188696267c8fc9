package org.fieldpost.app.exchange;

import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.app.qr.QrCode;
import org.fieldpost.exchange.carrier.Pouch;
import org.fieldpost.model.words.Words;

/** The code that another phone scans, and what it handed over. The phone listens only while this is on the screen. */
final class HostView {

    private static final double CODE_SIDE = 300;
    private static final long MIB = 1024 * 1024;

    /** The one on the screen, or that was there last; of the screen's thread. */
    private static final AtomicReference<Node> SHOWN = new AtomicReference<>();

    private HostView() {}

    static Node of(HostViewModel model, Words words, ZoneId zone, Runnable back) {
        var code = new VBox();
        code.getStyleClass().add("centred");
        var typed = Drawn.code("meeting-code");
        var addresses = new VBox(8);
        var met = new VBox(8);
        met.setId("met");
        var carried = Pieces.label("", "soft");
        carried.setId("carried");
        var room = new ProgressBar();
        room.getStyleClass().add("meter");
        room.setMaxWidth(Double.MAX_VALUE);
        var roomText = Pieces.label("", "soft");
        var problem = new VBox();
        VBox page = Drawn.page(words, words.say("exchange.carry"), back);
        page.getChildren()
                .addAll(
                        Pieces.label(words.say("host.how"), "soft"),
                        problem,
                        code,
                        met,
                        Pieces.card(
                                Drawn.head("mdmz-markunread_mailbox", words.say("host.carried")),
                                carried,
                                room,
                                roomText,
                                Pieces.label(words.say("host.carried_why"), "soft")),
                        Pieces.label(words.say("host.typed"), "soft"),
                        typed,
                        addresses);
        Node screen = Pieces.scroll(page);
        Drawn.follow(screen, model.state(), () -> {
            HostViewModel.State state = model.state().get();
            problem.getChildren().clear();
            state.problem().ifPresent(p -> problem.getChildren().add(Drawn.news(new News(false, p), words)));
            Drawn.show(problem, state.problem().isPresent());
            code.getChildren().clear();
            state.code().ifPresent(text -> code.getChildren().add(QrCode.of(text, CODE_SIDE, words.say("host.code"))));
            typed.setText(state.code().map(HostView::inGroups).orElse(""));
            addresses.getChildren().clear();
            if (!state.others().isEmpty()) {
                addresses.getChildren().add(Pieces.label(words.say("host.address", state.address()), "soft"));
            }
            for (String other : state.others()) {
                addresses
                        .getChildren()
                        .add(Pieces.button(
                                words.say("host.other_address", other), "", "secondary", () -> model.open(other)));
            }
            met.getChildren()
                    .setAll(state.met().stream()
                            .<Node>map(news -> Drawn.news(news, words))
                            .toList());
            Drawn.show(met, !state.met().isEmpty());
            carried.setText(CarriedWords.of(state.carried(), words, zone));
            room.setProgress((double) state.carried().bytes() / Pouch.MOST_BYTES);
            roomText.setText(words.say(
                    "host.room",
                    (state.carried().bytes() + MIB - 1) / MIB,
                    Pouch.MOST_BYTES / MIB,
                    Pouch.MOST_BYTES_EACH / MIB));
        });
        listenWhileShown(model, screen);
        return screen;
    }

    /** Blanks in it are passed over when it is read. */
    private static String inGroups(String code) {
        int head = code.indexOf(':') + 1;
        return code.substring(0, head) + " " + code.substring(head).replaceAll("(.{8})(?=.)", "$1 ");
    }

    private static void listenWhileShown(HostViewModel model, Node screen) {
        screen.sceneProperty().addListener((o, was, is) -> {
            if (is != null) {
                SHOWN.set(screen);
                if (model.state().get().code().isEmpty()) {
                    model.open();
                }
            } else {
                // the same page in another theme comes at once; its code stays
                Platform.runLater(() -> {
                    if (SHOWN.get() == screen) {
                        model.close();
                    }
                });
            }
        });
    }
}
