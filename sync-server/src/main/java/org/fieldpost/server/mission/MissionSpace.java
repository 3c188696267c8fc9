package org.fieldpost.server.mission;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.fieldpost.exchange.MissionId;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.words.Problem;
import org.fieldpost.server.storage.Database;

/**
 * The one mission space of this server.
 *
 * @param epoch raised by every restore, so that phones make good what was lost
 */
public record MissionSpace(
        MissionId id, MissionMode mode, long epoch, MissionPackages packages, ServerKeys keys, OutsideLog outside) {

    /** Of a server that was never restored. */
    public static final long FIRST_EPOCH = 1;

    private static final String EPOCH = "epoch";

    /**
     * Opens the space, or makes it on the very first start; its mode and package never change after.
     *
     * @param restored whether the database was put back from a copy: then a new epoch begins
     * @param running by which the age of keys is counted
     */
    public static MissionSpace open(
            Database database,
            Mission mission,
            MissionMode mode,
            boolean restored,
            Clock clock,
            RunningTime running,
            SecureRandom random) {
        record Row(MissionId id, MissionMode mode, String missionPackage, long epoch) {}
        boolean[] first = {false};
        Path directory = database.directory();
        var outside = new OutsideLog(database);
        return database.write(db -> {
            Row row;
            try (PreparedStatement insert = db.prepareStatement("""
                    INSERT INTO mission_space (only_row, mission_id, mode, package, epoch) VALUES (1, ?, ?, ?, 1)
                    ON CONFLICT DO NOTHING
                    """)) {
                insert.setString(1, new MissionId(random.nextLong()).toString());
                insert.setString(2, mode.name());
                insert.setString(3, mission.id());
                first[0] = insert.executeUpdate() == 1;
            }
            if (restored && !first[0]) {
                beginEpoch(db, outside, clock);
            }
            try (PreparedStatement query =
                            db.prepareStatement("SELECT mission_id, mode, package, epoch FROM mission_space");
                    ResultSet rows = query.executeQuery()) {
                rows.next();
                row = new Row(
                        MissionId.parse(rows.getString(1)),
                        MissionMode.valueOf(rows.getString(2)),
                        rows.getString(3),
                        rows.getLong(4));
            }
            if (row.mode != mode || !row.missionPackage.equals(mission.id())) {
                throw Problem.of("mission.other", directory, row.missionPackage, row.mode, mission.id(), mode)
                        .asException();
            }
            ServerKeys keys = ServerKeys.open(keysOf(database, random), first[0], row.epoch, running, random);
            MissionPackages packages = MissionPackages.open(db, database, mission, clock);
            return new MissionSpace(row.id, mode, row.epoch, packages, keys, outside);
        });
    }

    /** The mission as its package in force says. */
    public Mission mission() {
        return packages.current().mission();
    }

    static KeyPlace keysOf(Database database, SecureRandom random) {
        return database.shared() ? new KeyTable(database, random) : new KeyFile(database.directory());
    }

    static void beginEpoch(Connection db, OutsideLog outside, Clock clock) throws SQLException {
        try (PreparedStatement raise = db.prepareStatement("UPDATE mission_space SET epoch = ?")) {
            raise.setLong(1, newEpoch(epoch(db), outside, clock));
            raise.executeUpdate();
        }
    }

    /** Above every epoch there was, also when the same copy is put back twice or the outside log was lost with the disk. */
    private static long newEpoch(long known, OutsideLog outside, Clock clock) {
        long minutes = Duration.between(Instant.parse("2020-01-01T00:00:00Z"), clock.instant())
                .toMinutes();
        long newest =
                outside.read(EPOCH).stream().mapToLong(Long::parseLong).max().orElse(0);
        long epoch = Math.max(minutes, Math.max(known, newest) + 1);
        outside.append(EPOCH, String.valueOf(epoch));
        return epoch;
    }

    private static long epoch(Connection db) throws SQLException {
        try (PreparedStatement query = db.prepareStatement("SELECT epoch FROM mission_space");
                ResultSet rows = query.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /**
     * Changes the key that envelopes are sealed to and destroys old ones, when it is time. To be called every few minutes.
     *
     * @param sealing ids of the keys that phones were last heard to seal to; 0 for a phone of which that is not known
     */
    public void lookAfterKeys(Set<Long> sealing) {
        keys.look(sealing);
    }
}
