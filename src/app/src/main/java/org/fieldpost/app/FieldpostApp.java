package org.fieldpost.app;

import atlantafx.base.theme.PrimerLight;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Application;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.fieldpost.app.device.Lifecycle;
import org.fieldpost.app.exchange.AloneView;
import org.fieldpost.app.exchange.ExchangePages;
import org.fieldpost.app.exchange.ExchangeViewModel;
import org.fieldpost.app.exchange.LocalAddresses;
import org.fieldpost.app.exercise.ExercisePages;
import org.fieldpost.app.lock.Lock;
import org.fieldpost.app.lock.LockPages;
import org.fieldpost.app.lock.PhoneChoices;
import org.fieldpost.app.look.InSight;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.app.look.TextSize;
import org.fieldpost.app.look.Theme;
import org.fieldpost.app.map.MapPickView;
import org.fieldpost.app.map.MapView;
import org.fieldpost.app.map.MapViewModel;
import org.fieldpost.app.map.OffLimitsBanner;
import org.fieldpost.app.observation.ObservationView;
import org.fieldpost.app.observation.ObservationViewModel;
import org.fieldpost.app.patrol.PatrolPages;
import org.fieldpost.app.patrol.TrackRecorder;
import org.fieldpost.app.print.PatrolReportPrint;
import org.fieldpost.app.report.ReportPages;
import org.fieldpost.app.screen.EnrolView;
import org.fieldpost.app.screen.EnrolViewModel;
import org.fieldpost.app.screen.HomeView;
import org.fieldpost.app.screen.HomeViewModel;
import org.fieldpost.app.screen.NilView;
import org.fieldpost.app.screen.NilViewModel;
import org.fieldpost.app.screen.Screens;
import org.fieldpost.app.screen.SettingsView;
import org.fieldpost.app.screen.StartProblemView;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.PatrolKey;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.Words;
import org.fieldpost.notebook.Enrolled;
import org.fieldpost.notebook.PackageShelf;
import org.fieldpost.notebook.Preference;

/** The app, wired by hand: which screen stands where, and which view model it gets. Lives on JavaFX's thread. */
public final class FieldpostApp implements Screens {

    private static final double PHONE_WIDTH = 390;
    private static final double PHONE_HEIGHT = 844;

    private final Desk desk;
    private final Frame frame = new Frame(this);
    private final Scene scene = new Scene(frame.root(), PHONE_WIDTH, PHONE_HEIGHT);
    private Words words = Words.in(Language.EN);
    private Theme theme = Theme.LIGHT;
    private TextSize textSize = TextSize.USUAL;
    private Mission mission;
    private Enrolled enrolled;
    private Runnable here = this::home;
    private ExchangeViewModel exchange;
    private ExchangePages exchangePages;
    private ReportPages reportPages;
    private Optional<ExercisePages> exercise = Optional.empty();
    private Supplier<List<String>> addresses = LocalAddresses::all;
    private Optional<MapViewModel> map = Optional.empty();
    private final Timeline sending = new Timeline();
    private final Timeline recording = new Timeline();
    private final TrackRecorder recorder;
    private final Upkeep upkeep;
    private Runnable looksAway = () -> {};
    private Optional<PatrolReportPrint> printer = Optional.empty();
    private Optional<LockPages> lock = Optional.empty();
    private Optional<Runnable> again = Optional.empty();
    private PackageLines packageLines;
    private boolean atHome;

    private record Opened(Enrolled enrolled, Mission mission, Optional<PackageShelf.Label> missionPackage) {}

    private record Found(Map<Preference, String> preferences, Optional<Opened> opened) {}

    public FieldpostApp(Desk desk) {
        this.desk = desk;
        recorder = new TrackRecorder(desk);
        upkeep = new Upkeep(desk);
        Pieces.tabLeaves(scene);
        InSight.keep(scene, desk.device().screen().keyboardHeight());
    }

    /** From now on, while it is open, reports go by themselves; looks this often whether it is time. */
    public FieldpostApp sendingByItself(Duration every) {
        sending.setCycleCount(Animation.INDEFINITE);
        sending.getKeyFrames().setAll(new KeyFrame(javafx.util.Duration.millis((double) every.toMillis()), e -> {
            if (exchange != null) {
                exchange.tryByItself();
                upkeep.tick();
            }
        }));
        sending.play();
        return this;
    }

    /** Where other phones on the local network reach this one, when not as the device says. */
    public FieldpostApp reachedAt(Supplier<List<String>> known) {
        addresses = known;
        return this;
    }

