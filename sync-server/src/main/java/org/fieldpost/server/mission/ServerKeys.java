package org.fieldpost.server.mission;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import org.fieldpost.exchange.crypto.BoxKey;
import org.fieldpost.exchange.crypto.BoxPublicKey;
import org.fieldpost.exchange.crypto.HeldKeys;
import org.fieldpost.exchange.crypto.SigningKey;
import org.fieldpost.exchange.crypto.VerifyingKey;
import org.fieldpost.exchange.entry.Cbor;
import org.fieldpost.exchange.entry.Fields;
import org.fieldpost.model.words.Problem;

/** The server's secrets: the mission key that phones pin, the key it signs with, the key envelopes are sealed to. */
public record ServerKeys(SigningKey mission, SigningKey signing, BoxKey box) {

    private static final String FILE = "server-keys";

    /** Reads the directory's key file, or makes it on the very first start. */
    static ServerKeys open(Path directory, boolean firstStart, SecureRandom random) {
        Path file = directory.resolve(FILE);
        try {
            if (Files.exists(file)) {
                var fields = Fields.of("server keys", Cbor.decode(Files.readAllBytes(file)));
                return new ServerKeys(
                        new SigningKey(fields.bytes(1)), new SigningKey(fields.bytes(2)), new BoxKey(fields.bytes(3)));
            }
            if (!firstStart) {
                throw Problem.of("keys.missing", file).asException();
            }
            var keys =
                    new ServerKeys(SigningKey.generate(random), SigningKey.generate(random), BoxKey.generate(random));
            keys.write(file);
            return keys;
        } catch (IllegalArgumentException e) {
            throw Problem.of("keys.broken", file).causedBy(e);
        } catch (IOException e) {
            throw Problem.of("storage.unwritable", file).causedBy(e);
        }
    }

    private void write(Path file) throws IOException {
        Path beside = file.resolveSibling(FILE + ".part");
        Files.deleteIfExists(beside);
        if (Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
            Files.createFile(
                    beside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.write(
                beside,
                Cbor.encode(new Fields.Writer()
                        .put(1, mission.secret())
                        .put(2, signing.secret())
                        .put(3, box.secret())
                        .map()));
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The keys of the server's end of one enrolment. */
    public HeldKeys towards(VerifyingKey phone, BoxPublicKey phoneBox) {
        return new HeldKeys(signing, List.of(box), phone, phoneBox);
    }

    @Override
    public String toString() {
        return "server keys";
    }
}
