package org.fieldpost.model.exercise;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.fieldpost.model.Check;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.report.Question;
import org.fieldpost.model.review.Grade;
import org.fieldpost.model.vocabulary.Code;

/**
 * What a good answer to an inject is.
 *
 * @param wanted which sort of answer
 * @param kind the form, where a report is wanted
 * @param codes by question, all of them expected
 * @param also codes that are as good, by question
 * @param interfaces that fit, the best first
 * @param handling at least
 * @param flash whether it must go first
 * @param grade that a reviewer would give
 */
public record Key(
        Wanted wanted,
        Optional<Kind> kind,
        Map<Question, List<Code>> codes,
        Map<Question, List<Code>> also,
        List<NexusInterface> interfaces,
        Handling handling,
        boolean flash,
        Optional<Grade> grade) {

    /** The sorts of answers. */
    public enum Wanted {
        REPORT,
        NIL,
        SEALED
    }

    public Key {
        Objects.requireNonNull(wanted, "wanted");
        Check.that(
                (wanted == Wanted.REPORT) == kind.isPresent(),
                "a key names a form where a report is wanted, and only there");
        codes = copy(codes);
        also = copy(also);
        interfaces = List.copyOf(interfaces);
        Objects.requireNonNull(handling, "handling");
        Objects.requireNonNull(grade, "grade");
        for (Question question : codes.keySet()) {
            kind.ifPresent(form -> Check.that(question.askedIn(form), () -> question + " is not asked of " + form));
        }
    }

    private static Map<Question, List<Code>> copy(Map<Question, List<Code>> codes) {
        Map<Question, List<Code>> copy = new EnumMap<>(Question.class);
        codes.forEach((question, of) -> copy.put(question, List.copyOf(of)));
        return Map.copyOf(copy);
    }

    /** Expected of one question, and what is as good. */
    List<Code> good(Question question) {
        List<Code> good = new ArrayList<>(codes.getOrDefault(question, List.of()));
        good.addAll(also.getOrDefault(question, List.of()));
        return good;
    }
}
