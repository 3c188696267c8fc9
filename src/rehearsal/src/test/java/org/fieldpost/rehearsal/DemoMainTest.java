package org.fieldpost.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The main job as a person runs it: a process that is started, looked at, and interrupted. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DemoMainTest {

    @TempDir
    Path folder;

    @Test
    void it_shows_what_it_does_serves_the_dashboard_and_stops_cleanly_on_an_interrupt() throws Exception {
        Process demo = start("--port=0", "--phones=3", "--days=8", "--window=never");
        List<String> lines = readUntil(demo, "Ctrl-C");
        String all = String.join("\n", lines);
        assertThat(all)
                .contains("EXERCISE")
                .contains("3 simulated phones enrolled")
                .contains("Day 8 of 8");
        assertThat(all).contains("2 phones exchanged over the network").contains("Courier file imported");
        assertThat(all).contains("name: supervisor   password: ");
        String address = all.replaceAll("(?s).*Dashboard\\s+(\\S+).*", "$1");
        HttpResponse<String> page = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(page.body()).contains("Sign in").contains("EXERCISE EXERCISE EXERCISE");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString())).anyMatch(f -> f.startsWith("fieldpost-demo-"));
        }

        interrupt(demo);

        assertThat(demo.waitFor(30, TimeUnit.SECONDS)).as("stopped in time").isTrue();
        assertThat(demo.exitValue()).as("130: ended by an interrupt").isEqualTo(130);
        assertThat(demo.inputReader().lines().toList()).anyMatch(line -> line.contains("nothing is left running"));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString())).noneMatch(f -> f.startsWith("fieldpost-demo-"));
        }
    }

    @Test
    void the_real_country_is_rehearsed_with_routine_only() throws Exception {
        Process demo = start("--mission=liberia", "--port=0", "--phones=2", "--days=2", "--window=never");
        assertThat(String.join("\n", readUntil(demo, "Ctrl-C"))).contains("Liberia (sample)");
        interrupt(demo);
        assertThat(demo.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void the_phone_opens_in_a_real_window_where_there_is_a_display() throws Exception {
        int display = 90 + (int) (ProcessHandle.current().pid() % 900);
        Process screen = new ProcessBuilder("Xvfb", ":" + display, "-screen", "0", "800x1000x24")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("xvfb.log").toFile())
                .start();
        try {
            Path socket = Path.of("/tmp/.X11-unix/X" + display);
            while (!Files.exists(socket)) {
                assertThat(screen.isAlive()).as("Xvfb runs").isTrue();
                Thread.onSpinWait();
            }
            ProcessBuilder command = command("--port=0", "--phones=2", "--days=1");
            command.environment().put("DISPLAY", ":" + display);
            Process demo = command.start();
            assertThat(String.join("\n", readUntil(demo, "Ctrl-C"))).contains("open in a window");
            interrupt(demo);
            assertThat(demo.waitFor(30, TimeUnit.SECONDS)).as("stopped in time").isTrue();
        } finally {
            screen.destroy();
        }
    }

    @Test
    void without_a_display_it_says_so_and_works() throws Exception {
        Process demo = start("--port=0", "--phones=2", "--days=1");
        assertThat(String.join("\n", readUntil(demo, "Ctrl-C"))).contains("No display here");
        interrupt(demo);
        assertThat(demo.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_port_in_use_is_named_with_a_remedy() throws Exception {
        try (var taken = new ServerSocket(0)) {
            Process demo = start("--port=" + taken.getLocalPort(), "--window=never");
            assertThat(demo.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(demo.exitValue()).isEqualTo(2);
            assertThat(demo.inputReader().lines().toList())
                    .anyMatch(line -> line.contains("" + taken.getLocalPort()) && line.contains("--port="));
        }
    }

    @Test
    void a_wrong_option_or_number_is_named_with_a_remedy() throws Exception {
        for (String wrong : List.of("--phone=3", "--phones=many", "--phones=1", "--mission=atlantis")) {
            Process demo = start(wrong);
            assertThat(demo.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(demo.exitValue()).as(wrong).isEqualTo(2);
            assertThat(String.join("\n", demo.inputReader().lines().toList())).doesNotContain("Exception");
        }
    }

    private Process start(String... args) throws IOException {
        return command(args).start();
    }

    /** As a terminal starts it: with interrupts not ignored, whatever the test runner was told. */
    private ProcessBuilder command(String... args) {
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Djava.io.tmpdir=" + folder, "-cp", System.getProperty("java.class.path")));
        command.add(DemoMain.class.getName());
        command.addAll(List.of(args));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("DISPLAY");
        return builder;
    }

    private static List<String> readUntil(Process process, String mark) throws IOException {
        List<String> lines = new ArrayList<>();
        BufferedReader out = process.inputReader();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            lines.add(line);
            if (line.contains(mark)) {
                return lines;
            }
        }
        throw new AssertionError("ended before it said '" + mark + "':\n" + String.join("\n", lines));
    }

    private static void interrupt(Process process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", "" + process.pid()).start().waitFor();
    }
}
