package org.fieldpost.app.report;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.fieldpost.app.Desk;
import org.fieldpost.app.look.Icons;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.app.screen.Screens;
import org.fieldpost.notebook.AskedOfReport;

/** Questions that wait, on the officer's start; nothing while there are none. */
final class QuestionsOnHome {

    private static final int MOST = 2;

    private final Desk desk;
    private final ObjectProperty<List<AskedOfReport>> open = new SimpleObjectProperty<>(List.of());

    QuestionsOnHome(Desk desk) {
        this.desk = desk;
    }

    /** Of questions about reports that are gone too: only here can they be found. */
    ObjectProperty<List<AskedOfReport>> open() {
        return open;
    }

    void refresh() {
        // what cannot be read is said by the rest of the screen
        desk.background().run(() -> desk.notebook().submitted().openQuestions(), open::set, unread -> {});
    }

    Node view(Screens screens) {
        var card = new VBox(8);
        card.setId("questions");
        Runnable draw = () -> {
            List<AskedOfReport> asked = open.get();
            card.setVisible(!asked.isEmpty());
            card.setManaged(!asked.isEmpty());
            card.getChildren().setAll(Pieces.label(screens.words().say("home.questions"), "title"));
            for (AskedOfReport each : asked.subList(0, Math.min(MOST, asked.size()))) {
                card.getChildren()
                        .add(Pieces.rowButton(
                                Icons.named("mdal-help_outline"),
                                each.receipt().spoken(),
                                Pieces.label(each.asked().text()),
                                "question-" + each.asked().id(),
                                () -> screens.report(each.receipt())));
            }
            if (asked.size() > MOST) {
                var all = Pieces.button(
                        screens.words().say("home.questions_all", asked.size()),
                        "mdal-list",
                        "secondary",
                        screens::askedReports);
                all.setId("all-questions");
                card.getChildren().add(all);
            }
        };
        open.addListener((o, was, is) -> draw.run());
        draw.run();
        return card;
    }
}
