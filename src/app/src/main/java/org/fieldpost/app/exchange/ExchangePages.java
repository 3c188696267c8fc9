package org.fieldpost.app.exchange;

import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import org.fieldpost.app.Desk;
import org.fieldpost.model.words.Words;

/** The exchange's pages and which of them is open; the app draws it again in another language or theme. */
public final class ExchangePages {

    private final Desk desk;
    private final ExchangeViewModel exchange;
    private final Runnable redraw;
    private final HostViewModel host;
    private final GuestViewModel guest;
    private final OneTextViewModel oneText;
    private final HistoryViewModel history;
    private Page page = Page.FRONT;

    private enum Page {
        FRONT,
        CARRY,
        HAND_OVER,
        ONE_TEXT,
        HISTORY
    }

    /**
     * @param addresses where others on the local network reach this phone; blocks
     * @param redraw puts the open page on the screen
     */
    public ExchangePages(Desk desk, ExchangeViewModel exchange, Supplier<List<String>> addresses, Runnable redraw) {
        this.desk = desk;
        this.exchange = exchange;
        this.redraw = redraw;
        this.host = new HostViewModel(desk, exchange, addresses);
        this.guest = new GuestViewModel(desk, exchange);
        this.oneText = new OneTextViewModel(desk, exchange);
        this.history = new HistoryViewModel(desk);
    }

    /** The open page, as it is now. */
    public Node draw(Words words, ZoneId zone) {
        return switch (page) {
            case FRONT -> ExchangeView.of(exchange, this, words, desk.device(), zone);
            case CARRY -> HostView.of(host, words, zone, this::back);
            case HAND_OVER -> GuestView.of(guest, desk.device(), words, this::back);
            case ONE_TEXT -> OneTextView.of(oneText, words, zone, this::back);
            case HISTORY -> HistoryView.of(history, words, zone, this::back);
        };
    }

    /** Opens the first page; the app draws it. */
    public void front() {
        page = Page.FRONT;
        exchange.refresh();
    }

    private void back() {
        front();
        redraw.run();
    }

    void carry() {
        open(Page.CARRY);
    }

    void handOver() {
        open(Page.HAND_OVER);
    }

    void oneText() {
        oneText.refresh();
        open(Page.ONE_TEXT);
    }

    void history() {
        history.refresh();
        open(Page.HISTORY);
    }

    private void open(Page next) {
        page = next;
        redraw.run();
    }
}
