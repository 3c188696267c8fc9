package org.fieldpost.notebook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.fieldpost.exchange.Postscript;
import org.fieldpost.model.report.ClockConfidence;

/**
 * Learns the time from the server's answers: from one alone that answers the envelope just written, and came within a minute. A
 * courier's comes later, and one that somebody kept and sent again answers another envelope. Safe from any thread.
 */
final class ToldByServer {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Clock clock;
    private final BiConsumer<Instant, ClockConfidence> told;
    private volatile Written newest = new Written(0, Instant.MIN);

    ToldByServer(Clock clock, BiConsumer<Instant, ClockConfidence> told) {
        this.clock = clock;
        this.told = told;
    }

    private record Written(long counter, Instant at) {}

    void wrote(long counter) {
        newest = new Written(counter, clock.instant());
    }

    void heard(Postscript answer) {
        Written written = newest;
        if (answer.clock().isEmpty() || answer.counter() != written.counter || written.counter == 0) {
            return;
        }
        Duration trip = Duration.between(written.at, clock.instant());
        if (!trip.isNegative() && trip.compareTo(LONGEST) <= 0) {
            told.accept(answer.clock().get().plus(trip.dividedBy(2)), ClockConfidence.NETWORK);
        }
    }
}
