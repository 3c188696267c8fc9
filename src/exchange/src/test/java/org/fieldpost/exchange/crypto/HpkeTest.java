package org.fieldpost.exchange.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.fieldpost.exchange.Bytes;
import org.junit.jupiter.api.Test;

/** What does not open, and to whom nothing is sealed. */
class HpkeTest {

    private final Random any = new Random(9180);

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
}
