package org.fieldpost.android;

import static org.assertj.core.api.Assertions.assertThat;
import static org.robolectric.Shadows.shadowOf;

import android.Manifest;
import android.app.Activity;
import android.app.Application;
import android.app.Notification;
import android.content.Intent;
import android.location.Location;
import android.location.LocationManager;
import android.os.Looper;
import android.os.SystemClock;
import android.provider.Settings;
import android.view.WindowManager;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.Robolectric;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.android.controller.ServiceController;
import org.robolectric.annotation.Config;

/** On Android's own classes, run here; what only a phone can show is listed in docs/decisions/0014. */
@RunWith(RobolectricTestRunner.class)
@Config(sdk = 34, manifest = Config.NONE)
public class TrackWatchTest {

    private static final String WISH =
            "fieldpost-track-wanted=1\nevery-ms=5000\nmode=open\nnotice=Working in the background\n";

    private final Application app = RuntimeEnvironment.getApplication();
    private File directory;
    private TrackWatch watch;

    @Before
    public void start() {
        watch = Robolectric.buildContentProvider(TrackWatch.class).create().get();
        directory = new File(app.getFilesDir(), "track");
        shadowOf(Looper.getMainLooper()).idle();
        receiver(true);
    }

    @Test
    public void every_screen_is_kept_out_of_pictures_from_its_first_moment() {
        Activity screen = Robolectric.buildActivity(Activity.class).create().get();

        assertThat(screen.getWindow().getAttributes().flags & WindowManager.LayoutParams.FLAG_SECURE)
                .isNotZero();
    }

    @Test
    public void since_when_the_phone_is_switched_on_is_noted_at_the_start_and_again_when_somebody_sets_the_clock()
            throws IOException {
        Settings.Global.putInt(app.getContentResolver(), Settings.Global.BOOT_COUNT, 41);
        watch.onCreate();
        assertBooted(41);

        Settings.Global.putInt(app.getContentResolver(), Settings.Global.BOOT_COUNT, 42);
        app.sendBroadcast(new Intent(Intent.ACTION_TIME_CHANGED));
        shadowOf(Looper.getMainLooper()).idle();
        assertBooted(42);
    }

    private void assertBooted(int boot) throws IOException {
        String[] said = Files.readString(new File(directory, "booted").toPath()).split(" ", -1);
        assertThat(said[0]).isEqualTo(String.valueOf(boot));
        assertThat(Long.parseLong(said[1]))
                .isBetween(
                        System.currentTimeMillis() - SystemClock.elapsedRealtime() - 60_000,
                        System.currentTimeMillis() - SystemClock.elapsedRealtime() + 60_000);
    }

    @Test
    public void a_wanted_track_asks_the_officer_once_and_begins_when_they_agree() throws IOException {
        var screen = Robolectric.buildActivity(Activity.class).setup();
        assertThat(shadowOf(screen.get()).getLastRequestedPermission()).isNull();

        want(WISH);
        watch.consider();

        assertThat(shadowOf(screen.get()).getLastRequestedPermission().requestedPermissions)
                .contains(Manifest.permission.ACCESS_FINE_LOCATION, Manifest.permission.POST_NOTIFICATIONS);
        assertThat(shadowOf(app).getNextStartedService()).isNull();

        screen.pause();
        allow();
        screen.resume();

        assertThat(shadowOf(app).getNextStartedService().getComponent().getClassName())
                .isEqualTo(PositionService.class.getName());
    }

    @Test
    public void an_officer_who_said_no_is_not_asked_again_on_this_screen_and_the_app_is_told() throws IOException {
        want(WISH);
        var screen = Robolectric.buildActivity(Activity.class).setup();

        screen.pause();
        screen.resume();

        assertThat(standing()).isEqualTo("not-allowed");
        assertThat(shadowOf(app).getNextStartedService()).isNull();
    }

    @Test
    public void without_a_screen_in_front_nothing_begins_that_android_would_forbid() throws IOException {
        allow();
        want(WISH);

        watch.consider();

        assertThat(shadowOf(app).getNextStartedService()).isNull();
        assertThat(standing()).isEqualTo("not-in-front");
    }

    @Test
    public void the_service_shows_a_neutral_notice_and_writes_each_fix_with_its_own_time() throws IOException {
        allow();
        want(WISH);
        ServiceController<PositionService> service = service();

        measure(7.36, -8.71);
        measure(7.37, -8.72);

        Notification notice = shadowOf(service.get()).getLastForegroundNotification();
        assertThat(notice.extras.getString(Notification.EXTRA_TEXT)).isEqualTo("Working in the background");
        assertThat(notice.visibility).isEqualTo(Notification.VISIBILITY_SECRET);
        service.destroy();
        assertThat(new File(directory, "1.track")).hasSize(TrackFileWriter.MAGIC.length + 1 + 2 * (2 + Fix.BYTES + 4));
        assertThat(standing()).isEqualTo("recording");
    }

