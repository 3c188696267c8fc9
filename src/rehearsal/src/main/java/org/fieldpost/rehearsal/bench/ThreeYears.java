package org.fieldpost.rehearsal.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.EnrolmentId;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.place.Mgrs;
import org.fieldpost.model.place.RegionMatch;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.server.storage.Database;
import org.fieldpost.server.tally.Line;
import org.fieldpost.server.tally.Sort;
import org.fieldpost.server.tally.Tallies;
import org.fieldpost.server.tally.Week;

/**
 * A mission's reports by 500 phones, put into a server's database as it would hold them after taking them in: real bodies, one
 * patrol a day and phone, cells as they would have been kept. Taking in ten million over HTTP would take hours, and is measured
 * by {@link Intake}.
 */
final class ThreeYears {

    private static final int PHONES = 500;
    /** As they would have come: of all phones week after week. */
    private static final int OF_EACH_AT_ONCE = 40;

    private static final int VARIETY = 4_000;

    private final Mission mission;
    private final Instant until;
    private final int weeks;
    private final Random random = new Random(2026);
    private final Map<Tallies.Cell, NavigableMap<Integer, Long>> cells = new HashMap<>();

    ThreeYears(Mission mission, Instant until, int weeks) {
        this.mission = mission;
        this.until = until;
        this.weeks = weeks;
    }

    private record Varied(
            Kind kind,
            Bytes body,
            String region,
            String point,
            int line,
            List<NexusInterface> interfaces,
            Observation said) {}

    void fill(Database database, int reports) {
        List<Varied> varied = Fieldwork.observations(mission, VARIETY, Optional.empty(), 7).stream()
                .map(this::varied)
                .toList();
        List<EnrolmentId> phones = IntStream.range(0, PHONES)
                .mapToObj(i -> EnrolmentId.parse(String.format("%016x", 0xF1E1D000L + i)))
                .toList();
        database.write(db -> {
            phones(db, phones);
            return 1;
        });
        int each = Math.max(1, reports / PHONES);
        for (int from = 0; from < each; from += OF_EACH_AT_ONCE) {
            int begin = from;
            int end = Math.min(each, from + OF_EACH_AT_ONCE);
            database.write(db -> {
                for (int phone = 0; phone < PHONES; phone++) {
                    some(db, phones.get(phone), phone, begin, end, each, varied);
                }
                return 1;
            });
        }
        effort();
        database.write(db -> {
            Tallies.replace(db, cells);
            Tallies.countedBy(db, Tallies.RULE + " " + mission.zone());
            return 1;
        });
    }

    private Varied varied(Observation said) {
        Body body = new Body.ObservationRevision(said);
        List<NexusInterface> interfaces = switch (random.nextInt(4)) {
            case 0 -> List.of();
            case 1 -> List.of(NexusInterface.I1);
            case 2 -> List.of(random.nextBoolean() ? NexusInterface.I1 : NexusInterface.I2, NexusInterface.I4);
            default -> List.of(NexusInterface.I6, NexusInterface.I7);
        };
        int bits = interfaces.stream().distinct().mapToInt(Line::bit).reduce(0, (a, b) -> a | b);
        String region = mission.regions()
                .match(said.circumstances().position().point())
                .map(RegionMatch::regionCode)
                .orElse(Tallies.NOWHERE);
        return new Varied(
                said.kind(),
                BodyCodec.encode(body),
                region,
                said.circumstances()
                        .knownPoint()
                        .orElseGet(() ->
                                Mgrs.format(said.circumstances().position().point(), 2)),
                Line.ofReport(
                        said.kind(),
                        bits,
                        said.circumstances().handling() == Handling.H4
                                ? Handling.H3
                                : said.circumstances().handling(),
                        List.of(Line.Basis.values()).get(random.nextInt(Line.Basis.values().length)),
                        Line.Graded.NOT,
                        random.nextInt(4) == 0,
                        random.nextInt(5) == 0 ? Line.Means.FOOT : Line.Means.VEHICLE),
                interfaces.stream().distinct().toList(),
                said);
    }

    private static void phones(Connection db, List<EnrolmentId> phones) throws SQLException {
        try (PreparedStatement insert = db.prepareStatement("""
                INSERT INTO enrolment (id, code, ordinal, secret_hash, expires_at, state, verifying_key, box_key, fingerprint,
                                       claimed_at, confirmed_at, last_heard_at)
                VALUES (?, ?, ?, ?, 0, 'FINAL', ?, ?, 'measured', 0, 0, ?)
                """)) {
            for (int i = 0; i < phones.size(); i++) {
                insert.setString(1, phones.get(i).toString());
                insert.setString(2, code(i));
                insert.setInt(3, 10_000 + i);
                insert.setBytes(4, new byte[32]);
                insert.setBytes(5, new byte[32]);
                insert.setBytes(6, new byte[32]);
                insert.setLong(7, System.currentTimeMillis());
                insert.executeUpdate();
            }
        }
    }

    private static String code(int phone) {
        return (char) ('B' + phone / 100) + "" + (1 + phone % 100);
    }

