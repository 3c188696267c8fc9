package org.fieldpost.app.device.track;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.DurableFile;
import org.fieldpost.exchange.crypto.TrackKey;
import org.fieldpost.notebook.Safe;

/** Keys in a file of their own, locked by the notebook's safe: whoever cannot open the notebook opens no track. */
public final class LockedTrackKeys implements TrackKeys {

    private static final String RECORD = "track_keys";
    private static final int KEY_BYTES = 32;

    private final Path file;
    private final Safe safe;

    /** @param file of this notebook alone: each has keys of its own */
    public LockedTrackKeys(Path file, Safe safe) {
        this.file = file;
        this.safe = safe;
    }

    /** None where the file is damaged or another notebook's: what was sealed to them cannot be read any more. */
    @Override
    public synchronized List<TrackKey> kept() {
        byte[] secrets;
        try {
            secrets = safe.open(RECORD, Files.readAllBytes(file));
        } catch (NoSuchFileException nothingKept) {
            return List.of();
        } catch (IllegalStateException damagedOrAnothers) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("The keys of recorded tracks cannot be read; restart the phone.", e);
        }
        List<TrackKey> keys = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(secrets);
        while (in.remaining() >= KEY_BYTES) {
            byte[] secret = new byte[KEY_BYTES];
            in.get(secret);
            keys.add(new TrackKey(Bytes.of(secret)));
        }
        return List.copyOf(keys);
    }

    @Override
    public synchronized void keep(TrackKey key) {
        List<TrackKey> keys = new ArrayList<>(kept());
        keys.add(key);
        write(keys);
    }

    @Override
    public synchronized void drop(TrackKey key) {
        List<TrackKey> keys = new ArrayList<>(kept());
        if (keys.remove(key)) {
            write(keys);
        }
    }

    private void write(List<TrackKey> keys) {
        ByteBuffer secrets = ByteBuffer.allocate(keys.size() * KEY_BYTES);
        keys.forEach(key -> secrets.put(key.secret().toArray()));
        try {
            Files.createDirectories(file.getParent());
            DurableFile.replace(file, safe.lock(RECORD, secrets.array()));
        } catch (IOException e) {
            throw new UncheckedIOException("The key of a track cannot be kept; free some space.", e);
        }
    }
}
