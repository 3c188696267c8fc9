package org.fieldpost.android;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WantedTest {

    @TempDir
    private Path folder;

    @Test
    void without_a_control_file_nothing_is_wanted() {
        assertThat(Wanted.in(folder.toFile())).isNull();
    }

    @Test
    void a_control_file_of_another_version_or_cut_short_records_nothing() throws IOException {
        for (String text : new String[] {
            "", "fieldpost-track-wanted=2\nevery-ms=5000\nmode=open\n", "fieldpost-track-wanted=1\n", "every-ms=1"
        }) {
            Files.writeString(folder.resolve(Wanted.FILE), text);

            assertThat(Wanted.in(folder.toFile())).as(text).isNull();
        }
    }

    @Test
    void a_sealed_track_without_a_key_is_no_open_one() {
        assertThatThrownBy(() -> Wanted.parse("fieldpost-track-wanted=1\nevery-ms=5000\nmode=sealed\n"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Wanted.parse("fieldpost-track-wanted=1\nevery-ms=5000\nmode=open\nkey=04ab\n"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nobody_makes_the_receiver_look_more_often_than_each_second() {
        assertThat(Wanted.parse("fieldpost-track-wanted=1\nevery-ms=1\nmode=open\n")
                        .everyMs())
                .isEqualTo(1_000);
    }
}
