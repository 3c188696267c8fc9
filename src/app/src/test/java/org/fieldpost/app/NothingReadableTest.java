package org.fieldpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fieldpost.app.Trace.Find;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole app in a process of its own, and every file that it leaves: its folder, a home, a working folder, a folder for temporary
 * files, what it prints. What is printed as PDF or written for a courier is meant to leave the phone, and no part of this.
 */
class NothingReadableTest {

    private static final long PATIENCE_MS = 180_000;

    @TempDir
    private Path folder;

    private Path phone;
    private Path told;
    private Process app;

    @BeforeEach
    void places() throws IOException {
        phone = Files.createDirectories(folder.resolve("phone"));
        told = Files.createDirectories(folder.resolve("told"));
        for (String place : List.of("home", "tmp", "work")) {
            Files.createDirectories(phone.resolve(place));
        }
    }

    private void begin(String way) throws IOException {
        ProcessBuilder story = AnotherJava.running(
                        PlantedStory.class,
                        List.of(
                                "-Xmx1g",
                                "-Duser.home=" + phone.resolve("home"),
                                "-Djava.io.tmpdir=" + phone.resolve("tmp")),
                        List.of(way, phone.resolve("data").toString(), told.toString()))
                .directory(phone.resolve("work").toFile())
                .redirectOutput(phone.resolve("said.log").toFile())
                .redirectError(phone.resolve("complained.log").toFile());
        story.environment()
                .putAll(Map.of(
                        "HOME", phone.resolve("home").toString(),
                        "TMPDIR", phone.resolve("tmp").toString(),
                        "SQLITE_TMPDIR", phone.resolve("tmp").toString()));
        app = story.start();
    }

    @AfterEach
    void end() throws InterruptedException {
        kill();
    }

    private void kill() throws InterruptedException {
        app.destroyForcibly().waitFor();
    }

    /** How far the story is now; the traces of what was planted until then. */
    private List<Trace> reached(String stage) throws Exception {
        long end = System.currentTimeMillis() + PATIENCE_MS;
        while (!Files.exists(told.resolve(stage))) {
            if (!app.isAlive() || System.currentTimeMillis() > end) {
                throw new AssertionError("not " + stage + ":\n" + Files.readString(phone.resolve("complained.log")));
            }
            Thread.sleep(100);
        }
        return Trace.read(told.resolve(stage));
    }

    private void goOn(String to) throws IOException {
        Files.createFile(told.resolve(to));
    }

    @Test
    void without_a_lock_each_thing_that_was_planted_is_found_so_that_the_search_is_known_to_find() throws Exception {
        begin("readable");
        List<Trace> planted = reached("open");
        kill();

        assertThat(Trace.find(planted, phone).stream().map(Find::what).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        planted.stream().map(Trace::what).distinct().toList());
        eachIsFoundInACopy(planted);
    }

    private void eachIsFoundInACopy(List<Trace> planted) throws IOException {
        Path copy = Files.createDirectories(folder.resolve("copy"));
        for (int i = 0; i < planted.size(); i++) {
            Files.write(copy.resolve(i + ".log"), planted.get(i).bytes().toArray());
        }
        assertThat(Trace.find(planted, copy).stream().map(Find::trace).distinct())
                .containsExactlyInAnyOrderElementsOf(planted.stream().distinct().toList());
    }

    @Test
    void behind_the_lock_nothing_stands_readable_in_any_file_open_locked_open_again_and_killed() throws Exception {
        begin("locked");
        List<Trace> planted = reached("open");
        assertThat(planted.stream().map(Trace::what).distinct()).hasSizeGreaterThan(24);
        assertThat(names()).contains("notebook-1.lock", "said.log");
        assertThat(names()).anyMatch(name -> name.endsWith(".db-wal")).anyMatch(name -> name.endsWith(".track"));
        assertThat(Trace.find(planted, phone)).as("open").isEmpty();

        goOn("lock");
        reached("locked");
        assertThat(Trace.find(planted, phone)).as("locked").isEmpty();

        goOn("unlock");
        reached("open-again");
        assertThat(Trace.find(planted, phone)).as("open again").isEmpty();

        kill();
        assertThat(Trace.find(planted, phone)).as("killed").isEmpty();
        eachIsFoundInACopy(planted);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.walk(phone)) {
            return all.map(file -> file.getFileName().toString()).toList();
        }
    }
}
