package org.fieldpost.model.exercise;

import java.util.List;
import java.util.Optional;
import org.fieldpost.model.Check;
import org.fieldpost.model.words.Problem;

/**
 * What an answer is worth, and why.
 *
 * @param lines one for each part, in their order
 * @param breach of safety: then the run has failed, whatever the points
 */
public record Score(List<Line> lines, Optional<Trap> breach) {

    /** What is looked at, and how many points that can give. */
    public enum Part {
        ACTIVITY(25),
        PLACE_AND_TIME(20),
        BASIS_AND_GRADE(20),
        INDICATORS_AND_INTERFACE(15),
        TIMELINESS(10),
        BREVITY(10);

        private final int most;

        Part(int most) {
            this.most = most;
        }

        public int most() {
            return most;
        }
    }

    /**
     * Points of one part.
     *
     * @param points from 0 to {@link Part#most}
     * @param reasons in words, as translation keys; the first is the weightiest
     */
    public record Line(Part part, double points, List<Problem> reasons) {
        public Line {
            Check.range("points", points, 0, part.most());
            reasons = List.copyOf(reasons);
        }
    }

    public Score {
        lines = List.copyOf(lines);
        Check.that(
                lines.stream().map(Line::part).toList().equals(List.of(Part.values())),
                "a score has a line for each part");
    }

    /** Of 100, rounded to whole points; what failed has none. */
    public long points() {
        return breach.isPresent()
                ? 0
                : Math.round(lines.stream().mapToDouble(Line::points).sum());
    }

    public Line line(Part part) {
        return lines.get(List.of(Part.values()).indexOf(part));
    }
}
