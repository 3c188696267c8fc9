package org.fieldpost.app.device.attach;

import com.gluonhq.attach.keyboard.KeyboardService;
import com.gluonhq.attach.lifecycle.LifecycleService;
import com.gluonhq.attach.pictures.PicturesService;
import com.gluonhq.attach.position.PositionService;
import com.gluonhq.attach.share.ShareService;
import com.gluonhq.attach.statusbar.StatusBarService;
import com.gluonhq.attach.util.Platform;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.fieldpost.app.device.Device;
import org.fieldpost.app.device.FilePicker;
import org.fieldpost.app.device.Gps;
import org.fieldpost.app.device.Lifecycle;
import org.fieldpost.app.device.Pictures;
import org.fieldpost.app.device.PrivateFiles;
import org.fieldpost.app.device.Screen;
import org.fieldpost.app.device.Sharing;
import org.fieldpost.app.device.desktop.NoCamera;
import org.fieldpost.app.device.desktop.NoGps;
import org.fieldpost.app.device.desktop.NoShareSheet;
import org.fieldpost.app.device.track.NotedBootClock;
import org.fieldpost.app.device.track.TrackFileGps;
import org.fieldpost.app.device.track.TrackFiles;
import org.fieldpost.app.device.track.TrackKeys;
import org.fieldpost.model.report.BootClock;

/** What a phone has, chosen in one place: an Android's position from its own service, an iPhone's from Attach, the rest alike. */
public final class PhoneDevice {

    private PhoneDevice() {}

    /**
     * The phone this runs on; empty on a desktop. On JavaFX's thread.
     *
     * @param files as {@link AttachFiles} found them
     * @param keys opens what the phone recorded by itself
     */
    public static Optional<Device> find(
            PrivateFiles files, FilePicker picker, TrackKeys keys, SecureRandom random, Clock clock) {
        if (Platform.isDesktop()) {
            return Optional.empty();
        }
        Lifecycle lifecycle =
                LifecycleService.create().<Lifecycle>map(AttachLifecycle::new).orElse(Lifecycle.SILENT);
        Gps gps = Platform.isAndroid()
                ? new TrackFileGps(new TrackFiles(files.privateDirectory(), keys, random, clock), clock)
                : attached(lifecycle, clock);
        Pictures pictures =
                PicturesService.create().<Pictures>map(AttachPictures::new).orElseGet(NoCamera::new);
        Sharing sharing = ShareService.create().<Sharing>map(AttachSharing::new).orElseGet(NoShareSheet::new);
        Screen screen = new AttachScreen(KeyboardService.create(), StatusBarService.create());
        BootClock boots = Platform.isAndroid() ? new NotedBootClock(files.privateDirectory()) : BootClock.NONE;
        return Optional.of(new Device(gps, files, picker, pictures, sharing, lifecycle, screen, boots));
    }

    private static Gps attached(Lifecycle lifecycle, Clock clock) {
        Optional<AttachGps> found = PositionService.create().map(service -> new AttachGps(service, clock));
        found.ifPresent(lifecycle::tell);
        return found.<Gps>map(gps -> gps).orElseGet(NoGps::new);
    }
}
