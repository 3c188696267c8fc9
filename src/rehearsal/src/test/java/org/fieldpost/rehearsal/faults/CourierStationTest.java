package org.fieldpost.rehearsal.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.fieldpost.exchange.carrier.HttpCarrier;
import org.fieldpost.exchange.carrier.Meeting;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.server.CourierStation;
import org.fieldpost.server.Settings;
import org.fieldpost.server.SyncServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CourierStationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PLANTED = "NINE-SACKS-UNDER-THE-BRIDGE";

    @TempDir
    Path folder;

    private final SecureRandom random = new SecureRandom();

    /** P1, P5: a station takes reports unread, acknowledges nothing itself, and brings the server's answers back. */
    @Test
    void a_team_site_without_a_link_sends_its_reports_through_a_station() throws Exception {
        Path stationFolder = folder.resolve("station");
        var settings = Settings.in(folder.resolve("server"), FieldPhone.MISSION, MissionMode.EXERCISE)
                .withCompareFingerprints(false);
        try (SyncServer server = SyncServer.start(settings, Clock.systemUTC(), random);
                FieldPhone phone = FieldPhone.enrol(
                        folder.resolve("notebook.db"), server.phones().invite(server.address()), 3);
                var station = new CourierStation(
                        stationFolder,
                        server.phones().invite(server.address()),
                        "127.0.0.1",
                        0,
                        Clock.systemUTC(),
                        random)) {
            phone.exchange(new HttpCarrier(server.address(), PATIENCE));
            phone.report(PLANTED);

            Meeting.HandedOver first = handOver(phone, station);
            assertThat(first.refused()).isEmpty();
            assertThat(first.answers()).isEmpty();
            assertThat(phone.waiting()).isEqualTo(1);
            assertThat(readable(stationFolder)).doesNotContain(PLANTED);

            assertThat(station.forward().forwarded()).isPositive();
            handOver(phone, station).answers().forEach(answer -> phone.engine().read(answer));

            assertThat(phone.waiting()).isZero();
        }
    }

    private Meeting.HandedOver handOver(FieldPhone phone, CourierStation station) {
        return Meeting.handOver(
                station.code(), phone.notebook().credential().orElseThrow(), phone.envelopes(), random, PATIENCE);
    }

    private static String readable(Path of) throws Exception {
        var all = new StringBuilder();
        try (Stream<Path> files = Files.walk(of)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        assertThat(List.of(all.length())).allMatch(length -> length > 0);
        return all.toString();
    }
}
