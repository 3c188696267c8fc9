package org.fieldpost.app.patrol;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.fieldpost.app.look.Icons;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.app.screen.PatrolView;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.patrol.PatrolPlan;
import org.fieldpost.model.place.KnownPoint;
import org.fieldpost.model.vocabulary.CodeList;
import org.fieldpost.model.vocabulary.Vocabulary;
import org.fieldpost.model.words.Words;

/** Planned patrols as rows to start from, and the form that makes one. */
public final class PlanView {

    private static final int DAYS = 3;

    private PlanView() {}

    /** The plans of this phone; a tap fills the form with one. */
    public static Node rows(
            PlansViewModel model, Consumer<PatrolPlan> chosen, Runnable planAnother, ZoneId zone, Words words) {
        var rows = new VBox(8);
        Runnable draw = () -> {
            rows.getChildren().clear();
            for (PatrolPlan plan : model.plans().get()) {
                rows.getChildren().add(row(model, plan, chosen, zone, words));
            }
            var another = Pieces.button(words.say("plan.make"), "mdal-event_note", "secondary", planAnother);
            another.setId("plan-patrol");
            rows.getChildren().add(another);
        };
        model.plans().addListener((o, was, is) -> draw.run());
        draw.run();
        return rows;
    }

    private static Node row(
            PlansViewModel model, PatrolPlan plan, Consumer<PatrolPlan> chosen, ZoneId zone, Words words) {
        var fill = Pieces.rowButton(
                Icons.of(plan.means()),
                words.say(
                        model.fromLeader(plan) ? "plan.from_leader" : "plan.planned",
                        Times.day(plan.start(), zone, words)),
                Pieces.label(plan.crewCode(), "strong"),
                "plan-" + plan.id(),
                () -> chosen.accept(plan));
        HBox.setHgrow(fill, Priority.ALWAYS);
        var drop = Pieces.button("", "mdal-delete", "secondary", () -> model.drop(plan));
        drop.setId("drop-" + plan.id());
        drop.setMinWidth(68);
        drop.setMaxWidth(68);
        drop.setAccessibleText(words.say("plan.drop", plan.crewCode()));
        return new HBox(8, fill, drop);
    }

    /** Crew, means, task, when and where. */
    public static Node form(PlansViewModel model, Mission mission, Vocabulary vocabulary, Words words, Runnable saved) {
        var crew = new TextField();
        crew.setId("crew-code");
        crew.setPromptText(words.say("patrol.crew_prompt"));
        crew.setAccessibleText(words.say("patrol.crew_code"));
        var time = new TextField("06:30");
        time.setId("plan-time");
        time.setAccessibleText(words.say("plan.start"));
        var save = Pieces.button(
                words.say("plan.save"),
                "mdmz-save",
                "primary",
                () -> model.save(crew.getText(), time.getText(), saved));
        save.setId("save-plan");
        var page = Pieces.page(
                Pieces.label(words.say("plan.why"), "soft"),
                Pieces.label(words.say("patrol.crew_code"), "title"),
                crew,
                Pieces.label(words.say("plan.start"), "title"),
                days(model, words),
                time,
                Pieces.label(words.say("patrol.means"), "title"),
                PatrolView.choice(vocabulary, CodeList.MEANS, model.means(), words),
                Pieces.label(words.say("patrol.task"), "title"),
                PatrolView.choice(vocabulary, CodeList.TASK, model.task(), words),
                Pieces.label(words.say("plan.places"), "title"),
                places(model, mission));
        return new VBox(Pieces.scroll(page), Pieces.page(Pieces.problem(words, model.problem()), save));
    }

    private static Node days(PlansViewModel model, Words words) {
        TilePane tiles = Pieces.tiles();
        var format = DateTimeFormatter.ofPattern("EEE d MMM", words.language().locale());
        for (int ahead = 0; ahead < DAYS; ahead++) {
            int days = ahead;
            String day = ahead == 0
                    ? words.say("plan.today")
                    : ahead == 1
                            ? words.say("plan.tomorrow")
                            : format.format(model.today().plusDays(ahead));
            var tile = Pieces.tile(
                    day,
                    Icons.named("mdmz-today"),
                    "day-" + ahead,
                    () -> model.daysAhead().set(days));
            Chosen.mark(tile, model.daysAhead(), chosen -> chosen.intValue() == days);
            tiles.getChildren().add(tile);
        }
        return tiles;
    }

    private static Node places(PlansViewModel model, Mission mission) {
        TilePane tiles = Pieces.tiles();
        for (KnownPoint point : mission.points()) {
            var tile = Pieces.tile(
                    point.name(), Icons.named("mdmz-place"), "place-" + point.code(), () -> model.toggle(point.code()));
            Chosen.mark(tile, model.places(), chosen -> chosen.contains(point.code()));
            tiles.getChildren().add(tile);
        }
        return tiles;
    }
}
