package org.fieldpost.exchange.entry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.place.RegionMatch;
import org.fieldpost.model.report.Answers;
import org.fieldpost.model.report.Circumstances;
import org.fieldpost.model.report.ClockConfidence;
import org.fieldpost.model.report.Coding;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.report.NilReport;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.Patrol;
import org.fieldpost.model.report.PatrolKey;
import org.fieldpost.model.report.Question;
import org.fieldpost.model.vocabulary.Code;
import org.fieldpost.model.vocabulary.CodeList;

/**
 * Reports and drafts as numbered fields. Places go to the millionth of a degree (0.1 m), accuracies to the decimetre,
 * times to the second. A field number is never given to another meaning.
 */
public final class ReportCodec {

    static final int REVISES = 0;
    private static final int KIND = 1;
    static final int PATROL = 2;
    static final int POSITION = 3;
    private static final int KNOWN_POINT = 4;
    private static final int REGION = 5;
    private static final int OBSERVED_AT = 6;
    private static final int CLOCK = 7;
    private static final int RECORDED_AT = 8;
    private static final int HANDLING = 9;
    private static final int FLASH = 10;
    private static final int NOTE = 11;
    private static final int CODING = 12;
    private static final int ANSWERS = 13;
    private static final int SOUGHT = 14;
    private static final int UNTIL = 15;
    private static final int MEANS = 16;
    private static final int TASK = 17;
    private static final int STATE = 18;
    private static final int DRAFT_ID = 19;
    private static final int RECORDED_AFTER_S = 20;
    static final int PHOTOS = 21;
    private static final int PAUSES = 22;
    static final int TRACK = 23;
    static final int TRACK_SOURCE = 24;
    static final int REPORTED = 25;
    static final int EFFORT = 26;
    static final int ARRIVAL = 27;
    static final int PLACES = 28;
    static final int TEXTS = 29;
    private static final int FOUND_AT = 30;
    private static final int STATED_AT = 31;
    private static final int CORRECTS = 32;

    private static final Question[] QUESTIONS = Question.values();

    private ReportCodec() {}

    static Fields.Writer encode(Observation observation) {
        Circumstances c = observation.circumstances();
        var fields = new Fields.Writer()
                .put(KIND, Fields.numberOf(observation.kind()))
                .put(POSITION, position(c.position()))
                .put(OBSERVED_AT, c.observedAt().getEpochSecond())
                .put(CLOCK, Fields.numberOf(c.clock()))
                .put(
                        RECORDED_AFTER_S,
                        c.recordedAt().getEpochSecond() - c.observedAt().getEpochSecond())
                .put(HANDLING, Fields.numberOf(c.handling()))
                .put(ANSWERS, answers(observation.answers()));
        c.patrol().ifPresent(p -> fields.put(PATROL, patrolKey(p)));
        c.knownPoint().ifPresent(p -> fields.put(KNOWN_POINT, p));
        c.region().ifPresent(r -> fields.put(REGION, region(r)));
        c.officerCoding().ifPresent(coding -> fields.put(CODING, coding(coding)));
        if (c.flash()) {
            fields.put(FLASH, true);
        }
        if (!c.note().isEmpty()) {
            fields.put(NOTE, c.note());
        }
        return fields;
    }

    static Observation decodeObservation(Fields fields) {
        var circumstances = new Circumstances(
                fields.tuple(PATROL, 2).map(ReportCodec::patrolKey),
                position(fields.get(POSITION)),
                knownPoint(fields),
                fields.tuple(REGION, 2).map(ReportCodec::region),
                fields.instant(OBSERVED_AT),
                fields.choice(CLOCK, ClockConfidence.values()),
                recordedAt(fields),
                fields.choice(HANDLING, Handling.values()),
                fields.truth(FLASH),
                fields.textOr(NOTE, ""),
                fields.tuple(CODING, 3).map(ReportCodec::coding));
        return Observation.of(fields.choice(KIND, Kind.values()), circumstances, answers(fields.get(ANSWERS)));
    }

