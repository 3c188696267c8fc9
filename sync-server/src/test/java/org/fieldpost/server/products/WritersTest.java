package org.fieldpost.server.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WritersTest {

    private static final Instant NOON = Instant.parse("2026-11-18T12:00:00Z");
    private static final int MANY = 200_000;
    private static final long MOST_GROWN = 24L * 1024 * 1024;

    @TempDir
    Path directory;

    private static final List<Column> COLUMNS = List.of(
            new Column("receipt", Column.Type.TEXT, "#event+id"),
            new Column("observed_at", Column.Type.MOMENT, "#date+occurred"),
            new Column("latitude", Column.Type.NUMBER, "#geo+lat"),
            new Column("longitude", Column.Type.NUMBER, "#geo+lon"),
            new Column("flash", Column.Type.TRUTH, "#status+flash"),
            new Column("note", Column.Type.TEXT, "#description+note"));

    private static About about() {
        return new About("Reports", LocalDate.EPOCH, LocalDate.EPOCH, "", List.of("Not incidents."), NOON, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"})
    void a_text_that_a_spreadsheet_would_run_is_only_shown(String text) {
        assertThat(CsvWriter.cell(text)).isEqualTo("'" + text);
    }

    @Test
    void numbers_moments_and_other_texts_stay_as_they_are() {
        assertThat(List.of(-8.71, NOON, true, "a=b", ""))
                .extracting(CsvWriter::cell)
                .containsExactly("-8.71", "2026-11-18T12:00:00Z", "TRUE", "a=b", "");
        assertThat(CsvWriter.cell(null)).isEmpty();
    }

    @Test
    void a_csv_follows_rfc_4180_with_the_hashtags_second() throws IOException {
        var out = new ByteArrayOutputStream();
        var csv = new CsvWriter(out, COLUMNS, true);
        csv.row(Arrays.asList("A1-1", NOON, -8.5, null, false, "two\nlines, \"said\""));
        csv.finish();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
                \uFEFFreceipt,observed_at,latitude,longitude,flash,note\r
                #event+id,#date+occurred,#geo+lat,#geo+lon,#status+flash,#description+note\r
                A1-1,2026-11-18T12:00:00Z,-8.5,,FALSE,"two
                lines, ""said""\"\r
                """);
    }

    /** Grows with the number of rows where a writer keeps them. */
    @ParameterizedTest
    @EnumSource(Format.class)
    void two_hundred_thousand_rows_take_no_more_memory_than_a_few(Format format) throws IOException {
        List<Long> held = new ArrayList<>();
        try (RowWriter rows = format.open(OutputStream.nullOutputStream(), COLUMNS, about(), directory)) {
            for (int i = 0; i < MANY; i++) {
                rows.row(Arrays.asList(
                        "A1-" + i, NOON.plusSeconds(i), 6 + i / 1e6, -9.0, i % 2 == 0, "Note number " + i));
                if (i == 1_000 || i == MANY - 1) {
                    held.add(held());
                }
            }
            rows.finish();
        }
        assertThat(held.get(1) - held.get(0))
                .as("bytes more held after %d rows than after 1000 (%s)", MANY, held)
                .isLessThan(MOST_GROWN);
    }

    private static long held() {
        System.gc();
        Runtime all = Runtime.getRuntime();
        return all.totalMemory() - all.freeMemory();
    }
}
