package org.fieldpost.server.analysis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.EnrolmentId;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.place.RegionMatch;
import org.fieldpost.model.report.Coding;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.HandlingRule;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.Patrol;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.server.access.Sight;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.storage.Database;
import org.fieldpost.server.tally.Tallies;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what was reported so that it can be counted. What it holds is a function of the set of entries taken, never of the
 * order in which they came. The region that counts is assigned here; the phone's is a hint.
 */
public final class Reports {

    private static final Logger LOG = LoggerFactory.getLogger(Reports.class);

    private final Database database;
    private final MissionSpace space;
    private final VisitBook visits;
    private final PatrolRecords patrols;

    public Reports(Database database, MissionSpace space) {
        this.database = database;
        this.space = space;
        this.visits = new VisitBook(space);
        this.patrols = new PatrolRecords(database, space);
    }

    /** Which entry of whom says so, and when the server received it. */
    public record Source(EnrolmentId enrolment, String officerCode, int generation, long number, Instant receivedAt) {
        PhoneClock.At at() {
            return new PhoneClock.At(generation, number);
        }
    }

    /** That a report, by its first entry, now counts, and in which region, if in any. */
    public record Counted(int generation, long number, Optional<RegionMatch> region) {}

    /** Where and when an observation counts, by the regions in force. Touches nothing that is stored. */
    public Whereabouts whereabouts(Observation observation) {
        return Whereabouts.of(observation, space.mission());
    }

    private Optional<RegionMatch> region(Position position) {
        return space.mission().regions().match(position.point());
    }

    /**
     * Takes an observation or a revision of one.
     *
     * @param body its bytes, by whose digest a revision names its base
     * @param whereabouts as {@link #whereabouts} says
     * @return nothing for a revision before its base: it is kept, and counts once the base is here
     */
    public Optional<Counted> take(Source source, Body.ObservationRevision said, Bytes body, Whereabouts whereabouts) {
        return take(source, said, Body.Base.of(source.generation, source.number, body), whereabouts);
    }

    /** As above, where its bytes are no longer here. */
    public Optional<Counted> take(
            Source source, Body.ObservationRevision said, Body.Base itself, Whereabouts whereabouts) {
        if (said.observation().circumstances().handling() == Handling.H4) {
            throw new IllegalArgumentException("a sealed report came through the numbered journal");
        }
        Body.Base base = said.revises().orElse(itself);
        return database.write(db -> {
            if (said.revises().isPresent()) {
                keepRevision(db, source, base);
                if (!holdsBase(db, source, base)) {
                    return Optional.empty();
                }
            }
            Latest newest = newestRevision(db, source, base)
                    .filter(revision -> revision.isAfter(base))
                    .orElse(new Latest(base.generation(), base.number()));
            boolean newestItself = newest.generation == source.generation && newest.number == source.number;
            if (!newestItself && isGone(db, source.enrolment.toString(), newest)) {
                // what is counted of the newest stays as it is
                return Optional.empty();
            }
            Optional<Observation> observation = newestItself
                    ? Optional.of(said.observation())
                    : observation(db, source.enrolment.toString(), newest.generation, newest.number);
            if (observation.isEmpty()) {
                return Optional.empty();
            }
            Whereabouts counted = newestItself ? whereabouts : whereabouts(observation.get());
            boolean fresh = newest.generation == base.generation() && newest.number == base.number();
            keep(db, source, base, newest, observation.get(), counted, fresh);
            return Optional.of(new Counted(base.generation(), base.number(), counted.region()));
        });
    }

    private static void keepRevision(Connection db, Source source, Body.Base base) throws SQLException {
        try (PreparedStatement insert = db.prepareStatement("""
                INSERT INTO revision (enrolment_id, generation, number, base_generation, base, base_digest)
                VALUES (?, ?, ?, ?, ?, ?)
                """)) {
            insert.setString(1, source.enrolment.toString());
            insert.setInt(2, source.generation);
            insert.setLong(3, source.number);
            insert.setInt(4, base.generation());
            insert.setLong(5, base.number());
            insert.setBytes(6, base.digest().toArray());
            insert.executeUpdate();
        }
    }

