package org.fieldpost.model.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.fieldpost.model.Check;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.place.RegionMatch;
import org.fieldpost.model.vocabulary.Code;
import org.fieldpost.model.vocabulary.CodeList;

/** Looked here, saw none of the sought signs. Never given for trafficking or forced labour, where nil says nothing. */
public record NilReport(
        Optional<PatrolKey> patrol,
        Position position,
        Optional<String> knownPoint,
        Optional<RegionMatch> region,
        List<Code> sought,
        Instant lookedFrom,
        Instant lookedUntil) {

    public static final int MOST_SOUGHT = 20;

    public NilReport {
        Objects.requireNonNull(patrol, "patrol");
        Objects.requireNonNull(position, "position");
        Objects.requireNonNull(region, "region");
        sought = List.copyOf(Check.size("sought signs", sought, 1, MOST_SOUGHT));
        for (Code sign : sought) {
            Check.that(
                    HandlingRule.least(Question.ACTIVITY, sign.of(CodeList.ACTIVITY)) != Handling.H4,
                    "a nil report cannot be given for " + sign);
        }
        knownPoint.ifPresent(code -> Check.matching("known point", code, "[A-Z0-9-]{1,16}"));
        Check.that(!lookedUntil.isBefore(lookedFrom), "the look ends before it begins");
    }

    /** The same by a clock that runs ahead of the one it was written by. */
    public NilReport later(Duration by) {
        return new NilReport(patrol, position, knownPoint, region, sought, lookedFrom.plus(by), lookedUntil.plus(by));
    }
}
