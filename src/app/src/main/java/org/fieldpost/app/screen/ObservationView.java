package org.fieldpost.app.screen;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.fieldpost.app.look.Icons;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.app.photo.CoverView;
import org.fieldpost.app.photo.Covering;
import org.fieldpost.app.photo.PhotosView;
import org.fieldpost.model.place.Mgrs;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.report.Circumstances;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.InterfaceSuggestion;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.report.Question;
import org.fieldpost.model.vocabulary.Code;
import org.fieldpost.model.vocabulary.Term;
import org.fieldpost.model.vocabulary.Vocabulary;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Words;

/** One question at a time as tiles, then the whole for review, with one button to save it. */
public final class ObservationView {

    /** Longer words stand in a tile as wide as the screen. */
    private static final int LONGEST_TILE_WORDS = 56;

    private final ObservationViewModel model;
    private final Screens screens;
    private final Words words;
    private final Vocabulary vocabulary;
    private final VBox root = new VBox();
    private boolean more;

    private ObservationView(ObservationViewModel model, Screens screens, Vocabulary vocabulary) {
        this.model = model;
        this.screens = screens;
        this.words = screens.words();
        this.vocabulary = vocabulary;
        model.asking().addListener((o, was, is) -> draw());
        model.photos().covering().addListener((o, was, is) -> draw());
        draw();
    }

    public static Node of(ObservationViewModel model, Screens screens, Vocabulary vocabulary) {
        return new ObservationView(model, screens, vocabulary).root;
    }

    private void draw() {
        Optional<Question> asking = model.asking().get();
        Optional<Covering> covering = model.photos().covering().get();
        if (covering.isPresent()) {
            root.getChildren().setAll(CoverView.of(model.photos(), covering.get(), words));
            return;
        }
        root.getChildren().setAll(asking.isPresent() ? question(asking.get()) : review());
        // the pressed tile is gone; nothing else shall look chosen in its place
        root.requestFocus();
    }

    private List<Node> question(Question question) {
        List<Question> required = Question.of(model.draft().get().kind()).stream()
                .filter(q -> q.requiredIn(model.draft().get().kind()) && q != Question.BASIS)
                .toList();
        int step = required.indexOf(question);
        var progress = new ProgressBar(step < 0 ? 1 : (step + 1.0) / (required.size() + 1));
        progress.getStyleClass().add("meter");
        progress.setMaxWidth(Double.MAX_VALUE);
        boolean sentences = model.offered(question).stream()
                .anyMatch(term -> term.label(words.language()).length() > LONGEST_TILE_WORDS);
        TilePane tiles = sentences ? Pieces.wideTiles() : Pieces.tiles();
        for (Term term : model.offered(question)) {
            tiles.getChildren().add(answerTile(question, term));
        }
        var back = Pieces.button(
                words.say("form.back"),
                words.language().rightToLeft() ? "mdal-arrow_forward" : "mdal-arrow_back",
                "secondary",
                () -> back(required, step));
        back.setId("back");
        var head =
                Pieces.page(Pieces.label(title(question), "title"), progress, Pieces.problem(words, model.problem()));
        var body = Pieces.page(tiles);
        if (question == Question.ACTIVITY || question == Question.SITE_STATUS || question == Question.ACTOR) {
            body.getChildren().add(Pieces.label(words.say("form.sealed_hint"), "hint"));
        }
        var scroll = Pieces.scroll(body);
        if (question.mostAnswers() > 1 || step < 0) {
            var done = Pieces.button(words.say("form.done"), "mdal-check", "primary", model::review);
            done.setId("done");
            return List.of(head, scroll, Pieces.page(done));
        }
        return List.of(head, scroll, Pieces.page(back));
    }

    private void back(List<Question> required, int step) {
        if (step > 0) {
            model.ask(required.get(step - 1));
        } else {
            screens.home();
        }
    }

    private Button answerTile(Question question, Term term) {
        Code code = term.code();
        Button tile = Pieces.tile(term.label(words.language()), Icons.of(code), code.value(), () -> {
            if (question.mostAnswers() > 1) {
                model.toggle(question, code);
            } else {
                model.answer(question, code);
            }
        });
        Runnable mark = () -> {
            tile.getStyleClass().remove("chosen");
            if (model.draft().get().answers().all(question).contains(code)) {
                tile.getStyleClass().add("chosen");
            }
        };
        model.draft().addListener((o, was, is) -> mark.run());
        mark.run();
        tile.setAccessibleHelp(term.definition(words.language()));
        return tile;
    }

    private List<Node> review() {
        Draft draft = model.draft().get();
        var grid = new TextField();
        VBox page = Pieces.page(place(draft, grid));
        for (Question question : Question.of(draft.kind())) {
            boolean answered = !draft.answers().all(question).isEmpty();
            if (question.requiredIn(draft.kind()) || answered || more || question == Question.INDICATOR) {
                page.getChildren().add(answerRow(draft, question));
            }
        }
        if (!more) {
            var show = Pieces.button(words.say("form.more"), "mdal-expand_more", "secondary", () -> {
                more = true;
                draw();
            });
            show.setId("more");
            page.getChildren().add(show);
        }
        page.getChildren().addAll(interfaces(draft), note(draft), PhotosView.of(model.photos(), words), flags(draft));
        var save = Pieces.button(words.say("form.save"), "mdmz-save", "primary", () -> save(grid.getText()));
        save.setId("save");
        return List.of(Pieces.scroll(page), Pieces.page(Pieces.problem(words, model.problem()), save));
    }

    /** A grid reference that was typed and not confirmed counts. */
    private void save(String grid) {
        if (grid.isBlank() || model.placeByGrid(grid)) {
            model.submit();
        }
    }

