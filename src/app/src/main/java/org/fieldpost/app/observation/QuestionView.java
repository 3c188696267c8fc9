package org.fieldpost.app.observation;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import org.fieldpost.app.look.Icons;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.app.screen.Screens;
import org.fieldpost.model.report.Question;
import org.fieldpost.model.vocabulary.Code;
import org.fieldpost.model.vocabulary.Term;
import org.fieldpost.model.words.Words;

/** One question as tiles, the likeliest first; what the words mean stands under them when asked for. */
final class QuestionView {

    /** Longer words stand in a tile as wide as the screen. */
    private static final int LONGEST_TILE_WORDS = 56;

    /** Where an officer may be looking for what must be sealed. */
    private static final Set<Question> LEADS_TO_SEALING =
            EnumSet.of(Question.ACTIVITY, Question.SITE_STATUS, Question.ACTOR, Question.INDICATOR);

    private final ObservationViewModel model;
    private final Screens screens;
    private final Words words;
    private final Question question;
    private final VBox body = Pieces.page();
    private final List<Question> required;
    private final int step;
    private final List<Term> offered;
    private boolean explained;

    private QuestionView(ObservationViewModel model, Screens screens, Question question) {
        this.model = model;
        this.screens = screens;
        this.words = screens.words();
        this.question = question;
        required = Question.of(model.draft().get().kind()).stream()
                .filter(q -> q.requiredIn(model.draft().get().kind()) && q != Question.BASIS)
                .toList();
        step = required.indexOf(question);
        offered = model.offered(question);
    }

    static List<Node> of(ObservationViewModel model, Screens screens, Question question) {
        return new QuestionView(model, screens, question).parts();
    }

    private List<Node> parts() {
        fill();
        var head = Pieces.page(
                Pieces.row(
                        Pieces.label(words.say("question." + question.name().toLowerCase(Locale.ROOT)), "title"),
                        Pieces.spring(),
                        explain()),
                progress(),
                Pieces.problem(words, model.problem()));
        head.getStyleClass().add("question-head");
        return List.of(head, Pieces.scroll(body), Pieces.page(bottom()));
    }

    private void fill() {
        List<Code> likely = model.likely(question);
        boolean wide =
                offered.stream().anyMatch(term -> term.label(words.language()).length() > LONGEST_TILE_WORDS);
        Pane answers = explained ? new VBox(8) : wide ? Pieces.wideTiles() : Pieces.tiles();
        for (Term term : offered) {
            Node answer = explained ? explained(term) : tile(term);
            mark(answer, term.code());
            if (likely.contains(term.code())) {
                answer.getStyleClass().add("likely");
            }
            answers.getChildren().add(answer);
        }
        body.getChildren().setAll(answers);
        if (LEADS_TO_SEALING.contains(question) && !model.toBeSealed()) {
            body.getChildren()
                    .add(Pieces.rowButton(
                            Icons.named("mdal-lock"),
                            words.say("seal.title"),
                            Pieces.label(words.say("seal.offer")),
                            "seal",
                            () -> model.open(Aside.SEALING)));
        }
    }

    private ToggleButton explain() {
        ToggleButton explain = Pieces.explain(words.say("form.definitions"), "explain");
        explain.setOnAction(e -> {
            explained = explain.isSelected();
            fill();
        });
        return explain;
    }

    private Node progress() {
        var progress = new ProgressBar(step < 0 ? 1 : (step + 1.0) / (required.size() + 1));
        progress.getStyleClass().add("meter");
        progress.setMaxWidth(Double.MAX_VALUE);
        return progress;
    }

    private Node[] bottom() {
        boolean optional = !question.requiredIn(model.draft().get().kind());
        if (question.mostAnswers() > 1 || (optional && step < 0)) {
            var done = Pieces.button(words.say("form.done"), "mdal-check", "primary", model::review);
            done.setId("done");
            boolean answered = !model.draft().get().answers().all(question).isEmpty();
            if (optional && question.mostAnswers() == 1 && answered) {
                var clear =
                        Pieces.button(words.say("form.clear"), "mdal-clear", "secondary", () -> model.clear(question));
                clear.setId("clear");
                return new Node[] {clear, done};
            }
            return new Node[] {done};
        }
        var back = Pieces.button(
                words.say("form.back"),
                words.language().rightToLeft() ? "mdal-arrow_forward" : "mdal-arrow_back",
                "secondary",
                this::back);
        back.setId("back");
        return new Node[] {back};
    }

    private void back() {
        if (step > 0) {
            model.ask(required.get(step - 1));
        } else if (model.draft().get().missing().isEmpty()) {
            model.review();
        } else {
            screens.home();
        }
    }

    private Node tile(Term term) {
        Button tile = Pieces.tile(
                term.label(words.language()), Icons.of(term.code()), term.code().value(), () -> press(term.code()));
        tile.setAccessibleHelp(term.definition(words.language()));
        return tile;
    }

    private Node explained(Term term) {
        return Pieces.explainedTile(
                Icons.of(term.code()),
                term.label(words.language()),
                term.definition(words.language()),
                term.code().value(),
                () -> press(term.code()));
    }

    private void press(Code code) {
        if (question.mostAnswers() > 1) {
            model.toggle(question, code);
        } else {
            model.answer(question, code);
        }
    }

    private void mark(Node answer, Code code) {
        String style = explained ? "taken" : "chosen";
        Runnable mark = () -> {
            answer.getStyleClass().remove(style);
            if (model.draft().get().answers().all(question).contains(code)) {
                answer.getStyleClass().add(style);
            }
        };
        model.draft().addListener((o, was, is) -> mark.run());
        mark.run();
    }
}
