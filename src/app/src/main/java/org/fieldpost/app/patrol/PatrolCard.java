package org.fieldpost.app.patrol;

import java.time.ZoneId;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.fieldpost.app.look.Icons;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.app.look.Ticking;
import org.fieldpost.app.screen.Screens;
import org.fieldpost.model.patrol.Effort;
import org.fieldpost.model.patrol.HandIn;
import org.fieldpost.model.patrol.PatrolReport;
import org.fieldpost.model.patrol.TrackFix;
import org.fieldpost.model.report.Patrol;
import org.fieldpost.model.vocabulary.Vocabulary;
import org.fieldpost.model.words.Words;
import org.fieldpost.notebook.PatrolLog;
import org.fieldpost.notebook.PatrolLog.KeptReport;

/** The patrol on home: how long it is out and how far, pause, resume and end; below it the reports that are owed. */
public final class PatrolCard {

    private final PatrolCardModel model;
    private final Screens screens;
    private final Words words;
    private final Vocabulary vocabulary;
    private final ZoneId zone;
    private final VBox root = new VBox(12);
    private final Label effort = Pieces.label("", "big");
    private final Label way = Pieces.label("", "soft");

    private PatrolCard(PatrolCardModel model, Screens screens, Vocabulary vocabulary, ZoneId zone) {
        this.model = model;
        this.screens = screens;
        this.words = screens.words();
        this.vocabulary = vocabulary;
        this.zone = zone;
        effort.setId("effort");
        way.setId("way");
    }

    public static Node of(PatrolCardModel model, Screens screens, Vocabulary vocabulary, ZoneId zone) {
        var card = new PatrolCard(model, screens, vocabulary, zone);
        model.state().addListener((o, was, is) -> card.draw());
        model.endAsked().addListener((o, was, is) -> card.draw());
        card.draw();
        Ticking.whileShown(card.root, () -> {
            model.refresh();
            card.tick();
        });
        return card.root;
    }

    private void draw() {
        root.getChildren().setAll(Pieces.problem(words, model.problem()));
        root.getChildren().add(model.state().get().running().map(this::running).orElseGet(this::none));
        for (KeptReport kept : model.state().get().reports()) {
            root.getChildren().add(report(kept));
        }
        tick();
    }

    /** What the clock alone changes. */
    private void tick() {
        Effort now = model.state().get().effort(model.now());
        effort.setText(words.say("patrol.hours", Times.hours(now.onPatrol())));
        way.setText(Times.kilometres(now.distanceM(), words) + " · "
                + words.say("patrol.night", Times.percent(now.nightShare())));
        for (Node each : root.getChildren()) {
            if (each.getUserData() instanceof Runnable redraw) {
                redraw.run();
            }
        }
    }

    private Node none() {
        var start = Pieces.button(
                words.say("home.start_patrol"), "mdmz-play_circle_filled", "primary", screens::startPatrol);
        start.setId("start-patrol");
        return Pieces.card(Pieces.label(words.say("home.no_patrol"), "soft"), start);
    }

