package org.fieldpost.app.learn;

import java.util.function.BiConsumer;
import javafx.scene.Node;
import org.fieldpost.model.vocabulary.Vocabulary;
import org.fieldpost.model.words.Words;

/** The list of cards and each card, for one sitting. Of the screen's thread. */
public final class LearnPages {

    private final Words words;
    private final Vocabulary vocabulary;
    private final BiConsumer<Node, String> place;
    private final LearnViewModel model = new LearnViewModel();

    /** @param place shows a page under a title */
    public LearnPages(Words words, Vocabulary vocabulary, BiConsumer<Node, String> place) {
        this.words = words;
        this.vocabulary = vocabulary;
        this.place = place;
    }

    public String title() {
        return words.say("learn.title");
    }

    public Node list() {
        return LearnView.list(model, words, vocabulary, this::open);
    }

    void open(LearnCard card) {
        model.open(card);
        place.accept(
                LearnView.card(model, words, vocabulary, this::open, () -> place.accept(list(), title())), title());
    }
}
