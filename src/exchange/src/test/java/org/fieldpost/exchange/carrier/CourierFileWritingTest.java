package org.fieldpost.exchange.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.SeededRandom;
import org.fieldpost.exchange.SmallDisk;
import org.fieldpost.model.words.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** P3: where a courier file cannot be written, a person is told, and nothing good is lost. */
class CourierFileWritingTest {

    private static final String NAME = "Tuesday" + CourierFile.ENDING;

    private final List<Bytes> small = List.of(Bytes.of(new byte[100]));
    private Bytes large = Bytes.EMPTY;

    @TempDir
    private Path folder;

    @BeforeEach
    void fill() {
        byte[] bytes = new byte[500_000];
        new SeededRandom(1).nextBytes(bytes);
        large = Bytes.of(bytes);
    }

    @Test
    void a_place_that_is_no_folder_is_a_problem_that_names_the_file() throws IOException {
        Path inTheWay = Files.writeString(folder.resolve("a-file"), "not a folder");

        assertUnwritable(inTheWay.resolve(NAME));

        assertThat(inTheWay).hasContent("not a folder");
    }

    @Test
    void a_folder_that_is_not_there_is_a_problem_that_names_the_file() {
        assertUnwritable(folder.resolve("stick").resolve(NAME));

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_folder_in_the_files_place_is_a_problem_and_stays_as_it_is() throws IOException {
        Path taken = Files.createDirectory(folder.resolve(NAME));
        Path within = Files.writeString(taken.resolve("report.txt"), "somebody's file");

        assertUnwritable(taken);

        assertThat(within).hasContent("somebody's file");
        assertThat(folder).isDirectoryNotContaining(each -> !each.equals(taken));
    }

    /** Writing to /dev/full fails as on a full disk; the file beside the target is put there by this test. */
    @Test
    void a_device_that_takes_no_more_bytes_leaves_the_older_file_and_no_half_one() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "this system has no /dev/full");
        Path file = folder.resolve(NAME);
        CourierFile.write(file, small);
        Files.createSymbolicLink(folder.resolve(NAME + ".part"), full);

        assertUnwritable(file);

        assertThat(CourierFile.read(file).envelopes()).isEqualTo(small);
        assertThat(folder).isDirectoryNotContaining(each -> !each.equals(file));
    }

    @Test
    void a_full_disk_leaves_the_older_file_and_no_half_one_and_the_next_try_succeeds() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("stick"), 64)) {
            Path stick = disk.place();
            Path file = stick.resolve(NAME);
            CourierFile.write(file, small);

            assertUnwritable(file);

            assertThat(CourierFile.read(file).envelopes()).isEqualTo(small);
            assertThat(stick).isDirectoryNotContaining(each -> !each.equals(file));
            CourierFile.write(file, List.of(small.get(0), small.get(0)));
            assertThat(CourierFile.read(file).envelopes()).hasSize(2);
        }
    }

    private void assertUnwritable(Path file) {
        assertThatThrownBy(() -> CourierFile.write(file, List.of(large)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("Check that the place exists");
    }
}
