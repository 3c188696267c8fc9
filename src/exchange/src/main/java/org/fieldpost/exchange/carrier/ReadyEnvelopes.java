package org.fieldpost.exchange.carrier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.DurableFile;
import org.fieldpost.exchange.EnrolmentId;
import org.fieldpost.exchange.crypto.KeyPin;
import org.fieldpost.exchange.crypto.Sha256;
import org.fieldpost.exchange.enrolment.Credential;
import org.fieldpost.exchange.enrolment.ServerAddress;
import org.fieldpost.exchange.entry.Cbor;
import org.fieldpost.exchange.entry.Fields;
import org.fieldpost.exchange.envelope.Envelope;
import org.fieldpost.exchange.envelope.Header;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;

/**
 * Sealed envelopes of this phone's own notebooks, in a folder, one file each: they travel while the notebook they came from
 * is locked, and also when its key is gone for good. Beside them lie where to bring them, and the answers, sealed, for the
 * unlock. Nothing in the folder can be read here. Safe from any thread of one process.
 */
public final class ReadyEnvelopes {

    /** A sealed report leaves within six hours: one that is to leave later than that was dated by a wrong clock. */
    private static final Duration LONGEST_DELAY = Duration.ofHours(6);

    private static final String ANSWER = "answer";
    private static final String TO = "to";

    private final Path folder;

    /** What lies together is replaced together; the order is the order of sending. */
    public enum Tray {
        TEXT,
        /** Sealed reports and dummies, each with its moment. */
        BLOB,
        PHOTO
    }

    /** @param from when it may leave; {@link Instant#EPOCH} at once */
    public record Ready(Bytes envelope, Instant from) {}

    /**
     * Whose envelopes lie here.
     *
     * @param server where they go
     * @param credential with which another phone takes them, once the server has given it
     */
    public record Sender(EnrolmentId enrolment, ServerAddress server, Optional<Credential> credential) {

        byte[] encode() {
            var fields = new Fields.Writer().put(1, enrolment.value()).put(2, server.url());
            credential.ifPresent(given -> fields.put(3, given.encode()));
            server.pin().ifPresent(pin -> fields.put(4, pin.value()));
            return Cbor.encode(fields.map());
        }

        static Sender decode(byte[] bytes) {
            var fields = Fields.of("sender", Cbor.decode(bytes));
            return new Sender(
                    new EnrolmentId(fields.number(1)),
                    new ServerAddress(
                            fields.text(2),
                            fields.has(4) ? Optional.of(new KeyPin(fields.bytes(4))) : Optional.empty()),
                    fields.has(3) ? Optional.of(Credential.decode(fields.get(3))) : Optional.empty());
        }
    }

    /** @param folder is made when it is first written to */
    public ReadyEnvelopes(Path folder) {
        this.folder = folder;
    }

