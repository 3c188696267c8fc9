package org.fieldpost.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Random;
import org.fieldpost.app.screen.HomeViewModel;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.read.MissionReader;
import org.fieldpost.model.report.ClockReading;
import org.fieldpost.model.report.PatrolKey;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.rehearsal.patrol.Sightings;
import org.fieldpost.server.Settings;
import org.fieldpost.server.SyncServer;
import org.fieldpost.server.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A phone whose clock is four hundred days ahead, a real server, and what its supervisor reads. */
class WrongPhoneClockTest {

    private static final Duration AHEAD = Duration.ofDays(400);

    @TempDir
    Path folder;

    private final Mission liberia = MissionReader.shipped("liberia");
    private final SetByHand ahead = new SetByHand();
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private SyncServer server;
    private OfficersPhone phone;

    @BeforeEach
    void a_server_and_a_phone() throws Exception {
        server = SyncServer.start(
                Settings.in(folder.resolve("server"), liberia, MissionMode.LIVE).withCompareFingerprints(false),
                Clock.systemUTC(),
                new SecureRandom());
        server.people().requireCodes(false, "");
        phone = OfficersPhone.enrolled(server, liberia, folder.resolve("phone"), "BP03", ahead);
        ahead.set = AHEAD;
        String password = server.people().add("amina", Role.SUPERVISOR);
        send(HttpRequest.newBuilder(URI.create(server.address() + "/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("name=amina&password=" + password))
                .build());
    }

    @AfterEach
    void close() {
        phone.close();
        server.close();
    }

    @Test
    void the_first_exchange_tells_it_the_time_and_corrects_what_it_wrote_before() throws Exception {
        Instant bootedAt = ahead.instant().minus(Duration.ofHours(2));
        phone.notebook().goBy(() -> Optional.of(new ClockReading(3, bootedAt, Optional.empty())));
        ReceiptCode report = writes();

        phone.sendsOverTheNetwork();

        assertThat(page("/reports?weeks=1")).contains(report.spoken()).doesNotContain("Time uncertain");
        assertThat(page("/reports/" + report.spoken())).contains("by the phone's clock");
        var home = new HomeViewModel(phone.desk());
        home.refresh();
        assertThat(home.state().get().clockBehind().orElseThrow().plus(AHEAD).abs())
                .isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void a_phone_that_cannot_tell_since_when_it_is_on_stays_uncertain_beside_the_numbers() throws Exception {
        ReceiptCode report = writes();

        phone.sendsOverTheNetwork();

        assertThat(page("/")).contains("Time uncertain, in no number: 1");
        assertThat(page("/reports/" + report.spoken())).contains("nothing has corrected it yet");
    }

    /** A clock that somebody sets. */
    private static final class SetByHand extends Clock {

        private volatile Duration set = Duration.ZERO;

        @Override
        public Instant instant() {
            return Instant.now().plus(set);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private ReceiptCode writes() {
        Instant now = ahead.instant();
        return phone.notebook()
                .submit(
                        new Sightings(liberia, new Random(4))
                                .at(
                                        liberia.point("BP03").orElseThrow(),
                                        new PatrolKey("A1-1", now.minus(Duration.ofHours(1))),
                                        now),
                        "00000000000000a1");
    }

    private String page(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(server.address() + path)).build());
    }

    private String send(HttpRequest request) throws Exception {
        HttpResponse<String> answer = browser.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body().replace("&#39;", "'");
    }
}
