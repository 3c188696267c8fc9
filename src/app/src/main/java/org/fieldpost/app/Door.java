package org.fieldpost.app;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.fieldpost.app.device.Device;
import org.fieldpost.app.device.Lifecycle;
import org.fieldpost.app.device.OwnTracks;
import org.fieldpost.app.lock.AutoLock;
import org.fieldpost.app.lock.Lock;
import org.fieldpost.app.lock.LockView;
import org.fieldpost.app.lock.LockViewModel;
import org.fieldpost.app.lock.PhoneChoices.Choice;
import org.fieldpost.app.look.InSight;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.app.look.TextSize;
import org.fieldpost.app.look.Theme;
import org.fieldpost.app.screen.LanguageTiles;
import org.fieldpost.app.screen.StartProblemView;
import org.fieldpost.exchange.enrolment.Invitation;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.model.words.Words;
import org.fieldpost.notebook.Notebook;
import org.fieldpost.notebook.Rescued;
import org.fieldpost.notebook.lock.Lockers;
import org.fieldpost.notebook.lock.Unlocked;

/**
 * Where the phone's notebooks are opened and locked: shows the lock, then the app on the notebook that was opened, and the lock
 * again when the officer says so or has not touched the screen for long. Of JavaFX's thread.
 */
final class Door {

    private static final double PHONE_WIDTH = 390;
    private static final double PHONE_HEIGHT = 844;

    private final Stage stage;
    private final Opening opening;
    private final Device device;
    private final Background background;
    private final Background link;
    private final OpenNotebooksTrackKeys trackKeys;
    private final BiConsumer<FieldpostApp, Desk> fit;
    private final LockedTravel lockedTravel;
    private final DamageWatch damageWatch;
    private final Timeline watching = new Timeline();
    private Words words = Words.in(Language.EN);
    private Theme theme = Theme.LIGHT;
    private TextSize size = TextSize.USUAL;
    private AutoLock auto = AutoLock.USUAL;
    private Optional<Inside> inside = Optional.empty();
    private Instant touched = Instant.MIN;

    /** Why a rescue failed, until it is said. */
    private Optional<Problem> unsaid = Optional.empty();

    /** Since when another app has been in front. */
    private Optional<Instant> left = Optional.empty();

    /** @param fit gives an app what it does by itself */
    Door(
            Stage stage,
            Opening opening,
            Device device,
            Background background,
            Background link,
            OpenNotebooksTrackKeys trackKeys,
            BiConsumer<FieldpostApp, Desk> fit) {
        this.stage = stage;
        this.opening = opening;
        this.device = device;
        this.background = background;
        this.link = link;
        this.trackKeys = trackKeys;
        this.fit = fit;
        this.lockedTravel = new LockedTravel(opening.lockedExchange(), link);
        this.damageWatch = new DamageWatch(opening.reading(), Platform::runLater);
        watching.setCycleCount(Animation.INDEFINITE);
        watching.getKeyFrames().setAll(new KeyFrame(javafx.util.Duration.seconds(1), e -> watch()));
    }

    /** Shows the lock, and from then on whatever belongs behind it. */
    void show() {
        watching.play();
        device.lifecycle().tell(new Lifecycle.Listener() {
            @Override
            public void paused() {
                left = Optional.of(opening.clock().instant());
            }

            @Override
            public void resumed() {
                left.ifPresent(Door.this::cameBack);
                // one that is just being rescued is locked as soon as it is open again
                left = inside.isPresent() ? Optional.empty() : left;
            }

            @Override
            public void stopped() {
                // a phone may stop the app without a word; whatever was on the screen is saved already
                left = left.or(() -> Optional.of(opening.clock().instant()));
            }
        });
        lockScreen(0, opening.looks());
    }

    private void lockScreen(int number) {
        Map<Choice, String> looks = opening.looks();
        lockScreen(
                number,
                opening.choices().all().isEmpty() ? looks : opening.choices().all());
    }

