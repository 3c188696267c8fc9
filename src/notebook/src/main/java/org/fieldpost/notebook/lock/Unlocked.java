package org.fieldpost.notebook.lock;

import java.nio.file.Path;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.notebook.Safe;

/** A notebook that its PIN has opened: which one, where it lies, and what opens its content. */
public final class Unlocked implements Unlocking {

    private final int number;
    private final Path file;
    private final Safe safe;
    private final byte[] pinKey;
    private final LockFile.Opening opening;

    Unlocked(int number, Path file, Safe safe, byte[] pinKey, LockFile.Opening opening) {
        this.number = number;
        this.file = file;
        this.safe = safe;
        this.pinKey = pinKey;
        this.opening = opening;
    }

    /** Which of the phone's notebooks, from 1. */
    public int number() {
        return number;
    }

    /** Live, or for exercises only. */
    public MissionMode mode() {
        return opening.keys().mode();
    }

    public Path file() {
        return file;
    }

    public Safe safe() {
        return safe;
    }

    byte[] pinKey() {
        return pinKey;
    }

    LockFile.Opening opening() {
        return opening;
    }

    @Override
    public String toString() {
        return "notebook " + number;
    }
}
