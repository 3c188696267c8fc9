package org.fieldpost.rehearsal.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TextInputControl;
import javafx.stage.Window;
import org.fieldpost.app.AppMain;

/**
 * The phone's app as it is started, watched from within: says when the PIN can be typed, types it, says when the officer's first
 * page is shown, opens the list of reports, says when its rows are shown and what memory is held then, and stops. Run by {@link ColdStart} in a process of its own.
 */
public final class StartedPhone {

    static final String LOCK = "lock";
    static final String HOME = "home";
    static final String ROWS = "rows";
    static final String MEMORY = "memory";
    private static final long PATIENCE_NS = TimeUnit.MINUTES.toNanos(1);

    private StartedPhone() {}

    public static void main(String[] args) {
        Window.getWindows().addListener((ListChangeListener<Window>) change -> watch());
        AppMain.main(args);
    }

    private static boolean watching;

    private static void watch() {
        if (watching) {
            return;
        }
        watching = true;
        whenDrawn(StartedPhone::asksForPin, StartedPhone::atLock);
    }

    /** It knows that there is a notebook, and takes a PIN for it. */
    private static boolean asksForPin() {
        return shown("#pin").isPresent()
                && shown("#lock-cost").filter(Node::isVisible).isEmpty()
                && shown("#key-enter").filter(key -> !key.isDisabled()).isPresent();
    }

    private static void atLock() {
        say(LOCK, String.format(Locale.ROOT, "%.1f", processorMs()));
        ((TextInputControl) shown("#pin").orElseThrow()).setText(FilledLocker.PIN);
        long enteredNs = System.nanoTime();
        ((Button) shown("#key-enter").orElseThrow()).fire();
        whenDrawn(
                () -> shown("#nav-reports").isPresent() && shown(".tile").isPresent(),
                () -> atHome((System.nanoTime() - enteredNs) / 1e6));
    }

    private static void atHome(double sincePinMs) {
        say(HOME, String.format(Locale.ROOT, "%.1f", sincePinMs));
        long askedNs = System.nanoTime();
        ((Button) shown("#nav-reports").orElseThrow()).fire();
        whenDrawn(StartedPhone::rowShown, () -> {
            say(ROWS, String.format(Locale.ROOT, "%.1f", (System.nanoTime() - askedNs) / 1e6));
            System.gc();
            System.gc();
            long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            say(MEMORY, heap + " " + residentKb());
            Platform.exit();
        });
    }

    private static boolean rowShown() {
        return Window.getWindows().get(0).getScene().getRoot().lookupAll(".list-cell").stream()
                .anyMatch(node -> node instanceof IndexedCell<?> cell && !cell.isEmpty());
    }

    private static Optional<Node> shown(String selector) {
        return Optional.ofNullable(Window.getWindows().get(0).getScene())
                .map(scene -> scene.lookup(selector))
                .filter(node -> node.getLayoutBounds().getHeight() > 1);
    }

    /** Once it is there, and the frame that shows it has been drawn; what does not come in a minute ends the app. */
    private static void whenDrawn(BooleanSupplier there, Runnable then) {
        new AnimationTimer() {
            private final long begunNs = System.nanoTime();
            private boolean seen;

            @Override
            public void handle(long now) {
                if (seen) {
                    stop();
                    then.run();
                } else if (System.nanoTime() - begunNs > PATIENCE_NS) {
                    stop();
                    Platform.exit();
                } else {
                    seen = there.getAsBoolean();
                }
            }
        }.start();
    }

    private static void say(String what, String value) {
        System.out.println(what + " " + value);
    }

    /** What all threads together have worked since the process began. */
    private static double processorMs() {
        return ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toNanos()
                / 1e6;
    }

    /** What the system says the process holds; 0 where it does not say. */
    private static long residentKb() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException elsewhere) {
            return 0;
        }
    }
}
