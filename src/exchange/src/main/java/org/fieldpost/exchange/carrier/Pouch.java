package org.fieldpost.exchange.carrier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.DurableFile;
import org.fieldpost.exchange.EnrolmentId;
import org.fieldpost.exchange.ExchangeEngine;
import org.fieldpost.exchange.MissionId;
import org.fieldpost.exchange.Refusal;
import org.fieldpost.exchange.crypto.Sha256;
import org.fieldpost.exchange.crypto.VerifyingKey;
import org.fieldpost.exchange.enrolment.Credential;
import org.fieldpost.exchange.envelope.Envelope;
import org.fieldpost.exchange.envelope.Header;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.words.Problem;

/**
 * Envelopes of others that a phone or a courier station carries, unread, one file each in a folder: those on their way up,
 * and the answers on their way back. It takes only what the mission's own phones and server signed, within a quota for each
 * sender and for all; after two months they expire, as the sender still has his. Safe from any thread.
 */
public final class Pouch {

    public static final long MOST_BYTES_EACH = 1024 * 1024;
    public static final long MOST_BYTES = 64L * 1024 * 1024;
    static final Duration KEPT = Duration.ofDays(60);

    private static final String UP = "up";
    private static final String DOWN = "down";

    private final Path folder;
    private final Mission mission;
    private final Clock clock;

    /** What a carrier knows of the mission whose envelopes it carries. */
    public record Mission(MissionId id, MissionMode mode, VerifyingKey missionKey, VerifyingKey serverKey) {}

