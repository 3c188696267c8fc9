package org.fieldpost.model.report;

import java.util.Optional;

/** Tells since when this phone is switched on, by its clock as it stands. Answers at once, from any thread. */
public interface BootClock {

    /** Of a device that cannot tell. */
    BootClock NONE = Optional::empty;

    /** The same boot and instant, to a second, each time it is asked; another instant once the clock was set. */
    Optional<ClockReading> reading();
}
