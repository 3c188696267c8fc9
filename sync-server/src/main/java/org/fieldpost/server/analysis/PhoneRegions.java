package org.fieldpost.server.analysis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.RegionMatch;

/** Which phones go to which regions, so that a week is not called quiet before they were heard. */
final class PhoneRegions {

    private PhoneRegions() {}

    /**
     * A phone was there.
     *
     * @param at by its own clock
     */
    static void seen(Connection db, Reports.Source source, Mission mission, Optional<Point> there, Instant at)
            throws SQLException {
        String phone = source.enrolment().toString();
        PhoneClock.Judged judged = PhoneClocks.of(db, phone).judge(source.at(), at, false, source.receivedAt());
        Optional<RegionMatch> region = there.flatMap(mission.regions()::match);
        if (region.isEmpty() || !judged.certain()) {
            return;
        }
        try (PreparedStatement upsert = db.prepareStatement("""
                INSERT INTO phone_region (enrolment_id, region_code, last_at) VALUES (?, ?, ?)
                ON CONFLICT (enrolment_id, region_code) DO UPDATE SET last_at = excluded.last_at
                    WHERE excluded.last_at > phone_region.last_at
                """)) {
            upsert.setString(1, phone);
            upsert.setString(2, region.get().regionCode());
            upsert.setLong(3, at.plus(judged.behind()).toEpochMilli());
            upsert.executeUpdate();
        }
    }

    /**
     * Regions of which something may still lie on a phone: one that is in use was there lately and has not been heard since.
     *
     * @param lately a phone that was last there earlier goes there no more
     * @param since what happened until then is asked about
     */
    static Set<String> notYetIn(Connection db, Instant lately, Instant since) throws SQLException {
        Set<String> regions = new TreeSet<>();
        try (PreparedStatement query = db.prepareStatement("""
                SELECT DISTINCT r.region_code FROM phone_region r JOIN enrolment n ON n.id = r.enrolment_id
                WHERE r.last_at >= ? AND n.state = 'FINAL' AND n.brought_by IS NULL AND coalesce(n.last_heard_at, 0) < ?
                """)) {
            query.setLong(1, lately.toEpochMilli());
            query.setLong(2, since.toEpochMilli());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    regions.add(rows.getString(1));
                }
            }
        }
        return regions;
    }
}
