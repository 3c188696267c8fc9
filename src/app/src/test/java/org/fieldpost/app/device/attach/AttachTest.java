package org.fieldpost.app.device.attach;

import static org.assertj.core.api.Assertions.assertThat;

import com.gluonhq.attach.keyboard.KeyboardService;
import com.gluonhq.attach.lifecycle.LifecycleEvent;
import com.gluonhq.attach.lifecycle.LifecycleService;
import com.gluonhq.attach.pictures.PicturesService;
import com.gluonhq.attach.position.Parameters;
import com.gluonhq.attach.position.PositionService;
import com.gluonhq.attach.share.ShareService;
import java.io.File;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyFloatProperty;
import javafx.beans.property.ReadOnlyFloatWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.fieldpost.app.device.Lifecycle;
import org.fieldpost.app.device.desktop.DesktopFiles;
import org.fieldpost.app.device.track.InMemoryTrackKeys;
import org.fieldpost.model.place.Position;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** What is made of Attach's answers; Attach itself answers on phones only. */
class AttachTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void a_desktop_is_no_phone() {
        assertThat(PhoneDevice.find(
                        new DesktopFiles(folder),
                        (title, ending) -> Optional.empty(),
                        new InMemoryTrackKeys(),
                        new SecureRandom(),
                        Clock.systemUTC()))
                .isEmpty();
    }

    @Test
    void an_iphones_position_says_that_its_accuracy_is_assumed_and_grows_old() {
        var receiver = new Receiver();
        var gps = new AttachGps(receiver, Clock.fixed(NOON, ZoneOffset.UTC));
        assertThat(gps.now()).isEmpty();

        receiver.hears(7.36, -8.71);

        Position here = gps.now().orElseThrow();
        assertThat(here.point().latitudeDeg()).isEqualTo(7.36);
        assertThat(here.accuracyM()).isEqualTo(AttachGps.ASSUMED_ACCURACY_M);
        assertThat(gps.tellsAccuracy()).isFalse();
        assertThat(gps.survivesScreenOff()).isFalse();
        assertThat(gps.measured(NOON.plus(Duration.ofMinutes(4))).orElseThrow().at())
                .isEqualTo(NOON);
        assertThat(gps.measured(NOON.plus(Duration.ofMinutes(6)))).isEmpty();
    }

    @Test
    void the_receiver_rests_while_the_officer_looks_away() {
        var receiver = new Receiver();
        var gps = new AttachGps(receiver, Clock.systemUTC());
        gps.paused();
        gps.resumed();

        assertThat(receiver.did).containsExactly("start in front only", "stop", "start in front only");
    }

    @Test
    void a_photo_is_never_saved_into_the_gallery_and_comes_once() {
        var camera = new Camera(folder.resolve("taken.jpg"));
        var pictures = new AttachPictures(camera);
        List<Path> taken = new ArrayList<>();

        pictures.take(taken::add);
        assertThat(taken).isEmpty();
        camera.shoots();
        camera.shoots();

        assertThat(taken).containsExactly(folder.resolve("taken.jpg"));
        assertThat(camera.saved).containsExactly(false);
    }

    @Test
    void an_officer_who_turned_back_may_take_a_photo_later_and_gets_it_once() {
        var camera = new Camera(folder.resolve("taken.jpg"));
        var pictures = new AttachPictures(camera);
        List<String> taken = new ArrayList<>();

        pictures.take(file -> taken.add("first"));
        pictures.take(file -> taken.add("second"));
        camera.shoots();

        assertThat(taken).containsExactly("second");
    }

    @Test
    void a_file_is_shared_with_its_media_type() {
        List<String> shared = new ArrayList<>();
        new AttachSharing(new ShareService() {
                    @Override
                    public void share(String text) {
                        throw new AssertionError("a file was to be shared");
                    }

                    @Override
                    public void share(String subject, String text) {
                        throw new AssertionError("a file was to be shared");
                    }

                    @Override
                    public void share(String type, File file) {
                        shared.add(type + " " + file.getName());
                    }

                    @Override
                    public void share(String subject, String text, String type, File file) {
                        throw new AssertionError("a subject tells of the content");
                    }
                })
                .share(folder.resolve("a.fieldpost"), "application/octet-stream");

        assertThat(shared).containsExactly("application/octet-stream a.fieldpost");
    }

    @Test
    void another_app_in_front_and_the_way_back_are_told_on_the_screens_thread_until_nobody_listens()
            throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        var service = new Front();
        List<String> told = new CopyOnWriteArrayList<>();
        Runnable end = new AttachLifecycle(service).tell(new Lifecycle.Listener() {
            @Override
            public void paused() {
                told.add("paused" + (Platform.isFxApplicationThread() ? "" : " beside the screen"));
            }

            @Override
            public void resumed() {
                told.add("resumed" + (Platform.isFxApplicationThread() ? "" : " beside the screen"));
            }

            @Override
            public void stopped() {
                told.add("stopped");
            }
        });

        service.says(LifecycleEvent.PAUSE);
        service.says(LifecycleEvent.RESUME);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(told).containsExactly("paused", "resumed");
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            service.says(LifecycleEvent.PAUSE);
            assertThat(told).as("at once").containsExactly("paused", "resumed", "paused");
            return true;
        });

        end.run();
        service.says(LifecycleEvent.RESUME);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(told).hasSize(3);
    }

    @Test
    void the_strip_takes_the_apps_colour_and_the_keyboard_covers_as_much_as_the_phone_says() {
        List<Color> strip = new ArrayList<>();
        var keyboard = new Keyboard();
        var screen = new AttachScreen(Optional.of(keyboard), Optional.of(strip::add));

        screen.dress(Color.DARKGREEN);
        keyboard.height.set(280);

        assertThat(strip).containsExactly(Color.DARKGREEN);
        assertThat(screen.keyboardHeight().get()).isEqualTo(280);
    }

    @Test
    void a_phone_that_has_neither_part_is_dressed_in_nothing_and_covered_by_nothing() {
        var screen = new AttachScreen(Optional.empty(), Optional.empty());

        screen.dress(Color.DARKGREEN);

        assertThat(screen.keyboardHeight().get()).isZero();
    }

    private static final class Front implements LifecycleService {

        private record Waiting(LifecycleEvent event, Runnable told) {}

        private final List<Waiting> waiting = new ArrayList<>();

        void says(LifecycleEvent event) {
            waiting.stream()
                    .filter(each -> each.event() == event)
                    .forEach(each -> each.told().run());
        }

        @Override
        public void addListener(LifecycleEvent event, Runnable told) {
            waiting.add(new Waiting(event, told));
        }

        @Override
        public void removeListener(LifecycleEvent event, Runnable told) {
            waiting.remove(new Waiting(event, told));
        }

        @Override
        public void shutdown() {
            throw new AssertionError("the phone ends the app, not the app itself");
        }
    }

    private static final class Keyboard implements KeyboardService {

        private final ReadOnlyFloatWrapper height = new ReadOnlyFloatWrapper();

        @Override
        public void keepVisibilityForNode(Node node) {
            throw new AssertionError("it would move the page for every field it was ever told of");
        }

        @Override
        public void keepVisibilityForNode(Node node, Parent parent) {
            keepVisibilityForNode(node);
        }

        @Override
        public ReadOnlyFloatProperty visibleHeightProperty() {
            return height.getReadOnlyProperty();
        }
    }

    private static final class Receiver implements PositionService {

        private final ReadOnlyObjectWrapper<com.gluonhq.attach.position.Position> position =
                new ReadOnlyObjectWrapper<>();
        private final List<String> did = new ArrayList<>();

        void hears(double latitudeDeg, double longitudeDeg) {
            position.set(new com.gluonhq.attach.position.Position(latitudeDeg, longitudeDeg));
        }

        @Override
        public ReadOnlyObjectProperty<com.gluonhq.attach.position.Position> positionProperty() {
            return position.getReadOnlyProperty();
        }

        @Override
        public com.gluonhq.attach.position.Position getPosition() {
            return position.get();
        }

        @Override
        public void start() {
            did.add("start");
        }

        @Override
        public void start(Parameters parameters) {
            did.add(parameters.isBackgroundModeEnabled() ? "start" : "start in front only");
        }

        @Override
        public void stop() {
            did.add("stop");
        }
    }

    private static final class Camera implements PicturesService {

        private final ReadOnlyObjectWrapper<Image> image = new ReadOnlyObjectWrapper<>();
        private final List<Boolean> saved = new ArrayList<>();
        private final Path file;

        Camera(Path file) {
            this.file = file;
        }

        void shoots() {
            image.set(null);
            image.set(new WritableImage(4, 3));
        }

        @Override
        @SuppressWarnings("deprecation") // still to be answered
        public Optional<Image> takePhoto(boolean savePhoto) {
            throw new AssertionError("it would wait for ever when the officer turns back");
        }

        @Override
        public void asyncTakePhoto(boolean savePhoto) {
            image.set(null);
            saved.add(savePhoto);
        }

        @Override
        @SuppressWarnings("deprecation") // still to be answered
        public Optional<Image> loadImageFromGallery() {
            return Optional.empty();
        }

        @Override
        public void asyncLoadImageFromGallery() {
            throw new AssertionError("no photo was to come from the gallery");
        }

        @Override
        public Optional<File> getImageFile() {
            return Optional.of(file.toFile());
        }

        @Override
        public ReadOnlyObjectProperty<Image> imageProperty() {
            return image.getReadOnlyProperty();
        }
    }
}
