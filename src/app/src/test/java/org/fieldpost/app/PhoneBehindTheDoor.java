package org.fieldpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.fieldpost.app.device.Device;
import org.fieldpost.app.device.Gps;
import org.fieldpost.app.device.Pictures;
import org.fieldpost.app.device.Screen;
import org.fieldpost.app.device.desktop.DesktopFiles;
import org.fieldpost.app.device.desktop.NoCamera;
import org.fieldpost.app.device.desktop.NoShareSheet;
import org.fieldpost.app.device.desktop.SimulatedGps;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Carrier;
import org.fieldpost.exchange.envelope.Envelope;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.report.BootClock;
import org.fieldpost.model.words.Language;
import org.fieldpost.notebook.Enrolled;
import org.fieldpost.notebook.lock.Stretching;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/**
 * The whole app on a phone's screens, from its lock on: PINs typed on the keypad, invitations pasted, notebooks locked and opened
 * again, with a simulated server for each officer at the other end.
 */
final class PhoneBehindTheDoor implements AutoCloseable {

    static final String PIN = "40718293";
    static final String SECOND = "59320417";

    private final Stage stage;
    private final FxRobot robot;
    private final Path folder;
    private final FieldClock clock = new FieldClock(AppAtWork.NOON);
    private final FieldLifecycle lifecycle = new FieldLifecycle();
    private final SimulatedServer server = new SimulatedServer(17);
    private final OpenNotebooksTrackKeys trackKeys = new OpenNotebooksTrackKeys();
    private final Map<Long, Known> known = new HashMap<>();
    private final Background.Worker background = new Background.Worker("notebook");
    private final Background.Worker link = new Background.Worker("link");
    private Gps gps = new SimulatedGps(AppAtWork.SANNIQUELLIE);
    private Pictures camera = new NoCamera();
    private Screen screen = Screen.OF_A_DESKTOP;
    private BiConsumer<FieldpostApp, Desk> fit = (app, desk) -> {};
    private volatile Desk desk;
    private Door door;

    private record Known(SimulatedServer server, Enrolled phone) {}

    PhoneBehindTheDoor(Stage stage, FxRobot robot, Path folder) {
        this.stage = stage;
        this.robot = robot;
        this.folder = folder;
    }

    PhoneBehindTheDoor fitted(BiConsumer<FieldpostApp, Desk> by) {
        fit = by;
        return this;
    }

    PhoneBehindTheDoor with(Gps other) {
        gps = other;
        return this;
    }

    PhoneBehindTheDoor with(Pictures other) {
        camera = other;
        return this;
    }

    PhoneBehindTheDoor with(Screen other) {
        screen = other;
        return this;
    }

    PhoneBehindTheDoor switchedOn() {
        door = WaitForAsyncUtils.waitForAsyncFx(20_000, () -> {
            stage.setWidth(390);
            stage.setHeight(844);
            var files = new DesktopFiles(folder);
            var made = new Door(
                    stage,
                    new Opening(files, new Stretching(8, 1), clock, address -> this::carry),
                    new Device(
                            gps,
                            files,
                            (title, ending) -> Optional.empty(),
                            camera,
                            new NoShareSheet(),
                            lifecycle,
                            screen,
                            BootClock.NONE),
                    background,
                    link,
                    trackKeys,
                    (app, open) -> {
                        desk = open;
                        fit.accept(app, open);
                    });
            made.show();
            return made;
        });
        return this;
    }

    private synchronized Carrier.Crossing carry(Bytes envelope) {
        try {
            Known whose =
                    known.get(Envelope.parse(envelope).header().enrolment().value());
            return whose.server().carry(whose.phone(), envelope);
        } catch (Envelope.RefusedException e) {
            return new Carrier.TurnedAway(e.refusal());
        }
    }

