package org.fieldpost.app.look;

import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import org.fieldpost.model.report.NoteScreening;
import org.fieldpost.model.words.Words;

/** Stands under a text while it holds what looks like it names a person, and takes that out when asked to. */
public final class NamesWarning {

    private NamesWarning() {}

    public static Node under(TextArea area, Words words) {
        var warning = new VBox(8);
        warning.setId(area.getId() + "-warning");
        area.textProperty().addListener((o, was, is) -> show(warning, area, words));
        show(warning, area, words);
        return warning;
    }

    private static void show(VBox warning, TextArea area, Words words) {
        String text = area.getText();
        List<NoteScreening.Finding> findings = NoteScreening.of(text);
        warning.getChildren().clear();
        warning.setVisible(!findings.isEmpty());
        warning.setManaged(!findings.isEmpty());
        for (NoteScreening.Finding finding : findings) {
            warning.getChildren()
                    .add(Pieces.label(
                            words.say(
                                    "screening." + finding.sort().name().toLowerCase(Locale.ROOT),
                                    text.substring(finding.from(), finding.to())),
                            "hint"));
        }
        if (!findings.isEmpty()) {
            var remove = Pieces.button(
                    words.say("screening.remove"),
                    "mdal-backspace",
                    "secondary",
                    () -> area.setText(NoteScreening.without(text, findings)));
            remove.setId(area.getId() + "-clean");
            warning.getChildren().add(remove);
        }
    }
}
