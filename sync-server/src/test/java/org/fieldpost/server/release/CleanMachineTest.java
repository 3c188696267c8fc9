package org.fieldpost.server.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** One file in an empty directory of a machine that reaches nothing but itself is a server within a minute. */
@Tag("release")
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CleanMachineTest {

    private static final Pattern TOOK = Pattern.compile("first report accepted after (\\d+) ms, ended with (\\d+)");
    private static final int A_MINUTE_MS = 60_000;

    @TempDir
    Path directory;

    @Test
    @EnabledOnOs(OS.LINUX)
    void from_start_to_first_accepted_report_without_a_network_and_without_DNS() throws Exception {
        // a network of its own with a loopback and nothing else; who is not root may have one as root of nothing
        List<String> alone = System.getProperty("user.name").equals("root")
                ? List.of("unshare", "--net")
                : List.of("unshare", "--map-root-user", "--net");
        List<String> inside = List.of("sh", "-c", "ip link set lo up && exec \"$@\"", "sh");
        List<String> client = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                FirstReport.class.getName(),
                Files.createDirectory(directory.resolve("empty")).toString(),
                ReleasedFilesTest.file("fieldpost-server.jar").toString(),
                "alone");
        Path output = directory.resolve("output.txt");
        Process process = new ProcessBuilder(
                        Stream.of(alone, inside, client).flatMap(List::stream).toList())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();

        assertThat(process.waitFor())
                .as(
                        "%s%nThis test needs a network namespace: run it as root, or where unprivileged users may make one"
                                + " (sysctl kernel.unprivileged_userns_clone=1).",
                        Files.readString(output))
                .isZero();

        String said = Files.readString(output);
        Matcher took = TOOK.matcher(said);
        assertThat(took.find()).as(said).isTrue();
        System.out.println("clean machine: " + took.group());
        assertThat(said).contains("no name resolves here");
        assertThat(Integer.parseInt(took.group(1))).isLessThan(A_MINUTE_MS);
        assertThat(took.group(2)).as("an orderly end after SIGTERM").isEqualTo("143");
    }
}
