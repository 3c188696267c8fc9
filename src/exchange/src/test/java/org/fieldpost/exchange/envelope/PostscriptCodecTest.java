package org.fieldpost.exchange.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Postscript;
import org.fieldpost.exchange.Standing;
import org.fieldpost.exchange.crypto.BoxPublicKey;
import org.fieldpost.exchange.enrolment.ServerBox;
import org.fieldpost.exchange.entry.Cbor;
import org.fieldpost.exchange.sealed.SealedBlob;
import org.fieldpost.exchange.sealed.SealedReport;

class PostscriptCodecTest {

    @Property(tries = 300)
    void whatever_an_end_says_beside_entries_comes_back_as_it_was(@ForAll long seed) {
        var random = new Random(seed);
        var said = new Postscript(
                random.nextLong() >>> 24,
                random.nextBoolean()
                        ? Optional.of(new Postscript.Doubt(number(random), number(random)))
                        : Optional.empty(),
                random.nextBoolean() ? Optional.of(detail(random, random.nextInt(20))) : Optional.empty(),
                sealed(random, random.nextInt(3)),
                random.longs(random.nextInt(4)).boxed().toList(),
                random.nextBoolean() ? Optional.of(box(random)) : Optional.empty(),
                random.nextBoolean() ? Optional.of(AnyContent.wish()) : Optional.empty(),
                random.nextBoolean() ? Optional.of(AnyContent.part()) : Optional.empty(),
                random.nextBoolean() ? Optional.of(Instant.ofEpochSecond(random.nextInt(1 << 30))) : Optional.empty());

        assertThat(Content.decode(content(said).encode())).isEqualTo(content(said));
    }

    @Example
    void the_longest_detail_comes_back() {
        Postscript.Detail longest = detail(new Random(1), Postscript.MOST_DETAILS);
        var said = new Postscript(1, Optional.empty(), Optional.of(longest), List.of(), List.of(), Optional.empty());

        assertThat(Content.decode(content(said).encode())).isEqualTo(content(said));
    }

    @Example
    void who_says_nothing_adds_no_byte() {
        assertThat(content(Postscript.NONE).encode()).hasSize(Cbor.encode(Map.of(2, 1L)).length);
    }

    @Example
    void numbers_without_digests_or_digests_without_numbers_are_refused() {
        for (Object detail : List.of(
                List.of(1L, List.of(1L, 1L), Bytes.of(new byte[8])),
                List.of(1L, List.of(1L), Bytes.of(new byte[16])),
                List.of(1L, List.of(1L), Bytes.of(new byte[7])),
                List.of(1L, List.of(), Bytes.of(new byte[3])),
                List.of(1L, Collections.nCopies(Postscript.MOST_DETAILS + 1, 1L), Bytes.EMPTY))) {
            assertThatThrownBy(() -> decode(9, detail)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Example
    void a_counter_a_doubt_or_a_sealed_report_out_of_its_range_is_refused() {
        Map<Integer, List<Object>> wrong = Map.of(
                7, List.of(-1L, Long.MAX_VALUE, "one"),
                8, List.of(List.of(0L, 1L), List.of(1L, 0L), List.of(1L), List.of(1L, -5L), 1L),
                10, List.of(List.of(List.of(1L, Bytes.of(new byte[1023]))), List.of(List.of(1L)), "blob"),
                11, List.of(List.of("one"), 1L));
        wrong.forEach((field, values) -> values.forEach(value -> assertThatThrownBy(() -> decode(field, value))
                .as("field %d: %s", field, value)
                .isInstanceOf(IllegalArgumentException.class)));
    }

    private static Content decode(int field, Object value) {
        Map<Integer, Object> fields = new TreeMap<>(Map.of(2, 1L));
        fields.put(field, value);
        return Content.decode(Cbor.encode(fields));
    }

    private static Content content(Postscript said) {
        return new Content(List.of(), 1, List.of(), Optional.empty(), Standing.FINAL, false, said);
    }

    private static ServerBox box(Random random) {
        byte[] key = new byte[32];
        random.nextBytes(key);
        byte[] signature = new byte[64];
        random.nextBytes(signature);
        return new ServerBox(number(random), number(random), new BoxPublicKey(Bytes.of(key)), Bytes.of(signature));
    }

    private static int number(Random random) {
        return 1 + random.nextInt(1_000_000);
    }

    private static Postscript.Detail detail(Random random, int count) {
        List<Long> numbers = new ArrayList<>();
        long number = 0;
        for (int i = 0; i < count; i++) {
            number += 1 + random.nextInt(1000);
            numbers.add(number);
        }
        return new Postscript.Detail(
                number(random), numbers, random.longs(count).boxed().toList());
    }

    private static List<SealedBlob> sealed(Random random, int count) {
        List<SealedBlob> sealed = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] bytes = new byte[SealedReport.SIZES.get(random.nextInt(SealedReport.SIZES.size()))];
            random.nextBytes(bytes);
            sealed.add(new SealedBlob(random.nextLong(), Bytes.of(bytes)));
        }
        return sealed;
    }
}
