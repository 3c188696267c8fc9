package org.fieldpost.exchange.entry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.fieldpost.model.patrol.Effort;
import org.fieldpost.model.patrol.PatrolPlan;
import org.fieldpost.model.patrol.PatrolReport;
import org.fieldpost.model.patrol.PatrolReport.Section;
import org.fieldpost.model.patrol.TrackFix;
import org.fieldpost.model.patrol.TrackSegment;
import org.fieldpost.model.patrol.Visit;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.report.Patrol;
import org.fieldpost.model.report.PatrolKey;
import org.fieldpost.model.vocabulary.CodeList;

/** Tracks, pauses, plans and patrol reports with any values that the model allows; the same seed gives the same. */
final class AnyPatrol {

    private final Random random;

    AnyPatrol(long seed) {
        random = new Random(seed);
    }

    Patrol pausing(Patrol patrol) {
        Instant at = patrol.key().startedAt();
        for (int steps = random.nextInt(9); steps > 0; steps--) {
            at = at.plusSeconds(random.nextInt(10_000));
            patrol = patrol.paused() ? patrol.resumedAt(at) : patrol.pausedAt(at);
        }
        return patrol;
    }

    TrackSegment segment() {
        Position.Source source = any(Position.Source.values());
        Instant at = Instant.ofEpochSecond(random.nextInt(Integer.MAX_VALUE));
        PatrolKey patrol = new PatrolKey("K7-" + random.nextInt(10), at);
        double latitude = random.nextDouble(-89, 89);
        double longitude = random.nextDouble(-179, 179);
        List<TrackFix> fixes = new ArrayList<>();
        for (int left = 1 + random.nextInt(60); left > 0; left--) {
            at = at.plusSeconds(random.nextInt(400));
            latitude += random.nextDouble(-0.01, 0.01);
            longitude += random.nextDouble(-0.01, 0.01);
            fixes.add(new TrackFix(at, new Position(new Point(latitude, longitude), random.nextInt(200), source)));
        }
        return new TrackSegment(patrol, source, fixes);
    }

    PatrolReport report() {
        Instant start = Instant.ofEpochSecond(1_000_000L + random.nextInt(Integer.MAX_VALUE));
        Instant end = start.plusSeconds(random.nextInt(100_000));
        Duration effort = Duration.ofSeconds(random.nextInt(100_000));
        Map<Section, String> texts = new EnumMap<>(Section.class);
        for (Section section : Section.values()) {
            if (random.nextBoolean()) {
                texts.put(section, "Péage levé 🚚 سلاح\n".repeat(random.nextInt(20)));
            }
        }
        List<PatrolReport.Place> places = new ArrayList<>();
        for (int left = random.nextInt(5); left > 0; left--) {
            Instant arrived = start.plusSeconds(random.nextInt(1000));
            Optional<Instant> before = random.nextBoolean()
                    ? Optional.of(arrived.minusSeconds(random.nextInt(1_000_000)))
                    : Optional.empty();
            places.add(new PatrolReport.Place(
                    new Visit("BP" + left, arrived, arrived.plusSeconds(random.nextInt(1000))), before));
        }
        List<PatrolReport.Made> made = new ArrayList<>();
        for (int left = random.nextInt(5); left > 0; left--) {
            made.add(new PatrolReport.Made(1 + random.nextInt(26), 1 + random.nextInt(100_000)));
        }
        return new PatrolReport(
                new PatrolKey("ALPHA-1", start),
                any(PatrolReport.Addressee.values()),
                "K" + (1 + random.nextInt(999)),
                any(PatrolReport.Approval.values()),
                end,
                new Effort(effort, effort.dividedBy(1 + random.nextInt(5)), random.nextInt(1_000_000)),
                random.nextBoolean() ? Optional.of(position()) : Optional.empty(),
                random.nextBoolean() ? Optional.of(position()) : Optional.empty(),
                places,
                made,
                texts);
    }

    PatrolPlan plan() {
        return new PatrolPlan(
                String.format("%016x", random.nextLong()),
                "BRAVO-" + random.nextInt(10),
                CodeList.MEANS.code("BOAT"),
                CodeList.TASK.code("M_" + random.nextInt(10)),
                Instant.ofEpochSecond(random.nextInt(Integer.MAX_VALUE)),
                List.of("BP01", "TN0" + random.nextInt(10)));
    }

    private Position position() {
        return new Position(
                new Point(random.nextInt(90_000_000) / 1e6, random.nextInt(180_000_000) / 1e6),
                random.nextInt(1000) / 10.0,
                Position.Source.GPS);
    }

    private <T> T any(T[] among) {
        return among[random.nextInt(among.length)];
    }
}
