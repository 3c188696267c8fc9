package org.fieldpost.server.mission;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
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
public record MissionSpace(MissionId id, MissionMode mode, long epoch, Mission mission, ServerKeys keys) {

    /** Opens the space, or makes it on the very first start; its mode and package never change after. */
    public static MissionSpace open(Database database, Mission mission, MissionMode mode, SecureRandom random) {
        record Row(MissionId id, MissionMode mode, String missionPackage, long epoch) {}
        boolean[] first = {false};
        Path directory = database.directory();
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
            return new MissionSpace(row.id, mode, row.epoch, mission, ServerKeys.open(directory, first[0], random));
        });
    }
}
