package org.fieldpost.app;

import atlantafx.base.theme.PrimerLight;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.fieldpost.app.device.Device;
import org.fieldpost.app.device.Gps;
import org.fieldpost.app.device.PrivateFiles;
import org.fieldpost.app.device.Screen;
import org.fieldpost.app.device.attach.AttachFiles;
import org.fieldpost.app.device.attach.FolderPicker;
import org.fieldpost.app.device.attach.PhoneDevice;
import org.fieldpost.app.device.attach.SqliteOnAndroid;
import org.fieldpost.app.device.desktop.DesktopFilePicker;
import org.fieldpost.app.device.desktop.DesktopFiles;
import org.fieldpost.app.device.desktop.LinuxBootClock;
import org.fieldpost.app.device.desktop.NoCamera;
import org.fieldpost.app.device.desktop.NoGps;
import org.fieldpost.app.device.desktop.NoShareSheet;
import org.fieldpost.app.device.desktop.RecordedTrackGps;
import org.fieldpost.app.device.desktop.WindowLifecycle;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.app.look.Theme;
import org.fieldpost.app.print.PdfWriter;
import org.fieldpost.app.print.PrintIntoFolder;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Words;

/**
 * Starts the app on a desktop or a phone. {@code --data=FOLDER} says where a desktop keeps its notebook, {@code --track=FILE} which
 * recorded track stands in for its receiver, {@code --track-speed=10} how much faster than it was.
 */
public final class AppMain extends Application {

    private static final String DATA = "--data=";
    private static final String TRACK = "--track=";
    private static final String TRACK_SPEED = "--track-speed=";

    /** Begun before JavaFX, which makes the application itself and can be told nothing else. */
    private static Optional<Opening> begun = Optional.empty();

    private Opening opening;
    private Optional<Door> door = Optional.empty();
    private final Background.Worker background = new Background.Worker("notebook");
    private final Background.Worker link = new Background.Worker("link");

    public static void main(String[] args) {
        begun = Optional.of(opening(args));
        launch(args);
    }

    private static Opening opening(String... args) {
        PrivateFiles files = files(args);
        SqliteOnAndroid.prepare(files.privateDirectory());
        return new Opening(files);
    }

    private static PrivateFiles files(String... args) {
        Optional<String> data = option(DATA, args);
        if (data.isPresent()) {
            return new DesktopFiles(Path.of(data.get()));
        }
        return AttachFiles.find()
                .<PrivateFiles>map(found -> found)
                .orElseGet(() -> new DesktopFiles(Path.of(System.getProperty("user.home"), ".fieldpost")));
    }

    private static Optional<String> option(String name, String... args) {
        return Arrays.stream(args)
                .filter(arg -> arg.startsWith(name))
                .map(arg -> arg.substring(name.length()))
                .findFirst();
    }

    private static Gps gps(String... args) {
        double speed = option(TRACK_SPEED, args).map(Double::parseDouble).orElse(1.0);
        return option(TRACK, args)
                .<Gps>map(file -> RecordedTrackGps.playing(Path.of(file), Clock.systemUTC(), speed))
                .orElseGet(NoGps::new);
    }

    @Override
    public void start(Stage stage) {
        opening = begun.orElseGet(() -> opening(getParameters().getRaw().toArray(String[]::new)));
        waiting(stage);
        var random = new SecureRandom();
        var keys = new OpenNotebooksTrackKeys();
        var folder = new FolderPicker(stage::getScene, opening.files().sharedDirectory(), this::words, background);
        Device device = PhoneDevice.find(opening.files(), folder, keys, random, Clock.systemUTC())
                .orElseGet(() -> desktop(stage));
        door = Optional.of(new Door(stage, opening, device, background, link, keys, this::fit));
        door.get().show();
    }

    private Device desktop(Stage stage) {
        return new Device(
                gps(getParameters().getRaw().toArray(String[]::new)),
                opening.files(),
                new DesktopFilePicker(() -> stage),
                new NoCamera(),
                new NoShareSheet(),
                new WindowLifecycle(stage),
                Screen.OF_A_DESKTOP,
                new LinuxBootClock(Path.of("/proc"), Clock.systemUTC()));
    }

    private Words words() {
        return door.map(Door::words).orElse(Words.in(Language.EN));
    }

    /** The window with the app's name in it: what JavaFX needs for it, every screen needs as well. */
    private static void waiting(Stage stage) {
        setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        Theme.loadFonts();
        show(stage, new Scene(Pieces.page(Pieces.label("Fieldpost", "title")), 390, 844));
    }

    private static void show(Stage stage, Scene scene) {
        scene.getStylesheets().setAll(Theme.LIGHT.styleSheet());
        stage.setTitle("Fieldpost");
        stage.setScene(scene);
        stage.show();
    }

    /** What the app does by itself. */
    private void fit(FieldpostApp app, Desk desk) {
        app.sendingByItself(Duration.ofSeconds(5))
                .recordingTracks(Duration.ofSeconds(5))
                .printingBy(new PrintIntoFolder(opening.files()::sharedDirectory, PdfWriter::write));
    }

    @Override
    public void stop() {
        link.close();
        background.close();
        door.ifPresent(Door::close);
    }
}
