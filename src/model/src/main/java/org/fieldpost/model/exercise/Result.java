package org.fieldpost.model.exercise;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a team or a player reached in a whole exercise.
 *
 * @param scores one for each inject, those without an answer too
 */
public record Result(List<Score> scores) {

    public Result {
        scores = List.copyOf(scores);
    }

    /** A breach of safety anywhere fails the whole, whatever the points. */
    public boolean failed() {
        return scores.stream().anyMatch(score -> score.breach().isPresent());
    }

    /** The first breach, if there was any. */
    public Optional<Trap> breach() {
        return scores.stream().flatMap(score -> score.breach().stream()).findFirst();
    }

    /** Of 100: the mean of all injects, rounded. */
    public long points() {
        return Math.round(scores.stream().mapToDouble(Score::points).average().orElse(0));
    }

    /** The mean of each part, of {@link Score.Part#most}; what was a breach counts nothing here too. */
    public Map<Score.Part, Double> parts() {
        Map<Score.Part, Double> parts = new EnumMap<>(Score.Part.class);
        for (Score.Part part : Score.Part.values()) {
            parts.put(
                    part,
                    scores.stream()
                            .mapToDouble(score -> score.breach().isPresent()
                                    ? 0
                                    : score.line(part).points())
                            .average()
                            .orElse(0));
        }
        return parts;
    }
}
