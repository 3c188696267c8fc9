package org.fieldpost.app;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import javafx.application.Application;
import javafx.stage.Stage;
import org.fieldpost.app.device.Device;
import org.fieldpost.app.device.PrivateFiles;
import org.fieldpost.app.device.attach.AttachFiles;
import org.fieldpost.app.device.desktop.DesktopFilePicker;
import org.fieldpost.app.device.desktop.DesktopFiles;
import org.fieldpost.app.device.desktop.NoCamera;
import org.fieldpost.app.device.desktop.NoGps;
import org.fieldpost.app.device.desktop.NoShareSheet;
import org.fieldpost.app.print.PdfWriter;
import org.fieldpost.app.print.PrintIntoFolder;
import org.fieldpost.exchange.carrier.HttpCarrier;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.read.MissionReader;
import org.fieldpost.model.read.VocabularyReader;
import org.fieldpost.notebook.Notebook;
import org.fieldpost.notebook.Safe;

/** Starts the app on a desktop or a phone. {@code --data=FOLDER} says where a desktop keeps its notebook. */
public final class AppMain extends Application {

    /** A minute: what one envelope may take on a 2G link. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Notebook notebook;
    private Background.Worker background;
    private Background.Worker link;

    public static void main(String[] args) {
        launch(args);
    }

    @Override
    public void start(Stage stage) {
        String data = getParameters().getNamed().getOrDefault("data", System.getProperty("user.home") + "/.fieldpost");
        PrivateFiles files = AttachFiles.find()
                .<PrivateFiles>map(found -> found)
                .filter(found -> !getParameters().getNamed().containsKey("data"))
                .orElse(new DesktopFiles(Path.of(data)));
        notebook = Notebook.open(
                files.privateDirectory().resolve("notebook.db"),
                MissionMode.LIVE,
                Safe.withoutLock(),
                Clock.systemUTC());
        background = new Background.Worker("notebook");
        link = new Background.Worker("link");
        var desk = new Desk(
                notebook,
                MissionReader::shipped,
                VocabularyReader.shipped(),
                Clock.systemUTC(),
                new SecureRandom(),
                new Device(new NoGps(), files, new DesktopFilePicker(() -> stage), new NoCamera(), new NoShareSheet()),
                background,
                link,
                server -> new HttpCarrier(server, PATIENCE));
        new FieldpostApp(desk)
                .sendingByItself(Duration.ofSeconds(5))
                .recordingTracks(Duration.ofSeconds(5))
                .printingBy(new PrintIntoFolder(files::sharedDirectory, PdfWriter::write))
                .show(stage);
    }

    @Override
    public void stop() {
        link.close();
        background.close();
        notebook.close();
    }
}
