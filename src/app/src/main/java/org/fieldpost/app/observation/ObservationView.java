package org.fieldpost.app.observation;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.fieldpost.app.look.Ticking;
import org.fieldpost.app.photo.CoverView;
import org.fieldpost.app.photo.Covering;
import org.fieldpost.app.screen.Screens;
import org.fieldpost.model.report.Question;
import org.fieldpost.model.vocabulary.Vocabulary;
import org.fieldpost.model.words.Words;

/** One question at a time, then the whole for review, with pages beside them for place, time, handling and sealing. */
public final class ObservationView {

    private static final Duration SETTLING = Duration.seconds(2);

    private final ObservationViewModel model;
    private final Screens screens;
    private final Words words;
    private final Vocabulary vocabulary;
    private final PlacePicker picker;
    private final ReviewView review;
    private final VBox root = new VBox();

    private ObservationView(ObservationViewModel model, Screens screens, Vocabulary vocabulary, PlacePicker picker) {
        this.model = model;
        this.screens = screens;
        this.words = screens.words();
        this.vocabulary = vocabulary;
        this.picker = picker;
        review = new ReviewView(model, screens, vocabulary);
        model.asking().addListener((o, was, is) -> draw());
        model.aside().addListener((o, was, is) -> draw());
        model.sealed().addListener((o, was, is) -> draw());
        model.gone().addListener((o, was, is) -> draw());
        model.photos().covering().addListener((o, was, is) -> draw());
        Ticking.whileShown(root, SETTLING, model.where()::settle);
        draw();
    }

    public static Node of(ObservationViewModel model, Screens screens, Vocabulary vocabulary, PlacePicker picker) {
        return new ObservationView(model, screens, vocabulary, picker).root;
    }

    private void draw() {
        root.getChildren().setAll(parts());
        // the pressed tile is gone; nothing else shall look chosen in its place
        root.requestFocus();
    }

    private List<Node> parts() {
        Optional<Covering> covering = model.photos().covering().get();
        if (covering.isPresent()) {
            return List.of(CoverView.of(model.photos(), covering.get(), words));
        }
        if (model.sealed().get().isPresent()) {
            return SealingView.done(model.sealed().get().get(), screens);
        }
        if (model.gone().get().isPresent()) {
            return GoneView.of(model.gone().get().get(), model::close, words);
        }
        if (model.aside().get().isPresent()) {
            return switch (model.aside().get().get()) {
                case WHERE -> WhereView.of(model, words, picker);
                case WHEN -> WhenView.of(model, words);
                case HANDLING -> HandlingView.of(model, words, vocabulary);
                case SEALING -> SealingView.of(model, words);
            };
        }
        Optional<Question> asking = model.asking().get();
        return asking.isPresent() ? QuestionView.of(model, screens, asking.get()) : review.parts();
    }
}
