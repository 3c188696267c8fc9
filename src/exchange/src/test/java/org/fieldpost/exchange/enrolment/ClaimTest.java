package org.fieldpost.exchange.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.SeededRandom;
import org.fieldpost.exchange.crypto.BoxKey;
import org.fieldpost.exchange.crypto.BoxPublicKey;
import org.fieldpost.exchange.crypto.SigningKey;
import org.fieldpost.exchange.crypto.VerifyingKey;
import org.fieldpost.exchange.entry.Cbor;
import org.junit.jupiter.api.Test;

class ClaimTest {

    private final Claim claim = claim(1);

    /** People compare it across two screens and two versions; this one was worked out without our code. */
    @Test
    void the_same_keys_always_show_the_same_fingerprint() {
        byte[] numbers = new byte[64];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (byte) i;
        }
        var golden = new Claim(
                claim.secret(),
                new VerifyingKey(Bytes.of(Arrays.copyOf(numbers, 32))),
                new BoxPublicKey(Bytes.of(Arrays.copyOfRange(numbers, 32, 64))),
                claim.textKey());

        assertThat(golden.fingerprint()).isEqualTo("7L3N-VTDC");
        assertThat(claim(1).fingerprint()).isEqualTo(claim.fingerprint());
    }

    @Test
    void the_fingerprint_can_be_read_aloud() {
        for (long seed = 0; seed < 200; seed++) {
            assertThat(claim(seed).fingerprint()).matches("[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}");
        }
    }

    @Test
    void other_keys_show_another_fingerprint() {
        Set<String> fingerprints = new HashSet<>();
        for (long seed = 0; seed < 500; seed++) {
            fingerprints.add(claim(seed).fingerprint());
        }
        assertThat(fingerprints).hasSize(500);

        Claim other = claim(2);
        assertThat(List.of(
                        new Claim(claim.secret(), other.verifyingKey(), claim.box(), claim.textKey()).fingerprint(),
                        new Claim(claim.secret(), claim.verifyingKey(), other.box(), claim.textKey()).fingerprint()))
                .doesNotContain(claim.fingerprint());
    }

    @Test
    void the_fingerprint_tells_nothing_of_the_secrets() {
        assertThat(new Claim(claim(2).secret(), claim.verifyingKey(), claim.box(), claim(2).textKey()).fingerprint())
                .isEqualTo(claim.fingerprint());
    }

    @Test
    void a_claim_comes_back_as_it_was() {
        assertThat(Claim.decode(Cbor.decode(Cbor.encode(claim.encode())))).isEqualTo(claim);
    }

    @Test
    void a_broken_claim_is_refused_with_a_reason() {
        for (Object wrong : List.of(1L, "text", List.of(), Map.of(), Bytes.EMPTY)) {
            assertThatThrownBy(() -> Claim.decode(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("claim");
        }
        for (int field = 1; field <= 4; field++) {
            Map<Integer, Object> fields = new TreeMap<>();
            ((Map<?, ?>) claim.encode()).forEach((key, value) -> fields.put((Integer) key, value));
            fields.put(field, Bytes.of(new byte[31]));
            assertThatThrownBy(() -> Claim.decode(fields)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void its_words_do_not_leak_the_secrets() {
        assertThat(claim.toString())
                .doesNotContain(claim.secret().hex(), claim.textKey().hex());
    }

    private static Claim claim(long seed) {
        var random = new SeededRandom(seed);
        byte[] secret = new byte[Invitation.SECRET_BYTES];
        random.nextBytes(secret);
        byte[] textKey = new byte[Claim.TEXT_KEY_BYTES];
        random.nextBytes(textKey);
        return new Claim(
                Bytes.of(secret),
                SigningKey.generate(random).verifyingKey(),
                BoxKey.generate(random).publicKey(),
                Bytes.of(textKey));
    }
}
