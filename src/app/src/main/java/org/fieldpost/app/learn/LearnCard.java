package org.fieldpost.app.learn;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.vocabulary.Vocabulary;
import org.fieldpost.model.words.Words;

/** What one card teaches, in the order in which the cards are read. Its words stand in the translation files. */
public enum LearnCard {
    I1(2),
    I2(1),
    I3(3),
    I4(2),
    I5(3),
    I6(1),
    I7(2),
    SAFE(3),
    BASIS(2),
    GRADE(1),
    NIL(3),
    HANDLING(2);

    private static final int ANSWERS = 3;
    private static final int EXAMPLES = 2;

    private final int right;

    /** @param right the number of the right answer */
    LearnCard(int right) {
        this.right = right;
    }

    /** One answer that a card offers to its question. */
    public record Answer(LearnCard card, int number) {

        public boolean right() {
            return number == card.right;
        }

        public String text(Words words) {
            return card.say(words, "answer_" + number);
        }

        public String reason(Words words) {
            return card.say(words, "reason_" + number);
        }
    }

    /** The interface that this card is about, if it is about one. */
    public Optional<NexusInterface> about() {
        return Arrays.stream(NexusInterface.values())
                .filter(each -> each.name().equals(name()))
                .findFirst();
    }

    /** Interfaces bear the name that the mission's vocabulary gives them. */
    public String title(Words words, Vocabulary vocabulary) {
        return about().map(each -> vocabulary.label(each.code(), words.language()))
                .orElseGet(() -> say(words, "title"));
    }

    public String meaning(Words words) {
        return say(words, "meaning");
    }

    public List<String> examples(Words words) {
        return IntStream.rangeClosed(1, EXAMPLES)
                .mapToObj(number -> say(words, "example_" + number))
                .toList();
    }

    /** The mistake that lies beside it. */
    public String notThis(Words words) {
        return say(words, "not");
    }

    public String question(Words words) {
        return say(words, "question");
    }

    public List<Answer> answers() {
        return IntStream.rangeClosed(1, ANSWERS)
                .mapToObj(number -> new Answer(this, number))
                .toList();
    }

    /** Counted from 1. */
    int place() {
        return inOrder().indexOf(this) + 1;
    }

    Optional<LearnCard> next() {
        return inOrder().stream().skip(place()).findFirst();
    }

    Optional<LearnCard> previous() {
        return inOrder().stream().filter(card -> card.place() == place() - 1).findFirst();
    }

    private static List<LearnCard> inOrder() {
        return List.of(values());
    }

    private String say(Words words, String part) {
        return words.say("learn." + name().toLowerCase(Locale.ROOT) + "_" + part);
    }
}
