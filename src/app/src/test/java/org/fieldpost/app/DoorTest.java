package org.fieldpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.fieldpost.app.device.Device;
import org.fieldpost.app.device.desktop.DesktopFiles;
import org.fieldpost.app.device.desktop.NoCamera;
import org.fieldpost.app.device.desktop.NoShareSheet;
import org.fieldpost.app.device.desktop.SimulatedGps;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Carrier;
import org.fieldpost.exchange.carrier.LockedExchange;
import org.fieldpost.exchange.carrier.ReadyEnvelopes;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.words.Language;
import org.fieldpost.notebook.lock.Stretching;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The door on the real screens: PINs typed on the keypad, an invitation pasted, a notebook locked and opened again. */
@ExtendWith(ApplicationExtension.class)
class DoorTest {

    private static final String PIN = "40718293";
    private static final String SECOND = "59320417";
    private static final String CREW = "ZEBRA-77";

    @TempDir
    private Path folder;

    private final FieldClock clock = new FieldClock(AppAtWork.NOON);
    private final SimulatedServer server = new SimulatedServer(17);
    private final Background.Worker background = new Background.Worker("notebook");
    private final Background.Worker link = new Background.Worker("link");
    private Stage stage;
    private FxRobot robot;
    private Door door;

    @Start
    void start(Stage given) {
        stage = given;
    }

    @BeforeEach
    void knock(FxRobot given) {
        robot = given;
        door = open();
    }

    private Door open() {
        return WaitForAsyncUtils.waitForAsyncFx(20_000, () -> {
            stage.setWidth(390);
            stage.setHeight(844);
            var files = new DesktopFiles(folder);
            var made = new Door(
                    stage,
                    new Opening(files, new Stretching(8, 1), clock),
                    new Device(
                            new SimulatedGps(AppAtWork.SANNIQUELLIE),
                            files,
                            (title, ending) -> Optional.empty(),
                            new NoCamera(),
                            new NoShareSheet()),
                    background,
                    link,
                    new OpenNotebooksTrackKeys(),
                    (app, desk) -> {});
            made.show();
            return made;
        });
    }

