package org.fieldpost.app.screen;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.fieldpost.app.look.Icons;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.words.Words;

/** Patrol on top, the three kinds in reach of the thumb. */
public final class HomeView {

    private HomeView() {}

    /**
     * @param patrol what is shown of the patrol, on top
     * @param track how its track is recorded, below everything
     */
    public static Node of(HomeViewModel model, Screens screens, ZoneId zone, Node patrol, Node track) {
        Words words = screens.words();
        var drafts = new VBox(8);
        var clock = Pieces.label("", "hint");
        clock.setId("clock-wrong");
        Runnable draw = () -> {
            drafts.getChildren().clear();
            for (Draft draft : model.state().get().drafts()) {
                drafts.getChildren().add(draftRow(draft, screens, zone));
            }
            var behind = model.state().get().clockBehind();
            clock.setVisible(behind.isPresent());
            clock.setManaged(behind.isPresent());
            clock.setText(behind.map(by -> words.say("home.clock_wrong", moment(model.rightTime(by), words, zone)))
                    .orElse(""));
        };
        model.state().addListener((o, was, is) -> draw.run());
        draw.run();
        var kinds = Pieces.tiles();
        for (Kind kind : Kind.values()) {
            Button tile = Pieces.tile(
                    words.say("kind." + kind.name().toLowerCase(Locale.ROOT)),
                    Icons.of(kind),
                    "kind-" + kind,
                    () -> model.open(kind, screens::observe));
            tile.getStyleClass().add("kind");
            kinds.getChildren().add(tile);
        }
        var nil = Pieces.button(words.say("home.nil"), "mdmz-remove_circle_outline", "secondary", screens::nothingSeen);
        nil.setId("nothing-seen");
        return Pieces.scroll(Pieces.page(
                Pieces.problem(words, model.problem()),
                clock,
                patrol,
                Pieces.label(words.say("home.what"), "title"),
                kinds,
                nil,
                drafts,
                track));
    }

    private static String moment(Instant at, Words words, ZoneId zone) {
        return DateTimeFormatter.ofPattern(
                        "HH:mm, d MMMM uuuu", words.language().locale())
                .withZone(zone)
                .format(at);
    }

    private static Node draftRow(Draft draft, Screens screens, ZoneId zone) {
        Words words = screens.words();
        String opened = DateTimeFormatter.ofPattern("HH:mm").withZone(zone).format(draft.openedAt());
        var row = Pieces.button(
                draft.revises()
                        .map(receipt -> words.say("home.correction", receipt.spoken()))
                        .orElseGet(() -> words.say(
                                "home.draft",
                                words.say("kind." + draft.kind().name().toLowerCase(Locale.ROOT)),
                                opened)),
                "mdal-edit",
                "row",
                () -> screens.observe(draft));
        row.setId("draft-" + draft.id());
        return row;
    }
}
