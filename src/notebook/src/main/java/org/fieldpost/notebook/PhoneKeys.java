package org.fieldpost.notebook;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Keys;
import org.fieldpost.exchange.crypto.BoxPublicKey;

/** This phone's keys, and the server's newest key to seal to. */
final class PhoneKeys implements Keys {

    private final NotebookFile file;
    private final Enrolled enrolled;
    private final Keys held;

    PhoneKeys(NotebookFile file, Enrolled enrolled) {
        this.file = file;
        this.enrolled = enrolled;
        this.held = enrolled.keys();
    }

    @Override
    public byte[] sign(byte[] message) {
        return held.sign(message);
    }

    @Override
    public boolean verifies(byte[] message, byte[] signature) {
        return held.verifies(message, signature);
    }

    @Override
    public BoxPublicKey theirBox() {
        return file.transaction(db -> {
            try (PreparedStatement query = db.prepareStatement("SELECT box_key FROM server_box");
                    ResultSet rows = query.executeQuery()) {
                return rows.next()
                        ? new BoxPublicKey(Bytes.of(rows.getBytes(1)))
                        : enrolled.invitation().serverBox();
            }
        });
    }

    @Override
    public Optional<byte[]> open(long keyId, byte[] info, byte[] aad, byte[] sealed) {
        return held.open(keyId, info, aad, sealed);
    }

    @Override
    public boolean holds(long keyId) {
        return held.holds(keyId);
    }
}