    private Node running(Patrol patrol) {
        boolean paused = patrol.paused();
        Button note =
                Pieces.tile(words.say("visits.note"), Icons.named("mdmz-place"), "note-places", screens::notePlaces);
        Button pause = paused
                ? Pieces.tile(
                        words.say("home.resume_patrol"), Icons.named("mdmz-play_arrow"), "resume-patrol", model::resume)
                : Pieces.tile(words.say("home.pause_patrol"), Icons.named("mdmz-pause"), "pause-patrol", model::pause);
        if (paused) {
            pause.getStyleClass().add("chosen");
        }
        boolean asked = model.endAsked().get();
        Button end = Pieces.tile(
                words.say(asked ? "home.end_really" : "home.end_patrol"),
                Icons.named("mdmz-stop"),
                "end-patrol",
                model::end);
        if (asked) {
            end.getStyleClass().add("danger");
        }
        var buttons = Pieces.tiles();
        buttons.getChildren().addAll(note, pause, end);
        var figures = Pieces.row(effort, way);
        HBox.setHgrow(way, Priority.ALWAYS);
        effort.setMinWidth(Label.USE_PREF_SIZE);
        var track = Pieces.label(trackState(patrol), "soft");
        track.setId("track-state");
        var card = Pieces.card(
                Pieces.row(
                        Pieces.label(patrol.key().crewCode(), "title"),
                        paused
                                ? Pieces.pill(words.say("home.paused"), "mdmz-pause", "warn")
                                : Pieces.pill(words.say("home.running"), "mdmz-play_arrow", "good"),
                        Pieces.spring(),
                        Icons.of(patrol.means())),
                Pieces.label(
                        vocabulary.label(patrol.means(), words.language()) + " · "
                                + vocabulary.label(patrol.task(), words.language()) + " · "
                                + words.say(
                                        "patrol.since", Times.clock(patrol.key().startedAt(), zone)),
                        "soft"),
                figures,
                track);
        // beside the card's edge three tiles fit into one row of the smallest phone
        return new VBox(8, card, buttons);
    }

    private Node report(KeptReport kept) {
        PatrolReport report = kept.report();
        boolean owed = kept.stage() == PatrolLog.Stage.OWED;
        Label state = Pieces.label("", "strong");
        state.setId("state-of-report-" + report.patrol().crewCode());
        String title = words.say("patrol_report.of", report.patrol().crewCode());
        var row = Pieces.rowButton(
                Icons.named(owed ? "mdal-assignment_late" : "mdal-assignment_turned_in"),
                title,
                state,
                "report-" + report.patrol().crewCode(),
                () -> screens.patrolReport(report.patrol()));
        HandIn handIn = HandIn.after(report.until());
        row.setUserData((Runnable) () -> {
            state.setText(
                    owed
                            ? Times.handIn(handIn, model.now(), words)
                            : words.say(
                                    kept.stage() == PatrolLog.Stage.DELIVERED
                                            ? "patrol_report.delivered"
                                            : "patrol_report.handed_in"));
            state.getStyleClass().remove("late");
            if (owed && handIn.late(model.now())) {
                state.getStyleClass().add("late");
            }
            row.setAccessibleText(title + ": " + state.getText());
        });
        return row;
    }

    /** What the track's last position says of the track. */
    private String trackState(Patrol patrol) {
        if (patrol.paused()) {
            return words.say("track.paused");
        }
        List<TrackFix> fixes = model.state().get().track().fixes();
        String last = fixes.isEmpty()
                ? words.say("track.none")
                : words.say(
                        "track.last", Times.clock(fixes.get(fixes.size() - 1).at(), zone));
        return model.survivesScreenOff() ? last : last + " " + words.say("track.screen_on");
    }

    /** How the track is recorded while a patrol runs: said plainly, with a way to spare the battery. */
    public static Node track(PatrolCardModel model, Words words) {
        var spare = new ToggleButton(words.say("track.spare"), Icons.named("mdal-battery_alert"));
        spare.setId("spare-power");
        spare.getStyleClass().add("chip");
        spare.setMaxWidth(Double.MAX_VALUE);
        spare.setWrapText(true);
        spare.setSelected(model.state().get().lowPower());
        model.state().addListener((o, was, is) -> spare.setSelected(is.lowPower()));
        spare.setOnAction(e -> model.sparePower(spare.isSelected()));
        var card = Pieces.card(
                Pieces.label(words.say("track.title"), "strong"),
                Pieces.label(words.say(model.survivesScreenOff() ? "track.survives" : "track.why"), "soft"),
                spare);
        Runnable show = () -> {
            card.setVisible(model.state().get().running().isPresent());
            card.setManaged(card.isVisible());
        };
        model.state().addListener((o, was, is) -> show.run());
        show.run();
        return card;
    }
}
