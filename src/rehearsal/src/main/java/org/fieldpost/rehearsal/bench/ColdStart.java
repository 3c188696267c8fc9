package org.fieldpost.rehearsal.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.fieldpost.model.mission.Mission;

/**
 * The phone's app from the start of its process to the first screen that can be used, which asks for the PIN; from the PIN to the
 * officer's first page; then to the rows of his list of reports, in a notebook with ten thousand reports. Each start is a fresh
 * Java; two are thrown away, so that files are in memory.
 */
final class ColdStart {

    private static final int REPORTS = 10_000;
    private static final int WARM_UPS = 2;
    private static final int STARTS = 7;

    private final Mission mission;
    private final Path folder;
    private String classPath = "";

    ColdStart(Mission mission, Path folder) {
        this.mission = mission;
        this.folder = folder;
    }

    void run() throws IOException, InterruptedException {
        new FilledLocker(folder.resolve("phone/private")).fill(mission, REPORTS);
        classPath = jarsOnly();
        System.out.printf("The phone's app on a notebook with %,d reports, %d starts each:%n", REPORTS, STARTS);
        measure("as Java comes", List.of());
        Path archive = folder.resolve("classes.jsa");
        List<String> quick = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
        var record = new ArrayList<>(quick);
        record.add("-XX:ArchiveClassesAtExit=" + archive);
        start(record);
        if (Files.exists(archive)) {
            var shared = new ArrayList<>(quick);
            shared.add("-XX:SharedArchiveFile=" + archive);
            shared.add("-Xshare:auto");
            measure("with -XX:+UseSerialGC -XX:TieredStopAtLevel=1 and its classes archived", shared);
        }
    }

    /** Java shares classes out of jars only, so folders of classes are packed first. */
    private String jarsOnly() throws IOException {
        List<String> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            jars.add(Files.isDirectory(path) ? packed(path, jars.size()).toString() : entry);
        }
        return String.join(File.pathSeparator, jars);
    }

    private Path packed(Path classes, int number) throws IOException {
        Path jar = folder.resolve(number + ".jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
        return jar;
    }

    private record Start(
            double lockMs, double busyMs, double homeMs, double rowsMs, double heapMb, double residentMb) {}

    private void measure(String how, List<String> options) throws IOException, InterruptedException {
        List<Start> starts = new ArrayList<>();
        for (int i = 0; i < WARM_UPS + STARTS; i++) {
            Start start = start(options);
            if (i >= WARM_UPS) {
                starts.add(start);
            }
        }
        System.out.printf("    %s:%n", how);
        System.out.printf(
                "        first screen, the lock %s ms%n", spread(starts.stream().mapToDouble(Start::lockMs)));
        System.out.printf(
                "        of the processor until then, all threads %s ms%n",
                spread(starts.stream().mapToDouble(Start::busyMs)));
        System.out.printf(
                "        from the PIN to the officer's first page %s ms%n",
                spread(starts.stream().mapToDouble(Start::homeMs)));
        System.out.printf(
                "        list of reports %s ms%n", spread(starts.stream().mapToDouble(Start::rowsMs)));
        System.out.printf(
                "        heap after collection %s MB%n", spread(starts.stream().mapToDouble(Start::heapMb)));
        System.out.printf("        resident %s MB%n", spread(starts.stream().mapToDouble(Start::residentMb)));
    }

    private static String spread(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return String.format(
                Locale.ROOT,
                "median %.0f (%.0f to %.0f)",
                sorted[sorted.length / 2],
                sorted[0],
                sorted[sorted.length - 1]);
    }

    private Start start(List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of(
                "-Xmx512m",
                "-classpath",
                classPath,
                StartedPhone.class.getName(),
                "--data=" + folder.resolve("phone")));
        long startedNs = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        double lockMs = 0;
        double busyMs = 0;
        double homeMs = 0;
        double rowsMs = 0;
        String[] memory = {"0", "0"};
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                String[] words = line.split(" ", -1);
                switch (words[0]) {
                    case StartedPhone.LOCK -> {
                        lockMs = (System.nanoTime() - startedNs) / 1e6;
                        busyMs = Double.parseDouble(words[1]);
                    }
                    case StartedPhone.HOME -> homeMs = Double.parseDouble(words[1]);
                    case StartedPhone.ROWS -> rowsMs = Double.parseDouble(words[1]);
                    case StartedPhone.MEMORY -> memory = Arrays.copyOfRange(words, 1, 3);
                    default -> {}
                }
            }
        }
        process.waitFor();
        if (rowsMs == 0) {
            throw new IllegalStateException(
                    "The app did not show its list of reports. Is there a display? If not, run under xvfb-run -a.");
        }
        return new Start(
                lockMs, busyMs, homeMs, rowsMs, Long.parseLong(memory[0]) / 1e6, Long.parseLong(memory[1]) / 1e3);
    }
}