    @Test
    public void a_sealed_track_holds_neither_latitude_nor_longitude_in_the_clear() throws Exception {
        allow();
        want(sealedTo(publicKey()));
        ServiceController<PositionService> service = service();

        measure(7.36, -8.71);
        service.destroy();

        byte[] file = Files.readAllBytes(new File(directory, "1.track").toPath());
        assertThat(file).hasSize(TrackFileWriter.MAGIC.length + 1 + 8 + 65 + 2 + Fix.BYTES + 16);
        String all = new String(file, StandardCharsets.ISO_8859_1);
        for (int told : new int[] {73_600_000, -87_100_000}) {
            byte[] digits = ByteBuffer.allocate(4).putInt(told).array();
            assertThat(all).doesNotContain(new String(digits, StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    public void once_the_wish_is_gone_the_service_stops_and_nothing_is_told() throws IOException {
        allow();
        want(WISH);
        ServiceController<PositionService> service = service();

        assertThat(new File(directory, Wanted.FILE).delete()).isTrue();
        watch.consider();

        assertThat(shadowOf(service.get()).isStoppedBySelf()).isTrue();
        service.destroy();
        watch.consider();
        assertThat(new File(directory, Standing.FILE)).doesNotExist();
    }

    @Test
    public void killed_and_started_again_by_android_it_goes_on_in_a_new_file() throws IOException {
        allow();
        want(WISH);
        ServiceController<PositionService> killed = service();
        measure(7.36, -8.71);
        killed.destroy();

        var again = Robolectric.buildService(PositionService.class).create();
        int stays = again.get().onStartCommand(null, 0, 1);
        idle(again);
        measure(7.36, -8.71);

        assertThat(stays).isEqualTo(PositionService.START_STICKY);
        assertThat(new File(directory, "2.track")).exists();
        again.destroy();
    }

    @Test
    public void location_switched_off_is_told() throws IOException {
        allow();
        want(WISH);
        receiver(false);

        ServiceController<PositionService> service = service();

        assertThat(standing()).isEqualTo("switched-off");
        service.destroy();
    }

    @Test
    public void a_fix_carries_the_moment_it_was_measured_not_when_it_was_told() {
        var location = new Location(LocationManager.GPS_PROVIDER);
        location.setElapsedRealtimeNanos(SystemClock.elapsedRealtimeNanos());

        byte[] bytes = PositionService.fix(
                        location, 1_764_000_030_000L, location.getElapsedRealtimeNanos() + 30_000_000_000L)
                .bytes();

        assertThat(ByteBuffer.wrap(bytes).getLong()).isEqualTo(1_764_000_000_000L);
    }

    private static String sealedTo(byte[] point) {
        return WISH.replace("mode=open", "mode=sealed\nkey=" + HexFormat.of().formatHex(point));
    }

    private static byte[] publicKey() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        // the point stands at the end of what the key writes of itself
        byte[] encoded = generator.generateKeyPair().getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - 65, encoded.length);
    }

    private ServiceController<PositionService> service() {
        var service = Robolectric.buildService(PositionService.class, new Intent())
                .create()
                .startCommand(0, 1);
        idle(service);
        return service;
    }

    private void receiver(boolean on) {
        shadowOf(app.getSystemService(LocationManager.class)).setProviderEnabled(LocationManager.GPS_PROVIDER, on);
    }

    private static void idle(ServiceController<PositionService> service) {
        shadowOf(service.get().looper()).idle();
        shadowOf(Looper.getMainLooper()).idle();
    }

    private void measure(double latitudeDeg, double longitudeDeg) {
        var location = new Location(LocationManager.GPS_PROVIDER);
        location.setLatitude(latitudeDeg);
        location.setLongitude(longitudeDeg);
        location.setAccuracy(4);
        location.setTime(System.currentTimeMillis());
        SystemClock.sleep(6_000);
        location.setElapsedRealtimeNanos(SystemClock.elapsedRealtimeNanos());
        shadowOf(app.getSystemService(LocationManager.class)).simulateLocation(location);
        shadowOf(PositionService.running().looper()).idle();
    }

    private void allow() {
        shadowOf(app).grantPermissions(Manifest.permission.ACCESS_FINE_LOCATION);
    }

    private void want(String wish) throws IOException {
        Files.writeString(new File(directory, Wanted.FILE).toPath(), wish);
    }

    private String standing() throws IOException {
        return Files.readString(new File(directory, Standing.FILE).toPath());
    }
}
