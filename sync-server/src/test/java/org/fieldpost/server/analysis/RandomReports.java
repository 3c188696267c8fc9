package org.fieldpost.server.analysis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.fieldpost.model.Samples;
import org.fieldpost.model.place.KnownPoint;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.report.Answers;
import org.fieldpost.model.report.Circumstances;
import org.fieldpost.model.report.Coding;
import org.fieldpost.model.report.HandlingRule;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.PatrolKey;

/** Reports from all over Liberia and some from far outside, coded or not, over ten weeks; the same seed gives the same. */
final class RandomReports {

    private final Random random;
    private final Instant newest;

    RandomReports(long seed, Instant newest) {
        this.random = new Random(seed);
        this.newest = newest;
    }

    Observation next() {
        Kind kind = List.of(Kind.values()).get(random.nextInt(3));
        Instant at = newest.minus(Duration.ofMinutes(random.nextInt(10 * 7 * 24 * 60)));
        Answers answers = switch (kind) {
            case SMUGGLING -> Samples.smugglingAnswers();
            case BORDER -> Samples.borderVisit(at).answers();
            case RESOURCE_SITE -> Samples.resourceSite(at).answers();
        };
        Optional<Coding> coding = random.nextInt(4) == 0 ? Optional.empty() : Optional.of(coding());
        List<KnownPoint> points = Samples.liberia().points();
        Circumstances there = Samples.circumstances(
                points.get(random.nextInt(points.size())).code(),
                at,
                HandlingRule.least(answers, coding),
                random.nextInt(10) == 0,
                "",
                coding);
        return Observation.of(kind, random.nextInt(12) == 0 ? farOut(there) : there, answers);
    }

    /** Every interface but I3, which only sealed reports carry. */
    private Coding coding() {
        List<NexusInterface> interfaces = new ArrayList<>(List.of(NexusInterface.values()));
        interfaces.remove(NexusInterface.I3);
        Collections.shuffle(interfaces, random);
        return new Coding(interfaces.get(0), interfaces.subList(1, 1 + random.nextInt(3)), "seen");
    }

    /** The same, in the middle of the Atlantic. */
    static Circumstances farOut(Circumstances there) {
        return new Circumstances(
                there.patrol(),
                new Position(new Point(0, -20), 10, Position.Source.GPS),
                Optional.empty(),
                Optional.empty(),
                there.observedAt(),
                there.clock(),
                there.recordedAt(),
                there.handling(),
                there.flash(),
                there.note(),
                there.officerCoding());
    }

    /** The same, made on a patrol. */
    static Observation onPatrol(Observation said, PatrolKey patrol) {
        Circumstances there = said.circumstances();
        return Observation.of(
                said.kind(),
                new Circumstances(
                        Optional.of(patrol),
                        there.position(),
                        there.knownPoint(),
                        there.region(),
                        there.observedAt(),
                        there.clock(),
                        there.recordedAt(),
                        there.handling(),
                        there.flash(),
                        there.note(),
                        there.officerCoding()),
                said.answers());
    }
}
