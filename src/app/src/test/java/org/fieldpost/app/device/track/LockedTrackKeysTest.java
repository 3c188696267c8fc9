package org.fieldpost.app.device.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.fieldpost.exchange.SeededRandom;
import org.fieldpost.exchange.crypto.TrackKey;
import org.fieldpost.notebook.Safe;
import org.fieldpost.notebook.lock.Lockers;
import org.fieldpost.notebook.lock.Pin;
import org.fieldpost.notebook.lock.Stretching;
import org.fieldpost.notebook.lock.Unlocked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockedTrackKeysTest {

    @TempDir
    private Path folder;

    private final TrackKey first = TrackKey.generate(new SeededRandom(1));
    private final TrackKey second = TrackKey.generate(new SeededRandom(2));

    @Test
    void keys_outlive_the_app_in_the_order_they_were_kept_and_one_can_be_dropped() {
        assertThat(keys(safe(1)).kept()).isEmpty();
        keys(safe(1)).keep(first);
        keys(safe(1)).keep(second);
        assertThat(keys(safe(1)).kept()).containsExactly(first, second);

        keys(safe(1)).drop(first);

        assertThat(keys(safe(1)).kept()).containsExactly(second);
    }

    @Test
    void no_key_lies_in_the_clear_and_another_safe_opens_none() throws IOException {
        keys(safe(1)).keep(first);

        String file = new String(Files.readAllBytes(folder.resolve("keys")), StandardCharsets.ISO_8859_1);
        assertThat(file).doesNotContain(new String(first.secret().toArray(), StandardCharsets.ISO_8859_1));
        assertThat(keys(safe(2)).kept()).isEmpty();
    }

    @Test
    void a_damaged_file_opens_nothing_and_stops_nothing() throws IOException {
        keys(safe(1)).keep(first);
        byte[] damaged = Files.readAllBytes(folder.resolve("keys"));
        damaged[20] ^= 1;
        Files.write(folder.resolve("keys"), damaged);

        assertThat(keys(safe(1)).kept()).isEmpty();
        keys(safe(1)).keep(second);
        assertThat(keys(safe(1)).kept()).containsExactly(second);
    }

    private TrackKeys keys(Safe safe) {
        return new LockedTrackKeys(folder.resolve("keys"), safe);
    }

    /** The safe of one of the phone's notebooks. */
    private Safe safe(int number) {
        Pin pin = Pin.typed("paddle tribe orange");
        var lockers = new Lockers(
                folder.resolve("notebooks"), new Stretching(64, 1), Clock.systemUTC(), new SeededRandom(number));
        return lockers.unlock(number, pin) instanceof Unlocked open
                ? open.safe()
                : lockers.setUp(number, pin).safe();
    }
}
