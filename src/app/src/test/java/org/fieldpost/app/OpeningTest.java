package org.fieldpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.fieldpost.app.device.Device;
import org.fieldpost.app.device.desktop.DesktopFiles;
import org.fieldpost.app.device.desktop.NoCamera;
import org.fieldpost.app.device.desktop.NoGps;
import org.fieldpost.app.device.desktop.NoShareSheet;
import org.fieldpost.model.Samples;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class OpeningTest {

    @TempDir
    private Path folder;

    @Start
    void start(Stage unused) {}

    private record Ended(Desk desk, Problem problem, boolean onScreen) {}

    private Ended open(Opening opening) throws Exception {
        var files = new DesktopFiles(folder);
        var device = new Device(new NoGps(), files, (title, ending) -> null, new NoCamera(), new NoShareSheet());
        var ended = new CompletableFuture<Ended>();
        opening.whenOpen(
                device,
                Background.atOnce(),
                Background.atOnce(),
                desk -> ended.complete(new Ended(desk, null, Platform.isFxApplicationThread())),
                problem -> ended.complete(new Ended(null, problem, Platform.isFxApplicationThread())));
        return ended.get(20, TimeUnit.SECONDS);
    }

    @Test
    void notebook_and_vocabulary_are_there_when_the_screen_is_told() throws Exception {
        var opening = new Opening(new DesktopFiles(folder));
        try {
            Ended ended = open(opening);

            assertThat(ended.onScreen()).isTrue();
            assertThat(ended.desk().vocabulary().all())
                    .hasSameSizeAs(Samples.vocabulary().all());
            assertThat(ended.desk().notebook().enrolment()).isEmpty();
            assertThat(folder.resolve("private/notebook.db")).exists();
        } finally {
            opening.close();
        }
    }

    @Test
    void a_notebook_that_cannot_be_opened_is_named_with_the_remedy() throws Exception {
        Path file = Files.createDirectories(folder.resolve("private")).resolve("notebook.db");
        Files.writeString(file, "this was never a notebook, however long it is, and SQLite will say so");
        var opening = new Opening(new DesktopFiles(folder));
        try {
            Ended ended = open(opening);

            assertThat(ended.onScreen()).isTrue();
            assertThat(ended.problem().in(Words.in(Language.EN))).contains("notebook.db");
        } finally {
            opening.close();
        }
    }

    @Test
    void an_app_closed_before_it_was_open_leaves_nothing_open() {
        var opening = new Opening(new DesktopFiles(folder));
        opening.close();

        assertThat(folder.resolve("private/notebook.db-wal")).doesNotExist();
    }
}