    /** From now on, while it is open, a running patrol leaves its track; looks this often whether it is time. */
    public FieldpostApp recordingTracks(Duration every) {
        recording.setCycleCount(Animation.INDEFINITE);
        recording
                .getKeyFrames()
                .setAll(new KeyFrame(javafx.util.Duration.millis((double) every.toMillis()), e -> recorder.tick()));
        recording.play();
        looksAway = desk.device().lifecycle().tell(new Lifecycle.Listener() {
            @Override
            public void paused() {
                recorder.inFront(false);
            }

            @Override
            public void resumed() {
                recorder.inFront(true);
            }

            @Override
            public void stopped() {
                recorder.inFront(false);
            }
        });
        recorder.inFront(true);
        return this;
    }

    /** The notebook has a lock, which the officer reaches from every screen. */
    public FieldpostApp lockedBy(Lock notebooksLock) {
        lock = Optional.of(
                new LockPages(desk, notebooksLock, this, (screen, title) -> place(screen, "settings", title)));
        frame.lockedBy(notebooksLock::now);
        again = Optional.of(notebooksLock::again);
        return this;
    }

    /** As the phone looks; what this notebook's officer chose for himself comes before it. */
    public FieldpostApp looking(Language language, Theme chosen, TextSize size) {
        use(language);
        theme = chosen;
        use(size);
        return this;
    }

    /** Nothing goes on by itself any more: the notebook is about to be locked. */
    public void stop() {
        sending.stop();
        recording.stop();
        looksAway.run();
        recorder.stop();
    }

    /** Patrol reports can be printed from now on. */
    public FieldpostApp printingBy(PatrolReportPrint print) {
        printer = Optional.of(print);
        return this;
    }

    /** Shows the app: the first screen of a new phone, or home. */
    public void show(Stage stage) {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        Theme.loadFonts();
        use(theme);
        stage.setTitle("Fieldpost");
        stage.setScene(scene);
        stage.setMinWidth(360);
        stage.setMinHeight(600);
        stage.show();
        open();
    }

    public Scene scene() {
        return scene;
    }

    private void open() {
        desk.background()
                .run(
                        () -> new Found(
                                desk.notebook().preferences(),
                                desk.notebook()
                                        .enrolment()
                                        .map(e -> new Opened(
                                                e,
                                                desk.mission().orElseThrow(),
                                                desk.notebook().packages().label()))),
                        found -> {
                            remember(found.preferences());
                            opened(found.opened());
                        },
                        problem -> frame.alone(StartProblemView.of(problem, words)));
    }

    /** What a version before this one remembered and this one does not know is passed over. */
    private void remember(Map<Preference, String> preferences) {
        Optional.ofNullable(preferences.get(Preference.LANGUAGE))
                .flatMap(Language::ofTag)
                .ifPresent(this::use);
        Optional.ofNullable(preferences.get(Preference.THEME))
                .flatMap(Theme::named)
                .ifPresent(this::use);
        Optional.ofNullable(preferences.get(Preference.TEXT_SIZE))
                .flatMap(TextSize::named)
                .ifPresent(this::use);
    }

    private void use(Language language) {
        words = Words.in(language);
        scene.setNodeOrientation(
                language.rightToLeft() ? NodeOrientation.RIGHT_TO_LEFT : NodeOrientation.LEFT_TO_RIGHT);
    }

    private void use(Theme chosen) {
        theme = chosen;
        scene.getStylesheets().setAll(chosen.styleSheet(textSize));
        desk.device().screen().dress(chosen.colour("accent"));
    }

    private void use(TextSize size) {
        textSize = size;
        use(theme);
    }

    private void opened(Optional<Opened> found) {
        if (found.isEmpty()) {
            enrolWith(new EnrolViewModel(desk, joined -> open(), lock.map(LockPages::training)));
            return;
        }
        mission = found.get().mission();
        packageLines = new PackageLines(found.get().missionPackage(), mission.zone());
        enrolled = found.get().enrolled();
        exchange = new ExchangeViewModel(desk, this::wiped);
        boolean alone = enrolled.invitation().alone();
        exchange.state()
                .addListener(
                        (o, was, is) -> frame.waiting(alone ? OptionalLong.empty() : OptionalLong.of(is.waiting())));
        exchangePages = new ExchangePages(desk, exchange, addresses, this::exchangePage);
        reportPages = new ReportPages(desk, mission, this);
        boolean training = enrolled.invitation().mode() == MissionMode.EXERCISE;
        exercise =
                training ? Optional.of(new ExercisePages(desk, mission, this, this::exercisePage)) : Optional.empty();
        frame.mark(training);
        home();
    }

