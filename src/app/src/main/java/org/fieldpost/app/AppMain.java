package org.fieldpost.app;

import atlantafx.base.theme.PrimerLight;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.fieldpost.app.device.Device;
import org.fieldpost.app.device.PrivateFiles;
import org.fieldpost.app.device.attach.AttachFiles;
import org.fieldpost.app.device.attach.SqliteOnAndroid;
import org.fieldpost.app.device.desktop.DesktopFilePicker;
import org.fieldpost.app.device.desktop.DesktopFiles;
import org.fieldpost.app.device.desktop.NoCamera;
import org.fieldpost.app.device.desktop.NoGps;
import org.fieldpost.app.device.desktop.NoShareSheet;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.app.look.Theme;
import org.fieldpost.app.print.PdfWriter;
import org.fieldpost.app.print.PrintIntoFolder;
import org.fieldpost.app.screen.StartProblemView;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.Words;

/** Starts the app on a desktop or a phone. {@code --data=FOLDER} says where a desktop keeps its notebook. */
public final class AppMain extends Application {

    private static final String DATA = "--data=";

    /** Begun before JavaFX, which makes the application itself and can be told nothing else. */
    private static Optional<Opening> begun = Optional.empty();

    private Opening opening;
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
        Optional<String> data = Arrays.stream(args)
                .filter(arg -> arg.startsWith(DATA))
                .map(arg -> arg.substring(DATA.length()))
                .findFirst();
        if (data.isPresent()) {
            return new DesktopFiles(Path.of(data.get()));
        }
        return AttachFiles.find()
                .<PrivateFiles>map(found -> found)
                .orElseGet(() -> new DesktopFiles(Path.of(System.getProperty("user.home"), ".fieldpost")));
    }

    @Override
    public void start(Stage stage) {
        opening = begun.orElseGet(() -> opening(getParameters().getRaw().toArray(String[]::new)));
        waiting(stage);
        var device = new Device(
                new NoGps(), opening.files(), new DesktopFilePicker(() -> stage), new NoCamera(), new NoShareSheet());
        opening.whenOpen(device, background, link, desk -> open(desk, stage), problem -> say(problem, stage));
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

    private void open(Desk desk, Stage stage) {
        new FieldpostApp(desk)
                .sendingByItself(Duration.ofSeconds(5))
                .recordingTracks(Duration.ofSeconds(5))
                .printingBy(new PrintIntoFolder(opening.files()::sharedDirectory, PdfWriter::write))
                .show(stage);
    }

    /** In English: which language the officer chose stands in the notebook. */
    private static void say(Problem problem, Stage stage) {
        show(stage, new Scene((javafx.scene.Parent) StartProblemView.of(problem, Words.in(Language.EN)), 390, 844));
    }

    @Override
    public void stop() {
        link.close();
        background.close();
        opening.close();
    }
}
