package org.fieldpost.app;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.fieldpost.model.words.Problem;

/** A slow phone: work waits until the test lets it run. */
public final class LaterBackground implements Background {

    private final Queue<Runnable> waiting = new ArrayDeque<>();

    @Override
    public <T> void run(Supplier<T> work, Consumer<T> done, Consumer<Problem> failed) {
        waiting.add(() -> Background.atOnce().run(work, done, failed));
    }

    public void catchUp() {
        for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
            next.run();
        }
    }
}
