package org.fieldpost.server.exercise;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.fieldpost.model.Check;

/**
 * The clock of a running exercise. Pure.
 *
 * @param tenfold how fast it goes, ten times: 10 is as fast as the world's
 * @param shown what it showed
 * @param since when it showed that
 */
public record RunClock(State state, int tenfold, Duration shown, Instant since) {

    /** As fast as the world's. */
    public static final int USUAL = 10;

    public enum State {
        READY,
        RUNNING,
        PAUSED,
        ENDED
    }

    public RunClock {
        Objects.requireNonNull(state, "state");
        Check.range("speed", tenfold, 1, 100_000);
        Check.that(!shown.isNegative(), "a run's clock begins at zero");
        Objects.requireNonNull(since, "since");
    }

    public static RunClock ready(Instant now) {
        return new RunClock(State.READY, USUAL, Duration.ZERO, now);
    }

    /** What it shows. */
    public Duration at(Instant now) {
        if (state != State.RUNNING || now.isBefore(since)) {
            return shown;
        }
        return shown.plus(Duration.between(since, now).multipliedBy(tenfold).dividedBy(USUAL));
    }

    /** When it will show this, if it goes on as it does, or would once started. */
    public Instant when(Duration time) {
        return since.plus(time.minus(shown).multipliedBy(USUAL).dividedBy(tenfold));
    }

    public RunClock running(Instant now) {
        return with(State.RUNNING, tenfold, at(now), now);
    }

    public RunClock paused(Instant now) {
        return with(State.PAUSED, tenfold, at(now), now);
    }

    public RunClock ended(Instant now) {
        return with(State.ENDED, tenfold, at(now), now);
    }

    /** From now on at another speed. */
    public RunClock at(int otherTenfold, Instant now) {
        return with(state, otherTenfold, at(now), now);
    }

    /** Forward to this time; never back. */
    public RunClock forward(Duration to, Instant now) {
        return at(now).compareTo(to) >= 0 ? this : with(state, tenfold, to, now);
    }

    private RunClock with(State other, int speed, Duration time, Instant now) {
        return state == State.ENDED ? this : new RunClock(other, speed, time, now);
    }
}
