package org.fieldpost.app.exchange;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.fieldpost.app.look.Icons;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.model.words.Words;

/** Pieces that the exchange's pages share. */
final class Drawn {

    private Drawn() {}

    /** Draws now and at every change, for as long as the screen lives; the model may outlive it. */
    static <T> void follow(Node screen, ObservableValue<T> state, Runnable draw) {
        ChangeListener<T> drawing = (o, was, is) -> draw.run();
        state.addListener(new WeakChangeListener<>(drawing));
        screen.getProperties().put(drawing, state);
        draw.run();
    }

    /** A page behind the first one: its name, and the way back. */
    static VBox page(Words words, String title, Runnable back) {
        String arrow = words.language().rightToLeft() ? "mdal-arrow_forward" : "mdal-arrow_back";
        var leave = Pieces.button(words.say("form.back"), arrow, "secondary", back);
        leave.setId("back");
        leave.setMaxWidth(Region.USE_PREF_SIZE);
        leave.setMinWidth(Region.USE_PREF_SIZE);
        return Pieces.page(Pieces.row(leave, grown(Pieces.label(title, "title"))));
    }

    /** An icon and a name on top of a card. */
    static HBox head(String icon, String name) {
        return Pieces.row(Icons.named(icon), grown(Pieces.label(name, "title")));
    }

    static Label grown(Label label) {
        HBox.setHgrow(label, Priority.ALWAYS);
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }

    /** Characters that are read, typed or sent as they stand: from left to right everywhere. */
    static Label code(String id) {
        Label code = Pieces.label("", "code-text");
        code.setId(id);
        code.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        code.setMaxWidth(Double.MAX_VALUE);
        return code;
    }

    /** What was said, as good news or as a problem. */
    static Label news(News news, Words words) {
        var said = Pieces.label(news.text().in(words), news.good() ? "good-news" : "problem");
        said.setMaxWidth(Double.MAX_VALUE);
        return said;
    }

    static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    static String clock(Instant at, ZoneId zone) {
        return DateTimeFormatter.ofPattern("HH:mm").withZone(zone).format(at);
    }

    static String day(Instant at, ZoneId zone, Words words) {
        return DateTimeFormatter.ofPattern("d MMM, HH:mm", words.language().locale())
                .withZone(zone)
                .format(at);
    }
}
