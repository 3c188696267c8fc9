package org.fieldpost.rehearsal.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A Java process of its own, on this build's class path: it says lines, is told lines, and can be killed. */
final class JavaProcess implements AutoCloseable {

    private static final long PATIENCE_S = 60;
    private static final int KILLED = 128 + 9;

    /** Stands in the queue after the last line. */
    private static final String THE_END = "\u0004";

    private final Process process;
    private final Writer ear;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private JavaProcess(Process process) {
        this.process = process;
        this.ear = process.outputWriter(UTF_8);
        var reader = new Thread(this::readLines, "output of a process");
        reader.setDaemon(true);
        reader.start();
    }

    static JavaProcess start(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return new JavaProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    private void readLines() {
        try (BufferedReader out = process.inputReader(UTF_8)) {
            var line = new StringBuilder();
            for (int c = out.read(); c >= 0; c = out.read()) {
                if (c == '\n') {
                    lines.add(line.toString());
                    line.setLength(0);
                } else {
                    line.append((char) c);
                }
            }
            // a line without its end was cut by the kill: nobody was told it
        } catch (IOException e) {
            lines.add("reading its output failed: " + e);
        } finally {
            lines.add(THE_END);
        }
    }

    /** The rest of the next line that begins so. */
    String await(String beginning) throws InterruptedException {
        List<String> said = new ArrayList<>();
        for (String line = next(); !line.equals(THE_END); line = next()) {
            if (line.startsWith(beginning)) {
                return line.substring(beginning.length()).strip();
            }
            said.add(line);
        }
        throw new AssertionError("ended without saying '" + beginning + "'; it said " + said);
    }

    void tell(String line) {
        try {
            ear.write(line + "\n");
            ear.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL; every whole line that it had said by then and that was not awaited. */
    List<String> kill() throws InterruptedException {
        // not process.destroyForcibly(), which also closes its output before that is read
        process.toHandle().destroyForcibly();
        if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS) || process.exitValue() != KILLED) {
            throw new AssertionError("it was to be killed, but ended by itself");
        }
        List<String> said = new ArrayList<>();
        for (String line = next(); !line.equals(THE_END); line = next()) {
            said.add(line);
        }
        return said;
    }

    private String next() throws InterruptedException {
        String line = lines.poll(PATIENCE_S, TimeUnit.SECONDS);
        if (line == null) {
            throw new AssertionError("silent for " + PATIENCE_S + " s");
        }
        return line;
    }

    @Override
    public void close() {
        process.toHandle().destroyForcibly();
    }
}
