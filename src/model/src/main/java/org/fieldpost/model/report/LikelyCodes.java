package org.fieldpost.model.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldpost.model.place.KnownPoint;
import org.fieldpost.model.vocabulary.Code;

/**
 * The answers an officer will probably give next: what was reported lately, the more so from the same place and with the
 * same answers so far. Pure. Only a few are moved to the front; all others keep their places, which the thumb remembers.
 */
public final class LikelyCodes {

    /** So many are moved to the front: one row of tiles on the narrowest phone. */
    public static final int MOST = 3;

    private static final Duration HALF_LIFE = Duration.ofDays(14);
    private static final double SAME_PLACE = 2;
    private static final double SAME_ANSWER = 3;

    private final List<Observation> past;
    private final Instant now;

    /** @param past reports of this officer, in any order */
    public LikelyCodes(List<Observation> past, Instant now) {
        this.past = List.copyOf(past);
        this.now = now;
    }

    /** The likeliest answers, at most {@link #MOST}, the likeliest first; those that stand at the known point come before all. */
    public List<Code> of(Question question, Draft draft, Optional<KnownPoint> at) {
        Map<Code, Double> weights = new HashMap<>();
        for (Observation observation : past) {
            double weight = weight(observation, draft, at);
            observation.answers().all(question).forEach(code -> weights.merge(code, weight, Double::sum));
        }
        at.flatMap(point -> typeOf(point, question)).ifPresent(code -> weights.put(code, Double.MAX_VALUE));
        List<Code> likely = new ArrayList<>(weights.keySet());
        likely.sort(
                Comparator.comparingDouble((Code code) -> -weights.get(code)).thenComparing(Code::value));
        return likely.subList(0, Math.min(MOST, likely.size()));
    }

    private double weight(Observation observation, Draft draft, Optional<KnownPoint> at) {
        Circumstances c = observation.circumstances();
        double ageDays = Math.max(0, Duration.between(c.observedAt(), now).toHours() / 24.0);
        double weight = Math.pow(0.5, ageDays / HALF_LIFE.toDays());
        if (at.isPresent() && c.knownPoint().equals(at.map(KnownPoint::code))) {
            weight *= SAME_PLACE;
        }
        for (var answered : draft.answers().byQuestion().entrySet()) {
            if (answered.getKey() != Question.BASIS
                    && observation.answers().all(answered.getKey()).equals(answered.getValue())) {
                weight *= SAME_ANSWER;
            }
        }
        return weight;
    }

    /** What the mission knows of the point: the type of a border point, what a site yields. */
    private static Optional<Code> typeOf(KnownPoint point, Question question) {
        boolean tells = (point.sort() == KnownPoint.Sort.BORDER && question == Question.BORDER_TYPE)
                || (point.sort() == KnownPoint.Sort.SITE && question == Question.COMMODITY);
        return tells && !point.type().isEmpty() ? Optional.of(question.list().code(point.type())) : Optional.empty();
    }
}
