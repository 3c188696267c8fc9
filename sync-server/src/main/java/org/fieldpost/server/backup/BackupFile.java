package org.fieldpost.server.backup;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.model.words.Problem;

/** A backup on a disk: there whole or not at all, read only as it was written. */
final class BackupFile {

    private static final String PART = ".part";

    private BackupFile() {}

    /** Writes the contents. */
    interface Writer {
        void to(DataOutputStream out) throws IOException;
    }

    /** @throws org.fieldpost.model.words.ProblemException when it is there already or the place cannot be written */
    static void write(Path file, String passphrase, SecureRandom random, Writer writer) {
        if (Files.exists(file)) {
            throw Problem.of("backup.exists", file).asException();
        }
        Path part = file.resolveSibling(file.getFileName() + PART);
        boolean whole = false;
        try {
            make(part);
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                OutputStream below = new BufferedOutputStream(Channels.newOutputStream(channel), Opening.PIECE_BYTES);
                try (var out = new DataOutputStream(
                        new BufferedOutputStream(new SealingOutput(below, Opening.fresh(passphrase, random))))) {
                    writer.to(out);
                }
                channel.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            whole = true;
        } catch (IOException | UncheckedIOException e) {
            throw Problem.of("backup.unwritable", file).causedBy(e);
        } finally {
            if (!whole) {
                remove(part);
            }
        }
    }

    private static void make(Path part) throws IOException {
        Files.deleteIfExists(part);
        if (Files.getFileStore(part.toAbsolutePath().getParent()).supportsFileAttributeView("posix")) {
            Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(part);
        }
    }

    private static void remove(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException alreadyTold) {
            // why it could not be written is what the administrator hears
            return;
        }
    }

    /** What was found in a backup, all of which was read. */
    record Found(Contents.About about, Bytes keys, List<String> outside, long rows) {}

    /** Reads all of it without keeping anything. */
    static Found check(Path file, String passphrase) {
        var seen = new Object() {
            Contents.About about;
            Bytes keys;
            List<String> outside;
        };
        long rows = read(file, passphrase, new Contents.Reader() {
            @Override
            public void about(Contents.About about, Bytes keys, List<String> outside) {
                seen.about = about;
                seen.keys = keys;
                seen.outside = outside;
            }

            @Override
            public void table(String name, List<String> columns) {
                // reading it is all
            }

            @Override
            public void row(List<Object> values) {
                // reading it is all
            }
        });
        return new Found(seen.about, seen.keys, seen.outside, rows);
    }

    /** @throws org.fieldpost.model.words.ProblemException when it is no backup, was altered, or opens with another passphrase */
    static long read(Path file, String passphrase, Contents.Reader reader) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), Opening.PIECE_BYTES)) {
            Opening opening = Opening.read(in, passphrase);
            return Contents.read(new DataInputStream(new BufferedInputStream(new OpeningInput(in, opening))), reader);
        } catch (Opening.NotABackupException e) {
            throw Problem.of("backup.not_one", file).causedBy(e);
        } catch (OpeningInput.AlteredException e) {
            throw Problem.of(e.fromTheBeginning ? "backup.not_opened" : "backup.damaged", file)
                    .causedBy(e);
        } catch (EOFException e) {
            throw Problem.of("backup.damaged", file).causedBy(e);
        } catch (IOException e) {
            throw Problem.of("backup.unreadable", file).causedBy(e);
        }
    }
}