    @AfterEach
    void close() {
        link.close();
        background.close();
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> {
            door.close();
            return true;
        });
    }

    /** Whatever scene the window shows now. */
    private Thumb thumb() {
        return new Thumb(robot, stage.getScene());
    }

    private void see(String id) {
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

    /** On a keyboard. */
    private void keyIn(String pin) {
        see("key-enter");
        thumb().type("pin", pin);
        thumb().tap("key-enter");
    }

    /** With a thumb. */
    private void tapIn(String pin) {
        see("key-enter");
        for (int i = 0; i < pin.length(); i++) {
            thumb().tap("key-" + pin.charAt(i));
        }
        thumb().tap("key-enter");
    }

    private void setUp(MissionMode mode) {
        keyIn(PIN);
        keyIn(PIN);
        see("enrolment-code");
        thumb().paste(
                        "enrolment-code",
                        server.invitation(mode, "liberia", AppAtWork.NOON.plus(Duration.ofHours(24)))
                                .code());
        thumb().tap("enrol");
        see("nav-reports");
    }

    private void lock() {
        thumb().tap("lock-now");
        see("key-enter");
    }

    private List<String> shown() {
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

    @Test
    void a_new_phone_asks_for_a_pin_then_for_the_invitation_and_a_draft_is_there_after_it_was_locked() {
        assertThat(shown()).anyMatch(text -> text.contains("Nobody can restore a forgotten PIN"));
        setUp(MissionMode.LIVE);
        borderDraft();

        lock();
        assertThat(shown()).noneMatch(text -> text.contains("Liberia"));
        keyIn("11223399");
        assertThat(shown()).anyMatch(text -> text.contains("9 more wrong ones"));
        tapIn(PIN);
        see("nav-reports");

        assertThat(shown()).anyMatch(text -> text.contains("Border"));
        assertThat(draftShown()).isTrue();
    }

    @Test
    void nobody_touches_it_and_it_locks_itself() {
        setUp(MissionMode.LIVE);
        clock.pass(Duration.ofMinutes(4));
        thumb().tap("nav-map");
        clock.pass(Duration.ofMinutes(4));
        WaitForAsyncUtils.sleep(1_500, TimeUnit.MILLISECONDS);
        assertThat(door.open()).isTrue();

        clock.pass(Duration.ofMinutes(2));

        see("key-enter");
        assertThat(door.open()).isFalse();
    }

    @Test
    void after_a_minute_in_another_app_it_is_locked() {
        setUp(MissionMode.LIVE);
        var left = clock.instant();
        clock.pass(Duration.ofSeconds(50));
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            door.cameBack(left);
            return true;
        });
        assertThat(door.open()).isTrue();

        clock.pass(Duration.ofSeconds(10));
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            door.cameBack(left);
            return true;
        });

        see("key-enter");
    }

    @Test
    void the_second_pin_opens_what_a_trainees_phone_shows_before_he_joins() {
        setUp(MissionMode.LIVE);
        thumb().tap("nav-settings");
        thumb().tap("pin-second");
        thumb().type("pin-present", PIN);
        thumb().type("pin-next", SECOND);
        thumb().type("pin-repeated", SECOND);
        thumb().tap("pin-set");
        see("pin-done");
        lock();

        keyIn(SECOND);
        see("enrolment-code");
        List<String> underDuress = shown();
        lockByTime();
        thumb().tap("notebook-2");
        keyIn(PIN);
        keyIn(PIN);
        see("enrolment-code");

        assertThat(shown()).isEqualTo(underDuress);
    }

    private void lockByTime() {
        clock.pass(Duration.ofMinutes(6));
        see("key-enter");
    }

    @Test
    void a_trainees_settings_are_the_same_under_the_second_pin_and_on_a_trainees_own_phone() {
        setUp(MissionMode.LIVE);
        thumb().tap("nav-settings");
        thumb().tap("pin-second");
        thumb().type("pin-present", PIN);
        thumb().type("pin-next", SECOND);
        thumb().type("pin-repeated", SECOND);
        thumb().tap("pin-set");
        see("pin-done");
        lock();
        keyIn(SECOND);
        joinExercise();
        thumb().tap("nav-settings");
        List<String> underDuress = shown();
        lock();

        thumb().tap("notebook-2");
        keyIn(PIN);
        keyIn(PIN);
        joinExercise();
        thumb().tap("nav-settings");

        assertThat(shown())
                .filteredOn(text -> !text.startsWith("Fingerprint"))
                .isEqualTo(underDuress.stream()
                        .filter(text -> !text.startsWith("Fingerprint"))
                        .toList());
        assertThat(shown()).contains("EXERCISE EXERCISE EXERCISE");
        lock();
        keyIn(PIN);
        see("nav-reports");
        assertThat(shown()).contains("EXERCISE EXERCISE EXERCISE");
    }

    private void joinExercise() {
        see("enrolment-code");
        thumb().paste(
                        "enrolment-code",
                        server.invitation(MissionMode.EXERCISE, "liberia", AppAtWork.NOON.plus(Duration.ofHours(24)))
                                .code());
        thumb().tap("enrol");
        see("nav-reports");
    }

    @Test
    void an_officer_leaves_the_phone_and_his_notebook_goes_with_its_key() throws IOException {
        setUp(MissionMode.LIVE);
        thumb().tap("nav-settings");
        thumb().tap("leave");
        see("leave-do");
        thumb().tap("leave-sure");
        thumb().tap("leave-do");
        see("lock-cost");

        try (Stream<Path> files = Files.list(folder.resolve("private"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.startsWith("notebook-1"));
        }
    }

    @Test
    void several_officers_have_notebooks_of_their_own() {
        setUp(MissionMode.LIVE);
        borderDraft();
        lock();
        thumb().tap("notebook-3");
        keyIn(SECOND);
        keyIn(SECOND);
        see("enrolment-code");
        lockByTime();
        thumb().tap("notebook-1");
        keyIn(SECOND);
        assertThat(shown()).anyMatch(text -> text.contains("9 more wrong ones"));
        keyIn(PIN);
        see("nav-reports");

        assertThat(shown()).anyMatch(text -> text.contains("Border"));
        assertThat(draftShown()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"EN", "AR"})
    void the_lock_in_the_settings_and_its_pages_are_whole_in_english_and_arabic(Language spoken) {
        see("key-enter");
        thumb().tap("language-" + spoken);
        setUp(MissionMode.LIVE);
        thumb().tap("nav-settings");
        see("pin-change");
        look("settings-lock", spoken);
        thumb().tap("pin-change");
        see("pin-set");
        look("pin-first", spoken);
        thumb().tap("pin-back");
        see("pin-second");
        thumb().tap("pin-second");
        see("pin-set");
        look("pin-second", spoken);
        thumb().tap("pin-back");
        see("leave");
        thumb().tap("leave");
        see("leave-do");
        look("leave", spoken);
    }

    private void look(String screen, Language spoken) {
        List<String> flaws = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            Png.write(
                    stage.getScene().getRoot().snapshot(null, null),
                    Path.of(System.getProperty("fieldpost.build"), "screens", screen + "-" + spoken.tag() + ".png"));
            return Flaws.of(stage.getScene());
        });
        assertThat(flaws).as(screen).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"EN", "AR"})
    void what_a_rescue_found_is_said_whole_on_the_smallest_phone_until_it_was_read(Language spoken) throws Exception {
        see("key-enter");
        thumb().tap("language-" + spoken);
        setUp(MissionMode.LIVE);
        borderDraft();
        lock();
        until("the notebook to be closed", () -> files("\\.db-wal").isEmpty());
        for (Path file : files("\\.db")) {
            tearDrafts(file);
        }
        sized(360, 640);

        keyIn(PIN);
        see("told");
        see("nav-reports");
        look("rescued", spoken);
        assertThat(longestWordOf("told")).as("room beside the longest word").isPositive();
        thumb().tap("told-read");
        look("rescued-read", spoken);
        thumb().tap("nav-reports");
        see("nav-reports");
        assertThat(thumb().find("told")).isEmpty();

        lock();
        until("the notebook to be closed", () -> files("\\.db-wal").isEmpty());
        for (Path file : files("\\.db")) {
            Files.writeString(file, "this was never a notebook, however long it is, and SQLite will say so");
        }
        keyIn(PIN);
        see("told");
        see("enrolment-code");
        look("rescued-without-keys", spoken);
        assertThat(longestWordOf("told")).as("room beside the longest word").isPositive();
    }

    /** Of notebooks, not what was kept of damaged ones. */
    private List<Path> files(String ending) throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("private"))) {
            return all.filter(file -> file.getFileName().toString().matches("notebook-\\d-\\d" + ending))
                    .toList();
        }
    }

    /** What is left of a line that holds nothing else; negative where it is broken in the middle. */
    private double longestWordOf(String id) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            var label = (Label) thumb().find(id).orElseThrow();
            double longest = Pattern.compile("\\s+")
                    .splitAsStream(label.getText())
                    .map(Text::new)
                    .peek(word -> word.setFont(label.getFont()))
                    .mapToDouble(word -> word.getLayoutBounds().getWidth())
                    .max()
                    .orElseThrow();
            return label.getWidth()
                    - label.getInsets().getLeft()
                    - label.getInsets().getRight()
                    - longest;
        });
    }

    /** Each draft, as zeros. */
    private static void tearDrafts(Path file) throws Exception {
        try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = db.createStatement()) {
            statement.executeUpdate("UPDATE draft SET locked = zeroblob(length(locked))");
        }
    }

    private void sized(double width, double height) {
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            stage.setWidth(width);
            stage.setHeight(height);
            return true;
        });
    }

    @Test
    void a_notebook_that_cannot_be_opened_now_says_what_to_do_and_is_opened_at_the_next_try() throws Exception {
        setUp(MissionMode.LIVE);
        borderDraft();
        lock();
        until("the notebook to be closed", () -> files("\\.db-wal").isEmpty());
        List<Path> away = new ArrayList<>();
        for (Path file : files("\\.db")) {
            away.add(Files.move(file, folder.resolve(file.getFileName())));
            Files.createDirectory(file);
        }

        keyIn(PIN);
        see("start-again");
        assertThat(shown()).anyMatch(text -> text.contains("cannot be opened. Check that its folder exists"));
        look("start-problem", Language.EN);
        for (Path file : away) {
            Path place = folder.resolve("private").resolve(file.getFileName());
            Files.delete(place);
            Files.move(file, place);
        }
        thumb().tap("start-again");
        keyIn(PIN);
        see("nav-reports");

        assertThat(draftShown()).isTrue();
    }

    @Test
    void what_cannot_be_made_ready_to_travel_keeps_nobody_out_of_his_notebook() throws Exception {
        setUp(MissionMode.LIVE);
        borderDraft();
        lock();
        until("the notebook to be closed", () -> files("\\.db-wal").isEmpty());
        Path ready = folder.resolve("private/ready");
        try (Stream<Path> tray = Files.list(ready)) {
            for (Path each : tray.toList()) {
                Files.delete(each);
            }
        }
        Files.delete(ready);
        Files.writeString(ready, "in the way");

        keyIn(PIN);
        see("told");
        see("nav-reports");

        assertThat(shown()).anyMatch(text -> text.contains("cannot be written. Check that the place exists"));
        assertThat(draftShown()).isTrue();
    }

    @Test
    void what_waits_is_sealed_and_ready_to_travel_once_it_is_locked() {
        setUp(MissionMode.LIVE);
        thumb().tap("start-patrol");
        thumb().type("crew-code", CREW);
        thumb().tap("start-now");
        see("end-patrol");
        lock();

        var ready = new ReadyEnvelopes(folder.resolve("private/ready"));
        var taken = new ArrayList<Bytes>();
        until(
                "ready envelopes",
                () -> !ready.senders().isEmpty()
                        && !ready.due(ready.senders().get(0).enrolment(), clock.instant())
                                .isEmpty());
        new LockedExchange(
                        ready,
                        address -> envelope -> {
                            taken.add(envelope);
                            return new Carrier.Answered(List.of());
                        },
                        clock)
                .run(Optional.empty());
        assertThat(taken).isNotEmpty();
    }

    private void until(String awaited, Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition);
        } catch (TimeoutException e) {
            throw new AssertionError("waited for " + awaited, e);
        }
    }

    /** The whole app, every file it left: its folder and whatever appeared meanwhile in the folder for temporary files. */
    @Test
    void nothing_that_was_written_stands_readable_in_any_file_while_it_is_open_and_after_it_was_locked()
            throws IOException {
        setUp(MissionMode.LIVE);
        thumb().tap("start-patrol");
        thumb().tap("plan-patrol");
        thumb().type("crew-code", CREW);
        thumb().tap("save-plan");
        see("nav-home");
        thumb().tap("nav-home");
        borderDraft();
        WaitForAsyncUtils.sleep(500, TimeUnit.MILLISECONDS);
        for (String planted : List.of(CREW, "SANNIQUELLIE")) {
            assertThat(holding(planted)).as(planted).isEmpty();
        }
        assertThat(holding(PIN)).isEmpty();
        lock();
        assertThat(holding(CREW)).isEmpty();
        assertThat(holding(PIN)).isEmpty();

        // the search is known to find
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            Path planted = folder.resolve("private").resolve("planted");
            Files.write(planted, ("....." + CREW + "....").getBytes(charset));
            assertThat(holding(CREW)).containsExactly(planted);
            Files.delete(planted);
        }
    }

    private List<Path> holding(String text) throws IOException {
        List<Path> holding = new ArrayList<>();
        for (Path place : List.of(folder, Path.of(System.getProperty("java.io.tmpdir")))) {
            try (Stream<Path> files = Files.walk(place, place.equals(folder) ? 9 : 1)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                    for (Charset charset :
                            List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
                        if (content.contains(new String(text.getBytes(charset), StandardCharsets.ISO_8859_1))
                                && !holding.contains(file)) {
                            holding.add(file);
                        }
                    }
                }
            }
        }
        return holding;
    }

    private void borderDraft() {
        thumb().tap("kind-BORDER");
        see("LAND");
        thumb().tap("LAND");
        see("OFF_OPEN");
    }

    private boolean draftShown() {
        return WaitForAsyncUtils.waitForAsyncFx(
                10_000,
                () -> stage.getScene().getRoot().lookupAll(".row").stream()
                        .anyMatch(row -> row.getId() != null && row.getId().startsWith("draft-")));
    }
}