    private void lockScreen(int number, Map<Choice, String> looks) {
        Language language =
                Language.ofTag(looks.getOrDefault(Choice.LANGUAGE, "")).orElse(Language.EN);
        words = Words.in(language);
        auto = AutoLock.named(looks.getOrDefault(Choice.AUTO_LOCK, ""));
        var model = new LockViewModel(opening.lockers(), background, opening.clock(), this::enter, this::recordNothing);
        var root = new StackPane();
        var scene = new Scene(root, PHONE_WIDTH, PHONE_HEIGHT);
        draw(root, model);
        scene.setNodeOrientation(
                language.rightToLeft() ? NodeOrientation.RIGHT_TO_LEFT : NodeOrientation.LEFT_TO_RIGHT);
        theme = Theme.named(looks.getOrDefault(Choice.THEME, "")).orElse(Theme.LIGHT);
        size = TextSize.named(looks.getOrDefault(Choice.TEXT_SIZE, "")).orElse(TextSize.USUAL);
        scene.getStylesheets().setAll(theme.styleSheet(size));
        device.screen().dress(theme.colour("accent"));
        InSight.keep(scene, device.screen().keyboardHeight());
        stage.setTitle("Fieldpost");
        stage.setScene(scene);
        stage.show();
        root.requestFocus();
        model.show(number);
    }

    private void draw(StackPane root, LockViewModel model) {
        Node looks = LanguageTiles.of(words.language(), language -> {
            remember(Choice.LANGUAGE, language.tag());
            words = Words.in(language);
            root.getScene()
                    .setNodeOrientation(
                            language.rightToLeft() ? NodeOrientation.RIGHT_TO_LEFT : NodeOrientation.LEFT_TO_RIGHT);
            draw(root, model);
        });
        root.getChildren().setAll(LockView.of(model, words, looks));
    }

    private void remember(Choice choice, String word) {
        background.run(
                () -> {
                    opening.choices().keep(choice, word);
                    return word;
                },
                kept -> {},
                unkept -> inside.ifPresent(open -> open.app.tell(unkept)));
    }

    /** Whose track it was, nobody can read it any more. */
    private void recordNothing() {
        background.run(
                () -> {
                    device.gps().ownTracks().ifPresent(OwnTracks::unwanted);
                    return true;
                },
                stopped -> {},
                unstopped -> {});
    }

    private void enter(Unlocked unlocked) {
        left = Optional.empty();
        enter(unlocked, Optional.empty(), opening::open, this::say);
    }

    private void enter(
            Unlocked unlocked,
            Optional<Invitation> joining,
            Function<Unlocked, Notebook.Opened> how,
            Consumer<Problem> failed) {
        // nothing more is typed into a lock that is being opened
        blank();
        background.run(
                () -> {
                    Notebook.Opened opened = how.apply(unlocked);
                    boolean whole = false;
                    try {
                        Desk desk = opening.desk(opened.notebook(), device, background, link);
                        joining.ifPresent(invitation -> opened.notebook().enrol(invitation, desk.random()));
                        Entered entered = entered(desk, opened.rescued().map(Rescued::said));
                        whole = true;
                        return entered;
                    } finally {
                        if (!whole) {
                            opened.notebook().close();
                        }
                    }
                },
                entered -> {
                    var open = new Inside(unlocked, entered.desk());
                    inside = Optional.of(open);
                    open.begin(entered);
                },
                failed);
    }

    /** @param revoked whether an answer that came while the notebook was locked says so */
    private record Entered(Desk desk, boolean revoked, Optional<Problem> told) {}

    /** An answer that cannot be read now, on a full disk say, keeps nobody out. */
    private static Entered entered(Desk desk, Optional<Problem> told) {
        try {
            return new Entered(desk, desk.takeAnswers(), told);
        } catch (ProblemException e) {
            return new Entered(desk, false, told.or(() -> Optional.of(e.problem())));
        }
    }

    /** Nothing of a notebook stays on the screen while it is closed. */
    private void blank() {
        var waiting = new Scene(Pieces.page(Pieces.label("Fieldpost", "title")), PHONE_WIDTH, PHONE_HEIGHT);
        waiting.getStylesheets().setAll(theme.styleSheet(size));
        stage.setScene(waiting);
    }

    private void say(Problem problem) {
        var scene =
                new Scene((Parent) StartProblemView.of(problem, words, () -> lockScreen(0)), PHONE_WIDTH, PHONE_HEIGHT);
        scene.setNodeOrientation(
                words.language().rightToLeft() ? NodeOrientation.RIGHT_TO_LEFT : NodeOrientation.LEFT_TO_RIGHT);
        scene.getStylesheets().setAll(theme.styleSheet(size));
        stage.setScene(scene);
    }

    private void watch() {
        Instant now = opening.clock().instant();
        if (inside.isEmpty()) {
            lockedTravel.tick(now);
        }
        inside.ifPresent(open -> open.watched.tick(now));
        inside.filter(open -> auto.due(touched, now)
                        || left.filter(since -> auto.dueAfterAway(since, now)).isPresent())
                .ifPresent(Inside::now);
    }

