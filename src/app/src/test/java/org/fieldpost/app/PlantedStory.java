package org.fieldpost.app;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.stage.Stage;
import org.fieldpost.android.WrittenTracks;
import org.fieldpost.app.device.OwnTracks;
import org.fieldpost.app.device.desktop.SimulatedGps;
import org.fieldpost.app.device.track.TrackFiles;
import org.fieldpost.app.photo.Scenes;
import org.fieldpost.exchange.Carrier;
import org.fieldpost.exchange.SeededRandom;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.mission.Retention;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.Question;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.review.Asked;
import org.fieldpost.model.vocabulary.CodeList;
import org.fieldpost.model.words.Problem;
import org.fieldpost.notebook.Enrolled;
import org.fieldpost.notebook.Notebook;
import org.fieldpost.notebook.Report;
import org.fieldpost.notebook.lock.KeysOf;
import org.fieldpost.notebook.lock.Lockers;
import org.fieldpost.notebook.lock.Pin;
import org.fieldpost.notebook.lock.Stretching;
import org.fieldpost.notebook.lock.Unlocked;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/**
 * A process in which an officer writes what can be looked for afterwards, tap by tap, with or without a lock. It says by files in
 * a folder of its own how far it is and what was planted, goes on when another file appears there, and ends when it is killed.
 */
final class PlantedStory {

    private static final String CREW = "HOOPOE-77";
    private static final Point WAY = north(AppAtWork.SANNIQUELLIE, 0.0031);
    private static final Point PLACE = north(AppAtWork.SANNIQUELLIE, 0.0071);

    private final Stage stage;
    private final FxRobot robot = new FxRobot();
    private final Path data;
    private final Supplier<Notebook> notebook;
    private final SimulatedServer server;
    private final FieldClock clock;
    private final SimulatedGps gps;

    /** What the app keeps, and without a lock keeps readable. */
    private final List<Trace> kept = new ArrayList<>();

    /** What the phone's own recorder writes, which is sealed with a lock and without. */
    private final List<Trace> recorded = new ArrayList<>();

    private PlantedStory(
            Stage stage,
            Path data,
            Supplier<Notebook> notebook,
            SimulatedServer server,
            FieldClock clock,
            SimulatedGps gps) {
        this.stage = stage;
        this.data = data;
        this.notebook = notebook;
        this.server = server;
        this.clock = clock;
        this.gps = gps;
    }

    /** {@code locked} or {@code readable}, the app's folder, and where to say how far it is. */
    public static void main(String[] args) {
        try {
            live(args);
        } catch (Exception | AssertionError e) {
            e.printStackTrace();
            // JavaFX's thread would keep it alive
            Runtime.getRuntime().halt(1);
        }
    }

    private static void live(String[] args) throws Exception {
        Stage stage = FxToolkit.registerPrimaryStage();
        Path data = Path.of(args[1]);
        Path told = Path.of(args[2]);
        var gps = new SimulatedGps(PLACE);
        if (args[0].equals("locked")) {
            behindTheLock(stage, data, told, gps);
        } else {
            readable(stage, data, told, gps);
        }
        await(told.resolve("never"));
    }

    private static void readable(Stage stage, Path data, Path told, SimulatedGps gps) throws IOException {
        AppAtWork phone = AppAtWork.inWindow(data, MissionMode.LIVE).with(gps).photographs(data.resolve("taken.jpg"));
        Thumb.now(() -> {
            phone.show(stage);
            return phone.app().recordingTracks(Duration.ofMillis(200));
        });
        var story = new PlantedStory(stage, data, phone::notebook, phone.server(), phone.clock(), gps);
        story.thumb().paste("enrolment-code", phone.invitation().code());
        story.thumb().tap("enrol");
        story.live();
        Trace.write(told.resolve("open"), story.kept);
    }

    private static void behindTheLock(Stage stage, Path data, Path told, SimulatedGps gps) throws Exception {
        var phone = new PhoneBehindTheDoor(stage, new FxRobot(), data)
                .with(gps)
                .with(new FileCamera(data.resolve("taken.jpg")))
                .fitted((app, desk) -> app.recordingTracks(Duration.ofMillis(200)))
                .switchedOn();
        phone.setUp(MissionMode.LIVE);
        phone.chooseSecondPin();
        phone.thumb().tap("nav-home");
        var story = new PlantedStory(stage, data, () -> phone.desk().notebook(), phone.server(), phone.clock(), gps);
        story.live();
        List<Trace> all = new ArrayList<>(story.kept);
        all.addAll(story.recorded);
        all.addAll(neverKept());
        all.addAll(keys(data, phone.clock(), "", PhoneBehindTheDoor.PIN));
        all.addAll(keys(data, phone.clock(), "second PIN's ", PhoneBehindTheDoor.SECOND));
        Trace.write(told.resolve("open"), all);

        await(told.resolve("lock"));
        phone.lock();
        phone.until("the notebook to be closed", () -> closed(phone.privateDirectory()));
        Trace.write(told.resolve("locked"), all);

        await(told.resolve("unlock"));
        phone.keyIn(PhoneBehindTheDoor.PIN);
        phone.see("nav-reports");
        Trace.write(told.resolve("open-again"), all);
    }

