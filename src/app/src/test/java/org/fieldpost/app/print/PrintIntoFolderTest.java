package org.fieldpost.app.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrintIntoFolderTest {

    @TempDir
    private Path folder;

    @Test
    void papers_of_a_revoked_phone_are_taken_away_and_what_others_put_there_stays() throws IOException {
        Path paper = Files.writeString(folder.resolve("patrol-ALPHA-1-20260302-1200.pdf"), "secret");
        Path half = Files.writeString(folder.resolve("patrol-ALPHA-1-20260302-1200.pdf.part"), "secr");
        Path courier = Files.writeString(folder.resolve("K7-20260302.fieldpost"), "sealed");
        Path foreign = Files.writeString(folder.resolve("holiday.pdf"), "sun");

        new PrintIntoFolder(() -> folder, PdfWriter::write).forget();

        assertThat(paper).doesNotExist();
        assertThat(half).doesNotExist();
        assertThat(courier).exists();
        assertThat(foreign).exists();
    }

    @Test
    void a_phone_that_never_printed_has_nothing_to_take_away() {
        new PrintIntoFolder(() -> folder.resolve("none"), PdfWriter::write).forget();

        assertThat(folder.resolve("none")).doesNotExist();
    }
}
