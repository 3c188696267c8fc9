package org.fieldpost.exchange.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.hpke.HPKEContextWithEncapsulation;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;
import org.fieldpost.exchange.Bytes;
import org.junit.jupiter.api.Test;

/** Our few lines of RFC 9180 beside the whole of it in Bouncy Castle: what either seals the other opens, to the same bytes. */
class HpkeTest {

    private static final HPKE THEIRS =
            new HPKE(HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
    private static final int TIMES = 200;

    private final Random any = new Random(9180);

    @Test
    void with_the_same_ephemeral_key_both_seal_to_the_same_bytes() throws Exception {
        for (int i = 0; i < TIMES; i++) {
            var box = new BoxKey(Bytes.of(bytes(32)));
            byte[] ephemeral = bytes(32);
            byte[] info = bytes(any.nextInt(200));
            byte[] aad = bytes(any.nextInt(200));
            byte[] plain = bytes(any.nextInt(3000));

            byte[] ours = Hpke.seal(box.publicKey(), info, aad, plain, giving(ephemeral));

            HPKEContextWithEncapsulation context = THEIRS.setupBaseS(pair(box).getPublic(), info, pair(ephemeral));
            byte[] ciphertext = context.seal(aad, plain);
            byte[] theirs = Arrays.copyOf(context.getEncapsulation(), Hpke.ENCAPSULATION_BYTES + ciphertext.length);
            System.arraycopy(ciphertext, 0, theirs, Hpke.ENCAPSULATION_BYTES, ciphertext.length);
            assertArrayEquals(theirs, ours, "case " + i);
        }
    }

    @Test
    void what_either_seals_the_other_opens() throws Exception {
        for (int i = 0; i < TIMES; i++) {
            var box = new BoxKey(Bytes.of(bytes(32)));
            byte[] info = bytes(any.nextInt(200));
            byte[] aad = bytes(any.nextInt(200));
            byte[] plain = bytes(any.nextInt(3000));

            byte[] ours = Hpke.seal(box.publicKey(), info, aad, plain, new SecureRandom());
            byte[] encapsulation = Arrays.copyOf(ours, Hpke.ENCAPSULATION_BYTES);
            byte[] ciphertext = Arrays.copyOfRange(ours, Hpke.ENCAPSULATION_BYTES, ours.length);
            assertArrayEquals(
                    plain, THEIRS.setupBaseR(encapsulation, pair(box), info).open(aad, ciphertext), "case " + i);

            HPKEContextWithEncapsulation context = THEIRS.setupBaseS(pair(box).getPublic(), info);
            byte[] sealedByThem = context.seal(aad, plain);
            byte[] whole = Arrays.copyOf(context.getEncapsulation(), Hpke.ENCAPSULATION_BYTES + sealedByThem.length);
            System.arraycopy(sealedByThem, 0, whole, Hpke.ENCAPSULATION_BYTES, sealedByThem.length);
            assertArrayEquals(plain, Hpke.open(box, info, aad, whole).orElseThrow(), "case " + i);
        }
    }

    @Test
    void no_altered_bit_opens_and_no_other_info_key_or_header() {
        var box = new BoxKey(Bytes.of(bytes(32)));
        byte[] info = bytes(40);
        byte[] aad = bytes(26);
        byte[] sealed = Hpke.seal(box.publicKey(), info, aad, bytes(60), new SecureRandom());
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            // the highest bit of the encapsulated key is no part of it, but it is hashed into the key
            byte[] altered = sealed.clone();
            altered[bit / 8] ^= (byte) (1 << (bit % 8));
            assertEquals(Optional.empty(), Hpke.open(box, info, aad, altered), "bit " + bit);
        }
        assertEquals(Optional.empty(), Hpke.open(box, bytes(40), aad, sealed));
        assertEquals(Optional.empty(), Hpke.open(box, info, bytes(26), sealed));
        assertEquals(Optional.empty(), Hpke.open(new BoxKey(Bytes.of(bytes(32))), info, aad, sealed));
        for (int length = 0; length < sealed.length; length++) {
            assertEquals(Optional.empty(), Hpke.open(box, info, aad, Arrays.copyOf(sealed, length)), "cut " + length);
        }
    }

    @Test
    void a_public_key_with_which_everybody_would_share_the_same_is_not_sealed_to_and_opens_nothing() {
        var box = new BoxKey(Bytes.of(bytes(32)));
        // of order 1, 2, 4 and 8: RFC 7748, section 7
        for (String small : new String[] {
            "0000000000000000000000000000000000000000000000000000000000000000",
            "0100000000000000000000000000000000000000000000000000000000000000",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
            "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157"
        }) {
            byte[] key = HexFormat.of().parseHex(small);
            assertThrows(
                    IllegalStateException.class,
                    () -> Hpke.seal(new BoxPublicKey(Bytes.of(key)), bytes(4), bytes(4), bytes(4), new SecureRandom()));
            byte[] sealed = Arrays.copyOf(key, 100);
            assertEquals(Optional.empty(), Hpke.open(box, bytes(4), bytes(4), sealed));
        }
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        any.nextBytes(bytes);
        return bytes;
    }

    private static AsymmetricCipherKeyPair pair(BoxKey box) {
        return pair(box.secret().toArray());
    }

    private static AsymmetricCipherKeyPair pair(byte[] secret) {
        var ours = new X25519PrivateKeyParameters(secret, 0);
        X25519PublicKeyParameters theirs = ours.generatePublicKey();
        return new AsymmetricCipherKeyPair(theirs, ours);
    }

    private static SecureRandom giving(byte[] secret) {
        return new SecureRandom() {
            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] bytes) {
                System.arraycopy(secret, 0, bytes, 0, bytes.length);
            }
        };
    }
}
