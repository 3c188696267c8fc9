package org.fieldpost.rehearsal.bench;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.skin.VirtualFlow;
import javafx.stage.Stage;
import org.fieldpost.app.Background;
import org.fieldpost.app.Desk;
import org.fieldpost.app.FieldpostApp;
import org.fieldpost.app.device.Device;
import org.fieldpost.app.device.desktop.DesktopFiles;
import org.fieldpost.app.device.desktop.NoCamera;
import org.fieldpost.app.device.desktop.NoGps;
import org.fieldpost.app.device.desktop.NoShareSheet;
import org.fieldpost.app.report.ReportFilter;
import org.fieldpost.app.report.ReportsViewModel;
import org.fieldpost.exchange.Carrier;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.read.MissionReader;
import org.fieldpost.model.read.VocabularyReader;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.Words;
import org.fieldpost.notebook.Notebook;
import org.fieldpost.notebook.Safe;
import org.fieldpost.rehearsal.patrol.ManyReports;

/**
 * What ten thousand reports cost on the phone: opening the list, searching it, and frames while it is scrolled in a real window
 * of 390 by 844 px, the display's clock taken away.
 */
final class ReportListCost {

    private static final int REPORTS = 10_000;
    private static final int ROUNDS = 15;
    private static final int FRAMES = 900;

    /** As fast as a hurried thumb: 1,800 px in a second at 60 frames. */
    private static final double SCROLL_PX = 30;

    private static final List<String> SEARCHES = List.of("fuel", "barrier hut", "K7-99", "smuggling flour", "zzz");

    private final Mission mission;
    private final Path folder;

    ReportListCost(Mission mission, Path folder) {
        this.mission = mission;
        this.folder = folder;
    }

    void run() throws InterruptedException {
        Path file = folder.resolve("many.db");
        print("made", ms(() -> ManyReports.write(file, mission, "sorrenga", REPORTS, 7)));
        System.out.printf("A notebook with %,d reports:%n", REPORTS);
        try (Notebook notebook = open(file)) {
            Desk desk = desk(notebook, Background.atOnce());
            print("list, first visit", ms(() -> visit(desk)));
            print("list, each later visit (median)", median(() -> visit(desk)));
            search(desk);
        }
        frames(file);
    }

    private void search(Desk desk) {
        ReportsViewModel reports = visit(desk);
        print("first search of a visit", ms(() -> found(reports, "bridge")));
        for (String words : SEARCHES) {
            double ms = median(() -> found(reports, words));
            print("search '" + words + "', " + reports.shown().get().lines().size() + " found (median)", ms);
        }
    }

    private ReportsViewModel visit(Desk desk) {
        var reports = new ReportsViewModel(desk, mission, Words.in(Language.EN), ReportFilter.ALL);
        reports.refresh();
        return reports;
    }

    private static void found(ReportsViewModel reports, String words) {
        reports.narrow(ReportFilter.ALL.searching(words));
    }

    private static double ms(Runnable work) {
        long before = System.nanoTime();
        work.run();
        return (System.nanoTime() - before) / 1e6;
    }

    private static double median(Runnable work) {
        double[] ms = new double[ROUNDS];
        Arrays.setAll(ms, round -> ms(work));
        Arrays.sort(ms);
        return ms[ROUNDS / 2];
    }

    private static void print(String what, double ms) {
        System.out.printf(Locale.ROOT, "    %s: %.1f ms%n", what, ms);
    }

    private void frames(Path file) throws InterruptedException {
        System.setProperty("javafx.animation.fullspeed", "true");
        var started = new CountDownLatch(1);
        try {
            Platform.startup(started::countDown);
        } catch (UnsupportedOperationException | UnsatisfiedLinkError e) {
            System.out.println("    no display, so no frames: run the command under xvfb-run -a");
            return;
        }
        started.await();
        Platform.setImplicitExit(false);
        try (var background = new Background.Worker("notebook");
                Notebook notebook = open(file)) {
            Stage stage = onScreen(Stage::new);
            var app = onScreen(() -> new FieldpostApp(desk(notebook, background)));
            onScreen(() -> {
                app.show(stage);
                return true;
            });
            await(() -> stage.getScene().lookup("#nav-reports") != null);
            onScreen(() -> {
                app.reports();
                return true;
            });
            await(() ->
                    flow(stage).filter(flow -> flow.getCellCount() == REPORTS).isPresent());
            VirtualFlow<?> flow = onScreen(() -> flow(stage).orElseThrow());
            System.out.printf(
                    "    list scrolled, %d frames: %s%n",
                    FRAMES, Frames.of(FRAMES, frame -> flow.scrollPixels(SCROLL_PX)));
            System.out.printf(
                    "    list thrown from end to end, %d frames: %s%n",
                    FRAMES, Frames.of(FRAMES, frame -> flow.setPosition((frame * 37 % FRAMES) / (double) FRAMES)));
            onScreen(() -> {
                stage.close();
                return true;
            });
        } finally {
            Platform.exit();
        }
    }

    private static Optional<VirtualFlow<?>> flow(Stage stage) {
        Node found = stage.getScene().lookup("#reports .virtual-flow");
        return found instanceof VirtualFlow<?> flow ? Optional.of(flow) : Optional.empty();
    }

    private static Notebook open(Path file) {
        return Notebook.open(file, MissionMode.EXERCISE, Safe.withoutLock(), Clock.systemUTC());
    }

    private Desk desk(Notebook notebook, Background background) {
        Carrier unreachable = envelope -> new Carrier.LinkLost(Problem.of("link.lost", "bench"));
        return new Desk(
                notebook,
                MissionReader::shipped,
                VocabularyReader.shipped(),
                Clock.systemUTC(),
                new SecureRandom(),
                new Device(
                        new NoGps(),
                        new DesktopFiles(folder),
                        (title, ending) -> Optional.empty(),
                        new NoCamera(),
                        new NoShareSheet()),
                background,
                background,
                server -> unreachable);
    }

    private static void await(Supplier<Boolean> condition) throws InterruptedException {
        for (int patience = 0; patience < 1_000; patience++) {
            if (onScreen(condition)) {
                return;
            }
            Thread.sleep(20);
        }
        throw new IllegalStateException("The app's window did not get ready.");
    }

    private static <T> T onScreen(Supplier<T> work) {
        var result = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                result.complete(work.get());
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        return result.join();
    }
}
