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
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The server as people start it: a Java process of its own, with the class path of this build but without its tests. */
public final class ServerProcess implements AutoCloseable {

    private static final long PATIENCE_S = 60;

    private final Process process;
    private final BufferedReader out;
    private final Path errors;
    private final List<String> said = new ArrayList<>();

    private ServerProcess(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
        this.out = process.inputReader(UTF_8);
    }

    /** @param scratch where what it writes to its error stream is kept */
    public static ServerProcess start(Path scratch, String... options) throws IOException {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
        Path errors = Files.createTempFile(scratch, "errors", ".txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                classPath,
                ServerMain.class.getName()));
        command.addAll(List.of(options));
        return new ServerProcess(
                new ProcessBuilder(command).redirectError(errors.toFile()).start(), errors);
    }

    /** Reads its output until a line holds this, and returns that line; fails when the output ends before. */
    public String awaitLine(String part) throws IOException {
        String line = out.readLine();
        while (line != null) {
            said.add(line);
            if (line.contains(part)) {
                return line;
            }
            line = out.readLine();
        }
        throw new AssertionError("ended without saying '" + part + "'; it said " + said + " and " + errors());
    }

    /** The address it says it serves at. */
    public String awaitAddress() throws IOException {
        String line = awaitLine("Fieldpost serves at http://");
        return line.substring(line.indexOf("http://")).strip();
    }

    /** Reads its output to the end and waits for it to end. */
    public int exitCode() throws IOException, InterruptedException {
        out.lines().forEach(said::add);
        if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
            throw new AssertionError("still running; it said " + said);
        }
        return process.exitValue();
    }

    /** Every line of its output that was read so far. */
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
        process.destroyForcibly();
    }
}
