package org.fieldpost.exchange.crypto;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.agreement.ECDHBasicAgreement;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.model.Check;

/**
 * A P-256 private key, 32 bytes, that opens what the phone's own position service sealed; that curve, because every Android has it.
 * Immutable.
 */
public final class TrackKey {

    public static final int POINT_BYTES = 65;
    public static final int TAG_BYTES = 16;

    private static final ECDomainParameters P256 = new ECDomainParameters(CustomNamedCurves.getByName("P-256"));

    private final Bytes secret;
    private final ECPrivateKeyParameters parameters;

    public TrackKey(Bytes secret) {
        Check.range("track key bytes", secret.size(), 32, 32);
        this.secret = secret;
        this.parameters = new ECPrivateKeyParameters(new BigInteger(1, secret.toArray()), P256);
    }

    public static TrackKey generate(SecureRandom random) {
        byte[] secret = new byte[32];
        BigInteger number;
        do {
            random.nextBytes(secret);
            number = new BigInteger(1, secret);
        } while (number.signum() == 0 || number.compareTo(P256.getN()) >= 0);
        return new TrackKey(Bytes.of(secret));
    }

    public Bytes secret() {
        return secret;
    }

    /** The public half: an uncompressed point, 65 bytes. */
    public byte[] point() {
        return P256.getG().multiply(parameters.getD()).normalize().getEncoded(false);
    }

    /**
     * The AES-256 key agreed with the pair whose public half is given: ECDH, then HKDF-SHA256; empty where that is no point of the
     * curve.
     */
    public Optional<byte[]> agree(byte[] ephemeral, byte[] salt, byte[] info) {
        byte[] shared;
        try {
            var agreement = new ECDHBasicAgreement();
            agreement.init(parameters);
            BigInteger x = agreement.calculateAgreement(
                    new ECPublicKeyParameters(P256.getCurve().decodePoint(ephemeral), P256));
            shared = fixed(x);
        } catch (IllegalArgumentException | IllegalStateException noPoint) {
            return Optional.empty();
        }
        var derivation = new HKDFBytesGenerator(new SHA256Digest());
        derivation.init(new HKDFParameters(shared, salt, info));
        byte[] key = new byte[32];
        derivation.generateBytes(key, 0, key.length);
        return Optional.of(key);
    }

    /** What AES-256-GCM sealed under an agreed key; empty when key, nonce, what was bound or any bit differs. */
    public static Optional<byte[]> open(byte[] agreed, byte[] nonce, byte[] bound, byte[] sealed) {
        if (sealed.length < TAG_BYTES) {
            return Optional.empty();
        }
        var cipher = GCMBlockCipher.newInstance(AESEngine.newInstance());
        cipher.init(false, new AEADParameters(new KeyParameter(agreed), TAG_BYTES * 8, nonce, bound));
        byte[] plain = new byte[cipher.getOutputSize(sealed.length)];
        try {
            int length = cipher.processBytes(sealed, 0, sealed.length, plain, 0);
            cipher.doFinal(plain, length);
            return Optional.of(plain);
        } catch (InvalidCipherTextException altered) {
            return Optional.empty();
        }
    }

    private static byte[] fixed(BigInteger number) {
        byte[] digits = number.toByteArray();
        byte[] fixed = new byte[32];
        int length = Math.min(digits.length, fixed.length);
        System.arraycopy(digits, digits.length - length, fixed, fixed.length - length, length);
        Arrays.fill(digits, (byte) 0);
        return fixed;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TrackKey key && secret.equals(key.secret);
    }

    @Override
    public int hashCode() {
        return secret.hashCode();
    }

    @Override
    public String toString() {
        return "a track key";
    }
}
