package org.fieldpost.exchange.entry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fieldpost.model.Check;
import org.fieldpost.model.patrol.Effort;
import org.fieldpost.model.patrol.PatrolPlan;
import org.fieldpost.model.patrol.PatrolReport;
import org.fieldpost.model.patrol.PatrolReport.Section;
import org.fieldpost.model.patrol.Visit;
import org.fieldpost.model.report.Patrol;
import org.fieldpost.model.report.PatrolKey;
import org.fieldpost.model.report.Pause;
import org.fieldpost.model.vocabulary.CodeList;

/** A patrol's pauses, its report and its plan as numbered fields; times in seconds since the instant before. */
public final class PatrolCodec {

    private static final long NEVER = -1;

    private PatrolCodec() {}

    /** How long after the start the first pause began, how long it lasted, how long after its end the next began ... */
    static List<Object> pauses(Patrol patrol) {
        List<Object> steps = new ArrayList<>();
        Instant before = patrol.key().startedAt();
        for (Pause pause : patrol.pauses()) {
            steps.add(seconds(before, pause.from()));
            if (pause.until().isPresent()) {
                steps.add(seconds(pause.from(), pause.until().get()));
                before = pause.until().get();
            }
        }
        return steps;
    }

    /** A length that is left out belongs to a pause that still lasts. */
    static List<Pause> pauses(PatrolKey patrol, List<?> steps) {
        List<Pause> pauses = new ArrayList<>();
        Instant before = patrol.startedAt();
        for (int i = 0; i < steps.size(); i += 2) {
            Instant from = after(before, steps.get(i));
            Optional<Instant> until =
                    i + 1 < steps.size() ? Optional.of(after(from, steps.get(i + 1))) : Optional.empty();
            pauses.add(new Pause(from, until));
            before = until.orElse(from);
        }
        return pauses;
    }

    private static long seconds(Instant from, Instant until) {
        return until.getEpochSecond() - from.getEpochSecond();
    }

    private static Instant after(Instant before, Object seconds) {
        return before.plusSeconds(Check.range("seconds", Fields.asLong("seconds", seconds), 0, 1L << 40));
    }

    static Fields.Writer encode(PatrolReport report) {
        List<Object> made = new ArrayList<>();
        report.observations().forEach(each -> {
            made.add((long) each.generation());
            made.add(each.number());
        });
        Map<Integer, Object> texts = new TreeMap<>();
        report.texts().forEach((section, text) -> texts.put(Math.toIntExact(Fields.numberOf(section)), text));
        Effort effort = report.effort();
        var fields = new Fields.Writer()
                .put(ReportCodec.PATROL, ReportCodec.patrolKey(report.patrol()))
                .put(
                        ReportCodec.REPORTED,
                        List.of(
                                Fields.numberOf(report.to()),
                                report.preparedBy(),
                                Fields.numberOf(report.approvedBy()),
                                made))
                .put(
                        ReportCodec.EFFORT,
                        List.of(
                                seconds(report.patrol().startedAt(), report.until()),
                                effort.onPatrol().toSeconds(),
                                effort.atNight().toSeconds(),
                                Math.round(effort.distanceM())))
                .put(
                        ReportCodec.PLACES,
                        report.places().stream().map(PatrolCodec::place).toList())
                .put(ReportCodec.TEXTS, texts);
        report.departure().ifPresent(at -> fields.put(ReportCodec.POSITION, ReportCodec.position(at)));
        report.arrival().ifPresent(at -> fields.put(ReportCodec.ARRIVAL, ReportCodec.position(at)));
        return fields;
    }

    static PatrolReport decodeReport(Fields fields) {
        PatrolKey patrol = ReportCodec.patrolKey(Fields.tuple("patrol key", fields.get(ReportCodec.PATROL), 2));
        List<?> reported = Fields.tuple("reported", fields.get(ReportCodec.REPORTED), 4);
        List<?> effort = Fields.tuple("effort", fields.get(ReportCodec.EFFORT), 4);
        return new PatrolReport(
                patrol,
                Fields.asChoice("addressee", reported.get(0), PatrolReport.Addressee.values()),
                Fields.asText("prepared by", reported.get(1)),
                Fields.asChoice("approved by", reported.get(2), PatrolReport.Approval.values()),
                after(patrol.startedAt(), effort.get(0)),
                new Effort(
                        Duration.ofSeconds(Fields.asLong("effort", effort.get(1))),
                        Duration.ofSeconds(Fields.asLong("effort at night", effort.get(2))),
                        (double) Check.range("distance", Fields.asLong("distance", effort.get(3)), 0, 1_000_000_000)),
                fields.has(ReportCodec.POSITION)
                        ? Optional.of(ReportCodec.position(fields.get(ReportCodec.POSITION)))
                        : Optional.empty(),
                fields.has(ReportCodec.ARRIVAL)
                        ? Optional.of(ReportCodec.position(fields.get(ReportCodec.ARRIVAL)))
                        : Optional.empty(),
                fields.list(ReportCodec.PLACES).stream().map(PatrolCodec::place).toList(),
                made(Fields.asList("observations", reported.get(3))),
                texts(Fields.of("texts", fields.get(ReportCodec.TEXTS))));
    }

