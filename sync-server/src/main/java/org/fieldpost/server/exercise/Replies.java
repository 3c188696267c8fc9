package org.fieldpost.server.exercise;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import org.fieldpost.exchange.EnrolmentId;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.server.storage.Database;

/** Takes what players say they are done with. Of two replies to one situation the one that the phone wrote first counts. */
public final class Replies {

    private final Database database;

    public Replies(Database database) {
        this.database = database;
    }

    /** In the transaction that stores its entry; in whatever order entries come, the same stands in the end. */
    public void take(EnrolmentId phone, int generation, long number, Instant receivedAt, Body.Replied said) {
        database.write(db -> {
            try (PreparedStatement upsert = db.prepareStatement("""
                    INSERT INTO run_reply
                        (situation, enrolment_id, generation, number, how, replied_at, received_at, names_generation, names_number)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT (situation, enrolment_id) DO UPDATE SET
                        generation = excluded.generation, number = excluded.number, how = excluded.how,
                        replied_at = excluded.replied_at, received_at = excluded.received_at,
                        names_generation = excluded.names_generation, names_number = excluded.names_number
                    WHERE (excluded.generation, excluded.number) < (run_reply.generation, run_reply.number)
                    """)) {
                fill(upsert, phone, generation, number, receivedAt, said);
                return upsert.executeUpdate();
            }
        });
    }

    private static void fill(
            PreparedStatement upsert,
            EnrolmentId phone,
            int generation,
            long number,
            Instant receivedAt,
            Body.Replied said)
            throws SQLException {
        upsert.setLong(1, said.reply().situation());
        upsert.setString(2, phone.toString());
        upsert.setInt(3, generation);
        upsert.setLong(4, number);
        upsert.setString(5, said.reply().how().name());
        upsert.setLong(6, said.reply().at().toEpochMilli());
        upsert.setLong(7, receivedAt.toEpochMilli());
        upsert.setInt(8, said.generation());
        upsert.setLong(9, said.number());
    }
}
