package org.fieldpost.server.phones;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.fieldpost.exchange.crypto.BoxPublicKey;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.storage.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that runs changes its key by itself, whether or not anybody sends it anything. */
@Timeout(120)
class KeyUpkeepTest {

    private static final int LOOKS_IN_A_MONTH = 31 * 4;

    @TempDir
    Path directory;

    private final AtomicInteger looks = new AtomicInteger();
    private final SecureRandom random = new SecureRandom();
    private int failing;
    private Database database;
    private MissionSpace space;
    private Phones phones;
    private KeyUpkeep upkeep;

    @BeforeEach
    void open() {
        database = Database.open(directory);
        space = MissionSpace.open(
                database,
                Samples.liberia(),
                MissionMode.LIVE,
                false,
                Clock.systemUTC(),
                this::sixHoursEachLook,
                random);
        phones = new Phones(database, space, Clock.systemUTC(), random, true);
    }

    @AfterEach
    void close() {
        upkeep.close();
        database.close();
    }

    private Duration sixHoursEachLook() {
        int look = looks.incrementAndGet();
        if (look == failing) {
            throw new IllegalStateException("this look fails");
        }
        return Duration.ofHours(6L * look);
    }

    private void waitForAnotherKeyThan(BoxPublicKey first) throws InterruptedException {
        while (space.keys().box().equals(first)) {
            Thread.sleep(5);
        }
    }

    @Test
    void it_looks_again_and_again_also_after_a_look_that_failed() throws InterruptedException {
        BoxPublicKey first = space.keys().box();
        failing = 10;

        upkeep = new KeyUpkeep(space, phones, () -> {}, Duration.ofMillis(1));
        waitForAnotherKeyThan(first);

        assertThat(looks.get()).isGreaterThanOrEqualTo(30 * 4);
    }

    @Test
    void when_it_is_closed_it_looks_no_more() throws InterruptedException {
        BoxPublicKey first = space.keys().box();
        upkeep = new KeyUpkeep(space, phones, () -> {}, Duration.ofMillis(1));
        waitForAnotherKeyThan(first);

        upkeep.close();
        int then = looks.get();
        Thread.sleep(50);

        assertThat(looks.get()).isEqualTo(then);
    }

    @Test
    void a_look_by_hand_counts_like_any_other() {
        BoxPublicKey first = space.keys().box();
        upkeep = new KeyUpkeep(space, phones, () -> {});
        for (int i = 0; i < LOOKS_IN_A_MONTH; i++) {
            upkeep.look();
        }

        assertThat(space.keys().box()).isNotEqualTo(first);
    }
}
