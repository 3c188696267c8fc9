package org.fieldpost.server.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fieldpost.server.PackagedSettings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the build hands out: the runnable file, what it is made of, whose that is, checksums; and what runs it as a service. */
@Tag("release")
class ReleasedFilesTest {

    static Path file(String name) {
        Path file = Path.of(System.getProperty("fieldpost.build"), "release", name);
        assertThat(file).as("made by ./mvnw package").exists();
        return file;
    }

    private static Path packaged(String name) {
        return Path.of(System.getProperty("fieldpost.root"), "sync-server", "src", "package", name);
    }

    @Test
    void the_checksums_are_those_of_the_files() throws Exception {
        List<String> lines = Files.readAllLines(file("SHA256SUMS"));

        assertThat(lines)
                .extracting(line -> line.split("[ *]+", 2)[1])
                .containsExactlyInAnyOrder(
                        "fieldpost-server.jar", "fieldpost-server.cdx.json", "fieldpost-server-third-party.txt");
        for (String line : lines) {
            String[] parts = line.split("[ *]+", 2);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file(parts[1])));
            assertThat(parts[0]).as(parts[1]).isEqualTo(HexFormat.of().formatHex(digest));
        }
    }

    @Test
    void the_file_runs_and_carries_no_signature_of_a_part_and_the_licences_of_all() throws IOException {
        try (var jar = new JarFile(file("fieldpost-server.jar").toFile())) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
                    .isEqualTo("org.fieldpost.server.ServerMain");
            List<String> names = jar.stream().map(JarEntry::getName).toList();
            assertThat(names).doesNotHaveDuplicates();
            assertThat(names).noneMatch(name -> name.matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)"));
            assertThat(names)
                    .contains(
                            "META-INF/fieldpost/LICENSE",
                            "META-INF/fieldpost/NOTICE",
                            "META-INF/fieldpost/THIRD-PARTY.txt",
                            "fieldpost/translations/en.properties");
            assertThat(text(jar, "META-INF/services/java.sql.Driver"))
                    .contains("org.sqlite.JDBC", "org.postgresql.Driver");
            // whoever builds it again gets the same file: nothing of ours in it says when it was built
            assertThat(jar.stream()
                            .filter(entry -> entry.getName().matches("(org/)?fieldpost/.*[^/]"))
                            .map(JarEntry::getTime)
                            .distinct())
                    .hasSize(1);
        }
    }

    @Test
    void every_library_in_the_file_stands_in_the_bill_of_materials_and_in_the_notices() throws IOException {
        String bill = Files.readString(file("fieldpost-server.cdx.json"));
        String notices = Files.readString(file("fieldpost-server-third-party.txt"));

        List<String> libraries = new ArrayList<>();
        Matcher library =
                Pattern.compile("\"purl\" : \"pkg:maven/([^/\"]+)/([^@\"]+)@").matcher(bill);
        while (library.find()) {
            if (!library.group(1).equals("org.fieldpost")) {
                libraries.add(library.group(1) + ":" + library.group(2));
            }
        }
        assertThat(libraries)
                .contains(
                        "org.xerial:sqlite-jdbc",
                        "org.postgresql:postgresql",
                        "io.javalin:javalin",
                        "org.bouncycastle:bcprov-jdk18on",
                        "ch.qos.logback:logback-classic")
                .doesNotContain("org.assertj:assertj-core", "com.microsoft.playwright:playwright");
        assertThat(libraries).allSatisfy(each -> assertThat(notices).contains(each + ":"));
        assertThat(notices).doesNotContain("Unknown license");
    }

    @Test
    void what_the_unit_and_the_container_file_start_is_what_was_built_and_takes_their_options() throws IOException {
        String unit = Files.readString(packaged("fieldpost.service"));
        String container = Files.readString(packaged("Containerfile"));

        assertThat(unit).contains("fieldpost-server.jar serve --config=/etc/fieldpost/fieldpost.conf");
        assertThat(unit)
                .contains("NoNewPrivileges=yes", "ProtectSystem=strict", "StateDirectory=fieldpost", "User=fieldpost");
        assertThat(container)
                .contains("COPY fieldpost-server.jar ", "USER 8431", "STOPSIGNAL SIGTERM")
                .doesNotContain(":latest")
                .contains("rm -rf /var/lib/apt/lists");
        PackagedSettings.require(optionsIn(unit));
        PackagedSettings.require(optionsIn(container));
        assertThat(optionsIn(container)).contains("--host=0.0.0.0", "--tls=self-made");
        assertThat(file("fieldpost-server.jar")).exists();
    }

    @Test
    void every_setting_in_the_configuration_file_that_is_handed_out_is_one() throws IOException {
        List<String> lines = Files.readAllLines(packaged("fieldpost.conf")).stream()
                .filter(line -> line.matches("#?[a-z-]+ = .*"))
                .map(line -> line.replaceFirst("^#", ""))
                .toList();

        assertThat(lines).hasSizeGreaterThan(8);
        PackagedSettings.requireInFile(lines);
    }

    @Test
    void systemd_itself_takes_the_unit() throws Exception {
        Path tool = Path.of("/usr/bin/systemd-analyze");
        if (!Files.isExecutable(tool)) {
            System.out.println("NOT CHECKED: this machine has no systemd-analyze.");
            return;
        }
        Process process = new ProcessBuilder(
                        tool.toString(),
                        "verify",
                        "--man=no",
                        packaged("fieldpost.service").toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
    }

    private static List<String> optionsIn(String text) {
        Matcher option = Pattern.compile("(?<=[\\s\"])(--[a-z-]+=[^\"\\s]*)").matcher(text);
        List<String> options = new ArrayList<>();
        while (option.find()) {
            if (!Arrays.asList("--home-dir", "--shell", "--uid").contains(option.group(1))) {
                options.add(option.group(1));
            }
        }
        return options;
    }

    private static String text(JarFile jar, String name) throws IOException {
        return new String(jar.getInputStream(jar.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }
}
