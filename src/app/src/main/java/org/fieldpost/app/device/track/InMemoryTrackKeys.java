package org.fieldpost.app.device.track;

import java.util.ArrayList;
import java.util.List;
import org.fieldpost.exchange.crypto.TrackKey;

/** Keys that end with the app; tracks that were not taken in by then are lost. For tests and desktops. */
public final class InMemoryTrackKeys implements TrackKeys {

    private final List<TrackKey> keys = new ArrayList<>();

    @Override
    public synchronized List<TrackKey> kept() {
        return List.copyOf(keys);
    }

    @Override
    public synchronized void keep(TrackKey key) {
        keys.add(key);
    }

    @Override
    public synchronized void drop(TrackKey key) {
        keys.remove(key);
    }
}
