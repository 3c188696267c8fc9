package org.fieldpost.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.NetworkExchange.Finished;
import org.fieldpost.exchange.NetworkExchange.Outcome;
import org.fieldpost.exchange.NetworkExchange.TurnedAway;
import org.fieldpost.exchange.Priority;
import org.fieldpost.exchange.Refusal;
import org.fieldpost.exchange.SeededRandom;
import org.fieldpost.exchange.Standing;
import org.fieldpost.model.Samples;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** P3: a real full disk, a file system of two megabytes. Mounting one takes root or sudo without a password. */
@Tag("sqlite")
class FullDiskTest {

    private static final int KIND_OF_A_LATER_VERSION = 50;

    @TempDir
    Path directory;

    private Path disk;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(directory.resolve("disk"));
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=2m", "fieldpost-test", disk.toString())
                || run("sudo", "-n", "mount", "-t", "tmpfs", "-o", "size=2m", "fieldpost-test", disk.toString());
        assertThat(mounted)
                .as("mounting a small disk at %s: run the tests as root, or allow sudo without a password", disk)
                .isTrue();
    }

    @AfterEach
    void unmount() throws Exception {
        assertThat(run("umount", disk.toString()) || run("sudo", "-n", "umount", disk.toString()))
                .isTrue();
    }

    @Test
    void a_full_server_turns_away_and_holds_everything_it_acknowledged() {
        try (ServerAtWork at = ServerAtWork.in(disk)) {
            PhoneAtWork phone = phoneWithMoreThanFits(at);

            Outcome outcome = phone.exchange(at.address());

            assertThat(outcome.ending()).isEqualTo(new TurnedAway(Refusal.SERVER_FULL));
            long acknowledged = phone.journal().acknowledged().count();
            assertThat(acknowledged).isPositive().isEqualTo(outcome.delivered());
            assertThat(at.number("SELECT count(*) FROM entry")).isGreaterThanOrEqualTo(acknowledged);
            assertThat(at.rows("PRAGMA integrity_check")).containsExactly("ok");
        }
    }

    @Test
    void once_there_is_room_again_the_same_server_takes_the_rest_and_only_whole_envelopes() throws IOException {
        Path filler = disk.resolve("filler");
        try (ServerAtWork at = ServerAtWork.in(disk)) {
            PhoneAtWork phone = at.enrolledPhone();
            append(phone, 8);
            Files.write(filler, new byte[(int) Files.getFileStore(disk).getUsableSpace() - 200_000]);
            assertThat(phone.exchange(at.address()).ending()).isEqualTo(new TurnedAway(Refusal.SERVER_FULL));
            assertThat(phone.exchange(at.address()).ending()).isEqualTo(new TurnedAway(Refusal.SERVER_FULL));

            Files.delete(filler);
            phone.report(Samples.smuggling(NOON));
            Outcome outcome = phone.exchange(at.address());

            assertThat(outcome.ending()).isEqualTo(new Finished(Standing.FINAL));
            assertThat(phone.engine().waiting()).isZero();
            assertThat(at.number("SELECT count(*) FROM entry")).isEqualTo(9);
            assertThat(at.observations()).isEqualTo(1);
        }
    }

    @Test
    void after_a_restart_on_a_full_disk_everything_acknowledged_is_there() {
        try (ServerAtWork at = ServerAtWork.in(disk)) {
            PhoneAtWork phone = phoneWithMoreThanFits(at);
            phone.exchange(at.address());
            long acknowledged = phone.journal().acknowledged().count();

            at.restart();

            assertThat(acknowledged).isPositive();
            assertThat(at.number("SELECT count(*) FROM entry")).isGreaterThanOrEqualTo(acknowledged);
        }
    }

    private static PhoneAtWork phoneWithMoreThanFits(ServerAtWork at) {
        PhoneAtWork phone = at.enrolledPhone();
        append(phone, 60);
        return phone;
    }

    private static void append(PhoneAtWork phone, int entries) {
        var random = new SeededRandom(1);
        for (int i = 0; i < entries; i++) {
            byte[] body = new byte[Entry.MOST_BODY_BYTES];
            random.nextBytes(body);
            phone.journal().append(KIND_OF_A_LATER_VERSION, Bytes.of(body), Priority.USUAL);
        }
    }

    private static boolean run(String... command) throws Exception {
        try {
            return new ProcessBuilder(List.of(command))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }
}
