package org.fieldpost.server.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.fieldpost.server.ProgramAtWork;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.Visitor;
import org.fieldpost.server.access.Role;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** QGIS reads reports, regions and exports with a token as a password, where its Python is installed (Debian: python3-qgis). */
@Tag("strangers")
class QgisReadsFeaturesTest {

    private static final String PYTHON = "/usr/bin/python3";
    private static final int MANY = 250;

    @TempDir
    Path directory;

    @TempDir
    Path work;

    @Test
    void it_opens_what_an_analyst_opens_and_asks_the_server_for_a_box() throws IOException, InterruptedException {
        assumeTrue(
                Files.isExecutable(Path.of(PYTHON))
                        && run(PYTHON, "-c", "import qgis.core").waitFor() == 0,
                "QGIS is not installed");
        try (ServerAtWork at = ServerAtWork.in(directory)) {
            List<Reported> reported = Reported.deliver(at, MANY);
            String password = at.server().people().add("amina", Role.ANALYST);
            Visitor analyst = at.visitor().signIn("amina", password);
            String token = ProgramAtWork.token(analyst, "QGIS", password);
            List<String> command = new ArrayList<>(List.of(
                    PYTHON,
                    Path.of("src/test/resources/org/fieldpost/server/features/read_with_qgis.py")
                            .toAbsolutePath()
                            .toString(),
                    at.address(),
                    token,
                    work.resolve("profile").toString()));
            for (String format : List.of("gpkg", "geojson")) {
                Path file = work.resolve("reports." + format);
                Files.write(file, analyst.file("/api/exports/" + format + "?from=2026-01-01&to=2026-12-31"));
                command.add(file.toString());
            }

            Map<String, List<String>> told = told(run(command.toArray(String[]::new)));

            int all = MANY + 2;
            assertThat(told.get("reports")).startsWith("EPSG:4326", String.valueOf(all), String.valueOf(all));
            assertThat(told.get("gpkg")).startsWith("EPSG:4326", String.valueOf(all), String.valueOf(all), "DateTime");
            assertThat(told.get("geojson"))
                    .startsWith("EPSG:4326", String.valueOf(all), String.valueOf(all), "DateTime");
            assertThat(told.get("regions")).contains("15");
            assertThat(new TreeSet<>(told.get("box")))
                    .isEqualTo(Reading.receipts(
                            reported,
                            each -> each.place().longitudeDeg() >= -9
                                    && each.place().longitudeDeg() <= -8.6
                                    && each.place().latitudeDeg() >= 6.9
                                    && each.place().latitudeDeg() <= 7.5))
                    .hasSizeBetween(20, MANY - 20);
            assertThat(new TreeSet<>(told.get("kind")))
                    .isEqualTo(Reading.receipts(
                            reported, each -> each.said().kind().name().equals("SMUGGLING")));
        }
    }

    private static Process run(String... command) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("QT_QPA_PLATFORM", "offscreen");
        return builder.start();
    }

    private static Map<String, List<String>> told(Process qgis) throws IOException, InterruptedException {
        String printed = new String(qgis.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(qgis.waitFor(180, TimeUnit.SECONDS)).isTrue();
        assertThat(qgis.exitValue()).as(printed).isZero();
        Map<String, List<String>> told = new TreeMap<>();
        printed.lines().filter(line -> line.contains("|")).forEach(line -> {
            List<String> words = Arrays.asList(line.split("\\|", -1));
            told.put(words.get(0), words.subList(1, words.size()));
        });
        assertThat(told).as(printed).containsKey("version");
        return told;
    }
}
