package org.fieldpost.server.review;

import java.util.Optional;
import java.util.Set;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.PatrolKey;

/**
 * Whether two reports of the same come from sources that do not hang together. Two that do are one source said twice, and
 * saying something twice makes it no truer. Pure; says what speaks against it, for a person to weigh.
 */
public final class IndependenceRule {

    private static final Set<String> TOLD = Set.of("TOLD1", "TOLD2", "OPEN");

    private IndependenceRule() {}

    /** What was found. */
    public enum Verdict {
        /** One officer wrote both. */
        SAME_OFFICER,
        /** Both were on one patrol, and stood beside each other. */
        SAME_PATROL,
        /** Crews of one name, at whatever time: they talk. */
        SAME_CREW,
        /** Of one of them nobody knows which patrol saw it, as of what came in a file. */
        PATROL_UNKNOWN,
        /** Both were told it: maybe by the same person, and neither saw it. */
        BOTH_TOLD,
        /** Other people, who know it in the same way. */
        INDEPENDENT,
        /** Other people, who know it in another way: the strongest. */
        INDEPENDENT_OTHER_BASIS;

        public boolean independent() {
            return this == INDEPENDENT || this == INDEPENDENT_OTHER_BASIS;
        }
    }

    static Verdict of(String officer, Observation one, String otherOfficer, Observation other) {
        if (officer.equals(otherOfficer)) {
            return Verdict.SAME_OFFICER;
        }
        Optional<PatrolKey> patrol = one.circumstances().patrol();
        Optional<PatrolKey> otherPatrol = other.circumstances().patrol();
        if (patrol.isPresent() && patrol.equals(otherPatrol)) {
            return Verdict.SAME_PATROL;
        }
        if (patrol.isPresent() && patrol.map(PatrolKey::crewCode).equals(otherPatrol.map(PatrolKey::crewCode))) {
            return Verdict.SAME_CREW;
        }
        if (patrol.isEmpty() || otherPatrol.isEmpty()) {
            return Verdict.PATROL_UNKNOWN;
        }
        String basis = one.findings().basis().value();
        String otherBasis = other.findings().basis().value();
        if (TOLD.contains(basis) && TOLD.contains(otherBasis)) {
            return Verdict.BOTH_TOLD;
        }
        return basis.equals(otherBasis) ? Verdict.INDEPENDENT : Verdict.INDEPENDENT_OTHER_BASIS;
    }
}
