package org.fieldpost.exchange.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.fieldpost.exchange.Acknowledgement;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.Pair;
import org.fieldpost.exchange.Postscript;
import org.fieldpost.exchange.Priority;
import org.fieldpost.exchange.Reading;
import org.fieldpost.exchange.Refusal;
import org.fieldpost.exchange.Standing;
import org.fieldpost.exchange.entry.Cbor;
import org.fieldpost.exchange.entry.Fields;
import org.junit.jupiter.api.Test;

/** Whatever bytes arrive, reading answers; it never throws. */
class EnvelopeFuzzTest {

    private final Pair pair = Pair.live(30);

    @Test
    void random_bytes_are_refused() {
        var random = new Random(31);
        byte[] header = HandMade.header(pair).encode();
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(400)];
            random.nextBytes(bytes);
            int genuine = Math.min(bytes.length, random.nextInt(2 * Header.BYTES));
            System.arraycopy(header, 0, bytes, 0, Math.min(genuine, Header.BYTES));

            assertThat(pair.server().read(Bytes.of(bytes)))
                    .as("round %d", round)
                    .isInstanceOf(Reading.Refused.class);
        }
        assertThat(pair.serverInbox().held()).isEmpty();
    }

    /** The sender is who he says, but his program is broken. */
    @Test
    void damaged_content_from_an_authentic_sender_is_answered_without_throwing() {
        byte[] genuine = content();
        var random = new Random(32);
        int refused = 0;
        for (int round = 0; round < 1_500; round++) {
            byte[] damaged =
                    Arrays.copyOf(genuine, random.nextInt(4) == 0 ? random.nextInt(genuine.length) : genuine.length);
            for (int i = random.nextInt(4); i >= 0 && damaged.length > 0; i--) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Reading reading = Pair.live(30).server().read(HandMade.withContent(pair, damaged));
            refused += reading instanceof Reading.Refused ? 1 : 0;
        }

        assertThat(refused).isGreaterThan(300);
    }

    @Test
    void random_packed_bytes_from_an_authentic_sender_are_refused() {
        var random = new Random(33);
        for (int round = 0; round < 2_000; round++) {
            byte[] packed = new byte[random.nextInt(300)];
            random.nextBytes(packed);
            if (packed.length > 0 && random.nextBoolean()) {
                packed[0] = (byte) random.nextInt(8); // the DEFLATE block types, last block or not
            }
            assertThat(pair.server().read(HandMade.withPacked(pair, packed)))
                    .isEqualTo(new Reading.Refused(Refusal.UNREADABLE));
        }
    }

    /** Each range alone would match what the server wrote; together they are no set. */
    @Test
    void ranges_that_overlap_touch_or_descend_in_an_authentic_acknowledgement_are_answered_without_throwing() {
        Bytes digest = digestOfWritten(2);
        for (List<Object> ranges : List.of(
                List.<Object>of(List.of(1L, 2L, digest), List.of(1L, 2L, digest)),
                List.<Object>of(List.of(2L, 2L, digestOf(2)), List.of(1L, 1L, digestOf(1))),
                List.<Object>of(List.of(1L, 1L, digestOf(1)), List.of(2L, 2L, digestOf(2))))) {
            Pair fresh = withTwoWritten();
            byte[] content = Cbor.encode(new Fields.Writer()
                    .put(1, List.of(List.of(1L, 1L, ranges)))
                    .put(2, 1L)
                    .map());

            assertThat(fresh.server().read(HandMade.withContent(fresh, content)))
                    .as("ranges %s", ranges)
                    .isNotNull();
        }
    }

    private Bytes digestOfWritten(int count) {
        List<Entry> written = withTwoWritten()
                .serverJournal()
                .unacknowledged(Pair.PLENTY)
                .entries()
                .subList(0, count);
        return digest(written);
    }

    private Bytes digestOf(int number) {
        return digest(List.of(withTwoWritten()
                .serverJournal()
                .unacknowledged(Pair.PLENTY)
                .entries()
                .get(number - 1)));
    }

    private static Bytes digest(List<Entry> entries) {
        var hashes = new TreeMap<Long, Bytes>();
        entries.forEach(entry -> hashes.put(entry.number(), entry.hash()));
        return Acknowledgement.of(1, 1, hashes).held().get(0).digest();
    }

    private static Pair withTwoWritten() {
        var pair = Pair.live(30);
        pair.serverJournal().append(64, Bytes.of(new byte[] {1}), Priority.USUAL);
        pair.serverJournal().append(64, Bytes.of(new byte[] {2}), Priority.USUAL);
        return pair;
    }

    private static byte[] content() {
        var hashes = new TreeMap<Long, Bytes>();
        var entry = new Entry(1, 1, Bytes.of(new byte[] {1, 2, 3}));
        hashes.put(1L, entry.hash());
        hashes.put(3L, entry.hash());
        return new Content(
                        List.of(Acknowledgement.of(1, 1, hashes)),
                        1,
                        List.of(entry, new Entry(2, 3, Bytes.EMPTY)),
                        Pair.live(30).phoneEnd().claim(),
                        Standing.BLOCKED,
                        false,
                        new Postscript(
                                7,
                                Optional.of(new Postscript.Doubt(1, 2)),
                                Optional.of(new Postscript.Detail(1, List.of(1L, 3L), List.of(-4L, 5L))),
                                List.of(),
                                List.of(-9L, 8L),
                                Optional.empty()))
                .encode();
    }
}
