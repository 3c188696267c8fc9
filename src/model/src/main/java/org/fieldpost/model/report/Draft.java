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
 * @param patrol the one that ran when it was opened
 * @param place where it was
 * @param statedAt when it was, as the officer says; without it, when the draft was opened
 * @param raisedTo how it is to be handled at least, by the officer's word; its content may ask for more
 * @param revises the report it corrects, if it does
 */
public record Draft(
        String id,
        Kind kind,
        Instant openedAt,
        Optional<PatrolKey> patrol,
        Optional<Place> place,
        Optional<Instant> statedAt,
        Handling raisedTo,
        boolean flash,
        String note,
        Answers answers,
        Optional<Coding> officerCoding,
        Optional<ReceiptCode> revises) {

    /**
     * Where, and since when the phone has known it.
     *
     * @param knownPoint code of the mission's known point, where it was at one
     */
    public record Place(Position position, Optional<String> knownPoint, Instant foundAt) {

        public Place {
            Objects.requireNonNull(position, "position");
            Objects.requireNonNull(knownPoint, "knownPoint");
            Objects.requireNonNull(foundAt, "foundAt");
        }
    }

    public Draft {
        Check.matching("draft id", id, "[0-9a-f]{16}");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(openedAt, "openedAt");
        Objects.requireNonNull(patrol, "patrol");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(statedAt, "statedAt");
        Objects.requireNonNull(raisedTo, "raisedTo");
        Objects.requireNonNull(revises, "revises");
        Check.text("note", note, Circumstances.NOTE_CHARS);
    }

    /** A fresh draft; the patrol saw it itself until the officer says otherwise. */
    public static Draft open(String id, Kind kind, Instant now, Optional<Position> position) {
        Answers saw =
                Answers.NONE.with(Question.BASIS, List.of(Question.BASIS.list().code("SAW")));
        return new Draft(
                id,
                kind,
                now,
                Optional.empty(),
                position.map(here -> new Place(here, Optional.empty(), now)),
                Optional.empty(),
                Handling.H2,
                false,
                "",
                saw,
                Optional.empty(),
                Optional.empty());
    }

    public Draft during(Optional<PatrolKey> running) {
        return new Draft(
                id, kind, openedAt, running, place, statedAt, raisedTo, flash, note, answers, officerCoding, revises);
    }

    public Draft answering(Question question, List<Code> codes) {
        return new Draft(
                id,
                kind,
                openedAt,
                patrol,
                place,
                statedAt,
                raisedTo,
                flash,
                note,
                answers.with(question, codes),
                officerCoding,
                revises);
    }

    /** @param found when this place was measured or said */
    public Draft at(Position position, Optional<String> point, Instant found) {
        return new Draft(
                id,
                kind,
                openedAt,
                patrol,
                Optional.of(new Place(position, point, found)),
                statedAt,
                raisedTo,
                flash,
                note,
                answers,
                officerCoding,
                revises);
    }

    /** Seen at another time than when it was written; nothing takes that back. */
    public Draft seenAt(Optional<Instant> stated) {
        return new Draft(
                id, kind, openedAt, patrol, place, stated, raisedTo, flash, note, answers, officerCoding, revises);
    }

    public Draft handledAtLeast(Handling level) {
        return new Draft(
                id, kind, openedAt, patrol, place, statedAt, level, flash, note, answers, officerCoding, revises);
    }

    public Draft noting(String text) {
        return new Draft(
                id, kind, openedAt, patrol, place, statedAt, raisedTo, flash, text, answers, officerCoding, revises);
    }

    public Draft asFlash(boolean first) {
        return new Draft(
                id, kind, openedAt, patrol, place, statedAt, raisedTo, first, note, answers, officerCoding, revises);
    }

    public Draft coded(Optional<Coding> coding) {
        return new Draft(id, kind, openedAt, patrol, place, statedAt, raisedTo, flash, note, answers, coding, revises);
    }

    /** The draft of a correction: a copy of what the report says, to be changed. */
    public static Draft correcting(String id, ReceiptCode report, Observation said) {
        Circumstances c = said.circumstances();
        boolean stated = c.clock() == ClockConfidence.STATED;
        return new Draft(
                id,
                said.kind(),
                stated ? c.recordedAt() : c.observedAt(),
                c.patrol(),
                Optional.of(new Place(c.position(), c.knownPoint(), c.observedAt())),
                stated ? Optional.of(c.observedAt()) : Optional.empty(),
                c.handling(),
                c.flash(),
                c.note(),
                said.answers(),
                c.officerCoding(),
                Optional.of(report));
    }

    public Optional<Position> position() {
        return place.map(Place::position);
    }

    public Optional<String> knownPoint() {
        return place.flatMap(Place::knownPoint);
    }

    /** When it was seen, as far as it is known. */
    public Instant observedAt() {
        return statedAt.orElse(openedAt);
    }

    public ClockConfidence clock() {
        return statedAt.isPresent() ? ClockConfidence.STATED : ClockConfidence.PHONE;
    }

    /** The questions still to be answered before it can be submitted, in the order they are asked. */
    public List<Question> missing() {
        return Question.of(kind).stream()
                .filter(q -> q.requiredIn(kind) && answers.all(q).isEmpty())
                .toList();
    }

    /** The level it will be handled at: what its content asks, or higher where the officer says so. */
    public Handling handling() {
        return contentAsks().orHigher(raisedTo);
    }

    /** The level its codes and interfaces ask for, whatever the officer says. */
    public Handling contentAsks() {
        return HandlingRule.least(answers, officerCoding);
    }
}
