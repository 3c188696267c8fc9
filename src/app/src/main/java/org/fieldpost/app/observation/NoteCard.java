package org.fieldpost.app.observation;

import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import org.fieldpost.app.look.NamesWarning;
import org.fieldpost.model.report.Circumstances;
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
        note.textProperty().addListener((o, was, is) -> model.note(is));
        return new VBox(8, note, NamesWarning.under(note, words));
    }
}
