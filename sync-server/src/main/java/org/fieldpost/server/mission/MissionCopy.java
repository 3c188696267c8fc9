package org.fieldpost.server.mission;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.model.words.Problem;
import org.fieldpost.server.storage.Database;
import org.fieldpost.server.storage.Snapshot;
import org.fieldpost.server.storage.Tables;

/**
 * What a backup takes of a mission space beside its tables.
 *
 * @param mission id of its package
 * @param keys the server's secrets in the open: whoever takes them seals them
 * @param outside all lines of the outside log
 */
public record MissionCopy(String mission, String mode, long epoch, Bytes keys, List<String> outside) {

    public MissionCopy {
        outside = List.copyOf(outside);
    }

    /**
     * Of the snapshot's moment; of keys and lines what is newest, which is never less.
     *
     * @param directory of the server
     */
    public static MissionCopy of(Path directory, Snapshot snapshot) throws SQLException {
        Connection db = snapshot.connection();
        Set<String> lines =
                new LinkedHashSet<>(Tables.inOrder(db).contains("outside_line") ? OutsideLog.linesOf(db) : List.of());
        lines.addAll(OutsideLog.linesOf(directory.resolve(OutsideLog.FILE)));
        try (PreparedStatement query = db.prepareStatement("SELECT package, mode, epoch FROM mission_space");
                ResultSet rows = query.executeQuery()) {
            if (!rows.next()) {
                throw Problem.of("mission.none", directory).asException();
            }
            return new MissionCopy(
                    rows.getString(1),
                    rows.getString(2),
                    rows.getLong(3),
                    keys(directory, snapshot).content(),
                    List.copyOf(lines));
        }
    }

    private static KeyPlace.Kept keys(Path directory, Snapshot snapshot) throws SQLException {
        var file = new KeyFile(directory);
        return (snapshot.shared()
                        ? KeyTable.read(
                                snapshot.connection(),
                                new ServerSecret(directory, new SecureRandom()),
                                KeyPlace.NOTHING)
                        : file.otherThan(KeyPlace.NOTHING))
                .orElseThrow(() -> Problem.of("keys.missing", snapshot.shared() ? "server_keys" : file.name())
                        .asException());
    }

    /**
     * Gives a database that was filled with the tables the rest, and begins its new epoch.
     *
     * @param outside lines, of which those that are known already are passed over
     * @return the whole log
     */
    public static OutsideLog settle(
            Database database, Bytes keys, List<String> outside, Clock clock, SecureRandom random) {
        var log = new OutsideLog(database);
        database.write(db -> {
            log.takeUp(outside);
            MissionSpace.beginEpoch(db, log, clock);
            // last: without keys no server starts
            return MissionSpace.keysOf(database, random).keep(keys, KeyPlace.NOTHING);
        });
        return log;
    }
}
