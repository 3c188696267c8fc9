package org.fieldpost.server.sitrep;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.model.words.Language;
import org.fieldpost.server.access.Sight;

/**
 * A situation report that was made, without what it says.
 *
 * @param regions those it covers; empty for the whole mission
 * @param restricted whether it counts restricted reports of its day; also where that was not kept
 * @param sha256 of its PDF
 */
public record Sitrep(
        long number,
        LocalDate day,
        Instant cutOffAt,
        Instant madeAt,
        String madeBy,
        Language language,
        Optional<Set<String>> regions,
        Optional<Long> supersedes,
        boolean restricted,
        Bytes sha256) {

    public Sitrep {
        regions = regions.map(codes -> Collections.unmodifiableSet(new TreeSet<>(codes)));
    }

    /** Whether somebody of this sight sees all that it covers. */
    boolean seenBy(Sight sight) {
        return sight.regions().isEmpty()
                || regions.map(covered -> sight.regions().get().containsAll(covered))
                        .orElse(false);
    }

    /** Whether one of this cut-off and these regions takes its place. */
    boolean supersededBy(CutOff cutOff, Sight sight) {
        return cutOffAt.equals(cutOff.at()) && regions.equals(sight.regions());
    }
}
