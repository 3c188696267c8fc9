package org.fieldpost.rehearsal.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.fieldpost.exchange.Carrier;
import org.fieldpost.exchange.NetworkExchange;
import org.fieldpost.exchange.carrier.HttpCarrier;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.server.ServerMain;
import org.fieldpost.server.Settings;
import org.fieldpost.server.SyncServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** P3: a server killed under load holds, after it starts again by itself, everything that it ever acknowledged. */
@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KilledServerTest {

    private static final int ROUNDS = 8;
    private static final int PHONES = 4;
    private static final long SEED = 20_261_102;

    @TempDir
    Path folder;

    private final List<FieldPhone> phones = new ArrayList<>();
    private final List<String> receipts = new ArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(PHONES);
    private Path data;
    private int port;
    private Carrier server;

    @BeforeEach
    void phones_that_are_enrolled() throws Exception {
        data = Files.createDirectory(folder.resolve("server"));
        var settings =
                Settings.in(data, FieldPhone.MISSION, MissionMode.EXERCISE).withCompareFingerprints(false);
        try (SyncServer once = SyncServer.start(settings, Clock.systemUTC(), new SecureRandom())) {
            for (int i = 0; i < PHONES; i++) {
                Path home = Files.createDirectory(folder.resolve("phone" + i));
                FieldPhone phone = FieldPhone.enrol(
                        home.resolve("notebook.db"), once.phones().invite(once.address()), SEED + i);
                phones.add(phone);
                receipts.add(phone.report("The first"));
                phone.exchange(new HttpCarrier(once.address(), Duration.ofSeconds(30)));
                assertThat(phone.waiting()).isZero();
            }
        }
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        server = new HttpCarrier("http://" + Proxy.HOST + ":" + port, Duration.ofSeconds(20));
    }

    @AfterEach
    void the_day_ends() {
        threads.shutdownNow();
        phones.forEach(FieldPhone::close);
    }

    @Test
    void everything_acknowledged_survives_each_kill_and_everything_submitted_arrives_once() throws Exception {
        var random = new Random(SEED);
        for (int round = 1; round <= ROUNDS; round++) {
            try (JavaProcess process = startServer()) {
                underLoadUntilKilled(process, random);
            }
            everythingBelievedDeliveredIsThere();
        }
        try (JavaProcess process = startServer()) {
            for (FieldPhone phone : phones) {
                assertThat(phone.exchange(server).ending()).isInstanceOf(NetworkExchange.Finished.class);
                assertThat(phone.waiting()).isZero();
            }
            everythingBelievedDeliveredIsThere();
            Looking atServer = Looking.atServer(data);
            assertThat(atServer.counted()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(receipts);
            for (int i = 0; i < PHONES; i++) {
                assertThat(atServer.entriesOf(officer(i)))
                        .containsExactlyInAnyOrderElementsOf(
                                Looking.atPhone(phones.get(i).file()).written());
            }
            assertThat(atServer.setAside()).isEmpty();
            process.kill();
        }
    }

    private JavaProcess startServer() throws Exception {
        JavaProcess process = JavaProcess.start(
                ServerMain.class, "--data=" + data, "--port=" + port, "--mode=exercise", "--mission=sorrenga");
        process.await("Fieldpost serves at ");
        return process;
    }

    /** Each phone reports and exchanges until its link is lost, which it is when the server is killed. */
    private void underLoadUntilKilled(JavaProcess process, Random random) throws Exception {
        var exchanged = new AtomicInteger();
        var enough = new CountDownLatch(1 + random.nextInt(120));
        List<Future<List<String>>> working = new ArrayList<>();
        for (FieldPhone phone : phones) {
            working.add(threads.submit(() -> {
                List<String> written = new ArrayList<>();
                NetworkExchange.Ending ending;
                do {
                    written.add(phone.report("Report " + written.size()));
                    ending = phone.exchange(server).ending();
                    exchanged.incrementAndGet();
                    enough.countDown();
                } while (ending instanceof NetworkExchange.Finished);
                assertThat(ending).isInstanceOf(NetworkExchange.Interrupted.class);
                return written;
            }));
        }
        assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
        // at any instant between two exchanges, too
        LockSupport.parkNanos(random.nextLong(TimeUnit.MILLISECONDS.toNanos(20)));
        process.kill();
        for (Future<List<String>> each : working) {
            receipts.addAll(each.get());
        }
        assertThat(exchanged.get()).isGreaterThanOrEqualTo(PHONES);
    }

    private void everythingBelievedDeliveredIsThere() {
        Looking atServer = Looking.atServer(data);
        for (int i = 0; i < PHONES; i++) {
            List<String> believed = Looking.atPhone(phones.get(i).file()).believedDelivered();
            assertThat(believed).isNotEmpty();
            assertThat(atServer.entriesOf(officer(i))).containsAll(believed);
        }
    }

    /** Codes are given in order: A1, B1, C1, D1. */
    private static String officer(int phone) {
        return (char) ('A' + phone) + "1";
    }
}