    private boolean holdsBase(Connection db, Source source, Body.Base base) throws SQLException {
        try (PreparedStatement query = db.prepareStatement("""
                SELECT 1 FROM observation WHERE receipt = ? AND (base_digest IS NULL OR base_digest = ?)
                """)) {
            query.setString(1, receipt(source, base));
            query.setBytes(2, base.digest().toArray());
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    private record Latest(int generation, long number) {
        boolean isAfter(Body.Base base) {
            return generation > base.generation() || (generation == base.generation() && number > base.number());
        }
    }

    /** The newest revision of a report; those of another base that used its number do not count. */
    private static Optional<Latest> newestRevision(Connection db, Source source, Body.Base base) throws SQLException {
        try (PreparedStatement query = db.prepareStatement("""
                SELECT generation, number FROM revision
                WHERE enrolment_id = ? AND base_generation = ? AND base = ? AND (base_digest IS NULL OR base_digest = ?)
                ORDER BY generation DESC, number DESC LIMIT 1
                """)) {
            query.setString(1, source.enrolment.toString());
            query.setInt(2, base.generation());
            query.setLong(3, base.number());
            query.setBytes(4, base.digest().toArray());
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? Optional.of(new Latest(rows.getInt(1), rows.getLong(2))) : Optional.empty();
            }
        }
    }

    private String receipt(Source source, Body.Base base) {
        return new ReceiptCode(
                        space.mode() == MissionMode.EXERCISE, source.officerCode, base.generation(), base.number())
                .spoken();
    }

    /**
     * @param told where and when by the phone's clock as it stood
     * @param first whether nothing of it was kept before
     */
    private void keep(
            Connection db,
            Source source,
            Body.Base base,
            Latest latest,
            Observation said,
            Whereabouts told,
            boolean first)
            throws SQLException {
        String receipt = receipt(source, base);
        PhoneClock.Judged judged = PhoneClocks.of(db, source.enrolment.toString())
                .judge(
                        said.circumstances(),
                        new PhoneClock.At(base.generation(), base.number()),
                        new PhoneClock.At(latest.generation, latest.number),
                        first ? source.receivedAt : receivedAt(db, receipt).orElse(source.receivedAt));
        Observation observation = said.later(judged.behind());
        Whereabouts whereabouts = judged.behind().isZero() ? told : whereabouts(observation);
        Handling handling = observation.circumstances().handling();
        Optional<RegionMatch> region = whereabouts.region();
        Optional<Contribution> counts = first && judged.certain()
                ? Contribution.ofNew(
                        db,
                        receipt,
                        new Contribution.Reported(
                                source.enrolment.toString(),
                                base.generation(),
                                base.number(),
                                observation,
                                whereabouts))
                : Optional.empty();
        try (PreparedStatement upsert = db.prepareStatement("""
                INSERT INTO observation (receipt, enrolment_id, generation, base, base_digest, latest_generation, latest, kind,
                                         region_code, region_method, observed_at, received_at, handling, flash, latitude,
                                         longitude, accuracy, basis, crew_code, patrol_started_at, week, night,
                                         neighbour_code, tally_week, tally_region, tally_line, behind_s,
                                         time_uncertain)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (receipt) DO UPDATE SET latest = excluded.latest,
                    latest_generation = excluded.latest_generation, kind = excluded.kind,
                    region_code = excluded.region_code, region_method = excluded.region_method,
                    observed_at = excluded.observed_at, handling = excluded.handling, flash = excluded.flash,
                    latitude = excluded.latitude, longitude = excluded.longitude, accuracy = excluded.accuracy,
                    basis = excluded.basis, crew_code = excluded.crew_code,
                    patrol_started_at = excluded.patrol_started_at, week = excluded.week, night = excluded.night,
                    neighbour_code = excluded.neighbour_code, behind_s = excluded.behind_s,
                    time_uncertain = excluded.time_uncertain
                """)) {
            upsert.setString(1, receipt);
            upsert.setString(2, source.enrolment.toString());
            upsert.setInt(3, base.generation());
            upsert.setLong(4, base.number());
            upsert.setBytes(5, base.digest().toArray());
            upsert.setInt(6, latest.generation);
            upsert.setLong(7, latest.number);
            upsert.setString(8, observation.kind().name());
            upsert.setString(9, region.map(RegionMatch::regionCode).orElse(null));
            upsert.setString(10, region.map(r -> r.method().name()).orElse(null));
            upsert.setLong(11, observation.circumstances().observedAt().toEpochMilli());
            upsert.setLong(12, source.receivedAt.toEpochMilli());
            upsert.setString(13, (first ? handling : handling.orHigher(judgedAtLeast(db, receipt))).name());
            upsert.setBoolean(14, observation.circumstances().flash());
            bind(upsert, 15, observation.circumstances().position());
            int next = Contribution.bind(upsert, whereabouts.bind(upsert, 18), counts);
            upsert.setLong(next, judged.behind().toSeconds());
            upsert.setBoolean(next + 1, !judged.certain());
            upsert.executeUpdate();
        }
        code(db, receipt, observation.circumstances().officerCoding(), first);
        Optional<VisitBook.Visit> visit =
                judged.certain() ? visits.of(observation, whereabouts, source.enrolment) : Optional.empty();
        if (counts.isPresent()) {
            AwaitingReview.first(
                    db,
                    receipt,
                    observation.circumstances().flash(),
                    source.receivedAt,
                    region.map(RegionMatch::regionCode));
            Tallies.add(db, counts.get().cell(), counts.get().line(), 1);
            VisitBook.first(db, receipt, visit);
        } else {
            AwaitingReview.again(db, receipt);
            Contribution.again(db, receipt);
            VisitBook.again(db, receipt, visit);
        }
    }

    private static Optional<Instant> receivedAt(Connection db, String receipt) throws SQLException {
        try (PreparedStatement query = db.prepareStatement("SELECT received_at FROM observation WHERE receipt = ?")) {
            query.setString(1, receipt);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? Optional.of(Instant.ofEpochMilli(rows.getLong(1))) : Optional.empty();
            }
        }
    }

