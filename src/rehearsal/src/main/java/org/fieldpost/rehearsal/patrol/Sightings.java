package org.fieldpost.rehearsal.patrol;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.place.KnownPoint;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.report.Answers;
import org.fieldpost.model.report.Circumstances;
import org.fieldpost.model.report.ClockConfidence;
import org.fieldpost.model.report.Coding;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.HandlingRule;
import org.fieldpost.model.report.InterfaceSuggestion;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.report.NilReport;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.PatrolKey;
import org.fieldpost.model.report.Question;
import org.fieldpost.model.vocabulary.Code;
import org.fieldpost.model.vocabulary.CodeList;

/**
 * What a patrol sees at a known point, drawn from a seed. In a real country it sees only routine: open posts, idle sites,
 * measures taken, nothing else.
 */
public final class Sightings {

    private static final String[] NOTES = {
        "Tracks of at least three trucks, none older than a day.",
        "The barrier was up and the hut locked when we came.",
        "Two boats waited on the other bank until we left.",
        "Workers said that buyers come on market days only.",
        "Bags stacked under a blue sheet behind the store.",
        "Des camions passent la nuit, selon deux chauffeurs.",
        "The road was washed out; we walked the last kilometre.",
        "",
        "",
        "",
    };

    private final Mission mission;
    private final Random random;

    public Sightings(Mission mission, Random random) {
        this.mission = mission;
        this.random = random;
    }

    /** An observation at this point, seen at this hour. */
    public Observation at(KnownPoint point, PatrolKey patrol, Instant now) {
        Kind kind = kind(point);
        Answers answers = mission.fictional() ? eventful(kind, point) : routine(kind, point);
        Optional<Coding> coding = coding(answers);
        Position position = near(point.point());
        var circumstances = new Circumstances(
                Optional.of(patrol),
                position,
                Optional.of(point.code()),
                mission.regions().match(position.point()),
                now,
                ClockConfidence.GPS,
                now.plus(Duration.ofMinutes(1 + random.nextInt(9))),
                HandlingRule.least(answers, coding),
                mission.fictional() && random.nextInt(25) == 0,
                mission.fictional() ? NOTES[random.nextInt(NOTES.length)] : "",
                coding);
        return Observation.of(kind, circumstances, answers);
    }

    /** Looked at this point and saw none of the usual signs. */
    public NilReport nothingAt(KnownPoint point, PatrolKey patrol, Instant from, Instant until) {
        Position position = near(point.point());
        List<Code> sought =
                List.of(CodeList.ACTIVITY.code("GOODS"), CodeList.ACTIVITY.code("FUEL"), CodeList.ACTIVITY.code("TAX"));
        return new NilReport(
                Optional.of(patrol),
                position,
                Optional.of(point.code()),
                mission.regions().match(position.point()),
                sought,
                from,
                until);
    }

    /** Within a few hundred metres, as a phone would measure it. */
    public Position near(Point point) {
        return new Position(
                new Point(
                        point.latitudeDeg() + (random.nextDouble() - 0.5) * 0.006,
                        point.longitudeDeg() + (random.nextDouble() - 0.5) * 0.006),
                4 + random.nextInt(20),
                Position.Source.SIMULATED_GPS);
    }

    private Kind kind(KnownPoint point) {
        return switch (point.sort()) {
            case BORDER -> mission.fictional() && random.nextInt(3) == 0 ? Kind.SMUGGLING : Kind.BORDER;
            case SITE -> Kind.RESOURCE_SITE;
            case TOWN, POST, BASE -> mission.fictional() ? Kind.SMUGGLING : Kind.BORDER;
        };
    }

    private Answers routine(Kind kind, KnownPoint point) {
        Answers answers =
                Answers.NONE.with(Question.BASIS, List.of(Question.BASIS.list().code("SAW")));
        if (random.nextInt(3) == 0) {
            answers = one(answers, Question.INDICATOR, "I7.1");
        }
        if (kind == Kind.RESOURCE_SITE) {
            return one(
                    one(
                            one(one(answers, Question.COMMODITY, point.type()), Question.SITE_STATUS, "IDLE"),
                            Question.SITE_CONTROL,
                            "STATE"),
                    Question.WORKERS_BAND,
                    "NONE");
        }
        String type = point.type().isEmpty() ? "POST" : point.type();
        return one(
                one(one(answers, Question.BORDER_TYPE, type), Question.BORDER_STATUS, "OFF_OPEN"),
                Question.TRAFFIC_BAND,
                "FEW");
    }

