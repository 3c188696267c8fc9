package org.fieldpost.rehearsal;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.fieldpost.app.Background;
import org.fieldpost.app.Desk;
import org.fieldpost.app.FieldpostApp;
import org.fieldpost.app.device.Device;
import org.fieldpost.app.device.desktop.DesktopFilePicker;
import org.fieldpost.app.device.desktop.DesktopFiles;
import org.fieldpost.app.device.desktop.NoCamera;
import org.fieldpost.app.device.desktop.NoShareSheet;
import org.fieldpost.app.device.desktop.SimulatedGps;
import org.fieldpost.app.print.PdfWriter;
import org.fieldpost.app.print.PrintIntoFolder;
import org.fieldpost.exchange.carrier.HttpCarrier;
import org.fieldpost.exchange.enrolment.Invitation;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.place.KnownPoint;
import org.fieldpost.model.read.MissionReader;
import org.fieldpost.model.read.VocabularyReader;
import org.fieldpost.notebook.Notebook;
import org.fieldpost.notebook.Safe;

/** The real phone app in a window, enrolled with the demonstration's server, standing at one of the mission's places. */
final class PhoneWindow implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Notebook notebook;
    private final Background.Worker background = new Background.Worker("notebook");
    private final Background.Worker link = new Background.Worker("link");

    private PhoneWindow(Notebook notebook) {
        this.notebook = notebook;
    }

    /** Opens it; empty where there is no display, or none that can be opened. */
    static Optional<PhoneWindow> open(Path folder, Mission mission, Invitation invitation) {
        var started = new CountDownLatch(1);
        try {
            Platform.startup(started::countDown);
            started.await();
        } catch (UnsupportedOperationException | UnsatisfiedLinkError noDisplay) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (RuntimeException e) {
            if (e.getCause() instanceof UnsatisfiedLinkError) {
                return Optional.empty();
            }
            throw e;
        }
        Platform.setImplicitExit(false);
        Notebook notebook =
                Notebook.open(folder.resolve("visitor.db"), invitation.mode(), Safe.withoutLock(), Clock.systemUTC());
        notebook.enrol(invitation, new SecureRandom());
        var window = new PhoneWindow(notebook);
        Platform.runLater(() -> window.show(folder, mission));
        return Optional.of(window);
    }

    private void show(Path folder, Mission mission) {
        KnownPoint here = mission.points().stream()
                .filter(p -> p.sort() == KnownPoint.Sort.BORDER)
                .findFirst()
                .orElse(mission.points().get(0));
        var files = new DesktopFiles(folder.resolve("visitor"));
        var desk = new Desk(
                notebook,
                MissionReader::shipped,
                VocabularyReader.shipped(),
                Clock.systemUTC(),
                new SecureRandom(),
                new Device(
                        new SimulatedGps(here.point()),
                        files,
                        new DesktopFilePicker(() -> Window.getWindows().get(0)),
                        new NoCamera(),
                        new NoShareSheet()),
                background,
                link,
                server -> new HttpCarrier(server, PATIENCE));
        var stage = new Stage();
        new FieldpostApp(desk)
                .recordingTracks(Duration.ofSeconds(5))
                .printingBy(new PrintIntoFolder(files::sharedDirectory, PdfWriter::write))
                .show(stage);
    }

    /** Saves what is under way. Does not wait for JavaFX, whose thread may be gone when the process is told to stop. */
    @Override
    public void close() {
        link.close();
        background.close();
        notebook.close();
    }
}