    static Fields.Writer encode(Patrol patrol) {
        var fields = new Fields.Writer()
                .put(PATROL, patrolKey(patrol.key()))
                .put(MEANS, CodeBook.encode(patrol.means()))
                .put(TASK, CodeBook.encode(patrol.task()))
                .put(STATE, Fields.numberOf(patrol.state()));
        patrol.endedAt().ifPresent(end -> fields.put(UNTIL, end.getEpochSecond()));
        patrol.departure().ifPresent(d -> fields.put(POSITION, position(d)));
        if (!patrol.pauses().isEmpty()) {
            fields.put(PAUSES, PatrolCodec.pauses(patrol));
        }
        return fields;
    }

    static Patrol decodePatrol(Fields fields) {
        PatrolKey key = patrolKey(Fields.tuple("patrol key", fields.get(PATROL), 2));
        return new Patrol(
                key,
                CodeBook.decode(CodeList.MEANS, fields.get(MEANS)),
                CodeBook.decode(CodeList.TASK, fields.get(TASK)),
                fields.choice(STATE, Patrol.State.values()),
                fields.has(UNTIL) ? Optional.of(fields.instant(UNTIL)) : Optional.empty(),
                fields.has(POSITION) ? Optional.of(position(fields.get(POSITION))) : Optional.empty(),
                fields.has(PAUSES) ? PatrolCodec.pauses(key, fields.list(PAUSES)) : List.of());
    }

    static Fields.Writer encode(NilReport nil) {
        var fields = new Fields.Writer()
                .put(POSITION, position(nil.position()))
                .put(SOUGHT, nil.sought().stream().map(CodeBook::encode).toList())
                .put(OBSERVED_AT, nil.lookedFrom().getEpochSecond())
                .put(UNTIL, nil.lookedUntil().getEpochSecond());
        nil.patrol().ifPresent(p -> fields.put(PATROL, patrolKey(p)));
        nil.knownPoint().ifPresent(p -> fields.put(KNOWN_POINT, p));
        nil.region().ifPresent(r -> fields.put(REGION, region(r)));
        return fields;
    }

    static NilReport decodeNil(Fields fields) {
        return new NilReport(
                fields.tuple(PATROL, 2).map(ReportCodec::patrolKey),
                position(fields.get(POSITION)),
                knownPoint(fields),
                fields.tuple(REGION, 2).map(ReportCodec::region),
                fields.list(SOUGHT).stream()
                        .map(v -> CodeBook.decode(CodeList.ACTIVITY, v))
                        .toList(),
                fields.instant(OBSERVED_AT),
                fields.instant(UNTIL));
    }

    /** A draft as the notebook keeps it. */
    public static byte[] encode(Draft draft) {
        var fields = new Fields.Writer()
                .put(DRAFT_ID, draft.id())
                .put(KIND, Fields.numberOf(draft.kind()))
                .put(OBSERVED_AT, draft.openedAt().getEpochSecond())
                .put(FLASH, draft.flash())
                .put(NOTE, draft.note())
                .put(ANSWERS, answers(draft.answers()));
        draft.patrol().ifPresent(p -> fields.put(PATROL, patrolKey(p)));
        draft.place().ifPresent(place -> {
            fields.put(POSITION, position(place.position()));
            fields.put(FOUND_AT, place.foundAt().getEpochSecond());
        });
        draft.knownPoint().ifPresent(p -> fields.put(KNOWN_POINT, p));
        draft.statedAt().ifPresent(at -> fields.put(STATED_AT, at.getEpochSecond()));
        if (draft.raisedTo() != Handling.H2) {
            fields.put(HANDLING, Fields.numberOf(draft.raisedTo()));
        }
        draft.officerCoding().ifPresent(c -> fields.put(CODING, coding(c)));
        draft.revises().ifPresent(receipt -> fields.put(CORRECTS, receipt.spoken()));
        return Cbor.encode(fields.map());
    }

    /** @throws IllegalArgumentException naming what is wrong with the bytes */
    public static Draft decodeDraft(byte[] bytes) {
        var fields = Fields.of("draft", Cbor.decode(bytes));
        return new Draft(
                fields.text(DRAFT_ID),
                fields.choice(KIND, Kind.values()),
                fields.instant(OBSERVED_AT),
                fields.tuple(PATROL, 2).map(ReportCodec::patrolKey),
                fields.has(POSITION) ? Optional.of(place(fields)) : Optional.empty(),
                fields.has(STATED_AT) ? Optional.of(fields.instant(STATED_AT)) : Optional.empty(),
                fields.has(HANDLING) ? fields.choice(HANDLING, Handling.values()) : Handling.H2,
                fields.truth(FLASH),
                fields.text(NOTE),
                answers(fields.get(ANSWERS)),
                fields.tuple(CODING, 3).map(ReportCodec::coding),
                fields.has(CORRECTS) ? Optional.of(ReviewCodec.receipt(fields.text(CORRECTS))) : Optional.empty());
    }

