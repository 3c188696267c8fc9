package org.fieldpost.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.SeededRandom;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.PhotoRef;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.TestDatabase;
import org.fieldpost.server.storage.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Photos come in pieces, from any phone, in any order. */
class PhotosTest {

    private static final byte[] PHOTO = new byte[5 * PhotoRef.CHUNK_BYTES + 321];

    static {
        new SeededRandom(4).nextBytes(PHOTO);
    }

    private static final PhotoRef REF = PhotoRef.of(PHOTO);

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void pieces_from_two_phones_in_any_order_become_the_photo(long seed) {
        var random = new Random(seed);
        List<Body.PhotoChunk> pieces = new ArrayList<>(PhotoRef.cut(PHOTO));
        Collections.shuffle(pieces, random);
        try (ServerAtWork at = ServerAtWork.in(directory)) {
            List<PhoneAtWork> phones = List.of(at.phone(), at.phone());
            for (Body.PhotoChunk piece : pieces) {
                phones.get(random.nextInt(2)).write(piece);
                phones.forEach(phone -> phone.exchange(at.address()));
            }
        }

        assertThat(arrived()).isEqualTo(6);
        assertThat(whole()).hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(PHOTO));
    }

    @Test
    void the_same_pieces_from_two_phones_are_one_photo() {
        try (ServerAtWork at = ServerAtWork.in(directory)) {
            deliver(at.phone(), at, PhotoRef.cut(PHOTO));
            deliver(at.phone(), at, PhotoRef.cut(PHOTO));
        }

        assertThat(arrived()).isEqualTo(6);
        assertThat(whole()).isPresent();
    }

    @Test
    void while_one_piece_is_missing_there_is_no_photo() {
        try (ServerAtWork at = ServerAtWork.in(directory)) {
            deliver(at.phone(), at, PhotoRef.cut(PHOTO).subList(1, 6));
        }

        assertThat(arrived()).isEqualTo(5);
        assertThat(whole()).isEmpty();
    }

    @Test
    void a_wrong_piece_never_makes_a_whole_photo() {
        try (ServerAtWork at = ServerAtWork.in(directory)) {
            deliver(at.phone(), at, PhotoRef.cut(PHOTO).subList(1, 6));
            deliver(at.phone(), at, List.of(wrongFirst()));
        }

        assertThat(whole()).isEmpty();
    }

    /** P1: one faulty or hostile phone must not take a photo from all the others, whoever comes first. */
    @Test
    void a_wrong_piece_that_came_first_does_not_keep_the_right_one_out() {
        try (ServerAtWork at = ServerAtWork.in(directory)) {
            deliver(at.phone(), at, List.of(wrongFirst()));
            deliver(at.phone(), at, PhotoRef.cut(PHOTO));
        }

        assertThat(whole()).isPresent();
    }

    private static Body.PhotoChunk wrongFirst() {
        return new Body.PhotoChunk(REF, 0, Bytes.of(new byte[PhotoRef.CHUNK_BYTES]));
    }

    private static void deliver(PhoneAtWork phone, ServerAtWork at, List<Body.PhotoChunk> pieces) {
        pieces.forEach(phone::write);
        assertThat(phone.exchange(at.address()).delivered()).isEqualTo(pieces.size());
    }

    private Optional<byte[]> whole() {
        try (Database database = TestDatabase.open(directory)) {
            return new PhotoChunks(database).whole(REF);
        }
    }

    private int arrived() {
        try (Database database = TestDatabase.open(directory)) {
            return new PhotoChunks(database).arrived(REF);
        }
    }
}
