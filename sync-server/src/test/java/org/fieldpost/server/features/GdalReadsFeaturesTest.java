package org.fieldpost.server.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.features.Reading.ROOT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fieldpost.server.ListedReports;
import org.fieldpost.server.ProgramAtWork;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.Visitor;
import org.fieldpost.server.access.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** GDAL, as Debian has it and as QGIS uses it, reads with a token what the analyst's list shows, however it pages. */
@Tag("strangers")
class GdalReadsFeaturesTest {

    private static final int MANY = 250;

    @TempDir
    static Path directory;

    @TempDir
    Path work;

    private static ServerAtWork at;
    private static List<Reported> reported;
    private static String token;
    private static Visitor analyst;

    @BeforeAll
    static void start() {
        at = ServerAtWork.in(directory);
        reported = Reported.deliver(at, MANY);
        String password = at.server().people().add("amina", Role.ANALYST);
        analyst = at.visitor().signIn("amina", password);
        token = ProgramAtWork.token(analyst, "ogr2ogr", password);
    }

    @AfterAll
    static void stop() {
        at.close();
    }

    /** Runs a tool with this environment; returns what it prints. */
    private static String run(List<String> environment, String... command) {
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            environment.forEach(each -> builder.environment().put(each.split("=", 2)[0], each.split("=", 2)[1]));
            Process process = builder.start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue())
                    .as("%s: %s", Arrays.toString(command), printed)
                    .isZero();
            assertThat(printed).doesNotContain("ERROR", "Warning");
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    command[0] + " does not run here: install the Debian package gdal-bin, or leave these tests out"
                            + " with -Dexcluded.too=strangers",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<String> bearing(String its) {
        return List.of("GDAL_HTTP_HEADERS=Authorization: Bearer " + its);
    }

    /** The receipts that ogr2ogr brings home from the collection of reports, with these options. */
    private List<String> fetched(List<String> environment, String source, String... options) throws IOException {
        Path csv = work.resolve("reports.csv");
        Files.deleteIfExists(csv);
        List<String> command = new ArrayList<>(List.of("ogr2ogr", "-f", "CSV", csv.toString(), source, "reports"));
        command.addAll(Arrays.asList(options));
        run(environment, command.toArray(String[]::new));
        List<String> lines = Files.readAllLines(csv);
        int column = List.of(lines.get(0).split(",", -1)).indexOf("receipt");
        return lines.stream().skip(1).map(line -> line.split(",", -1)[column]).toList();
    }

    private static String source() {
        return "OAPIF:" + at.address() + ROOT;
    }

    private Set<String> listed() {
        return Pattern.compile("href=\"/reports/([A-Z0-9*-]+)[?\"]")
                .matcher(String.join("", ListedReports.pages(analyst, "/reports?weeks=52")))
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void all_reports_come_once_each_by_its_own_page_of_ten_and_by_a_hundred() throws IOException {
        Set<String> listed = listed();
        assertThat(listed).hasSize(MANY + 2);
        for (String size : List.of("10", "100")) {
            List<String> came = fetched(bearing(token), source(), "-oo", "PAGE_SIZE=" + size);
            assertThat(came).as(size).doesNotHaveDuplicates();
            assertThat(new TreeSet<>(came)).as(size).isEqualTo(listed);
        }
        assertThat(fetched(bearing(token), source())).as("as it asks by itself").hasSize(MANY + 2);
    }

    @Test
    void a_user_name_and_the_token_as_its_password_do_too() throws IOException {
        assertThat(fetched(List.of("GDAL_HTTP_USERPWD=anybody:" + token), source()))
                .hasSize(MANY + 2);
        assertThat(fetched(List.of(), source(), "-oo", "USERPWD=anybody:" + token))
                .hasSize(MANY + 2);
    }

    @Test
    void a_box_is_asked_of_the_server() throws IOException {
        List<String> came =
                fetched(bearing(token), source(), "-spat", "-9", "6.9", "-8.6", "7.5", "-oo", "PAGE_SIZE=50");
        assertThat(new TreeSet<>(came))
                .isEqualTo(Reading.receipts(
                        reported,
                        each -> each.place().longitudeDeg() >= -9
                                && each.place().longitudeDeg() <= -8.6
                                && each.place().latitudeDeg() >= 6.9
                                && each.place().latitudeDeg() <= 7.5))
                .hasSizeBetween(20, MANY - 20);
    }

    @Test
    void a_time_and_a_kind_in_the_address_choose_and_every_page_keeps_them() throws IOException {
        String asked = source() + "/collections/reports?kind=SMUGGLING&datetime=2026-11-10T/..";
        List<String> fetched = fetched(bearing(token), asked, "-oo", "PAGE_SIZE=20");
        assertThat(fetched).doesNotHaveDuplicates();
        Set<String> came = new TreeSet<>(fetched);
        assertThat(came)
                .isEqualTo(Reading.receipts(
                        reported,
                        each -> each.said().kind().name().equals("SMUGGLING")
                                && !each.observedAt().isBefore(Instant.parse("2026-11-10T00:00:00Z"))))
                .hasSizeGreaterThan(40);
    }

    @Test
    void a_time_in_its_own_filter_chooses() throws IOException {
        List<String> came = fetched(
                bearing(token), source(), "-where", "observed_at >= '2026-11-10T00:00:00Z'", "-oo", "PAGE_SIZE=30");
        assertThat(new TreeSet<>(came))
                .isEqualTo(Reading.receipts(
                        reported, each -> !each.observedAt().isBefore(Instant.parse("2026-11-10T00:00:00Z"))));
    }

    @Test
    void it_knows_columns_types_and_the_reference_system() {
        String said = run(bearing(token), "ogrinfo", "-ro", "-so", source(), "reports");
        assertThat(said)
                .contains("Geometry: Point", "WGS 84", "receipt: String", "observed_at: DateTime")
                .contains("accuracy_m: Real", "graded: Integer(Boolean)");
        assertThat(run(bearing(token), "ogrinfo", "-ro", "-so", source(), "regions"))
                .contains("Geometry: Multi Polygon", "code: String");
    }

    @Test
    void a_supervisor_of_one_region_gets_hers_alone() throws IOException {
        String hers = reported.get(0).region().orElseThrow();
        String password = at.server().people().add("binta", Set.of(Role.SUPERVISOR), Optional.of(Set.of(hers)));
        String other = ProgramAtWork.token(at.visitor().signIn("binta", password), "ogr2ogr", password);

        assertThat(new TreeSet<>(fetched(bearing(other), source())))
                .isEqualTo(Reading.receipts(
                        reported, each -> each.region().filter(hers::equals).isPresent()))
                .hasSizeBetween(50, MANY);
    }
}