    /** Up to release 0.2.0 a draft's place was found when the draft was opened. */
    private static Draft.Place place(Fields fields) {
        return new Draft.Place(
                position(fields.get(POSITION)),
                knownPoint(fields),
                fields.instant(fields.has(FOUND_AT) ? FOUND_AT : OBSERVED_AT));
    }

    /** Release 0.1.0 wrote the instant itself. */
    private static Instant recordedAt(Fields fields) {
        return fields.has(RECORDED_AT)
                ? fields.instant(RECORDED_AT)
                : Fields.asInstant(
                        "recorded at",
                        Math.addExact(fields.instant(OBSERVED_AT).getEpochSecond(), fields.number(RECORDED_AFTER_S)));
    }

    private static Optional<String> knownPoint(Fields fields) {
        return fields.has(KNOWN_POINT) ? Optional.of(fields.text(KNOWN_POINT)) : Optional.empty();
    }

    static List<Object> patrolKey(PatrolKey key) {
        return List.of(key.crewCode(), key.startedAt().getEpochSecond());
    }

    static PatrolKey patrolKey(List<?> parts) {
        return new PatrolKey(Fields.asText("crew code", parts.get(0)), Fields.asInstant("patrol start", parts.get(1)));
    }

    static List<Object> position(Position position) {
        return List.of(
                Math.round(position.point().latitudeDeg() * 1e6),
                Math.round(position.point().longitudeDeg() * 1e6),
                Math.round(position.accuracyM() * 10),
                Fields.numberOf(position.source()));
    }

    static Position position(Object value) {
        List<?> parts = Fields.tuple("position", value, 4);
        return new Position(
                new Point(
                        Fields.asLong("latitude", parts.get(0)) / 1e6, Fields.asLong("longitude", parts.get(1)) / 1e6),
                Fields.asLong("accuracy", parts.get(2)) / 10.0,
                Fields.asChoice("position source", parts.get(3), Position.Source.values()));
    }

    private static List<Object> region(RegionMatch match) {
        return List.of(match.regionCode(), Fields.numberOf(match.method()));
    }

    private static RegionMatch region(List<?> parts) {
        return new RegionMatch(
                Fields.asText("region code", parts.get(0)),
                Fields.asChoice("region method", parts.get(1), RegionMatch.Method.values()));
    }

    private static List<Object> coding(Coding coding) {
        return List.of(
                Fields.numberOf(coding.primary()),
                coding.secondary().stream().map(i -> Fields.numberOf(i)).toList(),
                coding.reason());
    }

    private static Coding coding(List<?> parts) {
        NexusInterface[] all = NexusInterface.values();
        return new Coding(
                Fields.asChoice("primary interface", parts.get(0), all),
                Fields.asList("secondary interfaces", parts.get(1)).stream()
                        .map(each -> Fields.asChoice("secondary interface", each, all))
                        .toList(),
                Fields.asText("reason", parts.get(2)));
    }

    private static Map<Integer, Object> answers(Answers answers) {
        Map<Integer, Object> byKey = new TreeMap<>();
        answers.byQuestion()
                .forEach((question, codes) -> byKey.put(
                        question.key(), codes.stream().map(CodeBook::encode).toList()));
        return byKey;
    }

    private static Answers answers(Object value) {
        Map<Question, List<Code>> answers = new EnumMap<>(Question.class);
        Fields fields = Fields.of("answers", value);
        for (Question question : QUESTIONS) {
            if (fields.has(question.key())) {
                List<Code> codes = new ArrayList<>();
                for (Object code : fields.list(question.key())) {
                    codes.add(CodeBook.decode(question.list(), code));
                }
                answers.put(question, codes);
            }
        }
        return new Answers(answers);
    }
}
