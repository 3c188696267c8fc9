package org.fieldpost.app.learn;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which card is open and which answers were tried in this sitting. Forgotten with it. */
public final class LearnViewModel {

    private final Map<LearnCard, Set<LearnCard.Answer>> tried = new EnumMap<>(LearnCard.class);
    private LearnCard open = LearnCard.I1;

    /** How far somebody came with the question of a card. */
    public enum Standing {
        OPEN,
        NOT_YET,
        FOUND
    }

    public LearnCard open() {
        return open;
    }

    public void open(LearnCard card) {
        open = card;
    }

    public Optional<LearnCard> next() {
        return open.next();
    }

    public Optional<LearnCard> previous() {
        return open.previous();
    }

    /** Whoever was wrong may try on, and whoever was right may read why the others are wrong. */
    public void answer(LearnCard.Answer answer) {
        tried.computeIfAbsent(answer.card(), card -> new LinkedHashSet<>()).add(answer);
    }

    public boolean tried(LearnCard.Answer answer) {
        return tried.getOrDefault(answer.card(), Set.of()).contains(answer);
    }

    public Standing standing(LearnCard card) {
        Set<LearnCard.Answer> answers = tried.getOrDefault(card, Set.of());
        if (answers.isEmpty()) {
            return Standing.OPEN;
        }
        return answers.stream().anyMatch(LearnCard.Answer::right) ? Standing.FOUND : Standing.NOT_YET;
    }
}
