package org.fieldpost.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was sealed piece by piece opens as it was, or not at all. */
class SealedPiecesTest {

    private static final int PIECE = Opening.PIECE_BYTES;
    private static final int SEALED = PIECE + Opening.TAG_BYTES;

    private final Opening opening = Opening.fresh("four words without sense", new SecureRandom());
    private final int head = opening.bytes().length;

    private byte[] seal(byte[] plain) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var sealing = new SealingOutput(out, opening)) {
            sealing.write(plain, 0, plain.length);
        }
        return out.toByteArray();
    }

    private byte[] open(byte[] file) throws IOException {
        try (var in = new OpeningInput(new ByteArrayInputStream(file, head, file.length - head), opening)) {
            return in.readAllBytes();
        }
    }

    private void assertRefused(byte[] file) {
        assertThatThrownBy(() -> open(file)).isInstanceOf(OpeningInput.AlteredException.class);
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 3 * PIECE + 5})
    void it_opens_as_it_was(int size) throws IOException {
        assertThat(open(seal(random(size)))).isEqualTo(random(size));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 700})
    void with_any_byte_altered_it_does_not_open(int size) throws IOException {
        byte[] file = seal(random(size));
        for (int i = head; i < file.length; i++) {
            byte[] altered = file.clone();
            altered[i] ^= 1;
            assertRefused(altered);
        }
    }

    @Test
    void of_several_pieces_none_may_be_altered() throws IOException {
        byte[] file = seal(random(2 * PIECE + 100));
        for (int i = head; i < file.length; i += 1013) {
            byte[] altered = file.clone();
            altered[i] ^= 0x40;
            assertRefused(altered);
        }
    }

    @Test
    void cut_anywhere_it_does_not_open() throws IOException {
        byte[] file = seal(random(2 * PIECE + 100));
        for (int length : List.of(
                head,
                head + 1,
                head + SEALED - 1,
                head + SEALED,
                head + SEALED + 1,
                head + 2 * SEALED - 1,
                head + 2 * SEALED,
                head + 2 * SEALED + 50,
                file.length - 1)) {
            assertRefused(Arrays.copyOf(file, length));
        }
    }

    @Test
    void with_something_behind_it_it_does_not_open() throws IOException {
        byte[] file = seal(random(PIECE));

        assertRefused(Arrays.copyOf(file, file.length + 1));
    }

    @Test
    void its_pieces_open_in_no_other_order_nor_twice_nor_with_one_missing() throws IOException {
        byte[] file = seal(random(3 * PIECE + 100));
        List<byte[]> pieces = new ArrayList<>();
        for (int from = head; from < file.length; from += SEALED) {
            pieces.add(Arrays.copyOfRange(file, from, Math.min(file.length, from + SEALED)));
        }
        List<byte[]> swapped = new ArrayList<>(pieces);
        Collections.swap(swapped, 0, 1);
        List<byte[]> twice = new ArrayList<>(pieces);
        twice.add(1, pieces.get(1));
        List<byte[]> missing = new ArrayList<>(pieces);
        missing.remove(1);

        for (List<byte[]> order : List.of(swapped, twice, missing)) {
            var joined = new ByteArrayOutputStream();
            joined.write(opening.bytes());
            for (byte[] piece : order) {
                joined.write(piece);
            }
            assertRefused(joined.toByteArray());
        }
    }
}
