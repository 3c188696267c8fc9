package org.fieldpost.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.place.KnownPoint;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.read.MissionReader;
import org.fieldpost.model.read.VocabularyReader;
import org.fieldpost.model.report.Answers;
import org.fieldpost.model.report.BorderVisit;
import org.fieldpost.model.report.Circumstances;
import org.fieldpost.model.report.ClockConfidence;
import org.fieldpost.model.report.Coding;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.HandlingRule;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.report.NilReport;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.Patrol;
import org.fieldpost.model.report.PatrolKey;
import org.fieldpost.model.report.Question;
import org.fieldpost.model.report.ResourceSite;
import org.fieldpost.model.report.Smuggling;
import org.fieldpost.model.vocabulary.Code;
import org.fieldpost.model.vocabulary.CodeList;
import org.fieldpost.model.vocabulary.Vocabulary;

/** Reports of one patrol in Liberia, for the tests of every module. The same instant gives equal values. */
public final class Samples {

    public static final String CREW = "K7-2";

    private static final Vocabulary VOCABULARY = VocabularyReader.shipped();
    private static final Mission LIBERIA = MissionReader.shipped("liberia");

    private Samples() {}

    public static Vocabulary vocabulary() {
        return VOCABULARY;
    }

    public static Mission liberia() {
        return LIBERIA;
    }

    /** The patrol that all reports of these samples belong to when they are observed an hour after its start. */
    public static Patrol patrol(Instant startedAt) {
        return new Patrol(
                new PatrolKey(CREW, startedAt),
                CodeList.MEANS.code("VEHICLE"),
                CodeList.TASK.code("BORDER"),
                Patrol.State.RUNNING,
                Optional.empty(),
                Optional.of(near("TN06")));
    }

    /** Fuel on motorcycles at Ganta, H2, without a note. */
    public static Smuggling smuggling(Instant observedAt) {
        return smuggling(observedAt, "");
    }

    public static Smuggling smuggling(Instant observedAt, String note) {
        return smuggling(observedAt, note, false);
    }

    public static Smuggling smuggling(Instant observedAt, String note, boolean flash) {
        return (Smuggling) observation(
                Kind.SMUGGLING,
                circumstances("BP03", observedAt, Handling.H2, flash, note, Optional.empty()),
                smugglingAnswers());
    }

    /** People moved under the control of others, at Voinjama: sealed (H4). */
    public static Smuggling sealed(Instant observedAt) {
        Answers answers = smugglingAnswers()
                .with(Question.ACTIVITY, codes(CodeList.ACTIVITY, "TIP"))
                .with(Question.CARRIER, codes(CodeList.TRANSPORT, "BUS"));
        return (Smuggling) observation(
                Kind.SMUGGLING, circumstances("BP02", observedAt, Handling.H4, false, "", Optional.empty()), answers);
    }

    /** The river crossing at Buutuo with staff who take money without receipt: restricted (H3), with a French note. */
    public static BorderVisit borderVisit(Instant observedAt) {
        Answers answers = answers("SAW")
                .with(Question.BORDER_TYPE, codes(CodeList.BORDER_TYPE, "RIVER"))
                .with(Question.BORDER_STATUS, codes(CodeList.BORDER_STATUS, "OFF_TAX"))
                .with(Question.TRAFFIC_BAND, codes(CodeList.TRAFFIC_BAND, "SOME"))
                .with(Question.OPEN_FOR, codes(CodeList.OPEN_FOR, "LOCAL"))
                .with(Question.IRREGULARITY, codes(CodeList.IRREGULARITY, "NORECEIPT", "NIGHTUSE"))
                .with(Question.ACTOR, codes(CodeList.ACTOR, "BORDER"))
                .with(Question.ENABLING_FACTOR, codes(CodeList.ENABLING_FACTOR, "NOPAY", "PRICEGAP"));
        return (BorderVisit) observation(
                Kind.BORDER,
                circumstances(
                        "BP05",
                        observedAt,
                        Handling.H3,
                        false,
                        "Péage levé à côté du bac, sans reçu.",
                        Optional.empty()),
                answers);
    }

