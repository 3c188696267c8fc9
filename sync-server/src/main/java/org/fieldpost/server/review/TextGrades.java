package org.fieldpost.server.review;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fieldpost.model.review.Grade;
import org.fieldpost.model.review.Ruling;
import org.fieldpost.model.words.Problem;
import org.fieldpost.server.storage.Database;

/**
 * Grades of texts whose reports are not here. They stand among the rulings of the report that the text names: when it comes, it is
 * seen to have changed since it was graded. No phone is told, as none can be told of a report before it is here.
 */
public final class TextGrades {

    private final Database database;
    private final Rulings rulings;
    private final Clock clock;

    public TextGrades(Database database, Clock clock, SecureRandom random) {
        this.database = database;
        this.rulings = new Rulings(database, random);
        this.clock = clock;
    }

    /**
     * How a text is graded.
     *
     * @param token of a form that changes it
     * @param by who decided last, if anybody did
     */
    public record Standing(Optional<Grade> grade, Optional<String> by, String token) {}

    /** @param typedAt when the text was typed in, which with its receipt names it */
    public Standing of(String receipt, Instant typedAt) {
        List<Rulings.Decided> all = about(receipt, typedAt);
        Optional<Rulings.Decided> newest = all.stream().findFirst();
        return new Standing(
                newest.flatMap(each -> each.ruling().grade()),
                newest.map(Rulings.Decided::by),
                before(receipt, typedAt).token());
    }

    /** What was decided about this very text, the newest first. */
    private List<Rulings.Decided> about(String receipt, Instant typedAt) {
        return rulings.of(receipt).stream()
                .filter(each -> each.generation() == Rulings.OF_A_TEXT && each.number() == typedAt.toEpochMilli())
                .toList();
    }

    private Before before(String receipt, Instant typedAt) {
        return new Before(
                receipt, Rulings.OF_A_TEXT, typedAt.toEpochMilli(), 0, rulings.newest(receipt), Optional.empty());
    }

    /** @throws org.fieldpost.model.words.ProblemException when somebody decided since the page with this token was opened */
    public void grade(String receipt, Instant typedAt, String by, String token, Grade grade) {
        keep(receipt, typedAt, by, token, Ruling.graded(grade), Optional.empty());
    }

    /** Takes the last decision back: what was decided before it is decided again. */
    public void undo(String receipt, Instant typedAt, String by, String token) {
        List<Rulings.Decided> all = about(receipt, typedAt);
        if (all.isEmpty()) {
            throw Problem.of("review.nothing_to_undo", receipt).asException();
        }
        Ruling former = all.size() > 1 ? all.get(1).ruling() : Ruling.of(Ruling.Outcome.REOPENED);
        keep(receipt, typedAt, by, token, former, Optional.of(all.get(0).id()));
    }

    private void keep(String receipt, Instant typedAt, String by, String token, Ruling ruling, Optional<Long> undoes) {
        database.write(db -> {
            Before before = before(receipt, typedAt);
            if (!before.token().equals(token)) {
                throw Problem.of("texts.overtaken", receipt).asException();
            }
            return rulings.keep(before, by, clock.instant(), ruling, "", undoes);
        });
    }
}
