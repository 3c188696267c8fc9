package org.fieldpost.rehearsal.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.fieldpost.exchange.NetworkExchange;
import org.fieldpost.exchange.carrier.HttpCarrier;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.notebook.Report;
import org.fieldpost.server.Settings;
import org.fieldpost.server.SyncServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** P3: a phone killed while it writes and exchanges keeps every report that it gave a receipt for, and delivers it once. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KilledPhoneTest {

    private static final int ROUNDS = 10;
    private static final long SEED = 20_261_103;

    @TempDir
    Path folder;

    @Test
    void every_report_with_a_receipt_survives_each_kill_and_is_counted_once() throws Exception {
        Path data = Files.createDirectory(folder.resolve("server"));
        Path notebook = Files.createDirectory(folder.resolve("phone")).resolve("notebook.db");
        var settings =
                Settings.in(data, FieldPhone.MISSION, MissionMode.EXERCISE).withCompareFingerprints(false);
        try (SyncServer server = SyncServer.start(settings, Clock.systemUTC(), new SecureRandom())) {
            FieldPhone.enrol(notebook, server.phones().invite(server.address()), SEED)
                    .close();
            var random = new Random(SEED);
            List<String> receipts = new ArrayList<>();
            for (int round = 1; round <= ROUNDS; round++) {
                receipts.addAll(killedSomewhen(notebook, server.address(), round, random));
                requireAll(notebook, receipts, data);
            }
            try (FieldPhone phone = FieldPhone.open(notebook, SEED)) {
                assertThat(phone.exchange(new HttpCarrier(server.address(), Duration.ofSeconds(30)))
                                .ending())
                        .isInstanceOf(NetworkExchange.Finished.class);
                assertThat(phone.waiting()).isZero();
                assertThat(phone.notebook().reports())
                        .allSatisfy(report -> assertThat(report.state()).isEqualTo(Report.State.COUNTED));
                assertThat(Looking.atServer(data).counted())
                        .doesNotHaveDuplicates()
                        .containsAll(receipts)
                        .containsExactlyInAnyOrderElementsOf(phone.receipts());
            }
            assertThat(Looking.atServer(data).entriesOf("A1"))
                    .containsExactlyInAnyOrderElementsOf(
                            Looking.atPhone(notebook).written());
            assertThat(Looking.atServer(data).setAside()).isEmpty();
        }
    }

    /** The receipts that a phone told before it was killed, within the two seconds or so that it lived. */
    private static List<String> killedSomewhen(Path notebook, String server, int round, Random random)
            throws Exception {
        List<String> receipts = new ArrayList<>();
        try (JavaProcess phone =
                JavaProcess.start(ReportingPhone.class, notebook.toString(), server, String.valueOf(SEED + round))) {
            int least = 1 + random.nextInt(25);
            while (receipts.size() < least) {
                receipts.add(phone.await(ReportingPhone.SUBMITTED));
            }
            // at any instant between two receipts, too
            LockSupport.parkNanos(random.nextLong(TimeUnit.MILLISECONDS.toNanos(30)));
            for (String line : phone.kill()) {
                assertThat(line).startsWith(ReportingPhone.SUBMITTED);
                receipts.add(line.substring(ReportingPhone.SUBMITTED.length()));
            }
        }
        return receipts;
    }

    private static void requireAll(Path notebook, List<String> receipts, Path data) {
        List<String> believed = Looking.atPhone(notebook).believedDelivered();
        assertThat(Looking.atServer(data).entriesOf("A1")).containsAll(believed);
        try (FieldPhone phone = FieldPhone.open(notebook, SEED)) {
            assertThat(phone.receipts()).doesNotHaveDuplicates().containsAll(receipts);
            assertThat(Looking.atPhone(notebook).believedDelivered()).containsAll(believed);
        }
    }
}
