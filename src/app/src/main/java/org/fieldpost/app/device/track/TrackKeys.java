package org.fieldpost.app.device.track;

import java.util.List;
import org.fieldpost.exchange.crypto.TrackKey;

/** The private keys of tracks that are not taken in yet, locked like everything in the notebook. Of one thread at a time. */
public interface TrackKeys {

    /** In the order they were kept; none while the notebook is locked. */
    List<TrackKey> kept();

    /** Durable when it returns: what is sealed to a lost key is lost. */
    void keep(TrackKey key);

    /** Nothing sealed to it is needed any more, and copies of old files are to stay closed. */
    void drop(TrackKey key);
}
