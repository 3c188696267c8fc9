package org.fieldpost.app.screen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.fieldpost.app.Desk;
import org.fieldpost.exchange.Batch;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Carrier;
import org.fieldpost.exchange.EnvelopeSize;
import org.fieldpost.exchange.ExchangeEngine;
import org.fieldpost.exchange.NetworkExchange;
import org.fieldpost.exchange.Priority;
import org.fieldpost.exchange.Reading;
import org.fieldpost.exchange.Refusal;
import org.fieldpost.exchange.Standing;
import org.fieldpost.exchange.carrier.CourierFile;
import org.fieldpost.model.words.Problem;
import org.fieldpost.notebook.Enrolled;
import org.fieldpost.notebook.Notebook;

/** Getting reports home: over the network, or by a courier file and its answer. */
public final class ExchangeViewModel {

    public static final String APP_VERSION = "0.2.0";

    private final Desk desk;
    private final Runnable wiped;
    /** As the link has lately allowed; used by one exchange at a time. */
    private volatile EnvelopeSize size = EnvelopeSize.USUAL;

    private final ObjectProperty<State> state =
            new SimpleObjectProperty<>(new State(0, false, Optional.empty(), Optional.empty(), Optional.empty()));

    /** Of the screen's thread. */
    private Attempts attempts = Attempts.NONE;

    /**
     * What the screen shows.
     *
     * @param news what happened last, said plainly; a problem or good news
     * @param at when
     * @param nextAttempt when the app tries again by itself, after a link that failed
     */
    public record State(
            long waiting, boolean busy, Optional<News> news, Optional<Instant> at, Optional<Instant> nextAttempt) {

        private State waiting(long now) {
            return new State(now, busy, news, at, nextAttempt);
        }

        private State said(Optional<News> now) {
            return new State(waiting, busy, now, at, nextAttempt);
        }
    }

    /** Something to tell; good or not. */
    public record News(boolean good, Problem text) {}

    public ExchangeViewModel(Desk desk) {
        this(desk, () -> {});
    }

    /** @param wiped told on the screen's thread when the phone was revoked and has forgotten everything */
    public ExchangeViewModel(Desk desk, Runnable wiped) {
        this.desk = desk;
        this.wiped = wiped;
    }

    public ObjectProperty<State> state() {
        return state;
    }

    public void refresh() {
        desk.background().run(() -> desk.notebook().journal().waiting(), this::waiting, this::show);
    }

    private void waiting(long waiting) {
        state.set(state.get().waiting(waiting));
    }

    /** Exchanges over the network, photos included. */
    public void sendNow() {
        send(Priority.PHOTO);
    }

    /**
     * Called every few seconds: exchanges over the network when it is time, so that a report goes without anybody thinking of
     * it. Photos wait until the officer sends them himself.
     */
    public void tryByItself() {
        if (state.get().busy()) {
            return;
        }
        desk.background()
                .run(
                        () -> desk.notebook().enrolment().isPresent()
                                && !desk.notebook()
                                        .journal()
                                        .waitingAfter(Batch.Place.START, 0, Priority.USUAL)
                                        .entries()
                                        .isEmpty(),
                        waits -> {
                            if (!state.get().busy()
                                    && attempts.due(waits, desk.clock().instant())) {
                                send(Priority.USUAL);
                            }
                        },
                        this::show);
    }

    private void send(Priority least) {
        begin();
        desk.link()
                .run(
                        () -> {
                            Notebook notebook = desk.notebook();
                            Enrolled enrolled = notebook.enrolment()
                                    .orElseThrow(() -> Problem.of("enrol.first").asException());
                            if (notebook.journal().waiting() > 0) {
                                notebook.noteStatus(APP_VERSION);
                            }
                            Carrier carrier =
                                    desk.network().apply(enrolled.invitation().serverUrl());
                            NetworkExchange.Outcome outcome = new NetworkExchange(
                                            notebook.engine(desk.random()),
                                            carrier,
                                            least,
                                            desk.clock(),
                                            this::progressed)
                                    .run(size);
                            size = outcome.next();
                            if (revoked(outcome)) {
                                // what is still here is set aside at the server; a captor gets nothing
                                notebook.engine(desk.random())
                                        .writeAll(size.bodyBytes(), Priority.PHOTO, carrier::carry);
                                notebook.wipe();
                            }
                            return outcome;
                        },
                        outcome -> {
                            boolean held = outcome.ending() instanceof NetworkExchange.Finished finished
                                    && finished.standing() == Standing.FINAL;
                            tried(held);
                            finish(news(outcome));
                            if (revoked(outcome)) {
                                wiped.run();
                            }
                        },
                        problem -> {
                            tried(false);
                            fail(problem);
                        });
    }

