package org.fieldpost.app.observation;

import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.model.report.Circumstances;
import org.fieldpost.model.report.NoteScreening;
import org.fieldpost.model.words.Words;

/** The note, and a warning under it while it holds what looks like it names a person. */
final class NoteCard {

    private NoteCard() {}

    static Node of(ObservationViewModel model, Words words) {
        var note = new TextArea(model.draft().get().note());
        note.setId("note");
        note.setWrapText(true);
        note.setPrefRowCount(3);
        note.setPromptText(words.say("form.note", Circumstances.NOTE_CHARS));
        note.setAccessibleText(words.say("report.note"));
        var warning = new VBox(8);
        warning.setId("note-warning");
        Runnable screen = () -> {
            List<NoteScreening.Finding> findings = model.findings();
            warning.getChildren().clear();
            warning.setVisible(!findings.isEmpty());
            warning.setManaged(!findings.isEmpty());
            String text = model.draft().get().note();
            for (NoteScreening.Finding finding : findings) {
                warning.getChildren()
                        .add(Pieces.label(
                                words.say(
                                        "screening." + finding.sort().name().toLowerCase(Locale.ROOT),
                                        text.substring(finding.from(), finding.to())),
                                "hint"));
            }
            if (!findings.isEmpty()) {
                var clean = Pieces.button(words.say("screening.remove"), "mdal-backspace", "secondary", () -> {
                    model.cleanNote();
                    note.setText(model.draft().get().note());
                });
                clean.setId("note-clean");
                warning.getChildren().add(clean);
            }
        };
        note.textProperty().addListener((o, was, is) -> {
            model.note(is);
            screen.run();
        });
        screen.run();
        return new VBox(8, note, warning);
    }
}
