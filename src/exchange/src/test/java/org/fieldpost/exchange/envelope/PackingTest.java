package org.fieldpost.exchange.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.zip.Deflater;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.fieldpost.exchange.Allocation;
import org.fieldpost.exchange.SeededRandom;

class PackingTest {

    @Property
    void what_is_packed_comes_back(@ForAll byte[] content) {
        assertThat(Packing.unpack(Packing.pack(content))).isEqualTo(content);
    }

    @Property(tries = 200)
    void what_is_packed_comes_back_at_any_length(@ForAll @IntRange(min = 0, max = 200_000) int length) {
        byte[] content = random(length);

        assertThat(Packing.unpack(Packing.pack(content))).isEqualTo(content);
    }

    @Example
    void the_largest_content_allowed_comes_back() {
        byte[] content = new byte[Packing.MOST_CONTENT_BYTES];

        assertThat(Packing.unpack(Packing.pack(content))).isEqualTo(content);
    }

    @Example
    void more_content_than_allowed_is_not_packed() {
        assertThatThrownBy(() -> Packing.pack(new byte[Packing.MOST_CONTENT_BYTES + 1]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void hostile_bytes_that_would_grow_without_end_are_refused_at_the_bound() {
        byte[] hostile = deflated(new byte[64 * Packing.MOST_CONTENT_BYTES]);
        assertThat(hostile).hasSizeLessThan(Envelope.MOST_BYTES);

        long allocated = Allocation.of(
                () -> assertThatThrownBy(() -> Packing.unpack(hostile)).isInstanceOf(IllegalArgumentException.class));

        assertThat(allocated).isLessThan(4L * Packing.MOST_CONTENT_BYTES);
    }

    /** Where they could hide something from whoever counts on one content having one reading. */
    @Example
    void bytes_other_than_zeros_behind_the_content_are_refused() {
        byte[] stream = deflated(random(200));
        byte[] padded = Arrays.copyOf(stream, stream.length + 40);
        assertThat(Packing.unpack(padded)).isEqualTo(random(200));

        for (int at = stream.length; at < padded.length; at++) {
            byte[] more = padded.clone();
            more[at] = 1;
            assertThatThrownBy(() -> Packing.unpack(more)).as("at %d", at).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Example
    void bytes_cut_anywhere_are_refused() {
        byte[] packed = deflated(random(200));
        for (int length = 0; length < packed.length; length++) {
            byte[] cut = Arrays.copyOf(packed, length);
            assertThatThrownBy(() -> Packing.unpack(cut))
                    .as("cut at %d", length)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Property
    void a_padded_size_is_never_smaller_and_at_most_an_eighth_larger(
            @ForAll @IntRange(min = 64, max = 4_194_304) int length) {
        int padded = Packing.padme(length);

        assertThat(padded).isBetween(length, length + length / 8);
        assertThat(Packing.padme(padded)).isEqualTo(padded);
    }

    private static byte[] random(int length) {
        byte[] content = new byte[length];
        new SeededRandom(length).nextBytes(content);
        return content;
    }

    /** As packed by a program that is not ours: no dictionary, no padding, no bound. */
    private static byte[] deflated(byte[] content) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(content);
        deflater.finish();
        byte[] room = new byte[content.length / 512 + 1024];
        int size = deflater.deflate(room);
        deflater.end();
        return Arrays.copyOf(room, size);
    }
}
