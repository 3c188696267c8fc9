package org.fieldpost.server.products;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.Visitor;
import org.fieldpost.server.access.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each format read back by a program that is not ours: GDAL, LibreOffice, Python, R. */
@Tag("strangers")
class StrangersReadExportsTest {

    private static final int MANY = 12;
    private static final Pattern REPEATED = Pattern.compile("number-columns-repeated=\"(\\d+)\"");

    @TempDir
    static Path directory;

    @TempDir
    Path work;

    private static ServerAtWork at;
    private static Visitor analyst;

    @BeforeAll
    static void start() {
        at = ServerAtWork.in(directory);
        Delivered.to(at);
        analyst = at.signedIn(Role.ANALYST);
    }

    @AfterAll
    static void stop() {
        at.close();
    }

    private Path file(String format) {
        return Exported.file(at, analyst, format, "&notes=yes", work);
    }

    private static String run(String debianPackage, String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue())
                    .as("%s: %s", Arrays.toString(command), printed)
                    .isZero();
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    command[0] + " does not run here: install the Debian package " + debianPackage
                            + ", or leave these tests out with -Dexcluded.too=strangers",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String gdal(String... command) {
        String printed = run("gdal-bin", command);
        assertThat(printed).doesNotContain("ERROR", "Warning");
        return printed;
    }

    @Test
    void gdal_reads_the_geopackage_with_its_types_and_caveats() {
        String file = file("gpkg").toString();
        assertThat(gdal("ogrinfo", "-ro", "-so", file, "reports"))
                .contains("Feature Count: " + MANY, "Geometry: Point", "WGS 84", "receipt: String")
                .contains("observed_at: DateTime", "latitude: Real", "provisional: Integer(Boolean)")
                .contains("observations, not incidents");
        assertThat(gdal("ogrinfo", "-ro", "-so", file, "reports", "-where", "interface_first = 'I1' AND flash = 1"))
                .contains("Feature Count: 1");
        assertThat(gdal("ogrinfo", "-ro", "-so", file, "reports", "-spat", "-9", "6.9", "-8.6", "7.5"))
                .contains("Feature Count: " + MANY / 2);
    }

    @Test
    void gdal_reads_the_geojson_with_the_same_columns() {
        String file = file("geojson").toString();
        assertThat(gdal("ogrinfo", "-ro", "-so", file, "-al"))
                .contains("Feature Count: " + MANY, "Geometry: Point", "observed_at: DateTime", "latitude: Real")
                .contains("provisional: Integer(Boolean)");
        assertThat(gdal("ogrinfo", "-ro", "-so", file, "-al", "-where", "handling = 'H3'"))
                .contains("Feature Count: " + MANY / 3);
    }

    @Test
    void libreoffice_opens_the_sheet_with_numbers_as_numbers_and_dates_as_dates() throws IOException {
        Path file = file("xlsx");
        run(
                "libreoffice-calc-nogui",
                "soffice",
                "-env:UserInstallation=" + work.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                "fods",
                "--outdir",
                work.toString(),
                file.toString());
        String read = Files.readString(work.resolve("reports.fods"));
        assertThat(cells(read, "date")).isEqualTo(2 * MANY);
        // it keeps truth as a number
        assertThat(cells(read, "float")).isEqualTo(6 * MANY);
        assertThat(read)
                .contains("office:date-value=\"2026-11-18T12:00:00\"", ">=cmd, word 0<", "table:name=\"About\"")
                .contains("observations, not incidents", "<table:database-range")
                // it writes truth as TRUE() and FALSE()
                .doesNotContainPattern("table:formula=\"of:=(?!TRUE\\(\\)|FALSE\\(\\))");
    }

    /** Of this type; equal neighbours are written as one. */
    private static int cells(String sheet, String type) {
        return Pattern.compile("<table:table-cell[^>]*office:value-type=\"" + type + "\"[^>]*>")
                .matcher(sheet)
                .results()
                .map(cell -> REPEATED.matcher(cell.group()))
                .mapToInt(repeated -> repeated.find() ? Integer.parseInt(repeated.group(1)) : 1)
                .sum();
    }

    @Test
    void python_reads_the_same_rows_of_both_kinds_of_csv() {
        for (String format : List.of("csv", "hxl")) {
            String read = run("python3", "python3", "-c", """
                    import csv, sys
                    rows = list(csv.DictReader(open(sys.argv[1], encoding='utf-8-sig', newline=''), strict=True))
                    data = [r for r in rows if not r['receipt'].startswith('#')]
                    assert len(rows) - len(data) == (1 if sys.argv[2] == 'hxl' else 0), rows[0]
                    assert all(None not in r and None not in r.values() for r in rows)
                    assert all(r['note'].startswith("'=cmd, word ") for r in data), data[0]
                    assert all(6 < float(r['latitude']) < 9 for r in data)
                    assert all(r['observed_at'].endswith('Z') for r in data)
                    print('\\n'.join(r['receipt'] for r in data))
                    """, file(format).toString(), format);
            assertThat(read.lines().toList())
                    .hasSize(MANY)
                    .hasSameElementsAs(new TreeSet<>(at.rows("SELECT receipt FROM counted_observation")));
        }
    }

    /** Where R is installed; Python reads the same everywhere. */
    @Test
    void r_reads_numbers_truth_moments_and_text_of_any_script_from_the_csv() {
        assumeTrue(isThere("Rscript"), "R is not installed");
        String read = run(
                "r-base-core", "Rscript", "--vanilla", "-e", """
                args <- commandArgs(trailingOnly = TRUE)
                invisible(Sys.setlocale("LC_ALL", "C.UTF-8"))
                x <- read.csv(args[1], fileEncoding = "UTF-8-BOM", na.strings = "")
                at <- as.POSIXct(x$observed_at, format = "%Y-%m-%dT%H:%M:%OSZ", tz = "UTC")
                came <- as.POSIXct(x$received_at, format = "%Y-%m-%dT%H:%M:%OSZ", tz = "UTC")
                stopifnot(
                  names(x)[1] == "receipt",
                  is.numeric(x$latitude), is.numeric(x$longitude), is.numeric(x$accuracy_m),
                  x$latitude > 6, x$latitude < 9,
                  is.logical(x$flash), is.logical(x$provisional), is.logical(x$exercise), sum(x$flash) == 1,
                  is.character(x$note), startsWith(x$note, "'=cmd, word "),
                  !anyNA(at), !anyNA(came), came >= at,
                  format(max(at), "%Y-%m-%d %H:%M") == "2026-11-18 12:00")
                cat("text", sub(".*, ", "", x$note[nchar(x$note) == max(nchar(x$note))]), "\n", sep = "|")
                cat(x$receipt, sep = "\n")
                """, file("csv").toString());
        assertThat(read).contains("text|" + Delivered.NOT_LATIN + "|");
        assertThat(read.lines().skip(1).filter(line -> line.contains("-")))
                .hasSize(MANY)
                .hasSameElementsAs(at.rows("SELECT receipt FROM counted_observation"));
    }

    private static boolean isThere(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
