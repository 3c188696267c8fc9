package org.fieldpost.server.access;

import static org.fieldpost.server.ServerAtWork.NOON;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.report.Circumstances;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.review.RetractionReason;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.Visitor;

/** Reports of two regions and of none, of each handling, taken back or not; and texts of each. Whose they are is written here. */
final class RowsSeen {

    static final String NIMBA = region("BP03");
    static final String LOFA = region("BP02");

    private static final String ELSEWHERE = "";

    /** Which receipts lie where; an empty region is none. */
    private final Map<String, String> reports = new TreeMap<>();

    private final Map<String, String> texts = new TreeMap<>();
    private final Set<String> retracted = new TreeSet<>();

    private RowsSeen() {}

    static String region(String knownPoint) {
        var point = Samples.liberia().point(knownPoint).orElseThrow().point();
        return Samples.liberia().regions().match(point).orElseThrow().regionCode();
    }

    /** Somebody of that column; {@code REGIONAL} supervises Nimba only. */
    static Visitor visitor(RouteTable.Who who, ServerAtWork live, ServerAtWork exercise) {
        return switch (who) {
            case SIGNED_OUT -> live.visitor();
            case REGIONAL -> live.supervising(NIMBA);
            case TRAINER_IN_EXERCISE -> exercise.signedIn(Role.TRAINER);
            default -> live.signedIn(Role.valueOf(who.name()));
        };
    }

    /** Delivers the same reports by a first phone to this server. */
    static RowsSeen deliver(ServerAtWork at) {
        var rows = new RowsSeen();
        PhoneAtWork phone = at.phone();
        for (String place : new String[] {"BP03", "BP02", ELSEWHERE}) {
            String region = place.isEmpty() ? ELSEWHERE : region(place);
            for (Handling handling : new Handling[] {Handling.H2, Handling.H3}) {
                long number = phone.report(observation(place, handling));
                rows.reports.put(receipt(phone, number), region);
            }
            Observation mistaken = observation(place, Handling.H2);
            long number = phone.report(mistaken);
            var entry = PhoneAtWork.entry(number, new Body.ObservationRevision(mistaken));
            phone.write(new Body.Retraction(Body.Base.of(1, number, entry.body()), RetractionReason.MISTAKE));
            rows.reports.put(receipt(phone, number), region);
            rows.retracted.add(receipt(phone, number));
        }
        phone.exchange(at.address());
        Visitor desk = at.signedIn(Role.SUPERVISOR);
        long number = 70;
        for (String place : new String[] {"BP03", "BP02", ELSEWHERE}) {
            desk.submit("/texts", Map.of("text", phone.text(number, observation(place, Handling.H2))));
            rows.texts.put(receipt(phone, number++), place.isEmpty() ? ELSEWHERE : region(place));
        }
        return rows;
    }

    private static String receipt(PhoneAtWork phone, long number) {
        boolean exercise = phone.invitation().mode() == MissionMode.EXERCISE;
        return new ReceiptCode(exercise, phone.invitation().officerCode(), 1, number).spoken();
    }

    private static Observation observation(String place, Handling handling) {
        // a day apart, so that no page proposes one as telling of the same as the other
        Instant at = handling == Handling.H3 ? NOON.minus(Duration.ofDays(1)) : NOON;
        Circumstances there = Samples.circumstances(
                place.isEmpty() ? "BP03" : place, at, handling, false, "by night", Optional.empty());
        return Observation.of(Kind.SMUGGLING, place.isEmpty() ? atSea(there) : there, Samples.smugglingAnswers());
    }

    private static Circumstances atSea(Circumstances there) {
        return new Circumstances(
                there.patrol(),
                new Position(new Point(0, -20), 10, Position.Source.GPS),
                Optional.empty(),
                Optional.empty(),
                there.observedAt(),
                there.clock(),
                there.recordedAt(),
                there.handling(),
                there.flash(),
                there.note(),
                there.officerCoding());
    }

    Set<String> allReports() {
        return reports.keySet();
    }

    /** What this column must see of the reports. */
    Set<String> reports(RouteTable.Who who) {
        return seen(reports, who);
    }

    Set<String> texts(RouteTable.Who who) {
        return seen(texts, who);
    }

    /** Those of the reports that wait for a decision: all that count. */
    Set<String> waiting(RouteTable.Who who) {
        Set<String> counted = reports(who);
        counted.removeAll(retracted);
        return counted;
    }

    /** What the list shows: the reports, and the texts whose reports are not here. */
    Set<String> reportsAndTexts(RouteTable.Who who) {
        Set<String> all = reports(who);
        all.addAll(texts(who));
        return all;
    }

    /** How many count for this column: of the reports, and the texts whose reports are not here. */
    int counted(RouteTable.Who who) {
        return waiting(who).size() + texts(who).size();
    }

    private static Set<String> seen(Map<String, String> rows, RouteTable.Who who) {
        Set<String> seen = new TreeSet<>();
        rows.forEach((receipt, region) -> {
            boolean sees = switch (who) {
                case SUPERVISOR, ANALYST, TRAINER_IN_EXERCISE -> true;
                case REGIONAL -> region.equals(NIMBA);
                case SIGNED_OUT, CONDUCT, TRAINER, ADMINISTRATOR -> false;
            };
            if (sees) {
                seen.add(receipt);
            }
        });
        return seen;
    }

    /** Every receipt of these rows that a page names. */
    Set<String> on(String page) {
        Set<String> known = new TreeSet<>(reports.keySet());
        known.addAll(texts.keySet());
        Set<String> named = new TreeSet<>();
        Matcher matcher = receiptLike(known).matcher(page);
        while (matcher.find()) {
            named.add(matcher.group());
        }
        return named;
    }

    private static Pattern receiptLike(Collection<String> known) {
        return Pattern.compile("(?<![A-Z0-9-])(?:"
                + String.join("|", known.stream().map(Pattern::quote).toList()) + ")(?![0-9])");
    }
}
