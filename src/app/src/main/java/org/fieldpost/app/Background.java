package org.fieldpost.app;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;

/** Runs work off the screen's thread, one after the other, and brings the outcome back to it. */
public interface Background {

    /**
     * @param done takes the result on the screen's thread
     * @param failed takes the problem on the screen's thread
     */
    <T> void run(Supplier<T> work, Consumer<T> done, Consumer<Problem> failed);

    /** At once, on the caller's thread: for tests without a window. */
    static Background atOnce() {
        return new Background() {
            @Override
            public <T> void run(Supplier<T> work, Consumer<T> done, Consumer<Problem> failed) {
                T result;
                try {
                    result = work.get();
                } catch (ProblemException e) {
                    failed.accept(e.problem());
                    return;
                }
                done.accept(result);
            }
        };
    }

    /** One worker thread beside JavaFX's. */
    final class Worker implements Background, AutoCloseable {

        private final ExecutorService worker;

        public Worker(String name) {
            worker = Executors.newSingleThreadExecutor(task -> {
                var thread = new Thread(task, name);
                thread.setDaemon(true);
                return thread;
            });
        }

        @Override
        public <T> void run(Supplier<T> work, Consumer<T> done, Consumer<Problem> failed) {
            worker.execute(() -> {
                try {
                    T result = work.get();
                    Platform.runLater(() -> done.accept(result));
                } catch (ProblemException e) {
                    Platform.runLater(() -> failed.accept(e.problem()));
                } catch (RuntimeException e) {
                    System.err.println("background work failed: " + e);
                    Platform.runLater(() -> failed.accept(Problem.of("app.unexpected")));
                }
            });
        }

        /** Finishes what was begun; a draft that was shown is saved. */
        @Override
        public void close() {
            worker.shutdown();
            try {
                if (!worker.awaitTermination(10, TimeUnit.SECONDS)) {
                    worker.shutdownNow();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
