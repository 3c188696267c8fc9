package org.fieldpost.rehearsal.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that shows the simulation's time, or is wrong by as much as somebody has set it wrong. */
final class VirtualClock extends Clock {

    private final Instant[] time;
    private Duration wrong = Duration.ZERO;

    private VirtualClock(Instant[] time) {
        this.time = time;
    }

    static VirtualClock startingAt(Instant start) {
        return new VirtualClock(new Instant[] {start});
    }

    /** Another clock on the same time. */
    VirtualClock another() {
        return new VirtualClock(time);
    }

    void pass(Duration duration) {
        time[0] = time[0].plus(duration);
    }

    /** How much time has passed, whatever this clock shows. */
    Duration passed() {
        return Duration.between(Instant.EPOCH, time[0]);
    }

    void setWrong(Duration by) {
        wrong = by;
    }

    @Override
    public Instant instant() {
        return time[0].plus(wrong);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
