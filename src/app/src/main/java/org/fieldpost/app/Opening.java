package org.fieldpost.app;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.fieldpost.app.device.Device;
import org.fieldpost.app.device.PrivateFiles;
import org.fieldpost.exchange.carrier.HttpCarrier;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.read.MissionReader;
import org.fieldpost.model.read.VocabularyReader;
import org.fieldpost.model.vocabulary.Vocabulary;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.notebook.Notebook;
import org.fieldpost.notebook.Safe;

/** Opens the notebook and reads vocabulary and mission while JavaFX starts: each takes as long as the other. */
final class Opening {

    /** A minute: what one envelope may take on a 2G link. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PrivateFiles files;
    private final Map<String, Mission> missions = new ConcurrentHashMap<>();
    private final CompletableFuture<Notebook> notebook;
    private final CompletableFuture<Vocabulary> vocabulary;

    /** Begins at once. */
    Opening(PrivateFiles files) {
        this.files = files;
        notebook = begin("open-notebook", this::openNotebook);
        vocabulary = begin("read-vocabulary", VocabularyReader::shipped);
    }

    private static <T> CompletableFuture<T> begin(String name, Supplier<T> work) {
        Executor thread = task -> {
            var started = new Thread(task, name);
            started.setDaemon(true);
            started.start();
        };
        return CompletableFuture.supplyAsync(work, thread);
    }

    private Notebook openNotebook() {
        Notebook opened = Notebook.open(
                files.privateDirectory().resolve("notebook.db"),
                MissionMode.LIVE,
                Safe.withoutLock(),
                Clock.systemUTC());
        try {
            opened.enrolment().ifPresent(e -> mission(e.invitation().missionPackage()));
        } catch (ProblemException saidLater) {
            // the first screen asks for both again, and says what is wrong
        }
        return opened;
    }

    private Mission mission(String name) {
        return missions.computeIfAbsent(name, MissionReader::shipped);
    }

    PrivateFiles files() {
        return files;
    }

    /** What the app works with, or why it cannot be opened; on JavaFX's thread, once everything is there. */
    @SuppressWarnings("FutureReturnValueIgnored") // both endings are told
    void whenOpen(
            Device device, Background background, Background link, Consumer<Desk> open, Consumer<Problem> failed) {
        notebook.thenCombine(
                        vocabulary,
                        (book, terms) -> new Desk(
                                book,
                                this::mission,
                                terms,
                                Clock.systemUTC(),
                                new SecureRandom(),
                                device,
                                background,
                                link,
                                server -> new HttpCarrier(server, PATIENCE)))
                .whenComplete((desk, thrown) -> Platform.runLater(() -> {
                    if (thrown == null) {
                        open.accept(desk);
                    } else {
                        failed.accept(problem(thrown));
                    }
                }));
    }

    private static Problem problem(Throwable thrown) {
        Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
        if (cause instanceof ProblemException said) {
            return said.problem();
        }
        System.err.println("the notebook was not opened: " + cause);
        return Problem.of("app.unexpected");
    }

    /** Waits until it is open, then closes it: nothing may be left half open. */
    void close() {
        notebook.handle((book, thrown) -> {
                    if (book != null) {
                        book.close();
                    }
                    return true;
                })
                .join();
    }
}