    /** After more is known of the clock that this entry of a report went by; what was let go stays as it was counted. */
    void judgeAgain(Connection db, Source source) throws SQLException {
        record Told(Body.Base base, Latest latest) {}
        List<Told> told = new ArrayList<>();
        try (PreparedStatement query = db.prepareStatement("""
                SELECT o.generation, o.base, o.base_digest, o.latest_generation, o.latest, e.body, e.came
                FROM observation o
                JOIN entry e ON e.enrolment_id = o.enrolment_id AND e.generation = o.generation AND e.number = o.base
                WHERE o.enrolment_id = ?
                  AND ((o.generation = ? AND o.base = ?) OR (o.latest_generation = ? AND o.latest = ?))
                """)) {
            query.setString(1, source.enrolment.toString());
            query.setInt(2, source.generation);
            query.setLong(3, source.number);
            query.setInt(4, source.generation);
            query.setLong(5, source.number);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    byte[] digest = rows.getBytes(3);
                    told.add(new Told(
                            digest == null
                                    ? base(rows.getInt(1), rows.getLong(2), rows.getBytes(6), rows.getBytes(7))
                                    : new Body.Base(rows.getInt(1), rows.getLong(2), Bytes.of(digest)),
                            new Latest(rows.getInt(4), rows.getLong(5))));
                }
            }
        }
        for (Told each : told) {
            String phone = source.enrolment.toString();
            if (!isGone(db, phone, each.latest)) {
                Optional<Observation> said = observation(db, phone, each.latest.generation, each.latest.number);
                if (said.isPresent()) {
                    keep(db, source, each.base, each.latest, said.get(), whereabouts(said.get()), false);
                }
            }
        }
    }

    private static void bind(PreparedStatement statement, int from, Position position) throws SQLException {
        statement.setDouble(from, position.point().latitudeDeg());
        statement.setDouble(from + 1, position.point().longitudeDeg());
        statement.setDouble(from + 2, position.accuracyM());
    }

    /** How high the reviewer's interfaces ask the report to be handled. */
    private static Handling judgedAtLeast(Connection db, String receipt) throws SQLException {
        try (PreparedStatement query =
                db.prepareStatement("SELECT first, second, third FROM newest_coding WHERE receipt = ?")) {
            query.setString(1, receipt);
            Handling least = Handling.H1;
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    for (int i = 1; i <= 3; i++) {
                        String judged = rows.getString(i);
                        if (judged != null) {
                            least = least.orHigher(HandlingRule.least(NexusInterface.valueOf(judged)));
                        }
                    }
                }
            }
            return least;
        }
    }

    /** After a reviewer judged it: a report about officials is restricted from then on, also where its author missed it. */
    public void handleAsJudged(ShownReport report) {
        database.write(db -> {
            try (PreparedStatement update =
                    db.prepareStatement("UPDATE observation SET handling = ? WHERE receipt = ?")) {
                Handling own = report.observation().circumstances().handling();
                update.setString(
                        1, own.orHigher(judgedAtLeast(db, report.receipt())).name());
                update.setString(2, report.receipt());
                update.executeUpdate();
            }
            Contribution.again(db, report.receipt());
            return 1;
        });
    }

    /** Earlier releases kept neither places nor what reports are counted by beside them: fills both in, once, some at a time. */
    public void placeAll() {
        int placed;
        do {
            placed = database.write(this::placeSome);
        } while (placed > 0);
    }

    private int placeSome(Connection db) throws SQLException {
        record Without(String receipt, Position position, Whereabouts whereabouts) {}
        List<Without> some = new ArrayList<>();
        try (PreparedStatement query = db.prepareStatement("""
                        SELECT o.receipt, o.enrolment_id, o.latest_generation, o.latest FROM observation o
                        JOIN entry e ON e.enrolment_id = o.enrolment_id AND e.generation = o.latest_generation
                                    AND e.number = o.latest
                        WHERE (o.latitude IS NULL OR o.basis IS NULL) AND e.gone_at IS NULL ORDER BY o.receipt LIMIT 1000
                        """);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                String receipt = rows.getString(1);
                observation(db, rows.getString(2), rows.getInt(3), rows.getLong(4))
                        .ifPresent(said -> some.add(new Without(
                                receipt, said.circumstances().position(), Whereabouts.of(said, space.mission()))));
            }
        }
        try (PreparedStatement update = db.prepareStatement("""
                UPDATE observation SET latitude = ?, longitude = ?, accuracy = ?, basis = ?, crew_code = ?,
                                       patrol_started_at = ?, week = ?, night = ?, neighbour_code = ?
                WHERE receipt = ?
                """)) {
            for (Without each : some) {
                bind(update, 1, each.position);
                update.setString(each.whereabouts.bind(update, 4), each.receipt);
                update.executeUpdate();
            }
        }
        return some.size();
    }

    /** @param first whether nothing was coded before */
    private static void code(Connection db, String receipt, Optional<Coding> coding, boolean first)
            throws SQLException {
        if (!first) {
            try (PreparedStatement clear = db.prepareStatement("DELETE FROM observation_interface WHERE receipt = ?")) {
                clear.setString(1, receipt);
                clear.executeUpdate();
            }
        }
        if (coding.isEmpty()) {
            return;
        }
        int rank = 0;
        for (NexusInterface each : coding.get().all()) {
            try (PreparedStatement insert = db.prepareStatement(
                    "INSERT INTO observation_interface (receipt, interface, rank) VALUES (?, ?, ?)")) {
                insert.setString(1, receipt);
                insert.setString(2, each.name());
                insert.setInt(3, rank++);
                insert.executeUpdate();
            }
        }
    }

    private static boolean isGone(Connection db, String enrolment, Latest entry) throws SQLException {
        try (PreparedStatement query = db.prepareStatement("""
                SELECT 1 FROM entry WHERE enrolment_id = ? AND generation = ? AND number = ? AND gone_at IS NOT NULL
                """)) {
            query.setString(1, enrolment);
            query.setInt(2, entry.generation);
            query.setLong(3, entry.number);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** The observation as the entry said it; empty when its bytes do not say one any more. */
    static Optional<Observation> observation(Connection db, String enrolment, int generation, long number)
            throws SQLException {
        try (PreparedStatement query = db.prepareStatement(
                "SELECT kind, body FROM entry WHERE enrolment_id = ? AND generation = ? AND number = ?")) {
            query.setString(1, enrolment);
            query.setInt(2, generation);
            query.setLong(3, number);
            try (ResultSet rows = query.executeQuery()) {
                if (rows.next()
                        && BodyCodec.decode(new Entry(number, rows.getInt(1), Bytes.of(rows.getBytes(2))))
                                instanceof Body.ObservationRevision said) {
                    return Optional.of(said.observation());
                }
                LOG.warn("an entry that is counted as a report cannot be read, and no page shows it");
                return Optional.empty();
            }
        }
    }

    public void take(Source source, Patrol patrol) {
        database.write(db -> {
            try (PreparedStatement insert = db.prepareStatement("""
                    INSERT INTO patrol_revision (enrolment_id, generation, number, crew_code, started_at, ended_at, means, task,
                                                 region_code)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """)) {
                insert.setString(1, source.enrolment.toString());
                insert.setInt(2, source.generation);
                insert.setLong(3, source.number);
                insert.setString(4, patrol.key().crewCode());
                insert.setLong(5, patrol.key().startedAt().toEpochMilli());
                if (patrol.endedAt().isPresent()) {
                    insert.setLong(6, patrol.endedAt().get().toEpochMilli());
                } else {
                    insert.setNull(6, Types.INTEGER);
                }
                insert.setString(7, patrol.means().value());
                insert.setString(8, patrol.task().value());
                insert.setString(
                        9,
                        patrol.departure()
                                .flatMap(this::region)
                                .map(RegionMatch::regionCode)
                                .orElse(null));
                insert.executeUpdate();
            }
            patrols.again(db, patrol.key());
            patrols.seen(db, source, patrol);
            return 1;
        });
    }

    /** Takes a report back: it counts no more, whichever of the two came first. */
    public void take(Source source, Body.Retraction said) {
        database.write(db -> {
            try (PreparedStatement insert = db.prepareStatement("""
                    INSERT INTO retraction (enrolment_id, generation, number, base_generation, base, base_digest, reason,
                                            received_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """)) {
                insert.setString(1, source.enrolment.toString());
                insert.setInt(2, source.generation);
                insert.setLong(3, source.number);
                insert.setInt(4, said.report().generation());
                insert.setLong(5, said.report().number());
                insert.setBytes(6, said.report().digest().toArray());
                insert.setString(7, said.reason().name());
                insert.setLong(8, source.receivedAt.toEpochMilli());
                insert.executeUpdate();
            }
            AwaitingReview.again(
                    db,
                    source.enrolment.toString(),
                    said.report().generation(),
                    said.report().number());
            Contribution.ofBase(
                    db,
                    source.enrolment.toString(),
                    said.report().generation(),
                    said.report().number());
            return 1;
        });
    }

    /**
     * A report by name, as its author's phone knows it.
     *
     * @param fromFile whether it came in a file
     */
    public record Named(String receipt, EnrolmentId enrolment, Body.Base base, boolean fromFile) {

        /** The phone that hears of it; nobody does of what came in a file. */
        public Optional<EnrolmentId> phone() {
            return fromFile ? Optional.empty() : Optional.of(enrolment);
        }
    }

    /** The report of this receipt, if it is here for this sight. */
    public Optional<Named> named(Sight sight, String receipt) {
        return database.read(db -> {
            try (PreparedStatement query = db.prepareStatement("""
                    SELECT o.enrolment_id, o.generation, o.base, o.base_digest, e.body, e.came, n.brought_by IS NOT NULL
                    FROM observation o JOIN enrolment n ON n.id = o.enrolment_id
                    JOIN entry e ON e.enrolment_id = o.enrolment_id AND e.generation = o.generation AND e.number = o.base
                    WHERE o.receipt = ? AND\s""" + sight.ofReports("o"))) {
                query.setString(1, receipt);
                sight.bind(query, 2);
                try (ResultSet rows = query.executeQuery()) {
                    if (!rows.next()) {
                        return Optional.empty();
                    }
                    byte[] digest = rows.getBytes(4);
                    return Optional.of(new Named(
                            receipt,
                            EnrolmentId.parse(rows.getString(1)),
                            digest == null
                                    ? base(rows.getInt(2), rows.getLong(3), rows.getBytes(5), rows.getBytes(6))
                                    : new Body.Base(rows.getInt(2), rows.getLong(3), Bytes.of(digest)),
                            rows.getBoolean(7)));
                }
            }
        });
    }

    /** @param came SHA-256 of the body as it came; null where it still stands */
    private static Body.Base base(int generation, long number, byte[] body, byte[] came) {
        return came == null
                ? Body.Base.of(generation, number, Bytes.of(body))
                : new Body.Base(generation, number, Bytes.of(Arrays.copyOf(came, 8)));
    }

    /** The report of this receipt, if its content is here for this sight. */
    public Optional<ShownReport> find(Sight sight, String receipt) {
        return database.read(db -> ShownReports.find(db, sight, receipt));
    }
}
