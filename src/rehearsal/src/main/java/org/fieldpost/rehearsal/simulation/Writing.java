package org.fieldpost.rehearsal.simulation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.place.KnownPoint;
import org.fieldpost.model.report.Circumstances;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.HandlingRule;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.PatrolKey;
import org.fieldpost.rehearsal.patrol.Sightings;

/** What officers write: each note is the only one of its kind, so that reports can be told apart wherever they turn up. */
final class Writing {

    static final String SEALED_MARK = "SEALEDAWAY";

    private final Random random;
    private final Sightings sightings;
    private final List<KnownPoint> points;
    private int written;

    Writing(Mission mission, Random random) {
        this.random = random;
        this.sightings = new Sightings(mission, random);
        this.points = mission.points();
    }

    Observation observation(Instant now) {
        return with(seen(now), Wire.MARK + " " + ++written, random.nextInt(10) == 0);
    }

    Observation sealed(Instant now) {
        return with(seen(now), SEALED_MARK + " " + ++written, Handling.H4, false);
    }

    /** The same report, seen otherwise. */
    Observation revised(Observation before) {
        Circumstances c = before.circumstances();
        return with(seen(c.observedAt()), c.note(), c.flash());
    }

    byte[] photo() {
        byte[] photo = new byte[1 + random.nextInt(40_000)];
        random.nextBytes(photo);
        return photo;
    }

    private Observation seen(Instant now) {
        Instant second = Instant.ofEpochSecond(now.getEpochSecond());
        Observation seen;
        do {
            seen = sightings.at(points.get(random.nextInt(points.size())), new PatrolKey("CREW-1", second), second);
        } while (HandlingRule.least(seen.answers(), Optional.empty()) == Handling.H4);
        return seen;
    }

    /** Handled as its content asks. */
    private static Observation with(Observation seen, String note, boolean flash) {
        return with(seen, note, HandlingRule.least(seen.answers(), Optional.empty()), flash);
    }

    private static Observation with(Observation seen, String note, Handling handling, boolean flash) {
        return Sightings.retold(seen, handling, flash, note, Optional.empty());
    }
}