    private static List<Object> place(PatrolReport.Place place) {
        Visit visit = place.visit();
        return List.of(
                visit.point(),
                visit.arrivedAt().getEpochSecond(),
                seconds(visit.arrivedAt(), visit.leftAt()),
                place.lastVisited()
                        .map(last -> seconds(last, visit.arrivedAt()))
                        .orElse(NEVER));
    }

    private static PatrolReport.Place place(Object value) {
        List<?> parts = Fields.tuple("place visited", value, 4);
        Instant arrived = Fields.asInstant("arrival", parts.get(1));
        long before = Check.range("last visited", Fields.asLong("last visited", parts.get(3)), NEVER, 1L << 40);
        return new PatrolReport.Place(
                new Visit(Fields.asText("known point", parts.get(0)), arrived, after(arrived, parts.get(2))),
                before == NEVER ? Optional.empty() : Optional.of(arrived.minusSeconds(before)));
    }

    private static List<PatrolReport.Made> made(List<?> parts) {
        Check.that(parts.size() % 2 == 0, "an observation of a patrol report has no number");
        List<PatrolReport.Made> made = new ArrayList<>();
        for (int i = 0; i < parts.size(); i += 2) {
            made.add(new PatrolReport.Made(
                    Math.toIntExact(Fields.asLong("generation", parts.get(i))),
                    Fields.asLong("number", parts.get(i + 1))));
        }
        return made;
    }

    private static Map<Section, String> texts(Fields fields) {
        Map<Section, String> texts = new EnumMap<>(Section.class);
        for (Section section : Section.values()) {
            int key = Math.toIntExact(Fields.numberOf(section));
            if (fields.has(key)) {
                texts.put(section, fields.text(key));
            }
        }
        return texts;
    }

    /** A plan as the notebook keeps it. */
    public static byte[] encode(PatrolPlan plan) {
        return Cbor.encode(value(plan));
    }

    static Object value(PatrolPlan plan) {
        return List.of(
                plan.id(),
                plan.crewCode(),
                CodeBook.encode(plan.means()),
                CodeBook.encode(plan.task()),
                plan.start().getEpochSecond(),
                plan.places());
    }

    /** @throws IllegalArgumentException naming what is wrong with the bytes */
    public static PatrolPlan decodePlan(byte[] bytes) {
        return plan(Cbor.decode(bytes));
    }

    static PatrolPlan plan(Object value) {
        List<?> parts = Fields.tuple("plan", value, 6);
        return new PatrolPlan(
                Fields.asText("plan id", parts.get(0)),
                Fields.asText("crew code", parts.get(1)),
                CodeBook.decode(CodeList.MEANS, parts.get(2)),
                CodeBook.decode(CodeList.TASK, parts.get(3)),
                Fields.asInstant("start", parts.get(4)),
                Fields.asList("places", parts.get(5)).stream()
                        .map(each -> Fields.asText("place", each))
                        .toList());
    }

    /** Where a patrol was, as the notebook keeps it. */
    public static byte[] encode(List<Visit> visits) {
        return Cbor.encode(visits.stream()
                .map(visit -> List.of(
                        visit.point(), visit.arrivedAt().getEpochSecond(), seconds(visit.arrivedAt(), visit.leftAt())))
                .toList());
    }

    /** @throws IllegalArgumentException naming what is wrong with the bytes */
    public static List<Visit> decodeVisits(byte[] bytes) {
        return Fields.asList("visits", Cbor.decode(bytes)).stream()
                .map(each -> {
                    List<?> parts = Fields.tuple("visit", each, 3);
                    Instant arrived = Fields.asInstant("arrival", parts.get(1));
                    return new Visit(Fields.asText("known point", parts.get(0)), arrived, after(arrived, parts.get(2)));
                })
                .toList();
    }
}
