package org.fieldpost.app.exercise;

import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.fieldpost.app.Desk;
import org.fieldpost.app.learn.LearnPages;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.app.screen.NilView;
import org.fieldpost.app.screen.NilViewModel;
import org.fieldpost.app.screen.Screens;
import org.fieldpost.model.exercise.Exercise;
import org.fieldpost.model.exercise.ScoreWords;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Words;

/** The pages of an exercise. Each is drawn anew with what the notebook says. Of the screen's thread. */
public final class ExercisePages {

    private final Desk desk;
    private final Mission mission;
    private final Screens screens;
    private final BiConsumer<Runnable, Shown> place;
    private final PlayViewModel model;
    private Optional<Language> taught = Optional.empty();
    private LearnPages cards;

    /** A page and its title. */
    public record Shown(Node screen, String title) {}

    /** @param place shows a page, and draws it again by the same way when the language or the look changes */
    public ExercisePages(Desk desk, Mission mission, Screens screens, BiConsumer<Runnable, Shown> place) {
        this.desk = desk;
        this.mission = mission;
        this.screens = screens;
        this.place = place;
        this.model = new PlayViewModel(desk, mission);
    }

    /** What home shows of it, on top. */
    public Node card() {
        var card = new VBox(10);
        card.setId("exercise-card");
        model.refresh(() -> card.getChildren()
                .setAll(PlayCard.of(
                        model,
                        words(),
                        new PlayCard.Ways(this::choose, this::play, this::result, this::step, this::learn))));
        return card;
    }

    /** After an answer was given: what it was worth, or home where that is the trainer's to say. */
    public void answered() {
        model.refresh(() -> {
            if (model.progress().get().alone()
                    && model.progress().get().exercise().isPresent()) {
                feedback();
            } else {
                screens.home();
            }
        });
    }

    private void choose() {
        model.offered(exercises -> show(
                this::choose,
                PlayCard.choice(exercises, words(), exercise -> begin(exercise)),
                words().say("practice.choose")));
    }

    /** The cards that teach: which questions were tried stays until the language changes. */
    private void learn() {
        if (!taught.equals(Optional.of(words().language()))) {
            taught = Optional.of(words().language());
            cards = new LearnPages(
                    words(), desk.vocabulary(), (screen, title) -> place.accept(this::learn, new Shown(screen, title)));
        }
        place.accept(this::learn, new Shown(cards.list(), cards.title()));
    }

    private void begin(Exercise exercise) {
        model.begin(exercise, this::play);
    }

    /** What is open, or what comes next. */
    private void play() {
        model.refresh(() -> {
            Progress progress = model.progress().get();
            if (progress.open().isPresent()) {
                situation();
            } else if (progress.next().isPresent()) {
                model.next(this::situation);
            } else {
                result();
            }
        });
    }

    private void situation() {
        Progress progress = model.progress().get();
        if (progress.open().isEmpty()) {
            screens.home();
            return;
        }
        show(
                this::situation,
                SituationView.of(model, progress.open().get(), screens, this::nothingSeen, this::answered),
                PlayCard.place(progress, progress.open().get(), words()));
    }

    private void nothingSeen() {
        show(
                this::nothingSeen,
                NilView.of(new NilViewModel(desk, mission, this::answered), words()),
                words().say("home.nil"));
    }

    private void feedback() {
        Progress progress = model.progress().get();
        progress.answered()
                .ifPresentOrElse(
                        step -> show(
                                this::feedback,
                                FeedbackView.of(
                                        step,
                                        new ScoreWords(desk.vocabulary(), words()),
                                        progress.finished() ? FeedbackView.On.RESULT : FeedbackView.On.NEXT,
                                        progress.finished() ? this::result : this::play),
                                PlayCard.place(progress, step, words())),
                        screens::home);
    }

    private void result() {
        Progress progress = model.progress().get();
        show(
                this::result,
                ResultView.of(
                        progress,
                        new ScoreWords(desk.vocabulary(), words()),
                        this::step,
                        () -> progress.exercise().ifPresent(this::begin),
                        this::choose),
                words().say("practice.result"));
    }

    /** One that was answered before: from the result of somebody alone, or from home where a trainer showed it. */
    private void step(Progress.Step step) {
        Progress progress = model.progress().get();
        show(
                () -> step(step),
                FeedbackView.of(
                        step,
                        new ScoreWords(desk.vocabulary(), words()),
                        progress.alone() ? FeedbackView.On.RESULT : FeedbackView.On.HOME,
                        progress.alone() ? this::result : screens::home),
                PlayCard.place(progress, step, words()));
    }

    private void show(Runnable again, Node screen, String title) {
        place.accept(again, new Shown(new VBox(Pieces.problem(words(), model.problem()), screen), title));
    }

    private Words words() {
        return screens.words();
    }
}