    private static boolean closed(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.noneMatch(file -> file.toString().endsWith("-wal"));
        }
    }

    private static void await(Path file) throws InterruptedException {
        while (!Files.exists(file)) {
            Thread.sleep(50);
        }
    }

    /** Nothing of these is kept in any form. */
    private static List<Trace> neverKept() {
        List<Trace> never = new ArrayList<>(Trace.ofText("PIN", PhoneBehindTheDoor.PIN));
        never.addAll(Trace.ofText("second PIN", PhoneBehindTheDoor.SECOND));
        never.addAll(Trace.ofText("what the camera wrote", "PLANTED-CAMERA"));
        never.addAll(Trace.ofText("where the camera was", "PLANTED-GPS-LATITUDE"));
        return never;
    }

    private static List<Trace> keys(Path data, FieldClock clock, String whose, String pin) {
        var lockers = new Lockers(data.resolve("private"), new Stretching(8, 1), clock, new SeededRandom(1));
        List<Trace> traces = new ArrayList<>();
        KeysOf.the((Unlocked) lockers.unlock(1, Pin.typed(pin)))
                .forEach((name, key) -> traces.addAll(Trace.ofBytes(whose + name, key)));
        return traces;
    }

    private static Point north(Point from, double degrees) {
        return new Point(rounded(from.latitudeDeg() + degrees), rounded(from.longitudeDeg() + degrees / 3));
    }

    /** As coarse as a track is. */
    private static double rounded(double degrees) {
        return Math.round(degrees * 1e5) / 1e5;
    }

    private Thumb thumb() {
        return new Thumb(robot, stage.getScene());
    }

    private void live() throws IOException {
        thumb().see("start-patrol");
        server.namesRecipient();
        Enrolled phone = notebook.get().enrolment().orElseThrow();
        kept.addAll(Trace.ofBytes("signing key", phone.signingKey().secret().toArray()));
        kept.addAll(Trace.ofBytes("box key", phone.boxKey().secret().toArray()));
        kept.addAll(Trace.ofText("invitation", phone.invitation().code()));
        startsAPatrol();
        isRecordedByThePhoneItself();
        ReceiptCode truck = reportsATruck();
        writesCodesOfTheMissionsOwn();
        losesTheLinkAndFindsIt();
        isAsked(truck);
        seals();
        leavesADraft();
    }

    private void startsAPatrol() {
        thumb().tap("start-patrol");
        thumb().tap("plan-patrol");
        thumb().type("crew-code", CREW);
        thumb().tap("save-plan");
        String plan = notebook.get().patrolLog().plans().get(0).id();
        thumb().tap("plan-" + plan);
        thumb().tap("start-now");
        thumb().see("end-patrol");
        kept.addAll(Trace.ofText("crew", CREW));
        gps.moveTo(WAY);
        clock.pass(Duration.ofMinutes(3));
        thumb().until(
                        "the track",
                        () ->
                                notebook
                                        .get()
                                        .patrolLog()
                                        .fixes(notebook.get()
                                                .runningPatrol()
                                                .orElseThrow()
                                                .key())
                                        .stream()
                                        .anyMatch(fix -> fix.position().point().equals(WAY)));
        kept.addAll(Trace.ofPoint("track", WAY));
        gps.moveTo(PLACE);
    }

    private void isRecordedByThePhoneItself() {
        Point beside = north(AppAtWork.SANNIQUELLIE, 0.0113);
        Path place = data.resolve("private");
        var keys = new OpenNotebooksTrackKeys();
        keys.of(notebook.get());
        new TrackFiles(place, keys, new SeededRandom(9), clock)
                .want(new OwnTracks.Wish(Duration.ofSeconds(15), "Position"));
        try (var service = WrittenTracks.asWanted(place)) {
            service.measured(clock.instant(), beside, 4);
        }
        keys.kept()
                .forEach(key ->
                        kept.addAll(Trace.ofBytes("key of a track", key.secret().toArray())));
        recorded.addAll(Trace.ofPoint("the phone's own track", beside));
        recorded.addAll(Trace.ofBytes(
                "the phone's own track",
                ByteBuffer.allocate(8)
                        .putInt((int) Math.round(beside.latitudeDeg() * 1e7))
                        .putInt((int) Math.round(beside.longitudeDeg() * 1e7))
                        .array()));
    }

    private ReceiptCode reportsATruck() throws IOException {
        Files.write(data.resolve("taken.jpg"), Scenes.jpeg(Scenes.road(900, 700), 1));
        thumb().tap("kind-SMUGGLING");
        answers("FUEL", "FUEL", "MOTO", "ANIMAL");
        notes("note of a report", "yellow cans behind the heronry", "heronry");
        thumb().tap("photo-take");
        thumb().tap("save-photo");
        String draft = notebook.get().drafts().get(0).id();
        thumb().until("the photo", () -> !notebook.get().photos(draft).isEmpty());
        byte[] photo = notebook.get().photos(draft).get(0).jpeg().toArray();
        int middle = photo.length / 2;
        kept.addAll(Trace.ofBytes("photo", Arrays.copyOfRange(photo, middle, middle + 24)));
        kept.addAll(Trace.ofPoint("position", PLACE));
        thumb().tap("save");
        thumb().until("the report", () -> notebook.get().reports().size() == 1);
        thumb().see("reports");
        Report truck = notebook.get().reports().get(0);
        kept.addAll(Trace.ofBytes("answers of a report", answersOf(truck.observation())));
        return truck.receipt();
    }

    /** As a body holds them, which writes the usual codes as numbers: whatever stands in it behind the note. */
    private static byte[] answersOf(Observation observation) {
        byte[] body =
                BodyCodec.encode(new Body.ObservationRevision(observation)).toArray();
        byte[] note = observation.circumstances().note().getBytes(StandardCharsets.UTF_8);
        int end = new String(body, StandardCharsets.ISO_8859_1).indexOf(new String(note, StandardCharsets.ISO_8859_1))
                + note.length;
        byte[] answers = Arrays.copyOfRange(body, end, body.length);
        if (answers.length < 12) {
            throw new AssertionError("so few bytes may stand anywhere: " + answers.length);
        }
        return answers;
    }

    /** No screen leads to them where the mission has none; they stand in a body as words. */
    private void writesCodesOfTheMissionsOwn() {
        var ferryman = Observation.of(
                Kind.SMUGGLING,
                Samples.smuggling(AppAtWork.NOON, "").circumstances(),
                Samples.smugglingAnswers().with(Question.ACTOR, List.of(CodeList.ACTOR.code("FERRYMAN"))));
        notebook.get().submit(ferryman, "00000000000000bb", Retention.USUAL, new SeededRandom(4));
        notebook.get()
                .save(Draft.open("00000000000000aa", Kind.SMUGGLING, AppAtWork.NOON, Optional.empty())
                        .answering(Question.COMMODITY, List.of(CodeList.COMMODITY.code("SNUFF"))));
        kept.addAll(Trace.ofText("code of a report", "FERRYMAN"));
        kept.addAll(Trace.ofText("code of a draft", "SNUFF"));
    }

    private void losesTheLinkAndFindsIt() {
        thumb().tap("nav-exchange");
        server.endEveryCrossingWith(new Carrier.LinkLost(Problem.of("link.lost", "whimbrel.example.org")));
        thumb().tap("send");
        thumb().until("the link lost", () -> !notebook.get().exchanges(1).isEmpty());
        kept.addAll(Trace.ofText("history of the exchange", "whimbrel"));
        server.answerAgain();
        sends();
    }

    private void sends() {
        thumb().tap("nav-exchange");
        thumb().tap("send");
        thumb().until("nothing to wait", () -> notebook.get().journal().waiting() == 0);
    }

    private void isAsked(ReceiptCode truck) {
        server.asks(notebook.get(), truck, new Asked(7, "Who paid the kingfisher guard?", clock.instant()));
        sends();
        kept.addAll(Trace.ofText("question", "kingfisher"));
        thumb().tap("nav-home");
        thumb().tap("question-7");
        thumb().type("answer-7", "the oystercatcher did");
        thumb().tap("give-7");
        thumb().until("the answer to wait", () -> notebook.get().journal().waiting() > 0);
        kept.addAll(Trace.ofText("answer", "oystercatcher"));
    }

    private void seals() {
        thumb().tap("nav-home");
        thumb().tap("kind-SMUGGLING");
        thumb().tap("seal");
        thumb().tap("seal-same");
        thumb().tap("seal-start");
        answers("TIP", "FUEL", "MOTO", "ANIMAL");
        notes("note of a sealed report", "by the bittern house", "bittern");
        thumb().tap("save");
        thumb().see("sealed-receipt");
        thumb().tap("sealed-close");
    }

    private void leavesADraft() {
        thumb().tap("nav-home");
        thumb().tap("kind-BORDER");
        answers("LAND", "OFF_OPEN", "SOME");
        notes("note of a draft", "a ferry by the osprey", "osprey");
        thumb().until(
                        "the draft",
                        () -> notebook.get().drafts().stream()
                                .anyMatch(draft -> draft.note().contains("osprey")));
    }

    private void notes(String what, String note, String planted) {
        thumb().type("note", note);
        kept.addAll(Trace.ofText(what, planted));
    }

    private void answers(String... codes) {
        List.of(codes).forEach(code -> thumb().tap(code));
    }
}
