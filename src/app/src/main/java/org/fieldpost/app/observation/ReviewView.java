package org.fieldpost.app.observation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import org.fieldpost.app.look.Icons;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.app.photo.PhotosView;
import org.fieldpost.app.screen.Screens;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.report.ClockConfidence;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.Question;
import org.fieldpost.model.vocabulary.Code;
import org.fieldpost.model.vocabulary.Vocabulary;
import org.fieldpost.model.words.Words;

/** The whole for review: each part opens where it is changed, and one button saves. */
final class ReviewView {

    private final ObservationViewModel model;
    private final Screens screens;
    private final Words words;
    private final Vocabulary vocabulary;
    private final VBox page = Pieces.page();
    private final ScrollPane scroll = Pieces.scroll(page);
    private final VBox placeAndTime = new VBox(12);
    private final VBox handling = new VBox();
    private boolean more;
    private double scrolled;

    ReviewView(ObservationViewModel model, Screens screens, Vocabulary vocabulary) {
        this.model = model;
        this.screens = screens;
        this.words = screens.words();
        this.vocabulary = vocabulary;
        scroll.vvalueProperty().addListener((o, was, is) -> {
            if (scroll.getScene() != null) {
                scrolled = is.doubleValue();
            }
        });
        model.draft().addListener((o, was, is) -> showCircumstances());
    }

    /** Place and time settle, and an interface may ask for another handling, while the officer looks. */
    private void showCircumstances() {
        Draft draft = model.draft().get();
        placeAndTime.getChildren().setAll(place(draft), time(draft));
        handling.getChildren().setAll(handling(draft));
    }

    /** As the draft is now, scrolled to where the officer left it. */
    List<Node> parts() {
        fill();
        scroll.setVvalue(scrolled);
        var save = Pieces.button("", model.toBeSealed() ? "mdal-lock" : "mdmz-save", "primary", model::submit);
        save.setId("save");
        Runnable word = () -> save.setText(words.say(
                Boolean.TRUE.equals(model.noteWarned().get())
                        ? "screening.save_anyway"
                        : model.toBeSealed() ? "seal.save" : "form.save"));
        model.noteWarned().addListener((o, was, is) -> word.run());
        word.run();
        return List.of(scroll, Pieces.page(Pieces.problem(words, model.problem()), save));
    }

    private void fill() {
        Draft draft = model.draft().get();
        page.getChildren().clear();
        if (model.toBeSealed()) {
            page.getChildren().add(Pieces.label(words.say("seal.rules"), "hint"));
        }
        showCircumstances();
        page.getChildren().add(placeAndTime);
        for (Question question : Question.of(draft.kind())) {
            boolean answered = !draft.answers().all(question).isEmpty();
            if (question.requiredIn(draft.kind()) || answered || more || question == Question.INDICATOR) {
                page.getChildren().add(answerRow(draft, question));
            }
        }
        if (!more) {
            var show = Pieces.button(words.say("form.more"), "mdal-expand_more", "secondary", () -> {
                more = true;
                fill();
            });
            show.setId("more");
            page.getChildren().add(show);
        }
        page.getChildren()
                .addAll(
                        InterfacesCard.of(model, words, vocabulary),
                        NoteCard.of(model, words),
                        PhotosView.of(model.photos(), words),
                        handling,
                        flags(draft));
    }

    private Node place(Draft draft) {
        if (draft.place().isEmpty()) {
            return Pieces.rowButton(
                    Icons.named("mdmz-place"),
                    words.say("place.title"),
                    Pieces.label(words.say("form.no_position"), "late"),
                    "place",
                    () -> model.open(Aside.WHERE));
        }
        Draft.Place place = draft.place().get();
        Position here = place.position();
        Label mgrs = Pieces.label(PlaceLines.mgrs(here), "mgrs");
        var row = Pieces.rowButton(
                Icons.named("mdmz-place"),
                PlaceLines.named(place, model.mission(), words),
                mgrs,
                "place",
                () -> model.open(Aside.WHERE));
        VBox text = (VBox) row.getChildren().get(1);
        text.getChildren()
                .add(Pieces.label(
                        PlaceLines.accuracy(here, words) + " · " + PlaceLines.source(here, words) + " · "
                                + model.where()
                                        .age()
                                        .map(age -> PlaceLines.age(age, words))
                                        .orElse(""),
                        "soft"));
        return row;
    }

    private Node time(Draft draft) {
        String when = PlaceLines.day(draft.observedAt(), model.mission().zone(), words);
        String clock = words.say("clock." + draft.clock().name().toLowerCase(Locale.ROOT));
        return Pieces.rowButton(
                Icons.named("mdmz-schedule"),
                words.say("time.title"),
                Pieces.label(when + " · " + clock, draft.clock() == ClockConfidence.STATED ? "strong" : "soft"),
                "time",
                () -> model.open(Aside.WHEN));
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
        var row = Pieces.rowButton(
                codes.isEmpty() ? Icons.named("mdal-add") : Icons.of(codes.get(0)),
                words.say("question." + question.name().toLowerCase(Locale.ROOT)),
                Pieces.label(answer, codes.isEmpty() ? "soft" : "strong"),
                "row-" + question,
                () -> model.ask(question));
        List<String> gone = codes.stream()
                .filter(code -> !vocabulary.has(code))
                .map(code -> vocabulary.label(code, words.language()))
                .toList();
        if (!gone.isEmpty()) {
            ((VBox) row.getChildren().get(1))
                    .getChildren()
                    .add(Pieces.label(words.say("package.code_gone", String.join(", ", gone)), "problem"));
        }
        return row;
    }

    private Node handling(Draft draft) {
        Handling level = draft.handling();
        Optional<String> meaning = vocabulary.find(level.code()).map(t -> t.definition(words.language()));
        var row = Pieces.rowButton(
                Icons.named(level == Handling.H2 ? "mdal-lock_open" : "mdal-lock"),
                words.say("handling.title"),
                Pieces.label(level.name() + " " + vocabulary.label(level.code(), words.language()), "strong"),
                "handling",
                () -> model.open(Aside.HANDLING));
        meaning.ifPresent(m -> ((VBox) row.getChildren().get(1)).getChildren().add(Pieces.label(m, "soft")));
        return row;
    }

    private Node flags(Draft draft) {
        ToggleButton flash = Pieces.chip(words.say("form.flash"), "mdal-flash_on", "flash");
        flash.setSelected(draft.flash());
        flash.setOnAction(e -> model.flash(flash.isSelected()));
        flash.setMaxWidth(Double.MAX_VALUE);
        return model.toBeSealed() ? discard() : new VBox(12, flash, discard());
    }

    /** Asks once more, in its own place, as wide before as after: a thumb that slipped loses nothing. */
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
