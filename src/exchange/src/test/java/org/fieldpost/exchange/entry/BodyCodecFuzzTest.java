package org.fieldpost.exchange.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Entry;
import org.fieldpost.model.Samples;
import org.fieldpost.model.report.Question;
import org.junit.jupiter.api.Test;

/** Reading a body never throws, whatever its bytes: it comes back as unread, with its bytes and the reason. */
class BodyCodecFuzzTest {

    private static final int[] KINDS = {1, 2, 3, 4, 5, 6, 7, 8, 9, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73};

    @Test
    void every_cut_body_comes_back_unread() {
        for (long seed = 0; seed < 50; seed++) {
            Body body = new AnyReport(seed).body();
            byte[] bytes = BodyCodec.encode(body).toArray();
            for (int length = 0; length < bytes.length; length++) {
                assertUnread(body.kind(), Arrays.copyOf(bytes, length));
            }
        }
    }

    @Test
    void a_body_with_bytes_behind_it_comes_back_unread() {
        for (long seed = 0; seed < 50; seed++) {
            Body body = new AnyReport(seed).body();
            byte[] bytes = BodyCodec.encode(body).toArray();

            assertUnread(body.kind(), Arrays.copyOf(bytes, bytes.length + 1));
        }
    }

    @Test
    void a_damaged_body_never_throws() {
        var random = new Random(1);
        int unread = 0;
        for (int round = 0; round < 50_000; round++) {
            Body body = new AnyReport(round % 500).body();
            byte[] bytes = BodyCodec.encode(body).toArray();
            for (int i = random.nextInt(3); i >= 0; i--) {
                int at = random.nextInt(bytes.length);
                bytes[at] =
                        random.nextBoolean() ? (byte) random.nextInt() : (byte) (bytes[at] ^ 1 << random.nextInt(8));
            }
            int kind = random.nextInt(20) == 0 ? KINDS[random.nextInt(KINDS.length)] : body.kind();

            Body read = decode(kind, bytes, round);

            if (read instanceof Body.Unread kept) {
                assertThat(kept.bytes()).isEqualTo(Bytes.of(bytes));
                unread++;
            }
        }
        assertThat(unread).isGreaterThan(5_000);
    }

    @Test
    void random_bytes_never_throw() {
        var random = new Random(2);
        for (int round = 0; round < 50_000; round++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            int kind = KINDS[random.nextInt(KINDS.length)];

            assertThat(decode(kind, bytes, round).kind()).isEqualTo(kind);
        }
    }

    /** Well-formed values of the wrong type, size or range in every field of an observation. */
    @Test
    void a_wrong_value_in_any_field_never_throws() {
        Body body = new Body.ObservationRevision(Samples.resourceSite(Instant.parse("2026-03-01T12:00:00Z")));
        List<Object> wrong = List.of(
                -1L,
                0L,
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                "",
                "x",
                "🚚",
                Bytes.EMPTY,
                true,
                List.of(),
                List.of(List.of()),
                List.of("", 0L, 0L, 0L),
                List.of(0L, List.of(0L), ""),
                List.of("", Long.MAX_VALUE),
                List.of(Long.MAX_VALUE, 0L, 0L, 0L),
                Map.of(),
                Map.of(11, List.of("SAW", "SAW")));
        for (int field = 0; field < 22; field++) {
            for (Object value : wrong) {
                Map<Integer, Object> fields = fields(body);
                fields.put(field, value);

                assertThat(decode(1, Cbor.encode(fields), field).kind()).isEqualTo(1);
            }
        }
    }

    /** A code that the model allows in its list but that no rule was written for, in every question. */
    @Test
    void a_code_nobody_knows_never_throws() {
        Body body = new Body.ObservationRevision(Samples.resourceSite(Instant.parse("2026-03-01T12:00:00Z")));
        for (Question question : Question.values()) {
            for (String code : List.of("I", "7", ".", "XX", "I9.9", "ABCDEFGHIJKL", "lower", "")) {
                Map<Integer, Object> fields = fields(body);
                Map<Integer, Object> answers = new TreeMap<>();
                ((Map<?, ?>) fields.get(13)).forEach((key, value) -> answers.put((Integer) key, value));
                answers.put(question.key(), List.of(code));
                fields.put(13, answers);

                assertThat(decode(1, Cbor.encode(fields), question).kind()).isEqualTo(1);
            }
        }
    }

    private static Map<Integer, Object> fields(Body body) {
        Map<Integer, Object> fields = new TreeMap<>();
        ((Map<?, ?>) Cbor.decode(BodyCodec.encode(body).toArray()))
                .forEach((key, value) -> fields.put((Integer) key, value));
        return fields;
    }

    private static void assertUnread(int kind, byte[] bytes) {
        assertThat(decode(kind, bytes, bytes.length)).isInstanceOfSatisfying(Body.Unread.class, unread -> {
            assertThat(unread.bytes()).isEqualTo(Bytes.of(bytes));
            assertThat(unread.kind()).isEqualTo(kind);
            assertThat(unread.why()).isNotBlank();
        });
    }

    private static Body decode(int kind, byte[] bytes, Object round) {
        try {
            return BodyCodec.decode(new Entry(1, kind, Bytes.of(bytes)));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError(
                    "round " + round + ", kind " + kind + ": " + Bytes.of(bytes).hex(), e);
        }
    }
}
