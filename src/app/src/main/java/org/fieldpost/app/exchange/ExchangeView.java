package org.fieldpost.app.exchange;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.Region;
import org.fieldpost.app.device.FilePicker;
import org.fieldpost.app.look.Icons;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.exchange.carrier.CourierFile;
import org.fieldpost.model.words.Words;

/** What waits, how it can travel, what happened last. */
public final class ExchangeView {

    private ExchangeView() {}

    public static Node of(ExchangeViewModel model, Words words, FilePicker files, ZoneId zone) {
        var count = Pieces.label("", "big");
        count.setId("waiting");
        var explained = Pieces.label("", "soft");
        var news = Pieces.label("", "hint");
        news.setId("news");
        news.setMaxWidth(Double.MAX_VALUE);
        news.setMinHeight(Region.USE_PREF_SIZE);
        var busy = new ProgressBar();
        busy.getStyleClass().add("meter");
        busy.setMaxWidth(Double.MAX_VALUE);
        var send = Pieces.button(words.say("exchange.send"), "mdmz-sync", "primary", model::sendNow);
        send.setId("send");
        var write = Pieces.button(words.say("exchange.write"), "mdmz-sd_storage", "secondary", model::writeCourierFile);
        write.setId("write-courier-file");
        var read = Pieces.button(
                words.say("exchange.read"),
                "mdmz-save_alt",
                "secondary",
                () -> files.choose(words.say("exchange.read"), CourierFile.ENDING)
                        .ifPresent(model::readAnswerFile));
        read.setId("read-answer-file");
        Runnable draw = () -> {
            ExchangeViewModel.State state = model.state().get();
            count.setText(
                    state.waiting() == 0
                            ? words.say("exchange.nothing")
                            : words.say("exchange.waiting", state.waiting()));
            explained.setText(words.say(state.waiting() == 0 ? "exchange.nothing_why" : "exchange.waiting_why"));
            busy.setVisible(state.busy());
            send.setDisable(state.busy());
            write.setDisable(state.busy());
            read.setDisable(state.busy());
            news.setVisible(state.news().isPresent());
            news.setManaged(state.news().isPresent());
            state.news().ifPresent(said -> {
                String at = state.at().map(t -> clock(t, zone) + "  ").orElse("");
                String again = state.nextAttempt()
                        .map(t -> "\n" + words.say("exchange.tries_again", clock(t, zone)))
                        .orElse("");
                news.setText(at + said.text().in(words) + again);
                news.getStyleClass().setAll("label", said.good() ? "card" : "problem");
            });
        };
        draw.run();
        Node screen = Pieces.scroll(Pieces.page(
                Pieces.card(Pieces.row(Icons.named("mdal-file_upload"), count), explained, busy),
                news,
                send,
                Pieces.label(words.say("exchange.no_network"), "title"),
                Pieces.label(words.say("exchange.no_network_why"), "soft"),
                write,
                read));
        // the model outlives the screen
        ChangeListener<ExchangeViewModel.State> drawing = (o, was, is) -> draw.run();
        model.state().addListener(new WeakChangeListener<>(drawing));
        screen.getProperties().put(ExchangeViewModel.State.class, drawing);
        return screen;
    }

    private static String clock(Instant at, ZoneId zone) {
        return DateTimeFormatter.ofPattern("HH:mm").withZone(zone).format(at);
    }
}
