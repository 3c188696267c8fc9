package org.fieldpost.app.observation;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.HandlingRule;
import org.fieldpost.model.report.InterfaceSuggestion;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.vocabulary.Vocabulary;
import org.fieldpost.model.words.Words;

/** The officer's judgement: suggestions with their reasons first, all others on demand, each with what is meant by it. */
final class InterfacesCard {

    private final ObservationViewModel model;
    private final Words words;
    private final Vocabulary vocabulary;
    private final VBox card = Pieces.card();
    private boolean all;
    private boolean explained;

    private InterfacesCard(ObservationViewModel model, Words words, Vocabulary vocabulary) {
        this.model = model;
        this.words = words;
        this.vocabulary = vocabulary;
    }

    static Node of(ObservationViewModel model, Words words, Vocabulary vocabulary) {
        var interfaces = new InterfacesCard(model, words, vocabulary);
        interfaces.card.setId("interfaces");
        interfaces.draw();
        return interfaces.card;
    }

    private void draw() {
        ToggleButton explain = Pieces.explain(words.say("form.definitions"), "explain-interfaces");
        explain.setSelected(explained);
        explain.setOnAction(e -> {
            explained = explain.isSelected();
            draw();
        });
        card.getChildren()
                .setAll(
                        Pieces.row(Pieces.label(words.say("form.interfaces"), "strong"), Pieces.spring(), explain),
                        Pieces.label(words.say("form.interfaces_why"), "soft"));
        List<InterfaceSuggestion> suggestions = model.suggestions();
        for (NexusInterface each : NexusInterface.values()) {
            Optional<InterfaceSuggestion> suggested =
                    suggestions.stream().filter(s -> s.suggested() == each).findFirst();
            boolean taken = taken(each);
            boolean mayStand = model.toBeSealed() || HandlingRule.least(each) != Handling.H4;
            if (mayStand && (suggested.isPresent() || taken || all)) {
                card.getChildren().add(chip(each, suggested, taken));
            }
        }
        if (!all) {
            var others = Pieces.button(words.say("form.other_interfaces"), "mdal-expand_more", "secondary", () -> {
                all = true;
                draw();
            });
            others.setId("other-interfaces");
            card.getChildren().add(others);
        }
    }

    private boolean taken(NexusInterface each) {
        return model.draft()
                .get()
                .officerCoding()
                .map(c -> c.all().contains(each))
                .orElse(false);
    }

    private Node chip(NexusInterface each, Optional<InterfaceSuggestion> suggested, boolean taken) {
        var text = new StringBuilder(each.name() + " " + vocabulary.label(each.code(), words.language()));
        suggested.ifPresent(s -> text.append('\n')
                .append(words.say(
                        "form.because",
                        String.join(
                                ", ",
                                s.because().stream()
                                        .map(c -> vocabulary.label(c, words.language()))
                                        .toList()))));
        if (HandlingRule.least(each) == Handling.H3) {
            text.append('\n').append(words.say("form.makes_restricted"));
        }
        if (explained) {
            vocabulary.find(each.code()).ifPresent(term -> text.append('\n').append(term.definition(words.language())));
        }
        ToggleButton chip = Pieces.chip(text.toString(), "", "interface-" + each);
        chip.setMaxWidth(Double.MAX_VALUE);
        chip.setSelected(taken);
        chip.setOnAction(e -> {
            model.judge(each);
            draw();
        });
        return chip;
    }
}
