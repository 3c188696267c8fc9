package org.fieldpost.model.report;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fieldpost.model.Check;
import org.fieldpost.model.vocabulary.Code;

/**
 * How high a report must at least be handled, from its codes: sealed (H4) where mission staff or victims are concerned,
 * restricted (H3) where officials are, H2 otherwise. Pure.
 */
public final class HandlingRule {

    private static final Map<Question, Set<String>> SEALED = Map.of(
            Question.ACTIVITY, Set.of("TIP", "FORCED"),
            Question.ACTOR, Set.of("MISSION", "CONTR"));
    private static final Map<Question, Set<String>> RESTRICTED = Map.of(
            Question.ACTIVITY, Set.of("BRIBE"),
            Question.ACTOR, Set.of("ELITE"),
            Question.CARRIER, Set.of("OFFICIAL"),
            Question.CONCEALMENT, Set.of("PERSON"),
            Question.BORDER_STATUS, Set.of("OFF_TAX"),
            Question.IRREGULARITY, Set.of("NORECEIPT"),
            Question.STATE_RELATION, Set.of("PROTECTED", "INSIDE"));

    private HandlingRule() {}

    /** Throws unless the report is handled at least as high as its content asks. */
    static void require(Circumstances circumstances, Answers answers) {
        Handling least = least(answers, circumstances.officerCoding());
        Check.that(
                circumstances.handling().atLeast(least),
                () -> "handling is " + circumstances.handling() + "; the content asks for " + least + " or higher");
    }

    public static Handling least(Answers answers, Optional<Coding> coding) {
        Handling least = Handling.H2;
        for (var answered : answers.byQuestion().entrySet()) {
            for (Code code : answered.getValue()) {
                least = least.orHigher(least(answered.getKey(), code));
            }
        }
        for (NexusInterface judged : coding.map(Coding::all).orElse(Set.of())) {
            least = least.orHigher(least(judged));
        }
        return least;
    }

    /** What one answer alone asks for. */
    public static Handling least(Question question, Code code) {
        if (question == Question.INDICATOR) {
            return least(NexusInterface.of(code));
        }
        if (SEALED.getOrDefault(question, Set.of()).contains(code.value())) {
            return Handling.H4;
        }
        return RESTRICTED.getOrDefault(question, Set.of()).contains(code.value()) ? Handling.H3 : Handling.H2;
    }

    /** What an interface that a person assigned asks for. */
    public static Handling least(NexusInterface judged) {
        if (judged == NexusInterface.I3) {
            return Handling.H4;
        }
        return EnumSet.of(NexusInterface.I5, NexusInterface.I6).contains(judged) ? Handling.H3 : Handling.H2;
    }
}
