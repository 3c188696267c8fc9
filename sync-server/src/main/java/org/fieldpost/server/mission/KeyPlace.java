package org.fieldpost.server.mission;

import java.util.Optional;
import org.fieldpost.exchange.Bytes;

/** Where the server's keys are kept: in a file of its own, or where several servers find them. Safe from any thread. */
interface KeyPlace {

    /** The version of what was never kept. */
    long NOTHING = 0;

    /**
     * Keys as they were kept.
     *
     * @param version one more each time
     */
    record Kept(long version, Bytes content) {}

    /**
     * What is kept, when it is another version than this one.
     *
     * @throws org.fieldpost.model.words.ProblemException when it cannot be read
     */
    Optional<Kept> otherThan(long version);

    /**
     * Keeps these as the next version, on the disk before it returns.
     *
     * @return false when another server has kept a version meanwhile; then nothing is changed
     * @throws org.fieldpost.model.words.ProblemException when it cannot be written
     */
    boolean keep(Bytes content, long after);

    /** As a person knows it. */
    String name();
}