    /** @param folder is made when it does not exist */
    public Pouch(Path folder, Mission mission, Clock clock) {
        this.folder = folder;
        this.mission = mission;
        this.clock = clock;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw Problem.of("file.unwritable", folder).causedBy(e);
        }
    }

    /**
     * How full it is.
     *
     * @param onTheWay envelopes on their way to the server
     * @param answers answers on their way back
     * @param since when the oldest of either was taken
     */
    public record Load(int onTheWay, int answers, long bytes, Optional<Instant> since) {
        public static final Load EMPTY = new Load(0, 0, 0, Optional.empty());
    }

    private record Held(Path file, String way, String enrolment, long keptAtS) {}

    /**
     * Takes envelopes of one sender.
     *
     * @return for each that was not taken, why; the others are on the disk
     */
    public synchronized List<Refusal> take(Credential sender, List<Bytes> envelopes) {
        expire();
        List<Refusal> refused = new ArrayList<>();
        boolean ours = sender.signedBy(mission.missionKey(), mission.id(), mission.mode());
        for (Bytes bytes : envelopes) {
            try {
                if (!ours) {
                    throw new Envelope.RefusedException(Refusal.UNKNOWN_SENDER);
                }
                Header header = check(bytes, Header.Direction.UP, sender.verifyingKey());
                if (!header.enrolment().equals(sender.enrolment())) {
                    throw new Envelope.RefusedException(Refusal.UNKNOWN_SENDER);
                }
                keep(UP, header.enrolment(), bytes);
            } catch (Envelope.RefusedException e) {
                refused.add(e.refusal());
            }
        }
        return refused;
    }

    /**
     * Takes what others wrote out of a courier file that a person chose to carry on: what goes up and is of this mission. The
     * file holds no credentials, so only the server can tell whether each is genuine; the quota is the same.
     *
     * @return for each that was not taken, why
     */
    public synchronized List<Refusal> takeOn(List<Bytes> envelopes) {
        expire();
        List<Refusal> refused = new ArrayList<>();
        for (Bytes bytes : envelopes) {
            try {
                Header header = Envelope.parse(bytes).header();
                ExchangeEngine.requireSpace(header, mission.id(), mission.mode());
                if (header.direction() != Header.Direction.UP) {
                    throw new Envelope.RefusedException(Refusal.NOT_FOR_US);
                }
                keep(UP, header.enrolment(), bytes);
            } catch (Envelope.RefusedException e) {
                refused.add(e.refusal());
            }
        }
        return refused;
    }

    /**
     * Takes answers of the server for whomever; those that it did not sign are passed over.
     *
     * @return how many it holds now
     */
    public synchronized int takeAnswers(List<Bytes> envelopes) {
        expire();
        int taken = 0;
        for (Bytes bytes : envelopes) {
            try {
                EnrolmentId whose =
                        check(bytes, Header.Direction.DOWN, mission.serverKey()).enrolment();
                makeRoom(whose, bytes.size());
                keep(DOWN, whose, bytes);
                taken++;
            } catch (Envelope.RefusedException notTheServers) {
                // nobody waits for it
            }
        }
        return taken;
    }

    /** An answer says again what an older one said: the oldest go first. */
    private void makeRoom(EnrolmentId whose, int bytes) {
        List<Held> answers = held().stream()
                .filter(h -> h.way().equals(DOWN) && h.enrolment().equals(whose.toString()))
                .toList();
        long size = answers.stream().mapToLong(Pouch::size).sum();
        for (Held oldest : answers) {
            if (size + bytes <= MOST_BYTES_EACH) {
                return;
            }
            size -= size(oldest);
            delete(oldest.file());
        }
    }

    private Header check(Bytes bytes, Header.Direction direction, VerifyingKey signer)
            throws Envelope.RefusedException {
        Envelope envelope = Envelope.parse(bytes);
        ExchangeEngine.requireSpace(envelope.header(), mission.id(), mission.mode());
        if (envelope.header().direction() != direction) {
            throw new Envelope.RefusedException(Refusal.NOT_FOR_US);
        }
        envelope.requireSignature(signer);
        return envelope.header();
    }

    private void keep(String way, EnrolmentId enrolment, Bytes bytes) throws Envelope.RefusedException {
        String end = "." + Sha256.of(bytes.toArray()).hex().substring(0, 32);
        List<Held> held = held();
        if (held.stream().anyMatch(h -> h.file().toString().endsWith(end))) {
            return;
        }
        long all = held.stream().mapToLong(Pouch::size).sum();
        long his = held.stream()
                .filter(h -> h.way().equals(way) && h.enrolment().equals(enrolment.toString()))
                .mapToLong(Pouch::size)
                .sum();
        if (his + bytes.size() > MOST_BYTES_EACH || all + bytes.size() > MOST_BYTES) {
            throw new Envelope.RefusedException(Refusal.QUOTA);
        }
        write(folder.resolve(way + "." + enrolment + "." + clock.instant().getEpochSecond() + end), bytes);
    }

    private static void write(Path file, Bytes bytes) {
        try {
            DurableFile.replace(file, bytes.toArray());
        } catch (IOException e) {
            throw Problem.of("file.unwritable", file).causedBy(e);
        }
    }

    private List<Held> held() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Pouch::held)
                    .flatMap(Optional::stream)
                    .sorted(Comparator.comparingLong(Held::keptAtS).thenComparing(Held::file))
                    .toList();
        } catch (IOException e) {
            throw Problem.of("file.unreadable", folder).causedBy(e);
        }
    }

    private static Optional<Held> held(Path file) {
        String name = file.getFileName().toString();
        if (!name.matches("(up|down)\\.[0-9a-f]{16}\\.\\d{1,12}\\.[0-9a-f]{32}")) {
            return Optional.empty();
        }
        int first = name.indexOf('.');
        return Optional.of(new Held(
                file,
                name.substring(0, first),
                name.substring(first + 1, first + 17),
                Long.parseLong(name.substring(first + 18, name.lastIndexOf('.')))));
    }

    private static long size(Held held) {
        try {
            return Files.size(held.file());
        } catch (IOException goneMeanwhile) {
            return 0;
        }
    }

    /** Envelopes on their way to the server, the longest kept first. */
    public synchronized List<Bytes> onTheWay() {
        expire();
        return read(UP, Optional.empty());
    }

    /** Answers for this phone. */
    public synchronized List<Bytes> answersFor(EnrolmentId enrolment) {
        expire();
        return read(DOWN, Optional.of(enrolment));
    }

    private List<Bytes> read(String way, Optional<EnrolmentId> enrolment) {
        List<Bytes> read = new ArrayList<>();
        for (Held each : held()) {
            boolean wanted = each.way().equals(way)
                    && enrolment
                            .map(id -> id.toString().equals(each.enrolment()))
                            .orElse(true);
            if (wanted) {
                try {
                    read.add(Bytes.of(Files.readAllBytes(each.file())));
                } catch (IOException e) {
                    throw Problem.of("file.unreadable", each.file()).causedBy(e);
                }
            }
        }
        return read;
    }

    /** These need no carrying any more: the server has answered, or their owner has them. */
    public synchronized void drop(List<Bytes> envelopes) {
        List<String> ends = envelopes.stream()
                .map(e -> "." + Sha256.of(e.toArray()).hex().substring(0, 32))
                .toList();
        held().stream()
                .filter(h -> ends.stream().anyMatch(h.file().toString()::endsWith))
                .forEach(h -> delete(h.file()));
    }

    /** How full it is now. */
    public synchronized Load load() {
        expire();
        List<Held> held = held();
        int up = (int) held.stream().filter(h -> h.way().equals(UP)).count();
        return new Load(
                up,
                held.size() - up,
                held.stream().mapToLong(Pouch::size).sum(),
                held.stream().findFirst().map(oldest -> Instant.ofEpochSecond(oldest.keptAtS())));
    }

    /** Forgets all of it: a revoked phone carries for nobody, and every sender still has his. */
    public synchronized void empty() {
        held().forEach(h -> delete(h.file()));
    }

    private void expire() {
        long now = clock.instant().getEpochSecond();
        held().stream().filter(h -> h.keptAtS() + KEPT.toSeconds() < now).forEach(h -> delete(h.file()));
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw Problem.of("file.unwritable", file).causedBy(e);
        }
    }
}