    private void some(Connection db, EnrolmentId phone, int number, int from, int to, int each, List<Varied> varied)
            throws SQLException {
        try (PreparedStatement entry = db.prepareStatement("""
                        INSERT INTO entry (enrolment_id, generation, number, kind, hash, received_at, body)
                        VALUES (?, 1, ?, ?, ?, ?, ?)
                        """);
                PreparedStatement observation = db.prepareStatement("""
                        INSERT INTO observation (receipt, enrolment_id, generation, base, base_digest, latest_generation, latest,
                                                 kind, region_code, region_method, observed_at, received_at, handling, flash,
                                                 latitude, longitude, accuracy, basis, week, night, tally_week, tally_region,
                                                 tally_line)
                        VALUES (?, ?, 1, ?, ?, 1, ?, ?, ?, 'INSIDE', ?, ?, ?, ?, ?, ?, 10, ?, ?, ?, ?, ?, ?)
                        """);
                PreparedStatement judged = db.prepareStatement(
                        "INSERT INTO observation_interface (receipt, interface, rank) VALUES (?, ?, ?)");
                PreparedStatement visit = db.prepareStatement("""
                        INSERT INTO visit (source, who, point, day, sort, region_code, last_at) VALUES (?, ?, ?, ?, ?, ?, ?)
                        """)) {
            for (int i = from; i < to; i++) {
                Varied one = varied.get(random.nextInt(varied.size()));
                Instant at = until.minus(Duration.ofSeconds((long) ((each - i) / (double) each * weeks * 7 * 86_400)));
                int week = Week.of(at, mission.zone()).number();
                String receipt = new ReceiptCode(true, code(number), 1, i + 1).spoken();
                int graded = random.nextInt(3) == 0 ? Line.GRADE_MASK & (1 << 3) : 0;
                int line = one.line | graded;
                entry.setString(1, phone.toString());
                entry.setLong(2, i + 1);
                entry.setInt(3, Body.ObservationRevision.KIND);
                entry.setBytes(
                        4,
                        new Entry(i + 1, Body.ObservationRevision.KIND, one.body)
                                .hash()
                                .toArray());
                entry.setLong(5, at.toEpochMilli());
                entry.setBytes(6, one.body.toArray());
                entry.addBatch();
                observation.setString(1, receipt);
                observation.setString(2, phone.toString());
                observation.setLong(3, i + 1);
                observation.setBytes(4, Body.Base.digest(one.body).toArray());
                observation.setLong(5, i + 1);
                observation.setString(6, one.kind.name());
                observation.setString(7, one.region.isEmpty() ? null : one.region);
                observation.setLong(8, at.toEpochMilli());
                observation.setLong(9, at.toEpochMilli());
                observation.setString(10, Line.handling(line).name());
                observation.setBoolean(11, false);
                observation.setDouble(
                        12, one.said.circumstances().position().point().latitudeDeg());
                observation.setDouble(
                        13, one.said.circumstances().position().point().longitudeDeg());
                observation.setString(14, Line.basis(line).name());
                observation.setInt(15, week);
                observation.setBoolean(16, Line.night(line));
                observation.setInt(17, week);
                observation.setString(18, one.region);
                observation.setInt(19, line);
                observation.addBatch();
                for (int rank = 0; rank < one.interfaces.size(); rank++) {
                    if (one.interfaces.get(rank) != NexusInterface.I3) {
                        judged.setString(1, receipt);
                        judged.setString(2, one.interfaces.get(rank).name());
                        judged.setInt(3, rank);
                        judged.addBatch();
                    }
                }
                if (one.kind != Kind.SMUGGLING) {
                    visit.setString(1, receipt);
                    visit.setString(2, phone.toString());
                    visit.setString(3, one.point);
                    visit.setString(4, LocalDate.ofInstant(at, mission.zone()).toString());
                    visit.setString(5, (one.kind == Kind.BORDER ? Sort.BORDER_VISITS : Sort.SITE_VISITS).name());
                    visit.setString(6, one.region.isEmpty() ? null : one.region);
                    visit.setLong(7, at.toEpochMilli());
                    visit.addBatch();
                }
                add(new Tallies.Cell(week, one.region), line, 1);
            }
            entry.executeBatch();
            observation.executeBatch();
            judged.executeBatch();
            visit.executeBatch();
        }
    }

    private void add(Tallies.Cell cell, int line, long amount) {
        cells.computeIfAbsent(cell, each -> new TreeMap<>()).merge(line, amount, Long::sum);
    }

    /** Every phone is out six hours a day; a quarter of it at night. */
    private void effort() {
        for (Tallies.Cell cell : List.copyOf(cells.keySet())) {
            long seconds = PHONES * 7L * 6 * 3600 / mission.regions().regions().size();
            add(cell, Line.ofEffort(false, Line.Means.VEHICLE), seconds * 3 / 5);
            add(cell, Line.ofEffort(false, Line.Means.FOOT), seconds * 3 / 20);
            add(cell, Line.ofEffort(true, Line.Means.VEHICLE), seconds / 4);
            add(
                    cell,
                    Line.of(Sort.PATROLS),
                    PHONES * 7L / mission.regions().regions().size());
            add(cell, Line.of(Sort.BORDER_VISITS), 40);
            add(cell, Line.of(Sort.SITE_VISITS), 40);
        }
    }
}
