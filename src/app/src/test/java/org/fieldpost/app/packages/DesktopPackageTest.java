package org.fieldpost.app.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The Debian package of the desktop app, made and unpacked here, and the app started out of it in a window. */
@EnabledOnOs(OS.LINUX)
class DesktopPackageTest {

    private static final Path SCRIPTS = Path.of(System.getProperty("fieldpost.root"), "src/app/src/desktop");
    private static final long PATIENCE_S = 420;

    /** What the app runs with, by the names of their jars; a jar that is missing here lets the packaged app fail. */
    private static final Pattern RUNS_WITH = Pattern.compile("(javafx-.*-linux|atlantafx|ikonli|core-3"
            + "|(util|storage|display|keyboard|lifecycle|pictures|position|share|statusbar)-4|mgrs|grid-1"
            + "|sf-2|color-1|jackson-core|bcprov|sqlite-jdbc|slf4j-api).*\\.jar");

    /** Where the other modules were packed before this test, they are jars too. */
    private static final Pattern OURS = Pattern.compile("fieldpost-(model|exchange|notebook)-[0-9.]+\\.jar");

    @TempDir
    private static Path folder;

    private static Path unpacked;

    @BeforeAll
    static void makeAndUnpack() throws Exception {
        Path jars = Files.createDirectories(folder.resolve("jars"));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            if (path.endsWith(Path.of("target", "classes"))) {
                pack(
                        path,
                        jars.resolve("fieldpost-" + path.getParent().getParent().getFileName() + ".jar"));
            } else if (RUNS_WITH.matcher(path.getFileName().toString()).matches()
                    || OURS.matcher(path.getFileName().toString()).matches()) {
                Files.copy(path, jars.resolve(path.getFileName()));
            }
        }
        run(
                Map.of(),
                "sh",
                SCRIPTS.resolve("package.sh").toString(),
                jars.toString(),
                out().toString(),
                "0.6.0",
                "deb");
        unpacked = folder.resolve("unpacked");
        run(Map.of(), "dpkg-deb", "-x", deb().toString(), unpacked.toString());
    }

    private static Path out() {
        return folder.resolve("out");
    }

    private static Path deb() throws IOException {
        try (Stream<Path> made = Files.list(out())) {
            return made.filter(file -> file.toString().endsWith(".deb"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
    }

    private static String run(Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        Path said = Files.createTempFile(folder, "said", ".txt");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(PATIENCE_S, TimeUnit.SECONDS))
                    .as(List.of(command) + " ended")
                    .isTrue();
            assertThat(process.exitValue())
                    .as(List.of(command) + " said " + Files.readString(said))
                    .isZero();
            return Files.readString(said);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static String started(Map<String, String> environment) throws IOException, InterruptedException {
        return run(
                environment,
                "xvfb-run",
                "-a",
                unpacked.resolve("opt/fieldpost/bin/Fieldpost").toString(),
                "--try",
                "--data=" + Files.createTempDirectory(folder, "data"));
    }

    @Test
    void the_app_in_the_package_shows_its_first_screen() throws Exception {
        assertThat(started(Map.of())).contains("the first screen is drawn");
    }

    @Test
    void what_the_installation_does_lays_out_its_classes_for_a_quick_start() throws Exception {
        Path app = unpacked.resolve("opt/fieldpost/lib/app");
        run(Map.of(), app.resolve("archive.sh").toString());

        Path log = folder.resolve("loaded.txt");
        started(Map.of("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + log));
        List<String> loaded = Files.readAllLines(log);
        assertThat(loaded)
                .anyMatch(line -> line.contains("org.fieldpost.app.AppMain source: shared objects file"))
                .anyMatch(line -> line.contains("javafx.scene.Scene source: shared objects file"));
    }

    @Test
    void the_package_says_what_it_needs_and_archives_when_installed() throws Exception {
        List<String> control = new ArrayList<>(
                run(Map.of(), "dpkg-deb", "-f", deb().toString()).lines().toList());
        assertThat(control)
                .contains("Package: fieldpost")
                .anyMatch(line -> line.startsWith("Version: 0.6.0"))
                .anyMatch(line ->
                        line.startsWith("Depends: ") && line.contains("libgtk-3-0") && line.contains("libpangoft2"));
        run(
                Map.of(),
                "dpkg-deb",
                "-e",
                deb().toString(),
                folder.resolve("control").toString());
        assertThat(Files.readString(folder.resolve("control/postinst"))).contains("lib/app/archive.sh");
        assertThat(Files.readString(unpacked.resolve("opt/fieldpost/lib/app/Fieldpost.cfg")))
                .contains("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:SharedArchiveFile=$APPDIR/fieldpost.jsa");
    }
}
