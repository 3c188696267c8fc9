package org.fieldpost.server.ingest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.fieldpost.exchange.Journal;
import org.fieldpost.exchange.Priority;
import org.fieldpost.exchange.enrolment.Credential;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.mission.Recipients;
import org.fieldpost.server.phones.Phone;
import org.fieldpost.server.storage.Database;

/** Tells a phone what it does not know of the mission yet: its credential, the key to seal to, the recipient. */
final class MissionNews {

    private final Database database;
    private final MissionSpace space;
    private final Recipients recipients;

    MissionNews(Database database, MissionSpace space, Recipients recipients) {
        this.database = database;
        this.space = space;
        this.recipients = recipients;
    }

    /** Appends the news to the phone's journal; called before each answer to a final phone. */
    void tell(Phone phone, Journal journal) {
        database.write(db -> {
            long[] told = told(db, phone);
            if (told[0] == 0) {
                append(
                        journal,
                        new Body.CredentialGiven(Credential.sign(
                                space.id(),
                                space.mode(),
                                phone.id(),
                                phone.verifyingKey().orElseThrow(),
                                space.keys().mission())));
            }
            long[] box = space.keys().newest();
            boolean newer = box[0] > told[1] || (box[0] == told[1] && box[1] > told[2]);
            if (newer) {
                append(journal, new Body.KeyAnnouncement(space.keys().announced(space.id())));
            }
            var later = recipients.after(told[3]);
            later.forEach(recipient -> append(journal, new Body.RecipientGiven(recipient)));
            if (told[0] == 0 || newer || !later.isEmpty()) {
                long recipient =
                        later.isEmpty() ? told[3] : later.get(later.size() - 1).sequence();
                note(db, phone, box, recipient);
            }
            return 0;
        });
    }

    private static void append(Journal journal, Body body) {
        journal.append(body.kind(), BodyCodec.encode(body), Priority.USUAL);
    }

    private static long[] told(Connection db, Phone phone) throws SQLException {
        try (PreparedStatement query = db.prepareStatement("""
                SELECT credential_told, box_told_epoch, box_told_sequence, recipient_told FROM enrolment WHERE id = ?
                """)) {
            query.setString(1, phone.id().toString());
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return new long[] {rows.getLong(1), rows.getLong(2), rows.getLong(3), rows.getLong(4)};
            }
        }
    }

    private static void note(Connection db, Phone phone, long[] box, long recipient) throws SQLException {
        try (PreparedStatement note = db.prepareStatement("""
                UPDATE enrolment
                SET credential_told = 1, box_told_epoch = ?, box_told_sequence = ?, recipient_told = ?
                WHERE id = ?
                """)) {
            note.setLong(1, box[0]);
            note.setLong(2, box[1]);
            note.setLong(3, recipient);
            note.setString(4, phone.id().toString());
            note.executeUpdate();
        }
    }
}