    /**
     * Puts these in the place of those that lie in the tray. A crash between leaves both, which changes nothing; on a full disk
     * those that lie there stay, and nothing new takes up room.
     */
    public synchronized void replace(Sender sender, Tray tray, List<Ready> envelopes) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw Problem.of("file.unwritable", folder).causedBy(e);
        }
        List<Path> before = files(sender.enrolment(), name(tray));
        write(folder.resolve(sender.enrolment() + "." + TO), Bytes.of(sender.encode()));
        List<Path> written = new ArrayList<>();
        for (Ready each : envelopes) {
            Path file = folder.resolve(sender.enrolment() + "." + name(tray) + "."
                    + each.from().getEpochSecond() + "." + String.format(Locale.ROOT, "%06d", written.size()) + "."
                    + mark(each.envelope()));
            written.add(file);
            try {
                write(file, each.envelope());
            } catch (ProblemException e) {
                written.removeAll(before);
                written.forEach(ReadyEnvelopes::delete);
                throw e;
            }
        }
        before.removeAll(written);
        before.forEach(ReadyEnvelopes::delete);
    }

    /** Everybody of whom something lies here. */
    public synchronized List<Sender> senders() {
        return list().filter(file -> file.getFileName().toString().endsWith("." + TO))
                .map(ReadyEnvelopes::read)
                .flatMap(Optional::stream)
                .map(bytes -> Sender.decode(bytes.toArray()))
                .toList();
    }

    /** Those that may leave now, in the order of sending. */
    public synchronized List<Bytes> due(EnrolmentId enrolment, Instant now) {
        List<Bytes> due = new ArrayList<>();
        for (Tray tray : Tray.values()) {
            files(enrolment, name(tray)).stream()
                    .filter(file -> isDue(file, now))
                    .map(ReadyEnvelopes::read)
                    .flatMap(Optional::stream)
                    .forEach(due::add);
        }
        return due;
    }

    private static boolean isDue(Path file, Instant now) {
        Instant from = Instant.ofEpochSecond(
                Long.parseLong(file.getFileName().toString().split("\\.", -1)[2]));
        return !now.isBefore(from) || from.isAfter(now.plus(LONGEST_DELAY));
    }

    /** The server has answered it. */
    public synchronized void drop(EnrolmentId enrolment, Bytes envelope) {
        list().filter(file -> file.getFileName().toString().startsWith(enrolment + "."))
                .filter(file -> file.getFileName().toString().endsWith("." + mark(envelope)))
                .forEach(ReadyEnvelopes::delete);
    }

    /** Keeps what is for anybody of whom envelopes lie here, until his notebook is unlocked; the rest is passed over. */
    public synchronized void keepAnswers(List<Bytes> answers) {
        List<EnrolmentId> known = senders().stream().map(Sender::enrolment).toList();
        for (Bytes answer : answers) {
            Optional<Header> header = header(answer)
                    .filter(of -> of.direction() == Header.Direction.DOWN && known.contains(of.enrolment()));
            if (header.isPresent()) {
                EnrolmentId whose = header.get().enrolment();
                List<Path> held = files(whose, ANSWER);
                makeRoom(held, answer.size());
                long next = held.isEmpty() ? 1 : place(held.get(held.size() - 1)) + 1;
                write(
                        folder.resolve(whose + "." + ANSWER + ".0." + String.format(Locale.ROOT, "%06d", next) + "."
                                + mark(answer)),
                        answer);
            }
        }
    }

    /** An answer says again what an older one said: the oldest go first. */
    private static void makeRoom(List<Path> held, int bytes) {
        long size = bytes;
        for (Path file : held) {
            size += file.toFile().length();
        }
        for (Path oldest : held) {
            if (size <= Pouch.MOST_BYTES_EACH) {
                return;
            }
            size -= oldest.toFile().length();
            delete(oldest);
        }
    }

    private static long place(Path file) {
        return Long.parseLong(file.getFileName().toString().split("\\.", -1)[3]);
    }

    private static Optional<Header> header(Bytes envelope) {
        try {
            return Optional.of(Envelope.parse(envelope).header());
        } catch (Envelope.RefusedException notOne) {
            return Optional.empty();
        }
    }

    /** In the order in which they came. */
    public synchronized List<Bytes> answersFor(EnrolmentId enrolment) {
        return files(enrolment, ANSWER).stream()
                .map(ReadyEnvelopes::read)
                .flatMap(Optional::stream)
                .toList();
    }

    private static String name(Tray tray) {
        return tray.name().toLowerCase(Locale.ROOT);
    }

    private static String mark(Bytes envelope) {
        return Sha256.of(envelope.toArray()).hex().substring(0, 32);
    }

    private List<Path> files(EnrolmentId enrolment, String sort) {
        String form = enrolment + "\\." + sort + "\\.\\d{1,12}\\.\\d{6,9}\\.[0-9a-f]{32}";
        return new ArrayList<>(
                list().filter(file -> file.getFileName().toString().matches(form))
                        .sorted(Comparator.comparingLong(ReadyEnvelopes::place))
                        .toList());
    }

    private Stream<Path> list() {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw Problem.of("file.unreadable", folder).causedBy(e);
        }
    }

    private static Optional<Bytes> read(Path file) {
        try {
            return Optional.of(Bytes.of(Files.readAllBytes(file)));
        } catch (IOException goneMeanwhile) {
            return Optional.empty();
        }
    }

    private static void write(Path file, Bytes bytes) {
        try {
            DurableFile.replace(file, bytes.toArray());
        } catch (IOException e) {
            throw Problem.of("file.unwritable", file).causedBy(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw Problem.of("file.unwritable", file).causedBy(e);
        }
    }
}
