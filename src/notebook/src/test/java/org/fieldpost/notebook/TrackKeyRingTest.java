package org.fieldpost.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.fieldpost.exchange.SeededRandom;
import org.fieldpost.exchange.crypto.TrackKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrackKeyRingTest {

    @TempDir
    private Path folder;

    @Test
    void keys_are_there_after_a_restart_in_their_order_until_they_are_dropped_or_the_phone_is_wiped() {
        var random = new SeededRandom(4);
        TrackKey first = TrackKey.generate(random);
        TrackKey second = TrackKey.generate(random);
        try (NotebookInUse phone = NotebookInUse.live(folder)) {
            phone.now().trackKeys().keep(first);
            phone.now().trackKeys().keep(second);
            assertThat(phone.reopen().trackKeys().kept()).containsExactly(first, second);

            phone.now().trackKeys().drop(first);
            assertThat(phone.reopen().trackKeys().kept()).containsExactly(second);

            phone.now().wipe();
            assertThat(phone.now().trackKeys().kept()).isEmpty();
        }
    }
}
