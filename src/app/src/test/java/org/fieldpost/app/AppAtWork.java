package org.fieldpost.app;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.stage.Stage;
import org.fieldpost.app.device.Device;
import org.fieldpost.app.device.Gps;
import org.fieldpost.app.device.Pictures;
import org.fieldpost.app.device.desktop.DesktopFiles;
import org.fieldpost.app.device.desktop.NoCamera;
import org.fieldpost.app.device.desktop.NoGps;
import org.fieldpost.app.device.desktop.NoShareSheet;
import org.fieldpost.app.device.desktop.SimulatedGps;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Carrier;
import org.fieldpost.exchange.ExchangeEngine;
import org.fieldpost.exchange.SeededRandom;
import org.fieldpost.exchange.enrolment.Invitation;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.read.MissionReader;
import org.fieldpost.notebook.Enrolled;
import org.fieldpost.notebook.Notebook;
import org.fieldpost.notebook.Safe;

/**
 * The app on a real notebook file with a simulated server at the other end, standing at Sanniquellie near Liberia's border
 * with Guinea. Without a window everything happens at once; in a window on the app's own workers.
 */
public final class AppAtWork implements AutoCloseable {

    public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    public static final Point SANNIQUELLIE =
            Samples.liberia().point("BP03").orElseThrow().point();

    private static final double PHONE_WIDTH = 390;
    private static final double PHONE_HEIGHT = 844;

    private final Path folder;
    private final MissionMode mode;
    private final boolean inWindow;
    private SimulatedServer server = new SimulatedServer(17);
    private final FieldClock clock = new FieldClock(NOON);
    private Gps gps = new SimulatedGps(new Point(SANNIQUELLIE.latitudeDeg() + 0.0004, SANNIQUELLIE.longitudeDeg()));
    private Optional<Path> chosenFile = Optional.empty();
    private Pictures camera = new NoCamera();
    private Notebook notebook;
    private Background background;
    private Background link;
    private FieldpostApp app;

    private AppAtWork(Path folder, MissionMode mode, boolean inWindow) {
        this.folder = folder;
        this.mode = mode;
        this.inWindow = inWindow;
        open();
    }

    public static AppAtWork withoutWindow(Path folder) {
        return new AppAtWork(folder, MissionMode.LIVE, false);
    }

    public static AppAtWork inWindow(Path folder, MissionMode mode) {
        return new AppAtWork(folder, mode, true);
    }

    private void open() {
        notebook = Notebook.open(folder.resolve("notebook.db"), mode, Safe.withoutLock(), clock);
        background = inWindow ? new Background.Worker("notebook") : Background.atOnce();
        link = inWindow ? new Background.Worker("link") : Background.atOnce();
    }

    public AppAtWork enrolled() {
        return enrolledIn("liberia");
    }

    /** Also where this app has no such mission. */
    public AppAtWork enrolledIn(String missionPackage) {
        notebook.enrol(
                server.invitation(mode, missionPackage, NOON.plus(Duration.ofHours(24))),
                new SeededRandom(6 + server.enrolment()));
        return this;
    }

    /** Another officer's phone of the same mission. */
    public AppAtWork of(String officer, long enrolment) {
        server = new SimulatedServer(17, 5, enrolment, officer);
        return this;
    }

    /** A phone of another mission, whose server has keys of its own. */
    public AppAtWork ofMission(long mission) {
        server = new SimulatedServer(mission, mission, 17, "K7");
        return this;
    }

    /** The officer is there now. */
    public void walksTo(Point there) {
        ((SimulatedGps) gps).moveTo(there);
    }

    /** A receiver of its own kind. */
    public AppAtWork with(Gps other) {
        gps = other;
        return this;
    }

    public AppAtWork withoutGps() {
        gps = new NoGps();
        return this;
    }

    /** The camera will give this picture, in a file of the app's own. */
    public AppAtWork photographs(Path file) {
        camera = new FileCamera(file);
        return this;
    }

    public AppAtWork standingAt(Point place) {
        gps = new SimulatedGps(place);
        return this;
    }

    /** The phone has heard from the server what it has to say. */
    public AppAtWork heardFromServer() {
        ExchangeEngine engine = notebook.engine(new SeededRandom(9));
        Bytes envelope = engine.write(ExchangeEngine.USUAL_BODY_BYTES);
        if (server.carry(phone(), envelope) instanceof Carrier.Answered answered) {
            answered.envelopes().forEach(engine::read);
        }
        return this;
    }

    /** Everything in the background runs as this says. */
    public AppAtWork workingBy(Background other) {
        background = other;
        link = other;
        return this;
    }

    public Invitation invitation() {
        return server.invitation(mode, "liberia", NOON.plus(Duration.ofHours(24)));
    }

    public Desk desk() {
        return new Desk(
                notebook,
                MissionReader::shipped,
                Samples.vocabulary(),
                clock,
                new SeededRandom(clock.millis()),
                new Device(gps, new DesktopFiles(folder), (title, ending) -> chosenFile, camera, new NoShareSheet()),
                background,
                link,
                address -> envelope -> server.carry(phone(), envelope));
    }

    /** Opens the app's window. On JavaFX's thread. */
    public FieldpostApp show(Stage stage) {
        // the window is as large as the test before left it
        stage.setWidth(PHONE_WIDTH);
        stage.setHeight(PHONE_HEIGHT);
        app = new FieldpostApp(desk()).reachedAt(() -> List.of("127.0.0.1"));
        app.show(stage);
        return app;
    }

    public FieldpostApp app() {
        return app;
    }

    /** The officer will choose this file when asked for one. */
    public void chooses(Path file) {
        chosenFile = Optional.of(file);
    }

    public Notebook notebook() {
        return notebook;
    }

    public SimulatedServer server() {
        return server;
    }

    public FieldClock clock() {
        return clock;
    }

    public Mission mission() {
        return Samples.liberia();
    }

    public Enrolled phone() {
        return notebook.enrolment().orElseThrow();
    }

    /** Another program has torn a page out of the notebook while the app has it open. */
    public void spoil() {
        try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("notebook.db"));
                Statement statement = db.createStatement()) {
            statement.executeUpdate("DROP TABLE draft; DROP TABLE report");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The app was closed, and its notebook is opened again. */
    public void reopen() {
        close();
        open();
    }

    @Override
    public void close() {
        if (link instanceof Background.Worker worker) {
            worker.close();
        }
        if (background instanceof Background.Worker worker) {
            worker.close();
        }
        notebook.close();
    }
}
