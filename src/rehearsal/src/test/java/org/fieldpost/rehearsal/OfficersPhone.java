package org.fieldpost.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.fieldpost.app.Background;
import org.fieldpost.app.Desk;
import org.fieldpost.app.device.Device;
import org.fieldpost.app.device.desktop.DesktopFiles;
import org.fieldpost.app.device.desktop.NoCamera;
import org.fieldpost.app.device.desktop.NoShareSheet;
import org.fieldpost.app.device.desktop.SimulatedGps;
import org.fieldpost.app.exchange.ExchangeViewModel;
import org.fieldpost.app.screen.EnrolViewModel;
import org.fieldpost.exchange.carrier.HttpCarrier;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.read.MissionReader;
import org.fieldpost.model.read.VocabularyReader;
import org.fieldpost.notebook.Notebook;
import org.fieldpost.notebook.Safe;
import org.fieldpost.server.SyncServer;

/** An officer's phone without a window: notebook, view models and HTTP are the real ones, and it stands at a known point. */
final class OfficersPhone implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final SecureRandom random = new SecureRandom();
    private final Path folder;
    private final SimulatedGps gps;
    private final Clock clock;
    private Optional<Path> chosen = Optional.empty();
    private Notebook notebook;

    private OfficersPhone(Path folder, SimulatedGps gps, Clock clock) {
        this.folder = folder;
        this.gps = gps;
        this.clock = clock;
        open();
    }

    static OfficersPhone enrolled(SyncServer server, Mission mission, Path folder, String point, Clock clock) {
        var gps = new SimulatedGps(mission.point(point).orElseThrow().point());
        var phone = new OfficersPhone(folder, gps, clock);
        var enrol = new EnrolViewModel(phone.desk(), joined -> {});
        enrol.useCode(server.phones().invite(server.forPhones()).code());
        assertThat(enrol.problem().get()).isEmpty();
        return phone;
    }

    private void open() {
        notebook = Notebook.open(folder.resolve("notebook.db"), MissionMode.LIVE, Safe.withoutLock(), clock);
    }

    /** The officer will choose this file when asked for one. */
    OfficersPhone choosing(Path file) {
        chosen = Optional.of(file);
        return this;
    }

    Desk desk() {
        return new Desk(
                        notebook,
                        MissionReader::shipped,
                        VocabularyReader.shipped(),
                        clock,
                        random,
                        new Device(
                                gps,
                                new DesktopFiles(folder),
                                (title, ending) -> chosen,
                                new NoCamera(),
                                new NoShareSheet()),
                        Background.atOnce(),
                        Background.atOnce(),
                        address -> new HttpCarrier(address, PATIENCE))
                .withTakenPackage();
    }

    Notebook notebook() {
        return notebook;
    }

    /** The app was closed and is open again. */
    void reopen() {
        notebook.close();
        open();
    }

    void sendsOverTheNetwork() {
        var exchange = new ExchangeViewModel(desk());
        exchange.sendNow();
        assertThat(exchange.state().get().news().orElseThrow().good()).isTrue();
        assertThat(exchange.state().get().waiting()).isZero();
    }

    @Override
    public void close() {
        notebook.close();
    }
}
