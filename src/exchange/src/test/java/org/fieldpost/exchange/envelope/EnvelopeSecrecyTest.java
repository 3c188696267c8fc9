package org.fieldpost.exchange.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Pair;
import org.fieldpost.exchange.Priority;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.model.Samples;
import org.fieldpost.model.report.Answers;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.Question;
import org.fieldpost.model.vocabulary.Code;
import org.junit.jupiter.api.Test;

/** P5: what whoever carries an envelope can see of it. */
class EnvelopeSecrecyTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String NOTE = "Drums under rice sacks behind the market";

    /** P5. */
    @Test
    void neither_note_nor_codes_nor_places_are_in_the_bytes() {
        var pair = Pair.live(20);
        append(pair, report());

        byte[] envelope = pair.phone().write(Pair.PLENTY).toArray();

        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE)) {
            for (String secret : secrets()) {
                assertThat(holds(envelope, secret.getBytes(charset))).as(secret).isFalse();
            }
        }
    }

    /** P5: the search above does find what is there, and the body does hold the words. */
    @Test
    void the_body_before_sealing_does_hold_them() {
        byte[] body = BodyCodec.encode(report()).toArray();

        assertThat(written()).hasSizeGreaterThan(8);
        for (String secret : written()) {
            assertThat(holds(body, secret.getBytes(StandardCharsets.UTF_8)))
                    .as(secret)
                    .isTrue();
        }
    }

    /** P5. */
    @Test
    void reports_of_different_kinds_look_the_same_outside() {
        Set<Integer> sizes = new HashSet<>();
        Set<Bytes> headers = new HashSet<>();
        for (int kind : new int[] {1, 2, 3, 4, 64, 0xFFFF}) {
            var pair = Pair.live(21);
            pair.phoneJournal().append(kind, Bytes.of(new byte[40]), kind == 1 ? Priority.FLASH : Priority.USUAL);
            Bytes envelope = pair.phone().write(Pair.PLENTY);
            sizes.add(envelope.size());
            headers.add(Bytes.of(Arrays.copyOf(envelope.toArray(), Header.BYTES)));
        }

        assertThat(sizes).hasSize(1);
        assertThat(headers).hasSize(1);
    }

    /** P5: two envelopes with the same content have not even their first sealed bytes in common. */
    @Test
    void the_same_content_sealed_twice_looks_different() {
        var pair = Pair.live(22);
        pair.report("first");
        byte[] one = pair.phone().write(Pair.PLENTY).toArray();
        byte[] two = pair.phone().write(Pair.PLENTY).toArray();

        assertThat(Arrays.copyOf(one, Header.BYTES)).isEqualTo(Arrays.copyOf(two, Header.BYTES));
        assertThat(Arrays.copyOfRange(one, Header.BYTES, Header.BYTES + 32))
                .isNotEqualTo(Arrays.copyOfRange(two, Header.BYTES, Header.BYTES + 32));
    }

    /** P5. */
    @Test
    void whatever_the_length_there_are_few_sizes() {
        Set<Integer> sizes = new HashSet<>();
        var random = new Random(23);
        int most = 10_000;
        for (int length = 1; length <= most; length++) {
            byte[] content = new byte[length];
            random.nextBytes(content);
            int size = Packing.pack(content).length;
            assertThat(size).isLessThanOrEqualTo(Math.max(64, (length + 16) * 112 / 100));
            sizes.add(size);
        }

        assertThat(sizes).hasSizeLessThan(130);
        assertThat(sizes).hasSizeGreaterThan(50);
    }

    @Test
    void very_short_contents_all_have_one_size() {
        Set<Integer> sizes = new HashSet<>();
        for (int length = 0; length <= 50; length++) {
            byte[] content = new byte[length];
            new Random(length).nextBytes(content);
            sizes.add(Packing.pack(content).length);
        }

        assertThat(sizes).hasSize(1);
    }

    /** With the usual codes, which travel as numbers, and with a mission's own, which travel as text. */
    private static Body.ObservationRevision report() {
        Observation usual = Samples.smuggling(NOON, NOTE);
        Answers answers = usual.answers();
        for (Question question : List.of(Question.ACTOR, Question.COMMODITY, Question.CONCEALMENT, Question.CARRIER)) {
            Code own = question.list().code("OWN_" + question.key());
            answers = answers.with(
                    question,
                    Stream.concat(answers.all(question).stream().limit(question.mostAnswers() - 1L), Stream.of(own))
                            .toList());
        }
        return new Body.ObservationRevision(Observation.of(Kind.SMUGGLING, usual.circumstances(), answers));
    }

    /** The note, its words, the codes of at least four characters, the crew and the place. */
    private static List<String> secrets() {
        return Stream.concat(written().stream(), codes().map(Code::value))
                .filter(each -> each.length() >= 4)
                .distinct()
                .toList();
    }

    /** Those of the secrets that a body holds as text. */
    private static List<String> written() {
        return Stream.of(
                        Stream.of(NOTE, "Drums", "market", Samples.CREW),
                        report().observation().circumstances().knownPoint().stream(),
                        codes().map(Code::value).filter(code -> code.startsWith("OWN_")))
                .flatMap(each -> each)
                .toList();
    }

    private static Stream<Code> codes() {
        return report().observation().answers().byQuestion().values().stream().flatMap(List::stream);
    }

    private static void append(Pair pair, Body body) {
        pair.phoneJournal().append(body.kind(), BodyCodec.encode(body), Priority.USUAL);
    }

    private static boolean holds(byte[] bytes, byte[] part) {
        for (int at = 0; at + part.length <= bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }
}
