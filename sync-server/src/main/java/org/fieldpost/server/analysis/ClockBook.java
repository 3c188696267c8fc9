package org.fieldpost.server.analysis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.model.report.ClockReading;
import org.fieldpost.model.report.PatrolKey;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.storage.Database;

/**
 * Takes what phones say of their clocks. A reading may come after what it is about: then the times of that are judged anew, in the
 * same transaction, so that what is counted is a function of the set of entries taken.
 */
public final class ClockBook {

    private final Database database;
    private final Reports reports;
    private final PatrolRecords patrols;
    private final NilReports nilReports;

    public ClockBook(Database database, MissionSpace space, Reports reports) {
        this.database = database;
        this.reports = reports;
        this.patrols = new PatrolRecords(database, space);
        this.nilReports = new NilReports(database, space);
    }

    public void take(Reports.Source source, ClockReading reading) {
        String phone = source.enrolment().toString();
        database.write(db -> {
            PhoneClock before = PhoneClocks.of(db, phone);
            PhoneClocks.keep(db, source, reading);
            PhoneClock now = PhoneClocks.of(db, phone);
            Set<PatrolKey> out = new LinkedHashSet<>();
            for (Written each : writtenFrom(db, phone, now.beginning(reading.boot()))) {
                if (!before.at(each.at).equals(now.at(each.at))) {
                    again(db, source, each, out);
                }
            }
            for (PatrolKey each : out) {
                patrols.again(db, each);
            }
            return 1;
        });
    }

    /** An entry that goes by the phone's clock. */
    private record Written(PhoneClock.At at, Instant receivedAt, Entry entry) {}

    private void again(Connection db, Reports.Source clock, Written each, Set<PatrolKey> out) throws SQLException {
        var source = new Reports.Source(
                clock.enrolment(), clock.officerCode(), each.at.generation(), each.at.number(), each.receivedAt);
        Body said = BodyCodec.decode(each.entry);
        if (each.entry.kind() == Body.ObservationRevision.KIND) {
            reports.judgeAgain(db, source);
        } else if (said instanceof Body.Nil nil) {
            nilReports.again(db, source, nil.report());
        } else if (said instanceof Body.PatrolRevision revision) {
            patrols.seen(db, source, revision.patrol());
            out.add(revision.patrol().key());
        } else if (said instanceof Body.TrackStretch stretch) {
            patrols.seen(db, source, stretch.segment());
            out.add(stretch.segment().patrol());
        } else if (said instanceof Body.PatrolReported reported) {
            patrols.seen(db, source, reported.report());
        }
    }

    /** Those that were read before, and whose content is still here where it is needed. */
    private static List<Written> writtenFrom(Connection db, String phone, PhoneClock.At from) throws SQLException {
        List<Written> written = new ArrayList<>();
        try (PreparedStatement query = db.prepareStatement("""
                SELECT generation, number, received_at, kind, body FROM entry
                WHERE enrolment_id = ? AND (generation, number) >= (?, ?) AND set_aside IS NULL AND kind IN (?, ?, ?, ?, ?)
                ORDER BY generation, number
                """)) {
            query.setString(1, phone);
            query.setInt(2, from.generation());
            query.setLong(3, from.number());
            query.setInt(4, Body.ObservationRevision.KIND);
            query.setInt(5, Body.Nil.KIND);
            query.setInt(6, Body.PatrolRevision.KIND);
            query.setInt(7, Body.TrackStretch.KIND);
            query.setInt(8, Body.PatrolReported.KIND);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    written.add(new Written(
                            new PhoneClock.At(rows.getInt(1), rows.getLong(2)),
                            Instant.ofEpochMilli(rows.getLong(3)),
                            new Entry(rows.getLong(2), rows.getInt(4), Bytes.of(rows.getBytes(5)))));
                }
            }
        }
        return written;
    }
}
