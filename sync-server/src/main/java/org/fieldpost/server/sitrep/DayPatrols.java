package org.fieldpost.server.sitrep;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.model.patrol.Effort;
import org.fieldpost.model.report.Patrol;
import org.fieldpost.model.report.PatrolKey;
import org.fieldpost.server.access.Sight;

/** The patrols that were out in the day before a cut-off, as their phones told until then. */
public final class DayPatrols {

    /** A patrol that never told of its end is not out for longer. */
    private static final Duration LONGEST = Duration.ofDays(14);

    private DayPatrols() {}

    /**
     * One patrol.
     *
     * @param region where it set out
     * @param within how long it was out in that day, without pauses; of one still out, as far as is known
     */
    public record Out(Patrol patrol, Optional<String> region, Duration within) {}

    /** What one phone told last. */
    private record Told(Patrol patrol, Optional<String> region, Instant knownUntil) {}

    /** Those that set out where this sight sees. */
    static List<Out> of(Connection db, Sight sight, CutOff cutOff) throws SQLException {
        Map<PatrolKey, List<Told>> told = new LinkedHashMap<>();
        try (PreparedStatement query = db.prepareStatement("""
                SELECT e.number, e.kind, e.body, p.region_code,
                       (SELECT max(s.last_at) FROM track_segment s
                        JOIN entry f ON f.enrolment_id = s.enrolment_id AND f.generation = s.generation
                                    AND f.number = s.number
                        WHERE s.crew_code = p.crew_code AND s.started_at = p.started_at AND f.received_at <= ?)
                FROM patrol_revision p
                JOIN entry e ON e.enrolment_id = p.enrolment_id AND e.generation = p.generation AND e.number = p.number
                WHERE p.started_at < ? AND p.started_at > ? AND (p.ended_at IS NULL OR p.ended_at > ?)
                  AND e.received_at <= ? AND e.gone_at IS NULL
                  AND NOT EXISTS (SELECT 1 FROM patrol_revision n
                                  JOIN entry m ON m.enrolment_id = n.enrolment_id AND m.generation = n.generation
                                              AND m.number = n.number
                                  WHERE n.enrolment_id = p.enrolment_id AND n.crew_code = p.crew_code
                                    AND n.started_at = p.started_at AND m.received_at <= ?
                                    AND (n.generation, n.number) > (p.generation, p.number))
                  AND\s""" + sight.ofPlaces("p") + """

                ORDER BY p.started_at, p.crew_code, p.enrolment_id
                """)) {
            query.setLong(1, cutOff.at().toEpochMilli());
            query.setLong(2, cutOff.at().toEpochMilli());
            query.setLong(3, cutOff.from().minus(LONGEST).toEpochMilli());
            query.setLong(4, cutOff.from().toEpochMilli());
            query.setLong(5, cutOff.at().toEpochMilli());
            query.setLong(6, cutOff.at().toEpochMilli());
            sight.bindPlaces(query, 7);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    var entry = new Entry(rows.getLong(1), rows.getInt(2), Bytes.of(rows.getBytes(3)));
                    if (BodyCodec.decode(entry) instanceof Body.PatrolRevision revision) {
                        told.computeIfAbsent(revision.patrol().key(), each -> new ArrayList<>())
                                .add(new Told(
                                        revision.patrol(),
                                        Optional.ofNullable(rows.getString(4)),
                                        knownUntil(revision.patrol(), Instant.ofEpochMilli(rows.getLong(5)))));
                    }
                }
            }
        }
        return told.values().stream().map(each -> out(each, cutOff)).toList();
    }

    /** Of one that still runs, as the matrix has it: its last fix or pause. Pure. */
    private static Instant knownUntil(Patrol patrol, Instant lastFix) {
        Instant last = patrol.pauses().isEmpty()
                ? patrol.key().startedAt()
                : patrol.pauses().get(patrol.pauses().size() - 1).from();
        return lastFix.isAfter(last) ? lastFix : last;
    }

    /** Of all phones on it. Pure. */
    private static Out out(List<Told> told, CutOff cutOff) {
        Instant known = told.stream()
                .map(Told::knownUntil)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Duration within = within(
                Effort.union(
                        told.stream().map(Told::patrol).toList(), known.isAfter(cutOff.at()) ? cutOff.at() : known),
                cutOff);
        return new Out(
                told.get(0).patrol,
                told.stream().flatMap(each -> each.region.stream()).findFirst(),
                within);
    }

    private static Duration within(List<Effort.Span> spans, CutOff cutOff) {
        Duration sum = Duration.ZERO;
        for (Effort.Span span : spans) {
            Instant from = span.from().isBefore(cutOff.from()) ? cutOff.from() : span.from();
            Instant until = span.until().isAfter(cutOff.at()) ? cutOff.at() : span.until();
            if (until.isAfter(from)) {
                sum = sum.plus(Duration.between(from, until));
            }
        }
        return sum;
    }
}
