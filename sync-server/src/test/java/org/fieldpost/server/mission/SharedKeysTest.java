package org.fieldpost.server.mission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.crypto.BoxPublicKey;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.server.TestDatabase;
import org.fieldpost.server.storage.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers of one database have the same keys, which age as if there were one server. */
class SharedKeysTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration LOOK = Duration.ofHours(6);

    @TempDir
    Path directory;

    private Database one;
    private Database two;
    private Duration ran = Duration.ZERO;
    private MissionSpace here;
    private MissionSpace there;

    @BeforeEach
    void two_servers() throws Exception {
        one = Database.open(directory.resolve("one"), TestDatabase.postgres(directory));
        here = space(one);
        two = Database.open(directory.resolve("two"), TestDatabase.postgres(directory));
        Files.copy(directory.resolve("one/server-secret"), directory.resolve("two/server-secret"));
        there = space(two);
    }

    @AfterEach
    void close() {
        one.close();
        two.close();
    }

    private MissionSpace space(Database database) {
        return MissionSpace.open(
                database, Samples.liberia(), MissionMode.LIVE, false, Clock.systemUTC(), () -> ran, RANDOM);
    }

    private void bothRun(int days) {
        for (int look = 0; look < days * 4; look++) {
            ran = ran.plus(LOOK);
            here.lookAfterKeys(Set.of());
            there.lookAfterKeys(Set.of());
        }
    }

    @Test
    void two_servers_that_run_for_a_month_age_the_keys_by_a_month() {
        BoxPublicKey first = here.keys().box();
        assertThat(there.keys().box()).isEqualTo(first);

        bothRun(29);
        assertThat(here.keys().box()).isEqualTo(first);
        assertThat(there.keys().box()).isEqualTo(first);

        bothRun(2);
        assertThat(here.keys().box()).isNotEqualTo(first);
        assertThat(there.keys().box()).isEqualTo(here.keys().box());
        assertThat(there.keys().newest()).isEqualTo(here.keys().newest());
    }

    @Test
    void when_one_of_them_stops_the_other_goes_on_changing_keys() {
        BoxPublicKey first = here.keys().box();
        bothRun(10);
        for (int look = 0; look < 22 * 4; look++) {
            ran = ran.plus(LOOK);
            there.lookAfterKeys(Set.of());
        }

        assertThat(there.keys().box()).isNotEqualTo(first);
    }

    @Test
    void of_two_that_keep_keys_after_the_same_version_one_hears_that_it_came_too_late() {
        var mine = new KeyTable(one, RANDOM);
        var others = new KeyTable(two, RANDOM);
        long version = mine.otherThan(KeyPlace.NOTHING).orElseThrow().version();

        assertThat(mine.keep(Bytes.of(new byte[] {1}), version)).isTrue();
        assertThat(others.keep(Bytes.of(new byte[] {2}), version)).isFalse();

        assertThat(others.otherThan(version).orElseThrow().content()).isEqualTo(Bytes.of(new byte[] {1}));
        assertThat(mine.otherThan(version + 1)).isEmpty();
    }

    /** The keys in the open would stand in the row one after the other. */
    @Test
    void the_database_holds_no_key_that_opens_anything() throws Exception {
        Bytes content = new KeyTable(one, RANDOM)
                .otherThan(KeyPlace.NOTHING)
                .orElseThrow()
                .content();
        String row;
        try (var db = TestDatabase.connectPostgres(directory);
                var statement = db.createStatement();
                var rows = statement.executeQuery("SELECT sealed FROM server_keys")) {
            rows.next();
            row = HexFormat.of().formatHex(rows.getBytes(1));
        }

        String open = content.hex();
        assertThat(row).hasSizeGreaterThan(open.length());
        for (int i = 0; i + 16 <= open.length(); i += 2) {
            assertThat(row).doesNotContain(open.substring(i, i + 16));
        }
    }
}
