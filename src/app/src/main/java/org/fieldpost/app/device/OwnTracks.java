package org.fieldpost.app.device;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.fieldpost.model.words.Problem;

/**
 * Positions that the phone records by itself, also while the screen is off or the app has ended. Blocks on files: never on the
 * screen's thread; one thread at a time.
 */
public interface OwnTracks {

    /**
     * What is to be recorded.
     *
     * @param every how often to measure
     * @param notice what the phone shows meanwhile, in the officer's language; says nothing of patrols
     */
    record Wish(Duration every, String notice) {}

    /** Records from now on as wished, until {@link #unwanted()}; to ask for the same again costs nothing. */
    void want(Wish wish);

    /** Stops; what was recorded waits to be handed over. */
    void unwanted();

    /**
     * Hands over what was recorded since, oldest first. When {@code durable} has returned for everything in a finished file, the
     * file is deleted; when it throws, the same comes again. After the app was killed in between, some may come twice.
     *
     * @throws org.fieldpost.model.words.ProblemException when a file could not be read; those that could were handed over
     */
    void handOver(Consumer<Gps.Measured> durable);

    /** Why nothing is recorded although it is wanted. */
    Optional<Problem> problem();
}
