package org.fieldpost.notebook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.fieldpost.exchange.Batch;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.ExchangeEngine;
import org.fieldpost.exchange.Priority;
import org.fieldpost.exchange.SealedAway;
import org.fieldpost.exchange.carrier.ReadyEnvelopes;
import org.fieldpost.exchange.carrier.ReadyEnvelopes.Ready;
import org.fieldpost.exchange.carrier.ReadyEnvelopes.Tray;

/** Seals what waits into envelopes that travel while the notebook is locked. */
final class Travelling {

    /** Photos beyond this wait for the unlock. */
    private static final long MOST_PHOTO_BYTES = 8L * 1024 * 1024;

    private final ReadyEnvelopes ready;
    private final ReadyEnvelopes.Sender sender;
    private final ExchangeEngine engine;

    Travelling(ReadyEnvelopes ready, ReadyEnvelopes.Sender sender, ExchangeEngine engine) {
        this.ready = ready;
        this.sender = sender;
        this.engine = engine;
    }

    void texts() {
        ready.replace(sender, Tray.TEXT, upTo(Batch.Place.START, Priority.USUAL, Long.MAX_VALUE));
    }

    void photos() {
        ready.replace(
                sender, Tray.PHOTO, upTo(new Batch.Place(Priority.PHOTO, 0, 0), Priority.PHOTO, MOST_PHOTO_BYTES));
    }

    /** Each leaves at the moment that was drawn for it. */
    void blobs(List<SealedDrawer.Undelivered> undelivered) {
        ready.replace(
                sender,
                Tray.BLOB,
                undelivered.stream()
                        .map(each -> new Ready(engine.sealAlone(each.blob()), each.from()))
                        .toList());
    }

    private List<Ready> upTo(Batch.Place from, Priority least, long mostBytes) {
        var room = new Room(mostBytes);
        for (SealedAway away : engine.sealedAway(least)) {
            if (away.place().priority().compareTo(from.priority()) >= 0 && !room.take(away.envelope())) {
                return room.taken;
            }
        }
        engine.writeAfter(from, ExchangeEngine.USUAL_BODY_BYTES, least, room::take);
        return room.taken;
    }

    private static final class Room {

        private final List<Ready> taken = new ArrayList<>();
        private long left;

        Room(long left) {
            this.left = left;
        }

        boolean take(Bytes envelope) {
            left -= envelope.size();
            if (left >= 0) {
                taken.add(new Ready(envelope, Instant.EPOCH));
            }
            return left > 0;
        }
    }
}