    private Answers eventful(Kind kind, KnownPoint point) {
        Answers answers = any(Answers.NONE, Question.BASIS, "SAW", "SAW", "SAW", "DEVICE", "TOLD1", "PAPER");
        answers = switch (kind) {
            case SMUGGLING ->
                any(
                        any(
                                any(
                                        any(
                                                any(
                                                        answers,
                                                        Question.ACTIVITY,
                                                        "GOODS",
                                                        "FUEL",
                                                        "FUEL",
                                                        "ARMS",
                                                        "DRUG",
                                                        "TAX",
                                                        "EMBARGO",
                                                        "DOCS",
                                                        "CROSSREL"),
                                                Question.COMMODITY,
                                                "FUEL",
                                                "TOBACCO",
                                                "FOOD",
                                                "GOLD",
                                                "DIAMOND",
                                                "UNKNOWN",
                                                "CHARCOAL"),
                                        Question.CARRIER,
                                        "TRUCKOPEN",
                                        "MOTO",
                                        "PICKUP",
                                        "CANOE",
                                        "FOOT"),
                                Question.SIZE_BAND,
                                "HAND",
                                "ANIMAL",
                                "CAR",
                                "TRUCK"),
                        Question.DIRECTION,
                        "IN",
                        "OUT",
                        "TOTOWN",
                        "UNKNOWN");
            case BORDER ->
                any(
                        any(
                                one(answers, Question.BORDER_TYPE, point.type()),
                                Question.BORDER_STATUS,
                                "OFF_OPEN",
                                "OFF_EMPTY",
                                "UNOFF_ACT",
                                "NONSTATE",
                                "JOINT",
                                "OFF_TAX"),
                        Question.TRAFFIC_BAND,
                        "NONE",
                        "FEW",
                        "SOME",
                        "MANY");
            case RESOURCE_SITE ->
                any(
                        any(
                                any(
                                        one(answers, Question.COMMODITY, point.type()),
                                        Question.SITE_STATUS,
                                        "ACT_LIC",
                                        "ACT_NOLIC",
                                        "ACT_ARMED",
                                        "IDLE"),
                                Question.SITE_CONTROL,
                                "OWNER",
                                "COMM",
                                "NSAG",
                                "EXCOM"),
                        Question.WORKERS_BAND,
                        "NONE",
                        "FEW",
                        "SOME",
                        "MANY");
        };
        if (random.nextInt(2) == 0) {
            answers = any(
                    answers,
                    Question.INDICATOR,
                    "I1.1",
                    "I1.3",
                    "I2.1",
                    "I2.4",
                    "I2.5",
                    "I4.3",
                    "I4.5",
                    "I6.1",
                    "I7.1",
                    "I7.5",
                    "I5.1");
        }
        return answers;
    }

    private static Answers one(Answers answers, Question question, String code) {
        return answers.with(question, List.of(question.list().code(code)));
    }

    private Answers any(Answers answers, Question question, String... codes) {
        return one(answers, question, codes[random.nextInt(codes.length)]);
    }

    /** The officer takes most suggestions, and sometimes adds a restricted interface by his own judgement. */
    private Optional<Coding> coding(Answers answers) {
        List<NexusInterface> judged = new ArrayList<>();
        for (InterfaceSuggestion suggestion : InterfaceSuggestion.from(answers)) {
            if (judged.size() < 2 && random.nextInt(5) > 0) {
                judged.add(suggestion.suggested());
            }
        }
        for (Code indicator : answers.all(Question.INDICATOR)) {
            NexusInterface of = NexusInterface.valueOf(indicator.value().substring(0, 2));
            if (!of.suggestible() && random.nextInt(2) == 0) {
                judged.add(of);
            }
        }
        return judged.isEmpty()
                ? Optional.empty()
                : Optional.of(new Coding(judged.get(0), judged.subList(1, judged.size()), ""));
    }

    /** The same seen with other words, otherwise coded and handled. */
    public static Observation retold(
            Observation seen, Handling handling, boolean flash, String note, Optional<Coding> coding) {
        Circumstances c = seen.circumstances();
        return Observation.of(
                seen.kind(),
                new Circumstances(
                        c.patrol(),
                        c.position(),
                        c.knownPoint(),
                        c.region(),
                        c.observedAt(),
                        c.clock(),
                        c.recordedAt(),
                        handling,
                        flash,
                        note,
                        coding),
                seen.answers());
    }
}
