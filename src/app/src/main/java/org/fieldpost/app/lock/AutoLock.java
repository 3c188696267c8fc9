package org.fieldpost.app.lock;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** When a notebook that nobody touches locks itself. Pure. */
public enum AutoLock {
    ONE(1),
    FIVE(5),
    FIFTEEN(15);

    public static final AutoLock USUAL = FIVE;

    /** In another app, or with the screen off, it stays open no longer than this. */
    static final Duration AWAY = Duration.ofMinutes(1);

    private final int minutes;

    AutoLock(int minutes) {
        this.minutes = minutes;
    }

    public int minutes() {
        return minutes;
    }

    /** The one that was chosen; the usual one where none was, or one that this version does not know. */
    public static AutoLock named(String name) {
        return Arrays.stream(values())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(USUAL);
    }

    /** A touch in the future was made before the clock was set back: it says nothing, and the notebook locks. */
    public boolean due(Instant touched, Instant now) {
        return touched.isAfter(now) || !now.isBefore(touched.plus(Duration.ofMinutes(minutes)));
    }

    /** As {@link #due}, for the time the app was not in front. */
    public boolean dueAfterAway(Instant left, Instant now) {
        return left.isAfter(now) || !now.isBefore(left.plus(AWAY)) || due(left, now);
    }
}
