package org.fieldpost.model.report;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldpost.model.Check;
import org.fieldpost.model.vocabulary.Code;

/** Codes by question, each of the question's list and in its number. Immutable; an unanswered question is absent. */
public record Answers(Map<Question, List<Code>> byQuestion) {

    public static final Answers NONE = new Answers(Map.of());

    public Answers {
        var checked = new EnumMap<Question, List<Code>>(Question.class);
        byQuestion.forEach((question, codes) -> {
            codes.forEach(code -> code.of(question.list()));
            Check.size(question.name(), codes, 0, question.mostAnswers());
            Check.that(
                    codes.size() < 2 || new HashSet<>(codes).size() == codes.size(),
                    () -> question + " has an answer twice: " + codes);
            if (!codes.isEmpty()) {
                checked.put(question, List.copyOf(codes));
            }
        });
        byQuestion = Collections.unmodifiableMap(checked);
    }

    public List<Code> all(Question question) {
        return byQuestion.getOrDefault(question, List.of());
    }

    public Optional<Code> one(Question question) {
        List<Code> codes = all(question);
        return codes.isEmpty() ? Optional.empty() : Optional.of(codes.get(0));
    }

    public boolean has(Question question, String value) {
        return all(question).stream().anyMatch(code -> code.is(value));
    }

    public Answers with(Question question, List<Code> codes) {
        return new Filling(this).put(question, codes).answers();
    }

    /** A form being filled in, checked once at the end. For one thread. */
    static final class Filling {

        private final Map<Question, List<Code>> byQuestion = new EnumMap<>(Question.class);

        Filling(Answers before) {
            byQuestion.putAll(before.byQuestion);
        }

        Filling put(Question question, List<Code> codes) {
            byQuestion.put(question, codes);
            return this;
        }

        Filling put(Question question, Code code) {
            return put(question, List.of(code));
        }

        Filling put(Question question, Optional<Code> code) {
            return put(question, code.map(List::of).orElse(List.of()));
        }

        Answers answers() {
            return new Answers(byQuestion);
        }
    }

    /** The answer that must be there. */
    Code required(Question question) {
        return one(question)
                .orElseThrow(() -> new IllegalArgumentException("the question " + question + " is not answered"));
    }
}
