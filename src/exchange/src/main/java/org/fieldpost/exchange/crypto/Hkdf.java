package org.fieldpost.exchange.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/** HKDF with HMAC-SHA256 (RFC 5869) and the labels of one HPKE suite (RFC 9180, section 4); up to 32 bytes at once. */
final class Hkdf {

    private static final int BLOCK_BYTES = 64;
    private static final byte[] VERSION = "HPKE-v1".getBytes(StandardCharsets.US_ASCII);

    private final byte[] suite;

    /** @param suite as RFC 9180 names it: of the key encapsulation, or of the whole */
    Hkdf(byte[] suite) {
        this.suite = suite.clone();
    }

    byte[] extract(byte[] salt, String label, byte[] material) {
        return hmac(salt, VERSION, suite, label.getBytes(StandardCharsets.US_ASCII), material);
    }

    byte[] expand(byte[] key, String label, byte[] info, int bytes) {
        byte[] length = ByteBuffer.allocate(2).putShort((short) bytes).array();
        byte[] first =
                hmac(key, length, VERSION, suite, label.getBytes(StandardCharsets.US_ASCII), info, new byte[] {1});
        return Arrays.copyOf(first, bytes);
    }

    /** RFC 2104; no key here is longer than a block. */
    private static byte[] hmac(byte[] key, byte[]... message) {
        byte[] pad = Arrays.copyOf(key, BLOCK_BYTES);
        MessageDigest digest = Sha256.digest();
        digest.update(xor(pad, 0x36));
        for (byte[] part : message) {
            digest.update(part);
        }
        byte[] inner = digest.digest();
        digest.update(xor(pad, 0x5C));
        return digest.digest(inner);
    }

    private static byte[] xor(byte[] pad, int with) {
        byte[] mixed = new byte[pad.length];
        for (int i = 0; i < pad.length; i++) {
            mixed[i] = (byte) (pad[i] ^ with);
        }
        return mixed;
    }
}