    private void tried(boolean held) {
        attempts = attempts.after(held, desk.clock().instant(), desk.random());
    }

    private static boolean revoked(NetworkExchange.Outcome outcome) {
        return outcome.ending() instanceof NetworkExchange.Finished finished && finished.standing() == Standing.REVOKED;
    }

    /** What the server holds by now, never what was merely sent. */
    private void progressed(NetworkExchange.Progress progress) {
        desk.background().run(progress::waiting, this::waiting, this::show);
    }

    private static News news(NetworkExchange.Outcome outcome) {
        if (outcome.ending() instanceof NetworkExchange.Interrupted interrupted) {
            return new News(false, interrupted.problem());
        }
        if (outcome.ending() instanceof NetworkExchange.TurnedAway away) {
            return new News(false, away.reason().problem());
        }
        return news(((NetworkExchange.Finished) outcome.ending()).standing(), outcome.delivered(), outcome.received());
    }

    private static News news(Standing standing, long delivered, long received) {
        return switch (standing) {
            case FINAL -> new News(true, Problem.of("exchange.done", delivered, received));
            case WAITING_FOR_CONFIRMATION -> new News(false, Problem.of("exchange.unconfirmed"));
            case BLOCKED -> new News(false, Refusal.INVITATION_USED.problem());
            case REVOKED -> new News(false, Refusal.REVOKED.problem());
        };
    }

    /** Writes all that waits into a courier file; the same reports may go by every courier. */
    public void writeCourierFile() {
        begin();
        desk.background()
                .run(
                        () -> {
                            Notebook notebook = desk.notebook();
                            Enrolled enrolled = notebook.enrolment()
                                    .orElseThrow(() -> Problem.of("enrol.first").asException());
                            List<Bytes> envelopes =
                                    notebook.engine(desk.random()).writeAll(ExchangeEngine.USUAL_BODY_BYTES);
                            String name = enrolled.invitation().officerCode() + "-"
                                    + DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")
                                            .withZone(ZoneOffset.UTC)
                                            .format(desk.clock().instant())
                                    + CourierFile.ENDING;
                            Path folder = desk.device().files().sharedDirectory();
                            try {
                                Files.createDirectories(folder);
                            } catch (IOException e) {
                                throw Problem.of("file.unwritable", folder).causedBy(e);
                            }
                            CourierFile.write(folder.resolve(name), envelopes);
                            return folder.resolve(name);
                        },
                        file -> finish(new News(true, Problem.of("exchange.written", file))),
                        this::fail);
    }

    /** Reads what a courier brought back; envelopes for others are passed over. */
    public void readAnswerFile(Path file) {
        begin();
        desk.background()
                .run(
                        () -> {
                            CourierFile.Contents contents = CourierFile.read(file);
                            ExchangeEngine engine = desk.notebook().engine(desk.random());
                            long delivered = 0;
                            long received = 0;
                            Optional<Standing> standing = Optional.empty();
                            List<Refusal> refusals = new ArrayList<>();
                            for (Bytes envelope : contents.envelopes()) {
                                Reading reading = engine.read(envelope);
                                if (reading instanceof Reading.Taken ours) {
                                    standing = Optional.of(ours.standing());
                                    received += ours.stored().fresh().size();
                                    delivered += ours.acknowledged();
                                } else {
                                    refusals.add(((Reading.Refused) reading).reason());
                                }
                            }
                            if (standing.equals(Optional.of(Standing.REVOKED))) {
                                desk.notebook().wipe();
                            }
                            if (standing.isPresent() && contents.damage().isEmpty()) {
                                return news(standing.get(), delivered, received);
                            }
                            return new News(
                                    false,
                                    contents.damage()
                                            .or(() -> refusals.stream()
                                                    .findFirst()
                                                    .map(Refusal::problem))
                                            .orElse(Problem.of("exchange.not_ours")));
                        },
                        news -> {
                            finish(news);
                            if (news.equals(news(Standing.REVOKED, 0, 0))) {
                                wiped.run();
                            }
                        },
                        this::fail);
    }

    private void begin() {
        State now = state.get();
        state.set(new State(now.waiting(), true, Optional.empty(), now.at(), Optional.empty()));
    }

    private void finish(News news) {
        state.set(new State(
                state.get().waiting(),
                false,
                Optional.of(news),
                Optional.of(desk.clock().instant()),
                attempts.failures() == 0 ? Optional.empty() : attempts.notBefore()));
        refresh();
    }

    private void fail(Problem failed) {
        finish(new News(false, failed));
    }

    private void show(Problem failed) {
        state.set(state.get().said(Optional.of(new News(false, failed))));
    }
}
