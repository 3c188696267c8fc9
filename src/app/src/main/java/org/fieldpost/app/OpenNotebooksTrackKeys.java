package org.fieldpost.app;

import java.util.List;
import java.util.Optional;
import org.fieldpost.app.device.track.TrackKeys;
import org.fieldpost.exchange.crypto.TrackKey;
import org.fieldpost.notebook.Notebook;

/** The keys of recorded tracks, in the notebook that is open; none while it is locked. Safe from any thread. */
final class OpenNotebooksTrackKeys implements TrackKeys {

    private Optional<Notebook> open = Optional.empty();

    synchronized void of(Notebook notebook) {
        open = Optional.of(notebook);
    }

    synchronized void locked() {
        open = Optional.empty();
    }

    private synchronized Optional<Notebook> open() {
        return open;
    }

    @Override
    public List<TrackKey> kept() {
        return open().map(notebook -> notebook.trackKeys().kept()).orElse(List.of());
    }

    @Override
    public void keep(TrackKey key) {
        open().orElseThrow(() -> new IllegalStateException("a track was wanted while no notebook was open"))
                .trackKeys()
                .keep(key);
    }

    @Override
    public void drop(TrackKey key) {
        open().ifPresent(notebook -> notebook.trackKeys().drop(key));
    }
}
