package org.fieldpost.app.exchange;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.fieldpost.app.Desk;
import org.fieldpost.exchange.Batch;
import org.fieldpost.exchange.EnvelopeSize;
import org.fieldpost.exchange.Priority;
import org.fieldpost.exchange.SealedAway;
import org.fieldpost.exchange.carrier.Pouch;
import org.fieldpost.model.words.Problem;
import org.fieldpost.notebook.ExchangeEvent;
import org.fieldpost.notebook.ExchangeEvent.Way;
import org.fieldpost.notebook.Waits;

/** What waits, and getting it home over the network or by a courier file. Every ending is shown and kept in the history. */
public final class ExchangeViewModel {

    public static final String APP_VERSION = "0.6.0";

    private final Desk desk;
    private final Runnable wiped;
    private final Carried carried;
    private final NetworkWay network;
    private final CourierWay courier;
    /** As the link has lately allowed; used by one exchange at a time. */
    private volatile EnvelopeSize size = EnvelopeSize.USUAL;

    private final ObjectProperty<ExchangeState> state = new SimpleObjectProperty<>(ExchangeState.FIRST);

    /** Of the screen's thread. */
    private Attempts attempts = Attempts.NONE;

    private record Seen(Waits waits, Optional<ExchangeEvent> lastSuccess, Pouch.Load carried) {}

    public ExchangeViewModel(Desk desk) {
        this(desk, () -> {});
    }

    /** @param wiped told on the screen's thread when the phone was revoked and has forgotten everything */
    public ExchangeViewModel(Desk desk, Runnable wiped) {
        this.desk = desk;
        this.wiped = wiped;
        this.carried = new Carried(desk);
        this.network = new NetworkWay(desk, carried);
        this.courier = new CourierWay(desk, carried);
    }

    public ObjectProperty<ExchangeState> state() {
        return state;
    }

    Carried carried() {
        return carried;
    }

    void forgotten() {
        wiped.run();
    }

    public void refresh() {
        desk.background()
                .run(
                        () -> new Seen(desk.notebook().waits(), desk.notebook().lastSuccess(), carried.load()),
                        seen -> state.set(state.get().seen(seen.waits(), seen.lastSuccess(), seen.carried())),
                        this::show);
    }

    /** Exchanges over the network, photos included. */
    public void sendNow() {
        send(Priority.PHOTO);
    }

    /**
     * Called every few seconds: exchanges over the network when it is time, so that a report goes without anybody thinking of
     * it, and what others handed over goes too. Photos wait until the officer sends them himself.
     */
    public void tryByItself() {
        if (state.get().busy()) {
            return;
        }
        desk.background()
                .run(
                        this::somethingToBring,
                        waits -> {
                            if (!state.get().busy()
                                    && attempts.due(waits, desk.clock().instant())) {
                                send(Priority.USUAL);
                            }
                        },
                        this::show);
    }

    private boolean somethingToBring() {
        return desk.notebook().enrolment().filter(e -> !e.invitation().alone()).isPresent()
                && (!desk.notebook()
                                .journal()
                                .waitingAfter(Batch.Place.START, 0, Priority.USUAL)
                                .entries()
                                .isEmpty()
                        || desk.notebook()
                                .journal()
                                .sealedAwayAfter(SealedAway.Place.START, Priority.USUAL)
                                .isPresent()
                        || carried.load().onTheWay() > 0);
    }

    private void send(Priority least) {
        begin();
        desk.link().run(() -> network.run(size, least, this::progressed), this::sent, problem -> {
            tried(false);
            fail(Way.NETWORK, problem);
        });
    }

    private void sent(NetworkWay.Sent sent) {
        size = sent.outcome().next();
        tried(sent.held());
        if (sent.revoked()) {
            ended(sent.news(), Optional.empty());
            wiped.run();
            return;
        }
        ended(sent.news(), sent.newsOfOthers());
        note(Way.NETWORK, sent.news());
        sent.newsOfOthers().ifPresent(of -> note(Way.BROUGHT, of));
        refresh();
    }

    private void tried(boolean held) {
        attempts = attempts.after(held, desk.clock().instant(), desk.random());
    }

    /** What the server holds by now, never what was merely sent. */
    private void progressed(Sending now) {
        desk.background()
                .run(
                        () -> desk.notebook().waits(),
                        waits -> {
                            if (state.get().busy()) {
                                state.set(state.get().sending(now, waits));
                            }
                        },
                        this::show);
    }

    /** Writes all that waits into a courier file, and offers it to another app where the phone can. */
    public void writeCourierFile() {
        begin();
        desk.background()
                .run(
                        courier::write,
                        written -> {
                            finish(Way.COURIER_WRITTEN, written.news());
                            if (desk.device().sharing().present()) {
                                desk.device().sharing().share(written.file(), "application/octet-stream");
                            }
                        },
                        problem -> fail(Way.COURIER_WRITTEN, problem));
    }

    /** Reads what a courier brought: answers for this phone, and envelopes of others to carry on. */
    public void readAnswerFile(Path file) {
        begin();
        desk.background()
                .run(
                        () -> courier.read(file),
                        read -> {
                            if (read.revoked()) {
                                ended(read.news(), Optional.empty());
                                wiped.run();
                            } else {
                                finish(Way.COURIER_READ, read.news());
                            }
                        },
                        problem -> fail(Way.COURIER_READ, problem));
    }

    private void begin() {
        state.set(state.get().begun());
    }

    private void ended(News news, Optional<News> others) {
        Optional<Instant> again = attempts.failures() == 0 ? Optional.empty() : attempts.notBefore();
        state.set(state.get().ended(news, others, desk.clock().instant(), again));
    }

    private void finish(Way way, News news) {
        ended(news, Optional.empty());
        note(way, news);
        refresh();
    }

    private void fail(Way way, Problem failed) {
        finish(way, new News(false, failed));
    }

    /** Keeps it in the history. */
    void note(Way way, News news) {
        ExchangeEvent event = ExchangeEvent.once(desk.clock().instant(), way, news.good(), news.text());
        desk.background()
                .run(
                        () -> {
                            desk.notebook().note(event);
                            return event;
                        },
                        kept -> {},
                        this::show);
    }

    private void show(Problem failed) {
        state.set(state.get().said(new News(false, failed)));
    }
}
