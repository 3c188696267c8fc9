package org.fieldpost.exchange.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.SeededRandom;

class PhotoRefTest {

    @Property(tries = 200)
    void the_pieces_of_a_photo_put_together_are_the_photo(@ForAll @IntRange(min = 1, max = 100_000) int size) {
        byte[] photo = photo(size);

        List<Body.PhotoChunk> chunks = PhotoRef.cut(photo);

        ByteBuffer together = ByteBuffer.allocate(size);
        for (int place = 0; place < chunks.size(); place++) {
            assertThat(chunks.get(place).place()).isEqualTo(place);
            assertThat(chunks.get(place).photo()).isEqualTo(PhotoRef.of(photo));
            together.put(chunks.get(place).bytes().view());
        }
        assertThat(together.array()).isEqualTo(photo);
        assertThat(chunks).hasSize(PhotoRef.of(photo).chunks());
    }

    @Example
    void a_photo_of_whole_pieces_has_no_empty_piece_behind_them() {
        assertThat(PhotoRef.cut(photo(PhotoRef.CHUNK_BYTES))).hasSize(1);
        assertThat(PhotoRef.cut(photo(2 * PhotoRef.CHUNK_BYTES))).hasSize(2);
        assertThat(PhotoRef.cut(photo(2 * PhotoRef.CHUNK_BYTES + 1)))
                .extracting(chunk -> chunk.bytes().size())
                .containsExactly(PhotoRef.CHUNK_BYTES, PhotoRef.CHUNK_BYTES, 1);
    }

    /** So that pieces brought by different carriers, cut by a phone and by its copy, fit together. */
    @Example
    void the_same_photo_is_always_cut_the_same_way() {
        assertThat(PhotoRef.cut(photo(50_000))).isEqualTo(PhotoRef.cut(photo(50_000)));
    }

    @Example
    void another_photo_of_the_same_size_has_another_name() {
        byte[] other = photo(50_000);
        other[49_999] ^= 1;

        assertThat(PhotoRef.of(other)).isNotEqualTo(PhotoRef.of(photo(50_000)));
    }

    @Example
    void every_piece_fits_into_an_entry_and_comes_back_from_it() {
        for (Body.PhotoChunk chunk : PhotoRef.cut(photo(40_000))) {
            var entry = new Entry(1, Body.PhotoChunk.KIND, BodyCodec.encode(chunk));

            assertThat(BodyCodec.decode(entry)).isEqualTo(chunk);
        }
    }

    @Example
    void the_largest_photo_is_cut_and_a_larger_or_empty_one_is_refused() {
        assertThat(PhotoRef.cut(photo(PhotoRef.MOST_BYTES))).hasSize(PhotoRef.MOST_BYTES / PhotoRef.CHUNK_BYTES);
        for (int size : new int[] {0, PhotoRef.MOST_BYTES + 1}) {
            assertThatThrownBy(() -> PhotoRef.cut(new byte[size])).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Example
    void a_piece_of_another_length_or_at_no_place_of_its_photo_is_refused() {
        PhotoRef photo = PhotoRef.of(photo(PhotoRef.CHUNK_BYTES + 10));
        for (int length : new int[] {0, 9, 11, PhotoRef.CHUNK_BYTES}) {
            assertThatThrownBy(() -> new Body.PhotoChunk(photo, 1, Bytes.of(new byte[length])))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        for (int place : new int[] {-1, 2, Integer.MAX_VALUE}) {
            assertThatThrownBy(() -> new Body.PhotoChunk(photo, place, Bytes.of(new byte[10])))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static byte[] photo(int size) {
        byte[] photo = new byte[size];
        new SeededRandom(size).nextBytes(photo);
        return photo;
    }
}
