package org.fieldpost.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fieldpost.exchange.NetworkExchange;
import org.fieldpost.exchange.Refusal;
import org.fieldpost.exchange.carrier.HttpCarrier;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.read.MissionReader;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.notebook.Report;
import org.fieldpost.rehearsal.patrol.SimulatedPhone;
import org.fieldpost.server.Settings;
import org.fieldpost.server.SyncServer;
import org.fieldpost.server.access.Sight;
import org.fieldpost.server.ingest.CourierDesk;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * P7: live and exercise phones, servers and courier files in whatever mixture: what belongs to one never gets to the other, and what
 * was brought to the wrong place is refused as such and loses nothing. The simulation tries the same with faults in between.
 */
class ExercisesApartTest {

    private static final Mission WORLD = MissionReader.shipped("sorrenga");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int STEPS = 60;

    @TempDir
    Path folder;

    private final SecureRandom keys = new SecureRandom();

    /** A server with its phones. */
    private final class Side implements AutoCloseable {

        private final SyncServer server;
        private final List<SimulatedPhone> phones = new ArrayList<>();
        private int observed;

        Side(MissionMode mode, long seed) {
            server = SyncServer.start(
                    Settings.in(folder.resolve(mode.name()), WORLD, mode).withCompareFingerprints(false),
                    Clock.systemUTC(),
                    keys);
            for (int i = 0; i < 2; i++) {
                Path own = folder.resolve(mode + "-" + i);
                phones.add(new SimulatedPhone(own, server.phones().invite(server.address()), WORLD, seed + i, keys));
            }
        }

        List<ReceiptCode> receipts() {
            return phones.stream()
                    .flatMap(phone -> phone.notebook().reports().stream())
                    .map(Report::receipt)
                    .toList();
        }

        @Override
        public void close() {
            phones.forEach(SimulatedPhone::close);
            server.close();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void nothing_crosses(long seed) throws IOException {
        var random = new Random(seed);
        try (Side live = new Side(MissionMode.LIVE, seed);
                Side exercise = new Side(MissionMode.EXERCISE, seed)) {
            for (int step = 0; step < STEPS; step++) {
                boolean ofLive = random.nextBoolean();
                Side side = ofLive ? live : exercise;
                Side other = ofLive ? exercise : live;
                SimulatedPhone phone = side.phones.get(random.nextInt(side.phones.size()));
                switch (random.nextInt(4)) {
                    case 0 ->
                        side.observed += phone.patrol(Instant.now().minus(Duration.ofDays(1 + random.nextInt(20))));
                    case 1 -> phone.exchange(new HttpCarrier(side.server.address(), PATIENCE));
                    case 2 -> refused(phone, other);
                    default -> byCourier(phone, random.nextBoolean() ? side : other, side);
                }
            }
            for (Side side : List.of(live, exercise)) {
                for (SimulatedPhone phone : side.phones) {
                    phone.exchange(new HttpCarrier(side.server.address(), PATIENCE));
                    assertThat(phone.notebook().journal().waiting()).isZero();
                }
            }
            assertThat(live.receipts()).hasSize(live.observed).noneMatch(ReceiptCode::exercise);
            assertThat(exercise.receipts()).hasSize(exercise.observed).allMatch(ReceiptCode::exercise);
            assertThat(exercise.receipts().stream().map(ReceiptCode::spoken)).allMatch(code -> code.startsWith("EX-"));
            assertThat(held(live)).isEqualTo(live.observed);
            assertThat(held(exercise)).isEqualTo(exercise.observed);
        }
    }

    /** How many of either side's receipts this side's server knows. */
    private long held(Side side) {
        return side.receipts().stream()
                .filter(code -> side.server
                        .reports()
                        .named(Sight.EVERYTHING, code.spoken())
                        .isPresent())
                .count();
    }

    /** Over the network, to the server of the other kind. */
    private void refused(SimulatedPhone phone, Side other) {
        long waiting = phone.notebook().journal().waiting();
        NetworkExchange.Outcome outcome = phone.exchange(new HttpCarrier(other.server.address(), PATIENCE));
        assertThat(outcome.ending()).isNotInstanceOf(NetworkExchange.Finished.class);
        assertThat(phone.notebook().journal().waiting()).isEqualTo(waiting);
    }

    private void byCourier(SimulatedPhone phone, Side to, Side own) throws IOException {
        Path file = folder.resolve("courier.fieldpost");
        phone.hand(file);
        try (InputStream in = Files.newInputStream(file)) {
            CourierDesk.Imported imported = to.server.courierDesk().take("courier.fieldpost", in);
            if (to == own) {
                assertThat(imported.refused()).isEmpty();
            } else {
                assertThat(imported.fresh()).isEmpty();
                assertThat(imported.refused())
                        .isNotEmpty()
                        .allMatch(why -> why == Refusal.OTHER_MODE || why == Refusal.OTHER_MISSION);
            }
        }
    }
}