    /** The gold area in Nimba held by armed people: flash, with the officer's coding. */
    public static ResourceSite resourceSite(Instant observedAt) {
        Answers answers = answers("TOLD1")
                .with(Question.COMMODITY, codes(CodeList.COMMODITY, "GOLD"))
                .with(Question.SITE_STATUS, codes(CodeList.SITE_STATUS, "ACT_ARMED"))
                .with(Question.SITE_CONTROL, codes(CodeList.SITE_CONTROL, "NSAG"))
                .with(Question.WORKERS_BAND, codes(CodeList.WORKERS_BAND, "MANY"))
                .with(Question.PAPER_SEEN, codes(CodeList.PAPER_SEEN, "NONE"))
                .with(Question.INDICATOR, codes(CodeList.INDICATOR, "I1.1", "I1.4", "I2.4"))
                .with(Question.ACTOR, codes(CodeList.ACTOR, "NSAG", "WORKER"))
                .with(Question.STATE_RELATION, codes(CodeList.STATE_RELATION, "NOSTATE"))
                .with(Question.SCOPE, codes(CodeList.SCOPE, "CROSS"))
                .with(Question.MEASURE, codes(CodeList.MEASURE, "M08.2"));
        var coding = new Coding(
                NexusInterface.I1,
                List.of(NexusInterface.I2),
                "Armed men take a share of the washed gold at the gate.");
        return (ResourceSite) observation(
                Kind.RESOURCE_SITE,
                circumstances(
                        "RS02", observedAt, Handling.H2, true, "Gate, two guards, radio mast.", Optional.of(coding)),
                answers);
    }

    /** Half an hour at Sanniquellie without a sign of drugs, arms or fuel. */
    public static NilReport nilReport(Instant lookedUntil) {
        Position position = near("BP03");
        return new NilReport(
                Optional.of(patrolOf(lookedUntil)),
                position,
                Optional.of("BP03"),
                LIBERIA.regions().match(position.point()),
                codes(CodeList.ACTIVITY, "DRUG", "ARMS", "FUEL"),
                lookedUntil.minus(Duration.ofMinutes(30)),
                lookedUntil);
    }

    /** Any observation at a known point of Liberia, handled as its content asks. */
    public static Observation observation(Kind kind, Instant observedAt, String knownPoint, Answers answers) {
        Handling handling = HandlingRule.least(answers, Optional.empty());
        return observation(kind, circumstances(knownPoint, observedAt, handling, false, "", Optional.empty()), answers);
    }

    /** The answers that a smuggling form must have, and a few more. */
    public static Answers smugglingAnswers() {
        return answers("SAW")
                .with(Question.ACTIVITY, codes(CodeList.ACTIVITY, "FUEL"))
                .with(Question.COMMODITY, codes(CodeList.COMMODITY, "FUEL"))
                .with(Question.CARRIER, codes(CodeList.TRANSPORT, "MOTO"))
                .with(Question.SIZE_BAND, codes(CodeList.SIZE_BAND, "ANIMAL"))
                .with(Question.CONCEALMENT, codes(CodeList.CONCEALMENT, "NIGHT"))
                .with(Question.DIRECTION, codes(CodeList.DIRECTION, "IN"))
                .with(Question.ACTOR, codes(CodeList.ACTOR, "TRADER", "COMM"))
                .with(Question.SCOPE, codes(CodeList.SCOPE, "CROSS"));
    }

    public static Circumstances circumstances(
            String knownPoint,
            Instant observedAt,
            Handling handling,
            boolean flash,
            String note,
            Optional<Coding> coding) {
        Position position = near(knownPoint);
        return new Circumstances(
                Optional.of(patrolOf(observedAt)),
                position,
                Optional.of(knownPoint),
                LIBERIA.regions().match(position.point()),
                observedAt,
                ClockConfidence.GPS,
                observedAt.plus(Duration.ofMinutes(4)),
                handling,
                flash,
                note,
                coding);
    }

    public static List<Code> codes(CodeList list, String... values) {
        var codes = new ArrayList<Code>();
        for (String value : values) {
            codes.add(VOCABULARY.find(list.code(value)).orElseThrow().code());
        }
        return codes;
    }

    private static Answers answers(String basis) {
        return Answers.NONE.with(Question.BASIS, codes(CodeList.BASIS, basis));
    }

    private static Observation observation(Kind kind, Circumstances circumstances, Answers answers) {
        return Observation.of(kind, circumstances, answers);
    }

    private static PatrolKey patrolOf(Instant observedAt) {
        return new PatrolKey(CREW, observedAt.minus(Duration.ofHours(1)));
    }

    private static Position near(String knownPoint) {
        KnownPoint at = LIBERIA.point(knownPoint).orElseThrow();
        var point = new Point(at.point().latitudeDeg() + 0.0004, at.point().longitudeDeg() - 0.0003);
        return new Position(point, 8, Position.Source.GPS);
    }
}
