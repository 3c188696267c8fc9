package org.fieldpost.server.mission;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.enrolment.RecipientKey;
import org.fieldpost.exchange.entry.Cbor;
import org.fieldpost.exchange.sealed.SealedBlob;
import org.fieldpost.model.words.Problem;
import org.fieldpost.server.storage.Database;

/** The public keys that sealed reports go to, and the sealed reports that wait for them. The server opens none. */
public final class Recipients {

    private final Database database;
    private final MissionSpace space;

    public Recipients(Database database, MissionSpace space) {
        this.database = database;
        this.space = space;
    }

    /**
     * Adds the next recipient.
     *
     * @throws org.fieldpost.model.words.ProblemException when it is not the next, or the former did not sign it
     */
    public void add(RecipientKey recipient) {
        database.write(db -> {
            requireNext(recipient);
            try (PreparedStatement insert =
                    db.prepareStatement("INSERT INTO recipient (sequence, recipient) VALUES (?, ?)")) {
                insert.setLong(1, recipient.sequence());
                insert.setBytes(2, Cbor.encode(recipient.encode()));
                return insert.executeUpdate();
            }
        });
    }

    /** As {@link #add} does, without adding it. */
    public void requireNext(RecipientKey recipient) {
        List<RecipientKey> known = after(0);
        RecipientKey former = known.isEmpty() ? recipient : known.get(known.size() - 1);
        boolean next = known.isEmpty() || recipient.sequence() > former.sequence();
        if (!next || !recipient.signedBy(former.signing(), space.id())) {
            throw Problem.of("recipient.not_signed", recipient.fingerprint()).asException();
        }
    }

    /** Those after this sequence, in their order. */
    public List<RecipientKey> after(long sequence) {
        return database.read(db -> {
            List<RecipientKey> later = new ArrayList<>();
            try (PreparedStatement query =
                    db.prepareStatement("SELECT recipient FROM recipient WHERE sequence > ? ORDER BY sequence")) {
                query.setLong(1, sequence);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        later.add(RecipientKey.decode(Cbor.decode(rows.getBytes(1))));
                    }
                }
            }
            return later;
        });
    }

    /** All sealed reports and dummies, in the order of their random numbers. */
    public List<SealedBlob> sealed() {
        return database.read(db -> {
            List<SealedBlob> blobs = new ArrayList<>();
            try (PreparedStatement query = db.prepareStatement("SELECT id, blob FROM sealed_report ORDER BY id");
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    blobs.add(new SealedBlob(rows.getLong(1), Bytes.of(rows.getBytes(2))));
                }
            }
            return blobs;
        });
    }
}
