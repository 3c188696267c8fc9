package org.fieldpost.server.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.crypto.BoxKey;
import org.fieldpost.exchange.crypto.SigningKey;
import org.fieldpost.exchange.enrolment.Claim;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.server.TestDatabase;
import org.fieldpost.server.analysis.Reports;
import org.fieldpost.server.mission.MissionPackages;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.mission.RunningTime;
import org.fieldpost.server.phones.Phone;
import org.fieldpost.server.phones.Phones;
import org.fieldpost.server.storage.Database;

/**
 * The server's two journals of one final enrolment over a real database file. Reopening opens a copy of the files as they lie
 * on the disk at that moment, as after a power cut; the first stays open beside it. In PostgreSQL it is another server on the same
 * database.
 */
final class StoredEnrolment implements AutoCloseable {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path root;
    private final List<Database> open = new ArrayList<>();
    private final Phone phone;

    StoredEnrolment(Path root) {
        this.root = root;
        Phones phones = phones(opened(root.resolve("0")));
        var invitation = phones.invite("http://127.0.0.1");
        var claim = new Claim(
                invitation.secret(),
                SigningKey.generate(RANDOM).verifyingKey(),
                BoxKey.generate(RANDOM).publicKey(),
                Bytes.of(new byte[Claim.TEXT_KEY_BYTES]));
        if (phones.claim(phones.find(invitation.enrolment()).orElseThrow(), claim)
                .isPresent()) {
            throw new IllegalStateException("the claim was refused");
        }
        phone = phones.find(invitation.enrolment()).orElseThrow();
    }

    DownlinkJournal downlink(long epoch) {
        return new DownlinkJournal(newest(), phone.id(), epoch);
    }

    UplinkInbox uplink() {
        Database database = newest();
        MissionSpace space = space(database);
        var reader =
                new EntryReader(database, space, phones(database), new Reports(database, space), Clock.systemUTC());
        return new UplinkInbox(database, phone, space.epoch(), Clock.systemUTC(), reader);
    }

    /** As another process on the same database has them. */
    MissionPackages packages() {
        return space(newest()).packages();
    }

    Database database() {
        return newest();
    }

    /** From here on the journals are those in the copy. */
    StoredEnrolment reopen() {
        Path copy = root.resolve(String.valueOf(open.size()));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(newest().directory())) {
            Files.createDirectory(copy);
            for (Path file : files) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        opened(copy);
        return this;
    }

    private Database opened(Path directory) {
        Database database = Database.open(directory, TestDatabase.address(root));
        open.add(database);
        return database;
    }

    private Database newest() {
        return open.get(open.size() - 1);
    }

    private static MissionSpace space(Database database) {
        return MissionSpace.open(
                database,
                Samples.liberia(),
                MissionMode.LIVE,
                false,
                Clock.systemUTC(),
                RunningTime.ofThisMachine(),
                RANDOM);
    }

    private static Phones phones(Database database) {
        return new Phones(database, space(database), Clock.systemUTC(), RANDOM, false);
    }

    @Override
    public void close() {
        open.forEach(Database::close);
    }
}
