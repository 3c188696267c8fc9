package org.fieldpost.rehearsal.faults;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Carrier;
import org.fieldpost.exchange.ExchangeEngine;
import org.fieldpost.exchange.NetworkExchange;
import org.fieldpost.exchange.enrolment.Invitation;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.place.KnownPoint;
import org.fieldpost.model.read.MissionReader;
import org.fieldpost.model.report.Circumstances;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.HandlingRule;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.PatrolKey;
import org.fieldpost.notebook.Notebook;
import org.fieldpost.notebook.Safe;
import org.fieldpost.rehearsal.patrol.Sightings;

/** The real notebook in a real file, and an officer who writes reports that are told apart by their notes. */
final class FieldPhone implements AutoCloseable {

    static final Mission MISSION = MissionReader.shipped("sorrenga");

    private final Path file;
    private final Notebook notebook;
    private final SecureRandom keysRandom = new SecureRandom();
    private final Random random;
    private final Sightings sightings;

    private FieldPhone(Path file, long seed) {
        this.file = file;
        this.random = new Random(seed);
        this.sightings = new Sightings(MISSION, random);
        this.notebook = Notebook.open(file, MissionMode.EXERCISE, Safe.withoutLock(), Clock.systemUTC());
    }

    static FieldPhone open(Path file, long seed) {
        return new FieldPhone(file, seed);
    }

    static FieldPhone enrol(Path file, Invitation invitation, long seed) {
        var phone = new FieldPhone(file, seed);
        phone.notebook.enrol(invitation, phone.keysRandom);
        return phone;
    }

    Path file() {
        return file;
    }

    Notebook notebook() {
        return notebook;
    }

    SecureRandom keysRandom() {
        return keysRandom;
    }

    /** Submits one report; its receipt as people say it. */
    String report(String note, byte[]... photos) {
        return notebook.submit(observation(note), "0000000000000000", List.of(photos))
                .spoken();
    }

    NetworkExchange.Outcome exchange(Carrier carrier) {
        return new NetworkExchange(engine(), carrier).run();
    }

    /** Everything that waits, sealed, for another to carry. */
    List<Bytes> envelopes() {
        return engine().writeAll(ExchangeEngine.USUAL_BODY_BYTES);
    }

    long waiting() {
        return notebook.journal().waiting();
    }

    ExchangeEngine engine() {
        return notebook.engine(keysRandom);
    }

    List<String> receipts() {
        return notebook.reports().stream()
                .map(report -> report.receipt().spoken())
                .toList();
    }

    private Observation observation(String note) {
        Observation seen = seen(Instant.ofEpochSecond(1_790_000_000L + random.nextInt(100_000)));
        Circumstances c = seen.circumstances();
        var circumstances = new Circumstances(
                c.patrol(),
                c.position(),
                c.knownPoint(),
                c.region(),
                c.observedAt(),
                c.clock(),
                c.recordedAt(),
                least(seen),
                false,
                note,
                Optional.empty());
        return Observation.of(seen.kind(), circumstances, seen.answers());
    }

    private Observation seen(Instant now) {
        List<KnownPoint> points = MISSION.points();
        Observation seen;
        do {
            seen = sightings.at(points.get(random.nextInt(points.size())), new PatrolKey("CREW-1", now), now);
        } while (least(seen) == Handling.H4);
        return seen;
    }

    private static Handling least(Observation seen) {
        return HandlingRule.least(seen.answers(), Optional.empty());
    }

    @Override
    public void close() {
        notebook.close();
    }
}
