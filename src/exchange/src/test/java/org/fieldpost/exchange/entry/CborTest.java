package org.fieldpost.exchange.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.fieldpost.exchange.Allocation;
import org.fieldpost.exchange.Bytes;

class CborTest {

    @Property
    void numbers_texts_byte_strings_and_truths_come_back(
            @ForAll long number, @ForAll boolean truth, @ForAll byte[] bytes, @ForAll int key) {
        Map<Integer, Object> value = new TreeMap<>();
        value.put(key, List.of(number, "سلاح 🚚 péage", truth, Bytes.of(bytes), List.of(), Map.of()));

        assertThat(Cbor.decode(Cbor.encode(value))).isEqualTo(value);
    }

    @Example
    void the_numbers_at_the_ends_of_the_range_come_back() {
        for (long number : new long[] {Long.MIN_VALUE, Long.MAX_VALUE, -1, 0, 23, 24, 255, 256, 65_536, 1L << 32}) {
            assertThat(Cbor.decode(Cbor.encode(number))).isEqualTo(number);
        }
    }

    /** RFC 8949, appendix A. */
    @Example
    void what_is_written_is_standard_cbor_and_short() {
        assertThat(hex(Cbor.encode(1_000_000L))).isEqualTo("1a000f4240");
        assertThat(hex(Cbor.encode(-1L))).isEqualTo("20");
        assertThat(hex(Cbor.encode("ü"))).isEqualTo("62c3bc");
        assertThat(hex(Cbor.encode(List.of(1L, 2L, 3L)))).isEqualTo("83010203");
        assertThat(hex(Cbor.encode(Bytes.of(new byte[] {1, 2, 3, 4})))).isEqualTo("4401020304");
        assertThat(hex(Cbor.encode(new Fields.Writer().put(3, 4L).put(1, 2L).map())))
                .isEqualTo("a201020304");
    }

    @Example
    void values_of_other_types_are_not_written() {
        for (Object value : new Object[] {1.5, 'c', new byte[1], new LinkedHashMap<>(Map.of(1, 1.5f))}) {
            assertThatThrownBy(() -> Cbor.encode(value)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Example
    void floats_null_and_undefined_are_refused() {
        for (String each : List.of("f93e00", "fa3fc00000", "fb3ff8000000000000", "f6", "f7")) {
            assertRefused(each);
            assertRefused("81" + each);
            assertRefused("a101" + each);
        }
    }

    /** Jackson takes them for whole numbers: then the same value has two ways to be written. */
    @Example
    void unassigned_simple_values_are_refused() {
        assertRefused("f0");
        assertRefused("f8ff");
        assertRefused("a101f0");
    }

    @Example
    void a_number_of_more_than_64_bits_is_refused() {
        assertRefused("1bffffffffffffffff");
        assertRefused("3bffffffffffffffff");
        assertRefused("c249010000000000000000");
    }

    @Example
    void a_field_that_stands_twice_is_refused() {
        assertRefused("a201020103");
        assertRefused("bf01020103ff");
    }

    @Example
    void a_field_whose_key_is_no_whole_number_is_refused() {
        assertRefused("a1616101");
        assertRefused("a1f501");
        assertRefused("a1410101");
        assertRefused("a18001");
        assertRefused("a11b000000010000000001");
    }

    @Example
    void nothing_and_more_than_one_value_are_refused() {
        assertRefused("");
        assertRefused("0101");
        assertRefused("ff");
    }

    @Example
    void text_that_is_not_utf_8_is_refused() {
        assertRefused("61ff");
        assertRefused("6180");
        assertRefused("62c328");
    }

    /** Half a surrogate pair, and zero written too long: such a text could be read but not written again. */
    @Example
    void text_that_is_only_nearly_utf_8_is_refused() {
        assertRefused("63eda080");
        assertRefused("62c080");
    }

    @Example
    void values_are_nested_twelve_deep_and_no_deeper() {
        assertThat(Cbor.decode(nested(12))).isInstanceOf(List.class);
        assertRefused(hex(nested(13)));
        for (int opening : new int[] {0x81, 0x9f, 0xbf}) {
            byte[] deep = new byte[1_000_000];
            Arrays.fill(deep, (byte) opening);
            assertThatThrownBy(() -> Cbor.decode(deep)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** Tags are not used here; a chain of them must not keep a processor busy for minutes. */
    @Example
    void a_long_chain_of_tags_is_refused_at_once() {
        byte[] tags = new byte[400_000];
        Arrays.fill(tags, (byte) 0xc1);

        assertTimeout(
                Duration.ofSeconds(1),
                () -> assertThatThrownBy(() -> Cbor.decode(tags)).isInstanceOf(IllegalArgumentException.class));
    }

    @Example
    void a_length_far_beyond_what_is_there_is_refused_before_memory_is_asked_for() {
        List<String> huge = new ArrayList<>();
        for (String major : List.of("5", "7", "9", "b")) {
            huge.add(major + "a7fffffff");
            huge.add(major + "affffffff");
            huge.add(major + "b000000007fffffff");
            huge.add(major + "b7fffffffffffffff");
            huge.add(major + "bffffffffffffffff");
        }
        for (String each : huge) {
            byte[] bytes = HexFormat.of().parseHex(each + "00");
            long allocated = Allocation.of(
                    () -> assertThatThrownBy(() -> Cbor.decode(bytes)).isInstanceOf(IllegalArgumentException.class));
            assertThat(allocated).as(each).isLessThan(4_000_000);
        }
    }

    private static byte[] nested(int depth) {
        byte[] nested = new byte[depth];
        Arrays.fill(nested, (byte) 0x81);
        nested[depth - 1] = (byte) 0x80;
        return nested;
    }

    private static void assertRefused(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertThatThrownBy(() -> Cbor.decode(bytes)).as(hex).isInstanceOf(IllegalArgumentException.class);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
