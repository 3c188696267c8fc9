package org.fieldpost.rehearsal.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.carrier.HttpCarrier;
import org.fieldpost.exchange.envelope.Header;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.read.MissionReader;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.review.RetractionReason;
import org.fieldpost.model.words.Problem;
import org.fieldpost.notebook.Report;
import org.fieldpost.rehearsal.patrol.SimulatedPhone;
import org.fieldpost.server.Settings;
import org.fieldpost.server.SyncServer;

/**
 * Writes a release's fixtures into a new folder: a server's data with one phone's reports delivered, both phones' notebooks,
 * the second phone's courier file, not yet imported, and a third phone behind a PIN with what is ready to travel; two phones
 * have taken one report back, and a supervisor has decided about some. {@code expected.properties} says what must be found in them.
 */
public final class WriteRelease {

    static final Instant FIRST_MORNING = Instant.parse("2026-11-16T07:00:00Z");

    private WriteRelease() {}

    public static void write(Path folder) throws IOException {
        if (Files.exists(folder)) {
            throw Problem.of("release.exists", folder).asException();
        }
        Files.createDirectories(folder);
        Mission mission = MissionReader.shipped("sorrenga");
        var random = new SecureRandom();
        var settings = Settings.in(folder.resolve("server"), mission, MissionMode.EXERCISE)
                .withCompareFingerprints(false);
        int delivered = 0;
        int carried;
        LockedPhone locked;
        try (SyncServer server = SyncServer.start(settings, Clock.systemUTC(), random);
                var online = new SimulatedPhone(folder, server.phones().invite(server.address()), mission, 1, random);
                var offline =
                        new SimulatedPhone(folder, server.phones().invite(server.address()), mission, 2, random)) {
            for (int day : List.of(0, 2, 3, 4)) {
                delivered += online.patrol(FIRST_MORNING.plus(Duration.ofDays(day)));
            }
            online.exchange(new HttpCarrier(server.address(), Duration.ofSeconds(30)));
            carried = offline.patrol(FIRST_MORNING.plus(Duration.ofDays(1)));
            offline.notebook()
                    .save(Draft.open("00000000000000d1", Kind.BORDER, FIRST_MORNING, Optional.empty())
                            .seenAt(Optional.of(FIRST_MORNING.minus(Duration.ofMinutes(15))))
                            .handledAtLeast(Handling.H3));
            // the newest of each phone is taken back: delivered on one, on its way on the other
            for (var phone : List.of(online, offline)) {
                ReceiptCode newest = phone.notebook().reports(1).get(0).receipt();
                phone.notebook().submitted().retract(newest, RetractionReason.DUPLICATE);
            }
            online.exchange(new HttpCarrier(server.address(), Duration.ofSeconds(30)));
            new Supervisor(server)
                    .decide(online.notebook().reports(5).stream()
                            .skip(1)
                            .map(Report::receipt)
                            .toList());
            offline.hand(folder.resolve("courier.fieldpost"));
            locked = LockedPhone.write(folder.resolve("phone"), server, mission, random);
        }
        Files.delete(folder.resolve("server").resolve("fieldpost.lock"));
        Files.writeString(
                folder.resolve("expected.properties"),
                "delivered=" + delivered + "\ncarried=" + carried
                        + "\ndrafts=1\nretracted=1\ngraded=1\nmerged=1\ntaken_out=1\nenvelope="
                        + Header.VERSION + "\nlocked_delivered=" + locked.delivered() + "\nlocked_waiting="
                        + locked.waiting() + "\npin=" + LockedPhone.PIN + "\n",
                StandardCharsets.UTF_8);
    }
}
