package org.fieldpost.server.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Time-based one-time codes (RFC 6238): six digits of HMAC-SHA-1 over steps of 30 seconds. Pure. */
public final class OneTimeCode {

    static final int SECRET_BYTES = 20;

    private static final int STEP_SECONDS = 30;
    private static final int SKEW_STEPS = 1;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private OneTimeCode() {}

    /** The code of this time. */
    public static String at(byte[] secret, long epochSecond) {
        return of(secret, Math.floorDiv(epochSecond, STEP_SECONDS));
    }

    private static String of(byte[] secret, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash, offset, 4).getInt() & 0x7fffffff;
            return String.format(Locale.ROOT, "%06d", number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java always has HmacSHA1", e);
        }
    }

    /** The step this code belongs to: now, or one off for clocks that differ, but later than {@code after}. */
    static OptionalLong step(byte[] secret, String code, long epochSecond, long after) {
        long now = Math.floorDiv(epochSecond, STEP_SECONDS);
        OptionalLong found = OptionalLong.empty();
        for (long step = now - SKEW_STEPS; step <= now + SKEW_STEPS; step++) {
            boolean same = MessageDigest.isEqual(
                    of(secret, step).getBytes(StandardCharsets.US_ASCII), code.getBytes(StandardCharsets.UTF_8));
            if (same && step > after) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /** As authenticator apps take it by hand (RFC 4648). */
    static String base32(byte[] secret) {
        var text = new StringBuilder();
        int held = 0;
        int bits = 0;
        for (byte each : secret) {
            held = (held << 8) | (each & 0xff);
            bits += 8;
            while (bits >= 5) {
                text.append(BASE32.charAt((held >> (bits - 5)) & 31));
                bits -= 5;
            }
            held &= (1 << bits) - 1;
        }
        return bits == 0
                ? text.toString()
                : text.append(BASE32.charAt((held << (5 - bits)) & 31)).toString();
    }
}
