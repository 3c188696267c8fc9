package org.fieldpost.exchange.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Correspondent;
import org.fieldpost.exchange.ExchangeEngine;
import org.fieldpost.exchange.Pair;
import org.fieldpost.exchange.Reading;
import org.fieldpost.exchange.Refusal;
import org.fieldpost.exchange.crypto.BoxKey;
import org.fieldpost.exchange.crypto.HeldKeys;
import org.fieldpost.exchange.crypto.VerifyingKey;
import org.junit.jupiter.api.Test;

/** P6: an envelope altered in any way is refused whole and changes nothing. */
class EnvelopeTest {

    private final Pair pair = Pair.live(10);
    private final Bytes envelope = written(pair);

    @Test
    void an_unaltered_envelope_is_taken() {
        assertThat(pair.server().read(envelope)).isInstanceOf(Reading.Taken.class);
        assertThat(pair.serverInbox().entries()).hasSize(1);
    }

    /** P6. */
    @Test
    void every_single_bit_flipped_is_refused() {
        for (int bit = 0; bit < envelope.size() * 8; bit++) {
            assertThat(pair.server().read(flipped(envelope, bit)))
                    .as("bit %d of byte %d", bit % 8, bit / 8)
                    .isInstanceOf(Reading.Refused.class);
        }
        assertNothingChanged();
    }

    /** P6: not even the sender can put another header over the same ciphertext. */
    @Test
    void every_bit_flipped_and_signed_again_by_the_sender_himself_is_refused() {
        int signature = envelope.size() - VerifyingKey.SIGNATURE_BYTES;
        for (int bit = 0; bit < signature * 8; bit++) {
            byte[] unsigned = HandMade.unsigned(flipped(envelope, bit));
            assertThat(pair.server().read(HandMade.signed(unsigned, pair.phoneKeys())))
                    .as("bit %d of byte %d", bit % 8, bit / 8)
                    .isInstanceOf(Reading.Refused.class);
        }
        assertNothingChanged();
    }

    @Test
    void an_envelope_cut_at_any_length_is_refused() {
        for (int length = 0; length < envelope.size(); length++) {
            assertThat(pair.server().read(Bytes.of(Arrays.copyOf(envelope.toArray(), length))))
                    .as("the first %d bytes", length)
                    .isInstanceOf(Reading.Refused.class);
        }
        assertNothingChanged();
    }

    @Test
    void an_envelope_with_bytes_behind_it_is_refused() {
        for (int more : List.of(1, 2, 64, 1000)) {
            assertThat(pair.server().read(Bytes.of(Arrays.copyOf(envelope.toArray(), envelope.size() + more))))
                    .isEqualTo(new Reading.Refused(Refusal.BAD_SIGNATURE));
        }
        assertNothingChanged();
    }

    @Test
    void an_envelope_signed_again_by_another_key_is_refused() {
        Bytes stolen =
                HandMade.signed(HandMade.unsigned(envelope), Pair.live(11).phoneKeys());

        assertThat(pair.server().read(stolen)).isEqualTo(new Reading.Refused(Refusal.BAD_SIGNATURE));
        assertNothingChanged();
    }

    @Test
    void anothers_ciphertext_under_ones_own_header_and_signature_is_refused() {
        Pair thief = Pair.live(12);
        byte[] recombined = HandMade.unsigned(envelope);
        System.arraycopy(HandMade.header(thief).encode(), 0, recombined, 0, Header.BYTES);

        Reading reading = thief.server().read(HandMade.signed(recombined, thief.phoneKeys()));

        assertThat(reading).isEqualTo(new Reading.Refused(Refusal.UNREADABLE));
        assertThat(thief.serverInbox().entries()).isEmpty();
    }

    @Test
    void ones_own_ciphertext_under_another_header_of_ones_own_is_refused() {
        var end = pair.phoneEnd();
        BoxKey newBox = BoxKey.generate(pair.random());
        HeldKeys held = pair.serverKeys();
        var bothBoxes =
                new HeldKeys(held.ours(), List.of(held.ourBoxes().get(0), newBox), held.theirs(), held.theirBox());
        var server = new ExchangeEngine(
                pair.serverEnd(),
                pair.serverJournal(),
                pair.serverInbox(),
                bothBoxes,
                Correspondent.SILENT,
                pair.random());
        var another = new Header(
                end.mission(),
                end.mode(),
                end.direction(),
                end.enrolment(),
                newBox.publicKey().id());
        byte[] recombined = HandMade.unsigned(envelope);
        System.arraycopy(another.encode(), 0, recombined, 0, Header.BYTES);

        assertThat(server.read(HandMade.signed(recombined, pair.phoneKeys())))
                .isEqualTo(new Reading.Refused(Refusal.UNREADABLE));
        assertNothingChanged();
    }

    @Test
    void an_envelope_sealed_to_a_key_that_is_gone_is_told_apart() {
        byte[] other = HandMade.unsigned(envelope);
        other[Header.BYTES - 1] ^= 1;

        assertThat(pair.server().read(HandMade.signed(other, pair.phoneKeys())))
                .isEqualTo(new Reading.Refused(Refusal.UNKNOWN_KEY));
    }

    @Test
    void an_envelope_of_another_version_is_told_apart() {
        byte[] other = HandMade.unsigned(envelope);
        for (int version = 0; version < 256; version++) {
            if (version == Header.VERSION) {
                continue;
            }
            other[0] = (byte) version;
            assertThat(pair.server().read(HandMade.signed(other, pair.phoneKeys())))
                    .as("version %d", version)
                    .isEqualTo(new Reading.Refused(Refusal.UNKNOWN_VERSION));
        }
    }

    @Test
    void more_bytes_than_an_envelope_may_have_are_refused_unread() {
        byte[] large = Arrays.copyOf(envelope.toArray(), Envelope.MOST_BYTES + 1);

        assertThat(pair.server().read(Bytes.of(large))).isEqualTo(new Reading.Refused(Refusal.TOO_LARGE));
    }

    private void assertNothingChanged() {
        assertThat(pair.serverInbox().held()).isEmpty();
        assertThat(pair.serverJournal().epoch()).isZero();
    }

    private static Bytes flipped(Bytes envelope, int bit) {
        byte[] bytes = envelope.toArray();
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        return Bytes.of(bytes);
    }

    private static Bytes written(Pair pair) {
        pair.report("a short report");
        return pair.phone().write(Pair.PLENTY);
    }
}
