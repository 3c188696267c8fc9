package org.fieldpost.android;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of one track file and what it seals: ECDH over P-256 with a key pair made for this file alone, HKDF-SHA256 (RFC 5869),
 * AES-256-GCM. The private half is gone once the file's key is there, and that key lives in memory only. By Android's own
 * providers.
 */
final class Sealing {

    static final int POINT_BYTES = 65;

    private static final int COORDINATE_BYTES = 32;
    private static final int TAG_BITS = 128;
    private static final byte[] INFO = "Fieldpost track 1".getBytes(Charset.forName("US-ASCII"));

    private final byte[] ephemeral;
    private final byte[] secret;
    private final byte[] recipient;
    private SecretKeySpec key;

    private Sealing(byte[] ephemeral, byte[] secret, byte[] recipient) {
        this.ephemeral = ephemeral;
        this.secret = secret;
        this.recipient = recipient;
    }

    /**
     * @param recipient uncompressed point
     * @throws GeneralSecurityException when it is no point of the curve
     */
    static Sealing to(byte[] recipient) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        ECPublicKey mine = (ECPublicKey) pair.getPublic();
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(pair.getPrivate());
        agreement.doPhase(point(recipient, mine.getParams()), true);
        return new Sealing(encoded(mine.getW()), agreement.generateSecret(), recipient.clone());
    }

    /** The public half of this file's own pair, uncompressed. */
    byte[] ephemeral() {
        return ephemeral.clone();
    }

    /** Binds the file's key to its whole header; once. */
    void under(byte[] headerHash) throws GeneralSecurityException {
        byte[] extracted = hmac(headerHash, secret);
        Arrays.fill(secret, (byte) 0);
        byte[] info = ByteBuffer.allocate(INFO.length + recipient.length + 1)
                .put(INFO)
                .put(recipient)
                .put((byte) 1)
                .array();
        key = new SecretKeySpec(hmac(extracted, info), "AES");
    }

    /** The fix and its tag. Every ordinal once: it is the nonce. */
    byte[] seal(long ordinal, byte[] headerHash, byte[] fix) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        byte[] nonce = ByteBuffer.allocate(12).putInt(0).putLong(ordinal).array();
        cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(headerHash);
        cipher.updateAAD(ByteBuffer.allocate(8).putLong(ordinal).array());
        return cipher.doFinal(fix);
    }

    static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    private static byte[] hmac(byte[] key, byte[] message) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(message);
    }

    private static PublicKey point(byte[] bytes, ECParameterSpec curve) throws GeneralSecurityException {
        if (bytes.length != POINT_BYTES || bytes[0] != 4) {
            throw new GeneralSecurityException("The key to seal to is no uncompressed point of P-256.");
        }
        BigInteger x = new BigInteger(1, Arrays.copyOfRange(bytes, 1, 1 + COORDINATE_BYTES));
        BigInteger y = new BigInteger(1, Arrays.copyOfRange(bytes, 1 + COORDINATE_BYTES, POINT_BYTES));
        BigInteger p = ((ECFieldFp) curve.getCurve().getField()).getP();
        BigInteger right = x.pow(3)
                .add(curve.getCurve().getA().multiply(x))
                .add(curve.getCurve().getB())
                .mod(p);
        if (x.compareTo(p) >= 0 || y.compareTo(p) >= 0 || !y.multiply(y).mod(p).equals(right)) {
            throw new GeneralSecurityException("The key to seal to lies beside the curve P-256.");
        }
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), curve));
    }

    private static byte[] encoded(ECPoint point) {
        byte[] bytes = new byte[POINT_BYTES];
        bytes[0] = 4;
        put(point.getAffineX(), bytes, 1);
        put(point.getAffineY(), bytes, 1 + COORDINATE_BYTES);
        return bytes;
    }

    private static void put(BigInteger number, byte[] into, int at) {
        byte[] digits = number.toByteArray();
        int length = Math.min(digits.length, COORDINATE_BYTES);
        System.arraycopy(digits, digits.length - length, into, at + COORDINATE_BYTES - length, length);
    }
}