    private void exercisePage(Runnable again, ExercisePages.Shown page) {
        here = again;
        place(page.screen(), "home", page.title());
    }

    /** A report was submitted: an exercise says what it was worth. */
    private void submitted(Runnable otherwise) {
        exercise.ifPresentOrElse(ExercisePages::answered, otherwise);
    }

    private void enrolWith(EnrolViewModel model) {
        here = () -> enrolWith(model);
        frame.alone(EnrolView.of(model, this, desk.device()));
    }

    @Override
    public Words words() {
        return words;
    }

    @Override
    public void home() {
        here = this::home;
        var model = new HomeViewModel(desk);
        model.refresh();
        PatrolPages.OnHome patrol = patrolPages().onHome(recorder.problem()::get);
        place(
                OffLimitsBanner.above(
                        HomeView.of(model, this, mission.zone(), onTop(patrol.card()), patrol.track()),
                        desk,
                        mission,
                        words),
                "home",
                mission.name(words.language()));
        atHome = true;
        lookForPackage();
    }

    /** An exercise first, then what is asked and to be done, then the patrol. */
    private Node onTop(Node patrol) {
        Node usual = reportPages.above(patrol);
        return exercise.<Node>map(pages -> new VBox(12, pages.card(), usual)).orElse(usual);
    }

    /** A newer mission package is taken into use here, where nothing is half written; what was not told yet is told. */
    private void lookForPackage() {
        var shelf = desk.notebook().packages();
        PackageLines lines = packageLines;
        desk.background()
                .run(
                        () -> lines.inUse(shelf.label())
                                ? Optional.of(shelf.news())
                                : Optional.<List<PackageShelf.News>>empty(),
                        news -> {
                            if (news.isPresent()) {
                                news.get().forEach(each -> frame.tell(lines.news(each, words)));
                            } else if (atHome) {
                                again.ifPresent(Runnable::run);
                            }
                        },
                        unread -> {});
    }

    @Override
    public void startPatrol() {
        here = this::startPatrol;
        place(patrolPages().start(), "home", words.say("home.start_patrol"));
    }

    @Override
    public void planPatrol() {
        here = this::planPatrol;
        place(patrolPages().plan(), "home", words.say("plan.make"));
    }

    @Override
    public void notePlaces() {
        here = this::notePlaces;
        place(patrolPages().places(), "home", words.say("visits.note"));
    }

    @Override
    public void patrolReport(PatrolKey patrol) {
        here = () -> patrolReport(patrol);
        place(patrolPages().report(patrol), "home", words.say("patrol_report.title"));
    }

    private PatrolPages patrolPages() {
        return new PatrolPages(desk, mission, this, printer);
    }

    @Override
    public void observe(Draft draft) {
        // the likeliest codes stand first from the beginning: nothing moves under a thumb
        desk.background()
                .run(
                        () -> ObservationViewModel.habits(desk.notebook()),
                        past -> observe(draft, past),
                        unread -> observe(draft, List.of()));
    }

    private void observe(Draft draft, List<Observation> past) {
        observe(new ObservationViewModel(
                desk,
                mission,
                draft,
                past,
                receipt -> submitted(() -> {
                    reportPages.all();
                    reports();
                })));
    }

    /** Another language or theme leaves everything as it is, a picture that is being covered too. */
    private void observe(ObservationViewModel model) {
        here = () -> observe(model);
        place(
                ObservationView.of(
                        model,
                        this,
                        desk.vocabulary(),
                        (around, picked) -> pickPlace(
                                around,
                                place -> {
                                    picked.accept(place);
                                    model.leave();
                                    observe(model);
                                },
                                () -> observe(model))),
                "",
                words.say("kind." + model.draft().get().kind().name().toLowerCase(Locale.ROOT)));
    }

    @Override
    public void nothingSeen() {
        here = this::nothingSeen;
        place(
                NilView.of(new NilViewModel(desk, mission, () -> submitted(this::home)), words),
                "",
                words.say("home.nil"));
    }

    @Override
    public void reports() {
        here = this::reports;
        place(reportPages.list(), "reports", words.say("nav.reports"));
    }

    @Override
    public void askedReports() {
        reportPages.onlyAsked();
        reports();
    }

