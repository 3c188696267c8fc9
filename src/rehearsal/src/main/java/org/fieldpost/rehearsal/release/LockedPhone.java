package org.fieldpost.rehearsal.release;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.fieldpost.exchange.carrier.HttpCarrier;
import org.fieldpost.exchange.carrier.ReadyEnvelopes;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.mission.Retention;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.report.Kind;
import org.fieldpost.notebook.Notebook;
import org.fieldpost.notebook.lock.Lockers;
import org.fieldpost.notebook.lock.Pin;
import org.fieldpost.notebook.lock.Stretching;
import org.fieldpost.notebook.lock.Unlocked;
import org.fieldpost.rehearsal.patrol.SimulatedPhone;
import org.fieldpost.server.SyncServer;

/**
 * A trainee's phone behind a PIN as a release leaves it: one patrol delivered, whose content has left, one sealed and ready to
 * travel, and a draft.
 *
 * @param delivered reports of the first patrol
 * @param waiting reports of the second
 */
record LockedPhone(int delivered, int waiting) {

    static final String PIN = "40718293";

    static LockedPhone write(Path folder, SyncServer server, Mission mission, SecureRandom random) throws IOException {
        var lockers = new Lockers(folder, Stretching.USUAL, Clock.systemUTC(), random);
        Unlocked open = lockers.train(lockers.setUp(1, Pin.typed(PIN)));
        Notebook notebook = Notebook.open(open.file(), open.mode(), open.safe(), Clock.systemUTC());
        Instant morning = WriteRelease.FIRST_MORNING;
        LockedPhone written;
        try (var phone = new SimulatedPhone(notebook, server.phones().invite(server.address()), mission, 3, random)) {
            int delivered = phone.patrol(morning);
            phone.exchange(new HttpCarrier(server.address(), Duration.ofSeconds(30)));
            Instant now = Instant.now();
            notebook.letGo(now, Retention.USUAL, random);
            notebook.letGo(now.plus(Duration.ofDays(8)), Retention.USUAL, random);
            int waiting = phone.patrol(morning.plus(Duration.ofDays(1)));
            notebook.save(Draft.open("00000000000000d2", Kind.BORDER, morning, Optional.empty()));
            notebook.sealForTravel(new ReadyEnvelopes(folder.resolve("ready")), random);
            written = new LockedPhone(delivered, waiting);
        }
        withoutNoise(folder, open.file());
        return written;
    }

    /** The noise and the empty file beside it are no fixture. */
    private static void withoutNoise(Path folder, Path used) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.db")) {
            for (Path file : files) {
                if (!file.equals(used)) {
                    Files.delete(file);
                }
            }
        }
        try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + used);
                Statement statement = db.createStatement()) {
            statement.execute("VACUUM");
        } catch (SQLException e) {
            throw new IOException(used + " could not be made smaller; is the disk full?", e);
        }
    }
}
