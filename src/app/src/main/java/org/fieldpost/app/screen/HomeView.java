package org.fieldpost.app.screen;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.fieldpost.app.look.Icons;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.Patrol;
import org.fieldpost.model.vocabulary.Vocabulary;
import org.fieldpost.model.words.Words;

/** Patrol on top, the three kinds in reach of the thumb. */
public final class HomeView {

    private HomeView() {}

    public static Node of(HomeViewModel model, Screens screens, Vocabulary vocabulary, Clock clock, ZoneId zone) {
        Words words = screens.words();
        var patrol = new VBox();
        var drafts = new VBox(8);
        Runnable draw = () -> {
            patrol.getChildren().setAll(patrolCard(model, screens, vocabulary, clock, zone));
            drafts.getChildren().clear();
            for (Draft draft : model.state().get().drafts()) {
                drafts.getChildren().add(draftRow(draft, screens, zone));
            }
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
                patrol,
                Pieces.label(words.say("home.what"), "title"),
                kinds,
                nil,
                drafts));
    }

    private static Node patrolCard(
            HomeViewModel model, Screens screens, Vocabulary vocabulary, Clock clock, ZoneId zone) {
        Words words = screens.words();
        Optional<Patrol> running = model.state().get().patrol();
        if (running.isEmpty()) {
            var start = Pieces.button(
                    words.say("home.start_patrol"), "mdmz-play_circle_filled", "primary", screens::startPatrol);
            start.setId("start-patrol");
            return Pieces.card(Pieces.label(words.say("home.no_patrol"), "soft"), start);
        }
        Patrol patrol = running.get();
        Duration lasted = patrol.duration(clock.instant());
        var end = Pieces.button(words.say("home.end_patrol"), "mdmz-stop", "secondary", model::endPatrol);
        end.setId("end-patrol");
        String since = DateTimeFormatter.ofPattern("HH:mm")
                .withZone(zone)
                .format(patrol.key().startedAt());
        return Pieces.card(
                Pieces.row(
                        Pieces.label(patrol.key().crewCode(), "title"),
                        Pieces.pill(words.say("home.running"), "mdmz-play_arrow", "good"),
                        Pieces.spring(),
                        Icons.of(patrol.means())),
                Pieces.label(
                        vocabulary.label(patrol.means(), words.language()) + " · "
                                + vocabulary.label(patrol.task(), words.language()) + " · "
                                + words.say("home.since", since, lasted.toHours() + ":" + pad(lasted.toMinutesPart())),
                        "soft"),
                end);
    }

    private static String pad(int minutes) {
        return (minutes < 10 ? "0" : "") + minutes;
    }

    private static Node draftRow(Draft draft, Screens screens, ZoneId zone) {
        Words words = screens.words();
        String opened = DateTimeFormatter.ofPattern("HH:mm").withZone(zone).format(draft.openedAt());
        var row = Pieces.button(
                words.say("home.draft", words.say("kind." + draft.kind().name().toLowerCase(Locale.ROOT)), opened),
                "mdal-edit",
                "row",
                () -> screens.observe(draft));
        row.setId("draft-" + draft.id());
        return row;
    }
}
