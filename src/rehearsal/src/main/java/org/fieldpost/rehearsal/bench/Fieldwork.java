package org.fieldpost.rehearsal.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.place.KnownPoint;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.PatrolKey;
import org.fieldpost.rehearsal.patrol.Sightings;

/** Observations as patrols make them, to be measured: several patrols a week, a handful of observations each. */
final class Fieldwork {

    private static final Instant FIRST_DAY = Instant.parse("2026-03-02T07:00:00Z");
    private static final int PER_PATROL = 8;

    private Fieldwork() {}

    /** So many observations of one officer, with this note at each, or none. */
    static List<Observation> observations(Mission mission, int count, Optional<Notes> notes, long seed) {
        var random = new Random(seed);
        var sightings = new Sightings(mission, random);
        List<KnownPoint> points = mission.points().stream()
                .filter(p -> mission.regions().match(p.point()).isPresent())
                .toList();
        List<Observation> observations = new ArrayList<>();
        Instant start = FIRST_DAY;
        while (observations.size() < count) {
            start = start.plus(Duration.ofHours(24 + random.nextInt(48)));
            var patrol = new PatrolKey("CREW-A1", start);
            KnownPoint base = points.get(random.nextInt(points.size()));
            List<KnownPoint> route = mission.nearest(base.point()).stream()
                    .filter(points::contains)
                    .limit(6)
                    .toList();
            Instant now = start;
            for (int i = 0; i < PER_PATROL && observations.size() < count; i++) {
                now = now.plusSeconds(600 + random.nextInt(3000));
                Observation seen = sightings.at(route.get(random.nextInt(route.size())), patrol, now);
                int number = observations.size();
                String note = notes.map(n -> n.note(number)).orElse("");
                observations.add(Sightings.retold(
                        seen,
                        seen.circumstances().handling(),
                        false,
                        note,
                        seen.circumstances().officerCoding()));
            }
        }
        return observations;
    }
}