    /** The app is in front again, after it was not since then. */
    private void cameBack(Instant left) {
        inside.filter(open -> auto.dueAfterAway(left, opening.clock().instant()))
                .ifPresent(Inside::now);
    }

    /** The language on the screen. */
    Words words() {
        return inside.map(open -> open.app.words()).orElse(words);
    }

    /** Whether a notebook is open. */
    boolean open() {
        return inside.isPresent();
    }

    /** Closes what is open; waits until it is saved. */
    void close() {
        watching.stop();
        inside.ifPresent(open -> {
            open.watched.stop();
            open.desk.notebook().close();
        });
    }

    /** The app on an open notebook. */
    private final class Inside implements Lock {

        private final Desk desk;
        private final FieldpostApp app;
        private final DamageWatch.Watched watched;
        private Unlocked unlocked;

        Inside(Unlocked unlocked, Desk desk) {
            this.unlocked = unlocked;
            this.desk = desk;
            app = new FieldpostApp(desk).looking(words.language(), theme, size);
            touched = opening.clock().instant();
            app.scene()
                    .addEventFilter(
                            InputEvent.ANY, e -> touched = opening.clock().instant());
            watched = damageWatch.of(desk.notebook(), unlocked.file(), touched, this::rescue);
            app.lockedBy(this);
            trackKeys.of(desk.notebook());
            fit.accept(app, desk);
        }

        /** The first screen; what waits is sealed anew beside it, as it takes longer the more waits. */
        void begin(Entered entered) {
            entered.told().or(() -> unsaid).ifPresent(app::tell);
            unsaid = Optional.empty();
            app.show(stage);
            if (entered.revoked()) {
                app.revoked();
                return;
            }
            link.run(
                    () -> {
                        desk.sealAllForTravel();
                        return true;
                    },
                    done -> app.countWaiting(),
                    app::tell);
        }

        /** What was begun with the server is finished; only then is the notebook closed. */
        private void leave(Runnable closed) {
            app.stop();
            watched.stop();
            trackKeys.locked();
            inside = Optional.empty();
            link.run(
                    () -> true,
                    idle -> background.run(
                            () -> {
                                try {
                                    desk.sealAllForTravel();
                                } finally {
                                    desk.notebook().close();
                                }
                                return true;
                            },
                            done -> closed.run(),
                            failed -> closed.run()),
                    never -> {});
        }

        @Override
        public void now() {
            if (inside.filter(open -> open == this).isPresent()) {
                leave(() -> {});
                blank();
                lockScreen(unlocked.number());
            }
        }

        /** Damage was found: it is closed, what can be read is rescued, and it is opened again, which says so. */
        private void rescue() {
            leave(() -> enter(unlocked, Optional.empty(), opening::openReadingAll, this::unrescued));
            blank();
        }

        /** There was no room for a second file, say: he goes on as far as it can be read, and it is tried again at the next start. */
        private void unrescued(Problem problem) {
            damageWatch.leave(unlocked.file());
            enter(unlocked, Optional.empty(), open -> opening.open(open), Door.this::say);
            unsaid = Optional.of(problem);
        }

        @Override
        public void again() {
            if (inside.filter(open -> open == this).isPresent()) {
                leave(() -> enter(unlocked, Optional.empty(), opening::open, Door.this::say));
                blank();
            }
        }

        @Override
        public void destroy() {
            int number = unlocked.number();
            leave(() -> background.run(
                    () -> {
                        opening.lockers().destroy(number);
                        return true;
                    },
                    gone -> lockScreen(number),
                    Door.this::say));
            blank();
        }

        @Override
        public void train(Invitation invitation) {
            leave(() -> background.run(
                    () -> opening.lockers().train(unlocked),
                    trainees -> enter(trainees, Optional.of(invitation), opening::open, Door.this::say),
                    Door.this::say));
        }

        @Override
        public void remember(Choice choice, String word) {
            if (choice == Choice.AUTO_LOCK) {
                auto = AutoLock.named(word);
            }
            Door.this.remember(choice, word);
        }

        @Override
        public AutoLock auto() {
            return auto;
        }

        @Override
        public Lockers lockers() {
            return opening.lockers();
        }

        @Override
        public Unlocked open() {
            return unlocked;
        }

        @Override
        public void reopened(Unlocked open) {
            unlocked = open;
        }
    }
}
