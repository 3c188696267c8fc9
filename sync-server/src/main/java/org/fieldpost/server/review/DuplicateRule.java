package org.fieldpost.server.review;

import java.time.Duration;
import java.util.Optional;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.Question;
import org.fieldpost.model.vocabulary.Code;

/**
 * Whether two reports may tell of the same, and why. Only proposes, generously: a person looks at both. Something that moves
 * is seen once in passing, so hours count; a border point or a site is found alike by all who come on the same day.
 */
public final class DuplicateRule {

    /** How far apart two patrols write down what both see, beside what their positions may be wrong by. */
    static final double LIMIT_M = 1_000;

    static final Duration SMUGGLING_APART = Duration.ofHours(3);
    static final Duration PLACE_APART = Duration.ofHours(12);

    private DuplicateRule() {}

    /**
     * Why two reports may be one.
     *
     * @param metres between their positions
     * @param samePoint whether both name the same known point
     * @param sameCrew whether they come from one patrol
     */
    public record Likeness(
            long metres,
            Duration apart,
            boolean samePoint,
            Optional<Code> activity,
            Optional<Code> commodity,
            boolean sameCrew) {}

    static Duration mostApart(Kind kind) {
        return kind == Kind.SMUGGLING ? SMUGGLING_APART : PLACE_APART;
    }

    static Optional<Likeness> of(Observation one, Observation other) {
        if (one.kind() != other.kind()) {
            return Optional.empty();
        }
        var here = one.circumstances();
        var there = other.circumstances();
        Duration apart = Duration.between(here.observedAt(), there.observedAt()).abs();
        double metres = here.position().point().distanceM(there.position().point());
        boolean samePoint = here.knownPoint().isPresent() && here.knownPoint().equals(there.knownPoint());
        if (apart.compareTo(mostApart(one.kind())) > 0
                || !(samePoint || near(metres, here.position(), there.position()))) {
            return Optional.empty();
        }
        boolean contradict = contradict(one, other, Question.ACTIVITY) || contradict(one, other, Question.COMMODITY);
        return contradict
                ? Optional.empty()
                : Optional.of(new Likeness(
                        Math.round(metres),
                        apart,
                        samePoint,
                        same(one, other, Question.ACTIVITY),
                        same(one, other, Question.COMMODITY),
                        here.patrol().isPresent() && here.patrol().equals(there.patrol())));
    }

    private static boolean near(double metres, Position here, Position there) {
        return metres <= LIMIT_M + here.accuracyM() + there.accuracyM();
    }

    private static Optional<Code> same(Observation one, Observation other, Question question) {
        return one.answers()
                .one(question)
                .filter(code ->
                        other.answers().one(question).filter(code::equals).isPresent());
    }

    /** Both say it and not the same; what is unknown or other contradicts nothing. */
    private static boolean contradict(Observation one, Observation other, Question question) {
        return said(one, question).isPresent()
                && said(other, question).isPresent()
                && same(one, other, question).isEmpty();
    }

    private static Optional<Code> said(Observation observation, Question question) {
        return observation.answers().one(question).filter(code -> !code.is("UNKNOWN") && !code.is("OTHER"));
    }
}
