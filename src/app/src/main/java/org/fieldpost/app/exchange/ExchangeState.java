package org.fieldpost.app.exchange;

import java.time.Instant;
import java.util.Optional;
import org.fieldpost.exchange.carrier.Pouch;
import org.fieldpost.notebook.ExchangeEvent;
import org.fieldpost.notebook.Waits;

/**
 * What the exchange screen shows.
 *
 * @param waits what of the officer's waits, by kind
 * @param busy whether something travels just now
 * @param sending how far an exchange over the network is, while there is one
 * @param news what happened last, said plainly; a problem or good news
 * @param others what happened to the envelopes of others that it brought along
 * @param at when
 * @param nextAttempt when the app tries again by itself, after a link that failed
 * @param lastSuccess when something last reached the server, or a phone that brings it there
 * @param carried what this phone carries for others
 */
public record ExchangeState(
        Waits waits,
        boolean busy,
        Optional<Sending> sending,
        Optional<News> news,
        Optional<News> others,
        Optional<Instant> at,
        Optional<Instant> nextAttempt,
        Optional<ExchangeEvent> lastSuccess,
        Pouch.Load carried) {

    static final ExchangeState FIRST = new ExchangeState(
            Waits.NOTHING,
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Pouch.Load.EMPTY);

    /** How much of what the officer wrote waits, in one number. */
    public long waiting() {
        return waits.inOneNumber();
    }

    ExchangeState seen(Waits now, Optional<ExchangeEvent> success, Pouch.Load load) {
        return new ExchangeState(now, busy, sending, news, others, at, nextAttempt, success, load);
    }

    ExchangeState sending(Sending now, Waits waiting) {
        return new ExchangeState(waiting, busy, Optional.of(now), news, others, at, nextAttempt, lastSuccess, carried);
    }

    ExchangeState begun() {
        return new ExchangeState(
                waits,
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                at,
                Optional.empty(),
                lastSuccess,
                carried);
    }

    ExchangeState ended(News said, Optional<News> ofOthers, Instant when, Optional<Instant> again) {
        return new ExchangeState(
                waits,
                false,
                Optional.empty(),
                Optional.of(said),
                ofOthers,
                Optional.of(when),
                again,
                lastSuccess,
                carried);
    }

    ExchangeState said(News now) {
        return new ExchangeState(waits, busy, sending, Optional.of(now), others, at, nextAttempt, lastSuccess, carried);
    }
}
