package org.fieldpost.server.mission;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.model.words.Problem;
import org.fieldpost.server.storage.Database;

/**
 * A row in a database that several servers share. It is sealed with a secret that lies beside each server and not in the
 * database, so that a copy of the database opens nothing that phones have sent.
 */
final class KeyTable implements KeyPlace {

    private static final byte[] WHAT = "fieldpost server keys".getBytes(StandardCharsets.US_ASCII);
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Database database;
    private final ServerSecret secret;
    private final SecureRandom random;

    KeyTable(Database database, SecureRandom random) {
        this.database = database;
        this.secret = new ServerSecret(database.directory(), random);
        this.random = random;
    }

    @Override
    public Optional<Kept> otherThan(long version) {
        return database.read(db -> read(db, secret, version));
    }

    static Optional<Kept> read(Connection db, ServerSecret secret, long otherThan) throws SQLException {
        try (PreparedStatement query =
                db.prepareStatement("SELECT version, sealed FROM server_keys WHERE version <> ?")) {
            query.setLong(1, otherThan);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next()
                        ? Optional.of(new Kept(rows.getLong(1), Bytes.of(open(rows.getBytes(2), secret))))
                        : Optional.empty();
            }
        }
    }

    @Override
    public boolean keep(Bytes content, long after) {
        byte[] sealed = seal(content.toArray());
        return database.write(db -> {
            try (PreparedStatement keep = db.prepareStatement(
                    after == NOTHING
                            ? "INSERT INTO server_keys (only_row, version, sealed) VALUES (1, ?, ?)"
                            : "UPDATE server_keys SET version = ?, sealed = ? WHERE version = ?")) {
                keep.setLong(1, after + 1);
                keep.setBytes(2, sealed);
                if (after != NOTHING) {
                    keep.setLong(3, after);
                }
                return keep.executeUpdate() == 1;
            }
        });
    }

    private byte[] seal(byte[] content) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, secret.orMade(), nonce).doFinal(content);
            byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] open(byte[] sealed, ServerSecret secret) {
        byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        try {
            return cipher(Cipher.DECRYPT_MODE, secret.required(), nonce)
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (AEADBadTagException e) {
            throw Problem.of("keys.secret_wrong", secret.file()).causedBy(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Cipher cipher(int mode, byte[] secret, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(secret, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(WHAT);
        return cipher;
    }

    @Override
    public String name() {
        return "server_keys";
    }
}
