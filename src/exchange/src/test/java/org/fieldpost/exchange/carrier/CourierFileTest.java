package org.fieldpost.exchange.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.SeededRandom;
import org.fieldpost.exchange.carrier.CourierFile.Contents;
import org.fieldpost.model.words.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CourierFileTest {

    private static final int MAGIC_BYTES = 8;
    private static final int FRAME_BYTES = 8;
    private static final int END_BYTES = 8;

    private final List<Bytes> envelopes = List.of(envelope(1, 40), envelope(2, 0), envelope(3, 300), envelope(4, 61));

    @TempDir
    private Path folder;

    @Test
    void what_is_written_is_read_whoever_sent_it() {
        Path file = folder.resolve("Tuesday" + CourierFile.ENDING);
        CourierFile.write(file, envelopes);

        Contents read = CourierFile.read(file);

        assertThat(read.envelopes()).isEqualTo(envelopes);
        assertThat(read.damage()).isEmpty();
        assertThat(folder).isDirectoryNotContaining(each -> !each.equals(file));
    }

    @Test
    void a_file_without_envelopes_is_whole() throws IOException {
        assertThat(read(CourierFile.encode(List.of()))).isEqualTo(new Contents(List.of(), Optional.empty()));
    }

    @Test
    void a_newer_file_replaces_an_older_of_the_same_name() {
        Path file = folder.resolve("Tuesday" + CourierFile.ENDING);
        CourierFile.write(file, envelopes);
        CourierFile.write(file, envelopes.subList(0, 1));

        assertThat(CourierFile.read(file).envelopes()).isEqualTo(envelopes.subList(0, 1));
    }

    /** P4. */
    @Test
    void a_file_cut_after_any_byte_yields_every_envelope_before_the_cut() throws IOException {
        byte[] whole = CourierFile.encode(envelopes);
        for (int length = 0; length <= whole.length; length++) {
            assertThat(read(Arrays.copyOf(whole, length)).envelopes())
                    .as("the first %d bytes", length)
                    .isEqualTo(wholeWithin(length));
        }
    }

    /** P4: the mark at the end tells a whole file from one cut exactly between two envelopes. */
    @Test
    void a_file_cut_anywhere_says_so() throws IOException {
        byte[] whole = CourierFile.encode(envelopes);
        for (int length = 0; length < whole.length; length++) {
            assertThat(read(Arrays.copyOf(whole, length)).damage())
                    .as("the first %d bytes", length)
                    .isPresent();
        }
        assertThat(read(whole).damage()).isEmpty();
    }

    @Test
    void a_changed_byte_anywhere_never_yields_a_wrong_envelope() throws IOException {
        byte[] whole = CourierFile.encode(envelopes);
        for (int at = 0; at < whole.length; at++) {
            for (int change : new int[] {0x01, 0x80, 0xFF, 0x55}) {
                byte[] changed = whole.clone();
                changed[at] ^= (byte) change;

                Contents read = read(changed);

                assertThat(read.envelopes()).as("byte %d", at).isEqualTo(wholeWithin(at));
                assertThat(read.damage()).as("byte %d", at).isPresent();
            }
        }
    }

    @Test
    void random_bytes_never_throw() throws IOException {
        var random = new SeededRandom(9);
        byte[] magic = Arrays.copyOf(CourierFile.encode(List.of()), MAGIC_BYTES);
        for (int round = 0; round < 2_000; round++) {
            byte[] bytes = new byte[MAGIC_BYTES + random.nextInt(100)];
            random.nextBytes(bytes);
            System.arraycopy(magic, 0, bytes, 0, random.nextInt(MAGIC_BYTES + 1));

            assertThat(read(bytes).envelopes()).isEmpty();
        }
    }

    @Test
    void what_is_no_courier_file_is_named_with_a_remedy() throws IOException {
        Path photo = folder.resolve("photo.jpg");
        for (String content : List.of("", "FPOST", "FPOST-1\n", "\u00ff\u00d8 a photo", "name,place\n")) {
            Files.writeString(photo, content, StandardCharsets.ISO_8859_1);

            Contents read = CourierFile.read(photo);

            assertThat(read.envelopes()).isEmpty();
            assertThat(read.damage().orElseThrow().toString())
                    .contains("photo.jpg is not a courier file", CourierFile.ENDING);
        }
    }

    @Test
    void damage_tells_how_many_envelopes_were_read_and_whom_to_ask() throws IOException {
        byte[] whole = CourierFile.encode(envelopes);

        assertThat(read(Arrays.copyOf(whole, whole.length - END_BYTES - 1))
                        .damage()
                        .orElseThrow()
                        .toString())
                .contains("cut", "first 3 envelopes", "Ask the courier");
        whole[whole.length - END_BYTES - 1] ^= 1;
        assertThat(read(whole).damage().orElseThrow().toString())
                .contains("damaged", "first 3 envelopes", "Ask the courier");
    }

    @Test
    void a_missing_file_is_a_problem_that_names_it() {
        Path missing = folder.resolve("missing" + CourierFile.ENDING);

        assertThatThrownBy(() -> CourierFile.read(missing))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(missing.toString());
    }

    private List<Bytes> wholeWithin(int length) {
        List<Bytes> within = new ArrayList<>();
        int end = MAGIC_BYTES;
        for (Bytes envelope : envelopes) {
            end += FRAME_BYTES + envelope.size();
            if (end <= length) {
                within.add(envelope);
            }
        }
        return within;
    }

    private static Contents read(byte[] bytes) throws IOException {
        return CourierFile.read("Tuesday.fieldpost", new ByteArrayInputStream(bytes));
    }

    private static Bytes envelope(long seed, int size) {
        byte[] bytes = new byte[size];
        new SeededRandom(seed).nextBytes(bytes);
        return Bytes.of(bytes);
    }
}
