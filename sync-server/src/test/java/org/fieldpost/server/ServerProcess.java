package org.fieldpost.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The server as people start it: a Java process of its own, with the class path of this build but without its tests. */
public final class ServerProcess implements AutoCloseable {

    private static final long PATIENCE_S = 60;

    /** Stands in the queue after the last line. */
    private static final String THE_END = "\u0004";

    private final Process process;
    private final Path errors;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final List<String> said = new ArrayList<>();

    private ServerProcess(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
        var reader = new Thread(this::readLines, "output of the server process");
        reader.setDaemon(true);
        reader.start();
    }

    /** @param scratch where what it writes to its error stream is kept */
    public static ServerProcess start(Path scratch, String... options) throws IOException {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> java = new ArrayList<>(List.of("-cp", classPath, ServerMain.class.getName()));
        if (Runtime.version().feature() >= 22) {
            // else newer JDKs warn of SQLite's native code on standard error
            java.add(0, "--enable-native-access=ALL-UNNAMED");
        }
        return run(scratch, java, options);
    }

    /** The one file that is handed out, in a directory that holds nothing else. */
    public static ServerProcess startFile(Path scratch, Path jar, String... options) throws IOException {
        return run(scratch, List.of("-jar", jar.toString()), options);
    }

    private static ServerProcess run(Path scratch, List<String> java, String... options) throws IOException {
        Path errors = Files.createTempFile(scratch, "errors", ".txt");
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m"));
        command.addAll(java);
        command.addAll(List.of(options));
        return new ServerProcess(
                new ProcessBuilder(command)
                        .directory(scratch.toFile())
                        .redirectError(errors.toFile())
                        .start(),
                errors);
    }

    private void readLines() {
        try (BufferedReader out = process.inputReader(UTF_8)) {
            out.lines().forEach(lines::add);
        } catch (IOException e) {
            lines.add("reading its output failed: " + e);
        } finally {
            lines.add(THE_END);
        }
    }

    /** The next line that holds this; fails when the output ends before. */
    public String awaitLine(String part) throws IOException, InterruptedException {
        String line = next();
        while (!line.equals(THE_END)) {
            if (line.contains(part)) {
                return line;
            }
            line = next();
        }
        throw new AssertionError("ended without saying '" + part + "'; it said " + said + " and " + errors());
    }

    /** The address it says it serves at. */
    public String awaitAddress() throws IOException, InterruptedException {
        String line = awaitLine("Fieldpost serves at http://");
        return line.substring(line.indexOf("http://")).strip();
    }

    /** Waits for it to end. */
    public int exitCode() throws InterruptedException {
        String line = next();
        while (!line.equals(THE_END)) {
            line = next();
        }
        if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
            throw new AssertionError("still running; it said " + said);
        }
        return process.exitValue();
    }

    private String next() throws InterruptedException {
        String line = lines.poll(PATIENCE_S, TimeUnit.SECONDS);
        if (line == null) {
            throw new AssertionError("still running and silent for " + PATIENCE_S + " s; it said " + said);
        }
        if (!line.equals(THE_END)) {
            said.add(line);
        }
        return line;
    }

    /** Every line of its output that was awaited so far. */
    public List<String> said() {
        return said;
    }

    public String errors() throws IOException {
        return Files.readString(errors);
    }

    /** Sends it SIGTERM, as systemd and Ctrl-C do, or as near as this system has it. */
    public ServerProcess terminate() {
        process.toHandle().destroy();
        return this;
    }

    public ServerProcess kill() {
        process.toHandle().destroyForcibly();
        return this;
    }

    @Override
    public void close() {
        process.toHandle().destroyForcibly();
    }
}
