package org.fieldpost.app.report;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.fieldpost.app.Desk;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.patrol.Task;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.Words;

/** Tasks from the team leader, on the officer's start until they are put away; nothing while there are none. */
final class TasksOnHome {

    private final Desk desk;
    private final Mission mission;
    private final ObjectProperty<List<Task>> tasks = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());

    TasksOnHome(Desk desk, Mission mission) {
        this.desk = desk;
        this.mission = mission;
    }

    /** The next one due first. */
    ObjectProperty<List<Task>> tasks() {
        return tasks;
    }

    void refresh() {
        // what cannot be read is said by the rest of the screen
        desk.background().run(this::standing, tasks::set, unread -> {});
    }

    private List<Task> standing() {
        return desk.notebook().handedDown().tasks(today());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(desk.clock().instant(), mission.zone());
    }

    void putAway(Task task) {
        desk.background()
                .run(
                        () -> {
                            desk.notebook().handedDown().putAway(task.id());
                            return standing();
                        },
                        tasks::set,
                        failed -> problem.set(Optional.of(failed)));
    }

    Node view(Words words) {
        var card = new VBox(8);
        card.setId("tasks");
        Runnable draw = () -> {
            List<Task> standing = tasks.get();
            card.setVisible(!standing.isEmpty());
            card.setManaged(!standing.isEmpty());
            card.getChildren().setAll(Pieces.label(words.say("home.tasks"), "title"), Pieces.problem(words, problem));
            for (Task task : standing) {
                card.getChildren().add(row(task, words));
            }
        };
        tasks.addListener((o, was, is) -> draw.run());
        draw.run();
        return card;
    }

    private Node row(Task task, Words words) {
        String day = DateTimeFormatter.ofPattern("EEE d MMM", words.language().locale())
                .format(task.due());
        String due = words.say(task.due().isBefore(today()) ? "task.was_due" : "task.due", day);
        String where = task.place()
                .map(code -> mission.point(code).map(point -> point.name()).orElse(code))
                .map(place -> due + " · " + place)
                .orElse(due);
        var said = new VBox(4, Pieces.label(task.text(), "strong"), Pieces.label(where, "soft"));
        said.setId("task-" + task.id());
        HBox.setHgrow(said, Priority.ALWAYS);
        var away = Pieces.button("", "mdal-check", "secondary", () -> putAway(task));
        away.setId("put-away-" + task.id());
        away.setMinWidth(68);
        away.setMaxWidth(68);
        away.setAccessibleText(words.say("task.put_away", task.text()));
        return new HBox(8, said, away);
    }
}
