package org.fieldpost.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.patrol.TrackFix;
import org.fieldpost.model.report.Draft;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 at any moment: everything that a real process said was saved is there afterwards. */
class KilledNotebookTest {

    private static final int ROUNDS = 4;

    @TempDir
    private Path folder;

    @Test
    void everything_said_to_be_saved_before_a_kill_is_there_after_it() throws Exception {
        Path file = folder.resolve("notebook.db");
        try (NotebookInUse notebook = NotebookInUse.live(folder).enrolledAt(new MemoryServer())) {
            assertThat(notebook.file()).isEqualTo(file);
        }
        Map<Integer, Integer> lastOfDraft = new TreeMap<>();
        List<String> receipts = new ArrayList<>();
        List<Instant> fixes = new ArrayList<>();
        int from = 1;
        for (int round = 0; round < ROUNDS; round++) {
            for (String said : killAfter(60 + 37 * round, file, from)) {
                if (said.startsWith("saved ")) {
                    int saved = Integer.parseInt(said.substring("saved ".length()));
                    lastOfDraft.put(saved % 5, saved);
                    from = saved + 1;
                } else if (said.startsWith("fixed ")) {
                    fixes.add(NotebookInUse.NOON.plusSeconds(Integer.parseInt(said.substring("fixed ".length()))));
                } else {
                    assertThat(said).startsWith("submitted K7-");
                    receipts.add(said.substring("submitted ".length()));
                }
            }
            requireAll(file, lastOfDraft, receipts, fixes);
        }
        assertThat(fixes).hasSizeGreaterThan(ROUNDS);
        assertThat(receipts).hasSizeGreaterThan(ROUNDS);
    }

    private static void requireAll(
            Path file, Map<Integer, Integer> lastOfDraft, List<String> receipts, List<Instant> fixes) {
        try (Notebook notebook = Notebook.open(file, MissionMode.LIVE, Safe.withoutLock(), Clock.systemUTC())) {
            Map<String, Draft> found = new TreeMap<>();
            notebook.drafts().forEach(d -> found.put(d.id(), d));
            lastOfDraft.forEach((number, saved) -> {
                Draft draft = found.get(NotebookInUse.draft(number, "").id());
                assertThat(Integer.parseInt(draft.note().substring("change ".length())))
                        .as("draft %s", number)
                        .isGreaterThanOrEqualTo(saved);
                assertThat(draft).isEqualTo(NotebookInUse.draft(number, draft.note()));
            });
            assertThat(notebook.patrolLog()
                            .fixes(Samples.patrol(NotebookInUse.NOON).key()))
                    .extracting(TrackFix::at)
                    .containsAll(fixes);
            assertThat(notebook.reports())
                    .extracting(report -> report.receipt().spoken())
                    .containsAll(receipts);
        }
    }

    /** What the process had said in whole lines by the time it was dead. */
    private static List<String> killAfter(int lines, Path file, int from) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DraftsInALoop.class.getName(),
                        file.toString(),
                        String.valueOf(from))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var whole = new ArrayList<String>();
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            var line = new StringBuilder();
            for (int c = out.read(); c >= 0; c = out.read()) {
                if (c != '\n') {
                    line.append((char) c);
                    continue;
                }
                whole.add(line.toString());
                line.setLength(0);
                if (whole.size() == lines) {
                    process.toHandle().destroyForcibly();
                }
            }
        } finally {
            process.toHandle().destroyForcibly();
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as("killed, not ended").isEqualTo(128 + 9);
        assertThat(whole).hasSizeGreaterThanOrEqualTo(lines);
        return whole;
    }
}
