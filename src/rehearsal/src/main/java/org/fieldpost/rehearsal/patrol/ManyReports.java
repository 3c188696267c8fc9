package org.fieldpost.rehearsal.patrol;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.fieldpost.exchange.Acknowledgement;
import org.fieldpost.exchange.Batch;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.EnrolmentId;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.MissionId;
import org.fieldpost.exchange.Priority;
import org.fieldpost.exchange.crypto.BoxKey;
import org.fieldpost.exchange.crypto.SigningKey;
import org.fieldpost.exchange.enrolment.Invitation;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.place.KnownPoint;
import org.fieldpost.model.place.RegionMatch;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.PatrolKey;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.review.Answered;
import org.fieldpost.model.review.Asked;
import org.fieldpost.model.review.Grade;
import org.fieldpost.model.review.RetractionReason;
import org.fieldpost.model.review.Ruling;
import org.fieldpost.notebook.Notebook;
import org.fieldpost.notebook.Safe;
import org.sqlite.SQLiteConfig;

/**
 * A real notebook with many varied reports, made in seconds: of all kinds and places, with notes; nine in ten delivered and
 * counted, some graded, merged, corrected, taken back, asked about and answered. The same seed gives the same.
 */
public final class ManyReports {

    private static final Instant FIRST_DAY = Instant.parse("2026-01-05T06:00:00Z");
    private static final int PER_PATROL = 12;

    private final Notebook notebook;
    private final Mission mission;
    private final Random random;
    private final List<ReceiptCode> receipts = new ArrayList<>();

    private ManyReports(Notebook notebook, Mission mission, long seed) {
        this.notebook = notebook;
        this.mission = mission;
        this.random = new Random(seed);
    }

    /** Makes the file with a notebook of an exercise in this mission, enrolled with a server that is nowhere. */
    public static void write(Path file, Mission mission, String missionPackage, int count, long seed) {
        write(file, MissionMode.EXERCISE, Safe.withoutLock(), mission, missionPackage, count, seed);
    }

    /**
     * As {@link #write(Path, Mission, String, int, long)}, in a notebook of this mode that this safe locks; its file may be
     * there already.
     */
    public static void write(
            Path file, MissionMode mode, Safe safe, Mission mission, String missionPackage, int count, long seed) {
        // nothing of it is worth a wait for the disk at each report
        try (Notebook notebook = Notebook.open(file, mode, safe, Clock.systemUTC(), (url, config) -> {
            config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
            return config.createConnection(url);
        })) {
            notebook.enrol(invitation(mode, missionPackage), new SecureRandom());
            var many = new ManyReports(notebook, mission, seed);
            if (count > 0) {
                many.submit(count);
                many.deliver();
                many.correctAndRetract();
            }
        }
    }

    private static Invitation invitation(MissionMode mode, String missionPackage) {
        var random = new SecureRandom();
        SigningKey server = SigningKey.generate(random);
        return new Invitation(
                new MissionId(1),
                mode,
                missionPackage,
                "http://127.0.0.1:9",
                server.verifyingKey(),
                server.verifyingKey(),
                BoxKey.generate(random).publicKey(),
                new EnrolmentId(1),
                "K7",
                Bytes.of(new byte[Invitation.SECRET_BYTES]),
                Instant.now().plus(Duration.ofHours(1)));
    }

    private void submit(int count) {
        var sightings = new Sightings(mission, random);
        List<KnownPoint> points = mission.points();
        Instant now = FIRST_DAY;
        var patrol = new PatrolKey("CREW-A1", now);
        while (receipts.size() < count) {
            if (receipts.size() % PER_PATROL == 0) {
                patrol = new PatrolKey("CREW-A" + (1 + random.nextInt(8)), now);
            }
            now = now.plusSeconds(300 + random.nextInt(3_000));
            Observation seen = sightings.at(points.get(random.nextInt(points.size())), patrol, now);
            if (seen.circumstances().handling() != Handling.H4) {
                receipts.add(notebook.submit(seen, "0000000000000000"));
            }
        }
    }

    /** The server's word for nine in ten, as if it had come. */
    private void deliver() {
        NavigableMap<Long, Bytes> hashes = new TreeMap<>();
        List<Body> told = new ArrayList<>();
        List<Body.ReviewState> counted = new ArrayList<>();
        long asked = 0;
        for (Entry entry : waiting()) {
            if (random.nextInt(10) == 0) {
                continue;
            }
            hashes.put(entry.number(), entry.hash());
            var report = Body.Base.of(1, entry.number(), entry.body());
            Optional<RegionMatch> region = ((Body.ObservationRevision) BodyCodec.decode(entry))
                    .observation()
                    .circumstances()
                    .region();
            counted.add(new Body.ReviewState(1, entry.number(), Body.ReviewState.State.COUNTED, region));
            switch (random.nextInt(40)) {
                case 0 -> told.add(new Body.Ruled(report, Ruling.mergedInto(any()), FIRST_DAY));
                case 1 -> told.add(new Body.Question(report, new Asked(++asked, "Who opened the barrier?", FIRST_DAY)));
                case 2, 3, 4, 5, 6 -> told.add(new Body.Ruled(report, Ruling.graded(grade()), FIRST_DAY));
                default -> {}
            }
        }
        notebook.journal().acknowledge(Acknowledgement.of(1, 1, hashes));
        told.add(0, Body.ReviewStates.of(counted));
        List<Entry> entries = new ArrayList<>();
        for (Body body : told) {
            entries.add(new Entry(entries.size() + 1L, body.kind(), BodyCodec.encode(body)));
        }
        notebook.inbox().store(1, entries);
        for (long question = 1; question <= asked; question += 2) {
            notebook.submitted().answer(new Answered(question, "The guard did.", false));
        }
    }

    private List<Entry> waiting() {
        List<Entry> all = new ArrayList<>();
        Batch batch = notebook.journal().unacknowledged(1 << 20);
        while (!batch.entries().isEmpty()) {
            all.addAll(batch.entries());
            batch = notebook.journal().waitingAfter(batch.last(), 1 << 20, Priority.PHOTO);
        }
        return all;
    }

    private void correctAndRetract() {
        var sightings = new Sightings(mission, random);
        for (ReceiptCode receipt : receipts) {
            int chance = random.nextInt(50);
            boolean open = chance < 3
                    && notebook.submitted()
                            .life(receipt)
                            .orElseThrow()
                            .standing()
                            .orElseThrow()
                            .open();
            if (open && chance == 0) {
                RetractionReason[] reasons = RetractionReason.values();
                notebook.submitted().retract(receipt, reasons[random.nextInt(reasons.length)]);
            } else if (open) {
                KnownPoint point =
                        mission.points().get(random.nextInt(mission.points().size()));
                Observation seen = sightings.at(point, new PatrolKey("CREW-A1", FIRST_DAY), FIRST_DAY);
                if (seen.circumstances().handling() != Handling.H4) {
                    notebook.revise(receipt, seen);
                }
            }
        }
    }

    private ReceiptCode any() {
        return receipts.get(random.nextInt(receipts.size()));
    }

    private Grade grade() {
        return new Grade((char) ('A' + random.nextInt(6)), 1 + random.nextInt(6));
    }
}