    @Override
    public void report(ReceiptCode receipt) {
        here = () -> report(receipt);
        place(reportPages.report(receipt), "reports", receipt.spoken());
    }

    @Override
    public void map() {
        here = this::map;
        MapViewModel model = openMap();
        Node screen = MapView.of(model, this);
        model.refresh();
        place(screen, "map", words.say("nav.map"));
        screen.lookup("#map").requestFocus();
    }

    @Override
    public void pickPlace(Optional<Position> around, Consumer<Position> picked, Runnable turnedBack) {
        here = () -> pickPlace(around, picked, turnedBack);
        MapViewModel model = new MapViewModel(desk, mission, this::track);
        Node screen = MapPickView.of(model, this, around, picked, turnedBack);
        model.refresh();
        place(screen, "", words.say("map.pick"));
        screen.lookup("#map").requestFocus();
    }

    /** The map as it was left. */
    private MapViewModel openMap() {
        MapViewModel model = map.map(MapViewModel::again).orElseGet(() -> new MapViewModel(desk, mission, this::track));
        map = Optional.of(model);
        return model;
    }

    /** Where the running patrol went, oldest first; asked in the background. */
    private List<Point> track() {
        return desk.notebook()
                .runningPatrol()
                .map(patrol -> desk.notebook().patrolLog().fixes(patrol.key()).stream()
                        .map(fix -> fix.position().point())
                        .toList())
                .orElse(List.of());
    }

    @Override
    public void exchange() {
        exchangePages.front();
        exchangePage();
    }

    private void exchangePage() {
        here = this::exchangePage;
        if (enrolled.invitation().alone()) {
            place(AloneView.of(words, this::settings), "exchange", words.say("nav.exchange"));
            return;
        }
        place(exchangePages.draw(words, mission.zone()), "exchange", words.say("nav.exchange"));
    }

    /** Says this above every screen until the officer has read it. */
    void tell(Problem problem) {
        frame.tell(problem.in(words));
    }

    /** An answer that came while the notebook was locked revoked this phone. */
    void revoked() {
        desk.background()
                .run(
                        () -> {
                            desk.wipe();
                            return true;
                        },
                        emptied -> wiped(),
                        this::tell);
    }

    /** The phone was revoked: it is as new, and says so on its first screen. */
    private void wiped() {
        recorder.forget();
        forgetPapers();
        if (lock.map(LockPages::forget).orElse(false)) {
            return;
        }
        enrolled = null;
        mission = null;
        exchange = null;
        exchangePages = null;
        reportPages = null;
        exercise = Optional.empty();
        map = Optional.empty();
        frame.mark(false);
        open();
    }

    private void forgetPapers() {
        printer.ifPresent(papers -> desk.background()
                .run(
                        () -> {
                            papers.forget();
                            return true;
                        },
                        gone -> {},
                        left -> frame.above(Pieces.label(left.in(words), "problem"))));
    }

    @Override
    public void settings() {
        here = this::settings;
        place(
                SettingsView.of(
                        this, enrolled, packageLines.named(words), lock.map(pages -> pages.settings(this::wiped))),
                "settings",
                words.say("nav.settings"));
    }

    @Override
    public void speak(Language language) {
        use(language);
        prefer(Preference.LANGUAGE, language.tag());
        here.run();
    }

    private void prefer(Preference preference, String value) {
        lock.ifPresent(pages -> pages.remember(PhoneChoices.Choice.valueOf(preference.name()), value));
        desk.background()
                .run(
                        () -> {
                            desk.notebook().prefer(preference, value);
                            return value;
                        },
                        kept -> {},
                        this::tell);
    }

    @Override
    public void dress(Theme chosen) {
        use(chosen);
        prefer(Preference.THEME, chosen.name());
        if (enrolled != null) {
            here.run();
        }
    }

    @Override
    public Theme theme() {
        return theme;
    }

    @Override
    public void write(TextSize size) {
        use(size);
        prefer(Preference.TEXT_SIZE, size.name());
        if (enrolled != null) {
            here.run();
        }
    }

    @Override
    public TextSize textSize() {
        return textSize;
    }

    private void place(Node screen, String nav, String title) {
        atHome = false;
        frame.place(screen, nav, title);
        countWaiting();
    }

    void countWaiting() {
        desk.background()
                .run(
                        () -> enrolled != null && enrolled.invitation().alone()
                                ? OptionalLong.empty()
                                : OptionalLong.of(desk.notebook().waits().inOneNumber()),
                        count -> frame.waiting(count),
                        unsaid -> {});
    }
}