    @Override
    public void close() {
        link.close();
        background.close();
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> {
            door.close();
            return true;
        });
    }

    Door door() {
        return door;
    }

    /** Of the notebook that was opened last. */
    Desk desk() {
        return desk;
    }

    FieldClock clock() {
        return clock;
    }

    FieldLifecycle lifecycle() {
        return lifecycle;
    }

    SimulatedServer server() {
        return server;
    }

    OpenNotebooksTrackKeys trackKeys() {
        return trackKeys;
    }

    Path privateDirectory() {
        return folder.resolve("private");
    }

    Stage stage() {
        return stage;
    }

    /** Whatever scene the window shows now. */
    Thumb thumb() {
        return new Thumb(robot, stage.getScene());
    }

    void see(String id) {
        try {
            WaitForAsyncUtils.waitFor(
                    20,
                    TimeUnit.SECONDS,
                    () -> WaitForAsyncUtils.waitForAsyncFx(
                            10_000, () -> thumb().find(id).isPresent()));
        } catch (TimeoutException e) {
            throw new AssertionError("waited for #" + id + "; shown: " + shown(), e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    void until(String awaited, Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition);
        } catch (TimeoutException e) {
            throw new AssertionError("waited for " + awaited + "; shown: " + shown(), e);
        }
    }

    /** Waits until these words are on the screen; the marks that keep a direction are no words. */
    void reads(String words) {
        until(
                "\"" + words + "\"",
                () -> shown().stream()
                        .anyMatch(text -> text.replace("\u200e", "").contains(words)));
    }

    /** On a keyboard. */
    void keyIn(String pin) {
        see("key-enter");
        thumb().type("pin", pin);
        thumb().tap("key-enter");
    }

    /** With a thumb. */
    void tapIn(String pin) {
        see("key-enter");
        for (int i = 0; i < pin.length(); i++) {
            thumb().tap("key-" + pin.charAt(i));
        }
        thumb().tap("key-enter");
    }

    void setUp(MissionMode mode) {
        setUp(mode, PIN, server);
    }

    /** Another officer's notebook of the same phone, whose server has the same keys. */
    void setUp(MissionMode mode, String pin, SimulatedServer his) {
        keyIn(pin);
        keyIn(pin);
        join(mode, his);
    }

    void join(MissionMode mode, SimulatedServer his) {
        see("enrolment-code");
        thumb().paste(
                        "enrolment-code",
                        his.invitation(mode, "liberia", AppAtWork.NOON.plus(Duration.ofHours(24)))
                                .code());
        thumb().tap("enrol");
        see("nav-reports");
        synchronized (this) {
            known.put(
                    his.enrolment(), new Known(his, desk.notebook().enrolment().orElseThrow()));
        }
    }

    void chooseSecondPin() {
        chooseSecondPin(PIN);
    }

    void chooseSecondPin(String present) {
        thumb().tap("nav-settings");
        thumb().tap("pin-second");
        thumb().type("pin-present", present);
        thumb().type("pin-next", SECOND);
        thumb().type("pin-repeated", SECOND);
        thumb().tap("pin-set");
        see("pin-done");
    }

    void lock() {
        thumb().tap("lock-now");
        see("key-enter");
    }

    void lockByTime() {
        clock.pass(Duration.ofMinutes(6));
        see("key-enter");
    }

    /** Whether the notebook is open in the moment the app is in front again, after another was for so long. */
    boolean openBackAfter(Duration away) {
        lifecycle.pause();
        return Thumb.now(() -> {
            clock.pass(away);
            lifecycle.resume();
            return door.open();
        });
    }

    void borderDraft() {
        thumb().tap("kind-BORDER");
        see("LAND");
        thumb().tap("LAND");
        see("OFF_OPEN");
    }

    boolean draftShown() {
        return WaitForAsyncUtils.waitForAsyncFx(
                10_000,
                () -> stage.getScene().getRoot().lookupAll(".row").stream()
                        .anyMatch(row -> row.getId() != null && row.getId().startsWith("draft-")));
    }

    /** A picture of the screen, which has no flaws. */
    void look(String screen, Language spoken) {
        List<String> flaws = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            Png.write(
                    stage.getScene().getRoot().snapshot(null, null),
                    Path.of(System.getProperty("fieldpost.build"), "screens", screen + "-" + spoken.tag() + ".png"));
            return Flaws.of(stage.getScene());
        });
        assertThat(flaws).as(screen).isEmpty();
    }

    List<String> shown() {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            List<String> words = new ArrayList<>();
            collect(stage.getScene().getRoot(), words);
            return words;
        });
    }

    private static void collect(Node node, List<String> words) {
        if (node instanceof Labeled labeled && labeled.getText() != null) {
            words.add(labeled.getText());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, words));
        }
    }
}
