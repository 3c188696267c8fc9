package org.fieldpost.rehearsal.bench;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.fieldpost.app.Background;
import org.fieldpost.app.Desk;
import org.fieldpost.app.FieldpostApp;
import org.fieldpost.app.device.Device;
import org.fieldpost.app.device.desktop.DesktopFilePicker;
import org.fieldpost.app.device.desktop.DesktopFiles;
import org.fieldpost.app.device.desktop.NoCamera;
import org.fieldpost.app.device.desktop.NoShareSheet;
import org.fieldpost.app.device.desktop.SimulatedGps;
import org.fieldpost.app.map.MapCanvas;
import org.fieldpost.app.map.Viewport;
import org.fieldpost.exchange.Carrier;
import org.fieldpost.exchange.enrolment.Invitation;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.read.VocabularyReader;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Problem;
import org.fieldpost.notebook.Notebook;
import org.fieldpost.notebook.Safe;

/**
 * Frames of the phone's map in a real window of 390 by 844 px with own reports: the whole app, not the drawing alone.
 * Three hundred in the exercise's country, then a thousand in a large one with 33 regions. The display's clock is taken away, so
 * that a frame is as short as the machine makes it.
 */
final class MapFrames {

    private static final int FRAMES = 900;
    private static final double NEAR_ZOOM = 12;

    /** As fast as a hurried thumb: 900 px in a second at 60 frames. */
    private static final double PAN_PX = 15;

    /** In half a second twice as near. */
    private static final double ZOOM_STEPS = 1 / 30.0;

    private final Invitation invitation;
    private final Path folder;

    MapFrames(Invitation invitation, Path folder) {
        this.invitation = invitation;
        this.folder = folder;
    }

    /** @param farZoom at which the whole country is in view */
    private record Scenery(Mission mission, int reports, double farZoom, Point middle) {}

    void run(Mission exercise) throws InterruptedException {
        startJavaFx();
        try {
            measure(new Scenery(exercise, 300, 7.2, exercise.points().get(0).point()));
            measure(new Scenery(Colombia.mission(), 1_000, 5.3, new Point(4.6, -73.1)));
        } finally {
            Platform.exit();
        }
    }

    private void measure(Scenery scenery) throws InterruptedException {
        Path file = folder.resolve(scenery.mission().id() + ".db");
        try (var background = new Background.Worker("notebook");
                var link = new Background.Worker("link");
                Notebook notebook = Notebook.open(file, invitation.mode(), Safe.withoutLock(), Clock.systemUTC())) {
            notebook.enrol(invitation, new SecureRandom());
            List<Observation> seen = Fieldwork.observations(scenery.mission(), scenery.reports(), Optional.empty(), 11);
            for (int i = 0; i < seen.size(); i++) {
                notebook.submit(seen.get(i), String.format("%016x", i));
            }
            Stage stage = onScreen(() -> show(notebook, background, link, scenery));
            MapCanvas map = openMap(stage);
            print(map, scenery);
            onScreen(() -> {
                stage.close();
                return true;
            });
        }
    }

    private static void startJavaFx() throws InterruptedException {
        System.setProperty("javafx.animation.fullspeed", "true");
        var started = new CountDownLatch(1);
        try {
            Platform.startup(started::countDown);
        } catch (UnsupportedOperationException | UnsatisfiedLinkError e) {
            throw new IllegalStateException("there is no display. Run the command under xvfb-run -a.", e);
        }
        started.await();
        Platform.setImplicitExit(false);
    }

    private Stage show(Notebook notebook, Background background, Background link, Scenery scenery) {
        Carrier unreachable = envelope -> new Carrier.LinkLost(Problem.of("link.lost", "bench"));
        var stage = new Stage();
        var desk = new Desk(
                notebook,
                named -> scenery.mission(),
                VocabularyReader.shipped(),
                Clock.systemUTC(),
                new SecureRandom(),
                new Device(
                        new SimulatedGps(scenery.middle()),
                        new DesktopFiles(folder),
                        new DesktopFilePicker(() -> stage),
                        new NoCamera(),
                        new NoShareSheet()),
                background,
                link,
                server -> unreachable);
        app = new FieldpostApp(desk);
        app.show(stage);
        return stage;
    }

    private FieldpostApp app;

    private MapCanvas openMap(Stage stage) throws InterruptedException {
        await(() -> stage.getScene().lookup("#nav-map") != null);
        onScreen(() -> {
            app.map();
            return true;
        });
        MapCanvas map = onScreen(() -> (MapCanvas) stage.getScene().lookup("#map"));
        await(map::settled);
        return map;
    }

    private static void print(MapCanvas map, Scenery scenery) throws InterruptedException {
        System.out.printf(
                "The map of %s, %d regions, %,d own reports, without a background map, %d frames each:%n",
                scenery.mission().name(Language.EN),
                scenery.mission().regions().regions().size(),
                scenery.reports(),
                FRAMES);
        double far = scenery.farZoom();
        print("pan, the whole country in view", map, scenery.middle(), far, frame -> pan(map, frame));
        print("pan, a village in view", map, scenery.middle(), NEAR_ZOOM, frame -> pan(map, frame));
        print("zoom in and out", map, scenery.middle(), far, frame -> zoom(map, frame));
    }

    private static void print(String what, MapCanvas map, Point middle, double zoom, IntConsumer moving)
            throws InterruptedException {
        onScreen(() -> {
            Viewport now = map.view().get();
            map.jumpTo(now.centredOn(middle).atZoom(zoom));
            return true;
        });
        await(map::settled);
        System.out.printf("    %s: %s%n", what, Frames.of(FRAMES, moving));
    }

    /** In wide circles: every direction, and over the edge of what was drawn again and again. */
    private static void pan(MapCanvas map, int frame) {
        double angle = frame / 60.0;
        map.pan(PAN_PX * Math.cos(angle), PAN_PX * Math.sin(angle));
    }

    private static void zoom(MapCanvas map, int frame) {
        boolean nearer = frame / 150 % 2 == 0;
        map.zoomNow(nearer ? ZOOM_STEPS : -ZOOM_STEPS, map.getWidth() / 2, map.getHeight() / 3);
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