    private Node place(Draft draft, TextField typed) {
        var card = Pieces.card();
        card.setId("place");
        Optional<Position> position = draft.position();
        String time = DateTimeFormatter.ofPattern(
                        "d MMM, HH:mm", words.language().locale())
                .withZone(model.mission().zone())
                .format(draft.openedAt());
        if (position.isPresent()) {
            Position here = position.get();
            String region = model.mission()
                    .regions()
                    .match(here.point())
                    .flatMap(m -> model.mission().regions().byCode(m.regionCode()))
                    .map(r -> r.name(words.language()))
                    .orElse(words.say("report.no_region"));
            String named = draft.knownPoint()
                    .flatMap(model.mission()::point)
                    .map(p -> p.name() + " · ")
                    .orElse("");
            Label accuracy = Pieces.label("±" + Math.round(here.accuracyM()) + " m", "soft");
            accuracy.setMinWidth(Region.USE_PREF_SIZE);
            card.getChildren()
                    .addAll(
                            Pieces.row(
                                    Icons.named("mdmz-place"),
                                    Pieces.label(Mgrs.formatSpaced(here.point(), 4), "mgrs"),
                                    Pieces.spring(),
                                    accuracy),
                            Pieces.label(
                                    named + region + " · "
                                            + words.say("source."
                                                    + here.source().name().toLowerCase(Locale.ROOT)),
                                    "soft"));
        } else {
            card.getChildren().add(Pieces.label(words.say("form.no_position"), "hint"));
        }
        card.getChildren().add(Pieces.row(Icons.named("mdmz-schedule"), Pieces.label(time, "soft")));
        typed.setId("grid");
        typed.setAccessibleText(words.say("form.grid"));
        typed.setOnAction(e -> {
            model.placeByGrid(typed.getText());
            draw();
        });
        card.getChildren().addAll(Pieces.label(words.say("form.grid"), "soft"), typed);
        return card;
    }

    private Node answerRow(Draft draft, Question question) {
        List<Code> codes = draft.answers().all(question);
        String answer = codes.isEmpty()
                ? words.say("form.open")
                : String.join(
                        ", ",
                        codes.stream()
                                .map(c -> vocabulary.label(c, words.language()))
                                .toList());
        return Pieces.rowButton(
                codes.isEmpty() ? Icons.named("mdal-add") : Icons.of(codes.get(0)),
                title(question),
                Pieces.label(answer, codes.isEmpty() ? "soft" : "strong"),
                "row-" + question,
                () -> model.ask(question));
    }

    private String title(Question question) {
        return words.say("question." + question.name().toLowerCase(Locale.ROOT));
    }

    /** Suggestions with their reasons first; the officer may take, drop, or choose another. */
    private Node interfaces(Draft draft) {
        var card = Pieces.card(
                Pieces.label(words.say("form.interfaces"), "strong"),
                Pieces.label(words.say("form.interfaces_why"), "soft"));
        Language language = words.language();
        List<InterfaceSuggestion> suggestions = model.suggestions();
        for (NexusInterface each : NexusInterface.values()) {
            Optional<InterfaceSuggestion> suggested =
                    suggestions.stream().filter(s -> s.suggested() == each).findFirst();
            boolean taken =
                    draft.officerCoding().map(c -> c.all().contains(each)).orElse(false);
            if (each == NexusInterface.I3 || (suggested.isEmpty() && !taken && !more)) {
                continue;
            }
            String because = suggested
                    .map(s -> "\n"
                            + words.say(
                                    "form.because",
                                    String.join(
                                            ", ",
                                            s.because().stream()
                                                    .map(c -> vocabulary.label(c, language))
                                                    .toList())))
                    .orElse("");
            var chip = new ToggleButton(each.name() + " " + vocabulary.label(each.code(), language) + because);
            chip.setId("interface-" + each);
            chip.getStyleClass().add("chip");
            chip.setMaxWidth(Double.MAX_VALUE);
            chip.setSelected(taken);
            chip.setOnAction(e -> {
                model.judge(each);
                draw();
            });
            card.getChildren().add(chip);
        }
        return card;
    }

    private Node note(Draft draft) {
        var note = new TextArea(draft.note());
        note.setId("note");
        note.setWrapText(true);
        note.setPrefRowCount(3);
        note.setPromptText(words.say("form.note", Circumstances.NOTE_CHARS));
        note.setAccessibleText(words.say("report.note"));
        note.textProperty().addListener((o, was, is) -> model.note(is));
        return note;
    }

    private Node flags(Draft draft) {
        var flash = new ToggleButton(words.say("form.flash"), Icons.named("mdal-flash_on"));
        flash.setId("flash");
        flash.getStyleClass().add("chip");
        flash.setSelected(draft.flash());
        flash.setOnAction(e -> model.flash(flash.isSelected()));
        Handling handling = draft.handling();
        var level = Pieces.pill(
                handling.name() + " " + vocabulary.label(handling.code(), words.language()),
                handling == Handling.H2 ? "mdal-lock_open" : "mdal-lock",
                handling == Handling.H2 ? "good" : "warn");
        return new FlowPane(10, 10, flash, level, discard());
    }

    /** Asks once more, in its own place: a thumb that slipped loses nothing. */
    private Button discard() {
        var discard = Pieces.button(words.say("form.discard"), "mdal-delete", "secondary", () -> {});
        discard.setId("discard");
        discard.setOnAction(first -> {
            discard.setText(words.say("form.discard_really"));
            discard.getStyleClass().add("danger");
            discard.setOnAction(second -> model.discard(screens::home));
        });
        return discard;
    }
}
