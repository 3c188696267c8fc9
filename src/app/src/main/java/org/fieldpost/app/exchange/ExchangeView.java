package org.fieldpost.app.exchange;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.fieldpost.app.device.Device;
import org.fieldpost.app.look.Icons;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.exchange.carrier.CourierFile;
import org.fieldpost.model.words.Words;
import org.fieldpost.notebook.Waits;

/** What waits, the four ways it can travel, and what happened last. */
final class ExchangeView {

    private static final double GAP = 6;

    private final ExchangeViewModel model;
    private final Words words;
    private final ZoneId zone;
    private final Label what = Pieces.label("", "title");
    private final Label count = Pieces.label("", "big");
    private final FlowPane kinds = new FlowPane(GAP, GAP);
    private final Label explained = Pieces.label("", "soft");
    private final ProgressBar busy = new ProgressBar();
    private final Label progress = Pieces.label("", "soft");
    private final Label last = Pieces.label("", "soft");
    private final Label next = Pieces.label("", "soft");
    private final VBox news = new VBox(8);
    private final Label carried = Pieces.label("", "soft");
    private final List<Button> resting = new ArrayList<>();

    private ExchangeView(ExchangeViewModel model, Words words, ZoneId zone) {
        this.model = model;
        this.words = words;
        this.zone = zone;
    }

    static Node of(ExchangeViewModel model, ExchangePages pages, Words words, Device device, ZoneId zone) {
        return new ExchangeView(model, words, zone).draw(pages, device);
    }

    private Node draw(ExchangePages pages, Device device) {
        count.setId("waiting");
        count.setMinWidth(Region.USE_PREF_SIZE);
        last.setId("last-success");
        carried.setId("carried");
        progress.setId("progress");
        busy.getStyleClass().add("meter");
        busy.setMaxWidth(Double.MAX_VALUE);
        Node screen = Pieces.scroll(Pieces.page(
                Pieces.card(
                        Pieces.row(Icons.named("mdal-file_upload"), Drawn.grown(what), count),
                        kinds,
                        explained,
                        busy,
                        progress,
                        last,
                        next),
                news,
                network(),
                courier(device),
                nearby(pages),
                text(pages),
                button("exchange.history", "mdal-history", "history", pages::history)));
        Drawn.follow(screen, model.state(), this::show);
        return screen;
    }

    private Node network() {
        Button send = Pieces.button(words.say("exchange.send"), "mdmz-sync", "primary", model::sendNow);
        send.setId("send");
        resting.add(send);
        return way("mdmz-wifi", "exchange.network", "exchange.network_why", send);
    }

    private Node courier(Device device) {
        Button write = button("exchange.write", "mdmz-sd_storage", "write-courier-file", model::writeCourierFile);
        Button read = button(
                "exchange.read",
                "mdmz-save_alt",
                "read-answer-file",
                () -> device.picker()
                        .choose(words.say("exchange.read"), CourierFile.ENDING)
                        .ifPresent(model::readAnswerFile));
        resting.add(write);
        resting.add(read);
        var card = way("mdmz-usb", "exchange.courier", "exchange.courier_why", write, read);
        if (!device.sharing().present()) {
            var folder = Pieces.label(device.files().sharedDirectory().toString(), "soft");
            // a path reads from left to right everywhere
            folder.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
            card.getChildren().addAll(Pieces.label(words.say("exchange.folder"), "soft"), folder);
        }
        return card;
    }

    private Node nearby(ExchangePages pages) {
        return way(
                "mdmz-people",
                "exchange.nearby",
                "exchange.nearby_why",
                button("exchange.hand_over", "mdmz-qr_code_scanner", "hand-over", pages::handOver),
                button("exchange.carry", "mdmz-qr_code", "carry-for-another", pages::carry),
                carried);
    }

    private Node text(ExchangePages pages) {
        return way(
                "mdmz-sms",
                "exchange.text",
                "exchange.text_why",
                button("exchange.text_choose", "mdmz-textsms", "one-text", pages::oneText));
    }

    private VBox way(String icon, String name, String why, Node... nodes) {
        var card = Pieces.card(Drawn.head(icon, words.say(name)), Pieces.label(words.say(why), "soft"));
        card.getChildren().addAll(nodes);
        return card;
    }

    private Button button(String key, String icon, String id, Runnable pressed) {
        Button button = Pieces.button(words.say(key), icon, "secondary", pressed);
        button.setId(id);
        return button;
    }

    private void show() {
        ExchangeState state = model.state().get();
        what.setText(words.say(
                state.waiting() == 0
                        ? "exchange.nothing"
                        : state.waits().texts() == 0 ? "exchange.photos_wait" : "exchange.waiting"));
        count.setText(String.valueOf(state.waits().texts()));
        Drawn.show(count, state.waits().texts() > 0);
        kinds.getChildren().setAll(pills(state.waits()));
        Drawn.show(kinds, !kinds.getChildren().isEmpty());
        explained.setText(words.say(state.waiting() == 0 ? "exchange.nothing_why" : "exchange.waiting_why"));
        resting.forEach(button -> button.setDisable(state.busy()));
        Drawn.show(busy, state.busy());
        boolean counted = state.sending().filter(of -> of.total() > 0).isPresent();
        Drawn.show(progress, counted);
        busy.setProgress(ProgressBar.INDETERMINATE_PROGRESS);
        state.sending().filter(of -> counted).ifPresent(of -> {
            progress.setText(words.say("exchange.progress", of.delivered(), of.total()));
            if (of.delivered() > 0) {
                busy.setProgress((double) of.delivered() / of.total());
            }
        });
        last.setText(state.lastSuccess()
                .map(event -> words.say(
                        "exchange.last",
                        Drawn.day(event.at(), zone, words),
                        words.say("way." + event.way().name().toLowerCase(Locale.ROOT))))
                .orElse(words.say("exchange.never")));
        next.setText(state.nextAttempt()
                .map(at -> words.say("exchange.tries_again", Drawn.clock(at, zone)))
                .orElse(""));
        Drawn.show(next, state.nextAttempt().isPresent());
        news.getChildren().clear();
        state.news().ifPresent(said -> {
            String at = state.at().map(t -> Drawn.clock(t, zone) + "  ").orElse("");
            Label label = Drawn.news(said, words);
            label.setText(at + label.getText());
            label.setId("news");
            news.getChildren().add(label);
        });
        state.others().ifPresent(said -> news.getChildren().add(Drawn.news(said, words)));
        Drawn.show(news, !news.getChildren().isEmpty());
        carried.setText(CarriedWords.of(state.carried(), words, zone));
    }

    private List<Node> pills(Waits waits) {
        List<Node> pills = new ArrayList<>();
        pill(pills, "exchange.flash", waits.flash(), "mdal-flash_on", "danger");
        pill(pills, "exchange.reports", waits.reports(), "mdal-description", "warn");
        pill(pills, "exchange.patrols", waits.patrols(), "mdal-directions_walk", "warn");
        pill(pills, "exchange.messages", waits.messages(), "mdal-chat", "warn");
        if (waits.photoPieces() > 0) {
            pills.add(Pieces.pill(
                    words.say("exchange.photos", waits.allPhotoPieces() - waits.photoPieces(), waits.allPhotoPieces()),
                    "mdmz-photo_camera",
                    "warn"));
        }
        return pills;
    }

    private void pill(List<Node> pills, String key, long many, String icon, String style) {
        if (many > 0) {
            pills.add(Pieces.pill(words.say(key, many), icon, style));
        }
    }
}
