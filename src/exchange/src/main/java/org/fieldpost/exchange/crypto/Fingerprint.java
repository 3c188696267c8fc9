package org.fieldpost.exchange.crypto;

import org.fieldpost.exchange.Bytes;

/** Keys as people compare them: characters of a hash, in groups of four, without I, O, 0 and 1. */
public final class Fingerprint {

    private static final String SPOKEN = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private Fingerprint() {}

    /** @param characters five bits each, 32 at most */
    public static String of(int characters, Bytes... keys) {
        byte[][] parts = new byte[keys.length][];
        for (int i = 0; i < keys.length; i++) {
            parts[i] = keys[i].toArray();
        }
        byte[] hash = Sha256.of(parts).toArray();
        var shown = new StringBuilder();
        for (int i = 0; i < characters; i++) {
            shown.append(i > 0 && i % 4 == 0 ? "-" : "").append(SPOKEN.charAt(hash[i] & 31));
        }
        return shown.toString();
    }
}
