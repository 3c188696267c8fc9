package org.fieldpost.model.report;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.fieldpost.model.Check;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.vocabulary.Code;

/**
 * An observation that is not yet submitted; saved at every change. Anything may still be missing.
 *
 * @param revises the report it corrects, if it does
 */
public record Draft(
        String id,
        Kind kind,
        Instant openedAt,
        Optional<Position> position,
        Optional<String> knownPoint,
        boolean flash,
        String note,
        Answers answers,
        Optional<Coding> officerCoding,
        Optional<ReceiptCode> revises) {

    public Draft {
        Check.matching("draft id", id, "[0-9a-f]{16}");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(openedAt, "openedAt");
        Check.text("note", note, Circumstances.NOTE_CHARS);
    }

    /** A draft of a new report. */
    public Draft(
            String id,
            Kind kind,
            Instant openedAt,
            Optional<Position> position,
            Optional<String> knownPoint,
            boolean flash,
            String note,
            Answers answers,
            Optional<Coding> officerCoding) {
        this(id, kind, openedAt, position, knownPoint, flash, note, answers, officerCoding, Optional.empty());
    }

    /** A fresh draft; the patrol saw it itself until the officer says otherwise. */
    public static Draft open(String id, Kind kind, Instant now, Optional<Position> position) {
        Answers saw =
                Answers.NONE.with(Question.BASIS, List.of(Question.BASIS.list().code("SAW")));
        return new Draft(id, kind, now, position, Optional.empty(), false, "", saw, Optional.empty());
    }

    public Draft answering(Question question, List<Code> codes) {
        return new Draft(
                id,
                kind,
                openedAt,
                position,
                knownPoint,
                flash,
                note,
                answers.with(question, codes),
                officerCoding,
                revises);
    }

    public Draft at(Position place, Optional<String> point) {
        return new Draft(id, kind, openedAt, Optional.of(place), point, flash, note, answers, officerCoding, revises);
    }

    public Draft noting(String text) {
        return new Draft(id, kind, openedAt, position, knownPoint, flash, text, answers, officerCoding, revises);
    }

    public Draft asFlash(boolean first) {
        return new Draft(id, kind, openedAt, position, knownPoint, first, note, answers, officerCoding, revises);
    }

    public Draft coded(Optional<Coding> coding) {
        return new Draft(id, kind, openedAt, position, knownPoint, flash, note, answers, coding, revises);
    }

    /** The draft of a correction: a copy of what the report says, to be changed. */
    public static Draft correcting(String id, ReceiptCode report, Observation said) {
        Circumstances c = said.circumstances();
        return new Draft(
                id,
                said.kind(),
                c.observedAt(),
                Optional.of(c.position()),
                c.knownPoint(),
                c.flash(),
                c.note(),
                said.answers(),
                c.officerCoding(),
                Optional.of(report));
    }

    /** The questions still to be answered before it can be submitted, in the order they are asked. */
    public List<Question> missing() {
        return Question.of(kind).stream()
                .filter(q -> q.requiredIn(kind) && answers.all(q).isEmpty())
                .toList();
    }

    /** The level it will be handled at: what its content asks. */
    public Handling handling() {
        return HandlingRule.least(answers, officerCoding);
    }
}
