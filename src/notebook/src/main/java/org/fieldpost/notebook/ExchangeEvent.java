package org.fieldpost.notebook;

import java.time.Instant;
import java.util.Objects;
import org.fieldpost.model.Check;
import org.fieldpost.model.words.Problem;

/**
 * Something left this phone or arrived, or failed to. The same thing again and again is one event.
 *
 * @param since when it happened first
 * @param at when it happened last
 * @param said what a person reads, the remedy included; never what was in a report
 */
public record ExchangeEvent(Instant since, Instant at, long times, Way way, boolean good, Problem said) {

    /** How it travelled. The names stand in the notebook file. */
    public enum Way {
        /** Over the network, to the server and back. */
        NETWORK,
        /** Into a courier file. */
        COURIER_WRITTEN,
        /** Out of a courier file. */
        COURIER_READ,
        /** To another phone that carries it on. */
        HANDED_OVER,
        /** From another phone: this one carries it on. */
        CARRIED,
        /** What others had handed over, brought to the server. */
        BROUGHT,
        /** As one text. */
        TEXT
    }

    public ExchangeEvent {
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(at, "at");
        Check.range("times", times, 1, Long.MAX_VALUE);
        Objects.requireNonNull(way, "way");
        Objects.requireNonNull(said, "said");
    }

    /** It happened once, now. */
    public static ExchangeEvent once(Instant at, Way way, boolean good, Problem said) {
        return new ExchangeEvent(at, at, 1, way, good, said);
    }
}
