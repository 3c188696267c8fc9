package org.fieldpost.model.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.fieldpost.model.vocabulary.Code;

/**
 * An interface the machine proposes and the codes that made it do so. Pure. Never proposes I3, I5 or I6: those are a
 * person's word alone.
 */
public record InterfaceSuggestion(NexusInterface suggested, List<Code> because) {

    public InterfaceSuggestion {
        because = List.copyOf(because);
    }

    /** Suggestions, those with most reasons first. */
    public static List<InterfaceSuggestion> from(Answers answers) {
        Map<NexusInterface, List<Code>> reasons = new EnumMap<>(NexusInterface.class);
        for (Code indicator : answers.all(Question.INDICATOR)) {
            add(reasons, NexusInterface.of(indicator), indicator);
        }
        answers.one(Question.MEASURE).ifPresent(measure -> add(reasons, NexusInterface.I7, measure));
        answers.one(Question.SITE_STATUS)
                .filter(s -> s.is("ACT_ARMED"))
                .ifPresent(s -> add(reasons, NexusInterface.I1, s));
        answers.one(Question.SITE_CONTROL)
                .filter(c -> c.is("NSAG") || c.is("EXCOM"))
                .ifPresent(c -> add(reasons, c.is("NSAG") ? NexusInterface.I1 : NexusInterface.I2, c));
        answers.one(Question.BORDER_STATUS)
                .filter(s -> s.is("NONSTATE"))
                .ifPresent(s -> add(reasons, NexusInterface.I1, s));
        answers.one(Question.BORDER_STATUS)
                .filter(s -> s.is("JOINT"))
                .ifPresent(s -> add(reasons, NexusInterface.I7, s));
        for (Code activity : answers.all(Question.ACTIVITY)) {
            switch (activity.value()) {
                case "TAX", "ARMEDCTL" ->
                    add(reasons, answers.has(Question.ACTOR, "NSAG") ? NexusInterface.I1 : NexusInterface.I2, activity);
                case "ARMS" -> add(reasons, NexusInterface.I1, activity);
                case "ATTACK", "KIDNAP", "ROBBERY", "RACKET" -> add(reasons, NexusInterface.I2, activity);
                case "EMBARGO", "CROSSREL" -> add(reasons, NexusInterface.I4, activity);
                default -> {}
            }
        }
        return reasons.entrySet().stream()
                .map(e -> new InterfaceSuggestion(e.getKey(), e.getValue()))
                .sorted((a, b) -> b.because.size() - a.because.size())
                .toList();
    }

    private static void add(Map<NexusInterface, List<Code>> reasons, NexusInterface suggested, Code because) {
        if (suggested.suggestible()) {
            reasons.computeIfAbsent(suggested, i -> new ArrayList<>()).add(because);
        }
    }
}
