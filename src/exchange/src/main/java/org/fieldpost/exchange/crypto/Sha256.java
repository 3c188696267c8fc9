package org.fieldpost.exchange.crypto;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.fieldpost.exchange.Bytes;

/** SHA-256 (FIPS 180-4) over parts one after the other. */
public final class Sha256 {

    private Sha256() {}

    public static Bytes of(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return Bytes.of(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256; this one does not.", e);
        }
    }
}
