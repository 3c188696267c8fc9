package org.fieldpost.app;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.fieldpost.app.look.Icons;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.app.screen.Screens;

/** What stands around every screen: the bar with what waits, the way to the five places, and the marks of an exercise. */
final class Frame {

    /** Of the window's height. */
    private static final double MOST_TOLD = 0.4;

    private final BorderPane root = new BorderPane();
    private final Label status = new Label();
    private final Screens screens;
    private boolean exercise;
    private Optional<Runnable> lock = Optional.empty();
    private Optional<Node> told = Optional.empty();

    private record Place(String id, String icon, Runnable go) {}

    Frame(Screens screens) {
        this.screens = screens;
        status.setId("status");
    }

    /** From now on every screen can be left by locking the notebook. */
    void lockedBy(Runnable now) {
        lock = Optional.of(now);
    }

    Parent root() {
        return root;
    }

    /** From now on every screen is marked as one of an exercise, or none is. */
    void mark(boolean isExercise) {
        exercise = isExercise;
        root.getStyleClass().remove("exercise");
        if (exercise) {
            root.getStyleClass().add("exercise");
        }
    }

    /** @param waiting empty where nothing is ever sent */
    void waiting(OptionalLong waiting) {
        status.setVisible(waiting.isPresent());
        waiting.ifPresent(this::waiting);
    }

    void waiting(long waiting) {
        status.setText(screens.words().say(waiting == 0 ? "bar.delivered" : "bar.waiting", waiting));
        status.getStyleClass().setAll("label", "pill", waiting == 0 ? "good" : "warn");
    }

    /** The screen alone: nothing else can be reached. */
    void alone(Node screen) {
        root.setTop(told.orElse(null));
        root.setBottom(null);
        root.setCenter(screen);
    }

    /** Says something above the screen. */
    void above(Node said) {
        root.setTop(said);
    }

    /** Says something above every screen until the officer has read it. */
    void tell(String sentence) {
        var box = new VBox(8);
        Button read = Pieces.button(screens.words().say("rescue.read"), "", "secondary", () -> {
            told = Optional.empty();
            box.setVisible(false);
            box.setManaged(false);
        });
        read.setId("told-read");
        var said = Pieces.label(sentence, "problem");
        said.setId("told");
        said.setMaxWidth(Double.MAX_VALUE);
        // however large the letters, the screen under it can be reached
        ScrollPane scrolled = Pieces.scroll(said);
        scrolled.prefViewportHeightProperty().bind(said.heightProperty());
        scrolled.maxHeightProperty().bind(root.heightProperty().multiply(MOST_TOLD));
        box.getChildren().setAll(scrolled, read);
        box.getStyleClass().add("told");
        if (root.getTop() == told.orElse(null)) {
            root.setTop(box);
        } else if (root.getTop() instanceof VBox top) {
            told.ifPresent(top.getChildren()::remove);
            top.getChildren().add(box);
        }
        told = Optional.of(box);
    }

    /** @param nav the place of the five it belongs to, or nothing */
    void place(Node screen, String nav, String title) {
        var top = new VBox();
        var bottom = new VBox(navigation(nav));
        if (exercise) {
            top.getChildren().add(exerciseMark());
            bottom.getChildren().add(exerciseMark());
        }
        top.getChildren().add(bar(title));
        told.ifPresent(top.getChildren()::add);
        root.setTop(top);
        root.setCenter(screen);
        root.setBottom(bottom);
        // nothing is chosen until the officer chooses it
        root.requestFocus();
    }

    private static Label exerciseMark() {
        var mark = new Label("EXERCISE EXERCISE EXERCISE");
        mark.getStyleClass().add("exercise-mark");
        mark.setMaxWidth(Double.MAX_VALUE);
        return mark;
    }

    private Node bar(String title) {
        status.setMinWidth(Region.USE_PREF_SIZE);
        var spring = new HBox();
        HBox.setHgrow(spring, Priority.ALWAYS);
        var dim = new Button("", Icons.named("mdal-brightness_6"));
        dim.setId("next-theme");
        dim.getStyleClass().add("bar-button");
        dim.setAccessibleText(screens.words().say("settings.theme"));
        dim.setOnAction(e -> screens.dress(screens.theme().next()));
        var bar = new HBox(Pieces.label(title, "title"), spring, status, dim);
        lock.ifPresent(now -> {
            var shut = new Button("", Icons.named("mdal-lock"));
            shut.setId("lock-now");
            shut.getStyleClass().add("bar-button");
            shut.setAccessibleText(screens.words().say("lock.now"));
            shut.setOnAction(e -> now.run());
            bar.getChildren().add(shut);
        });
        bar.getStyleClass().add("topbar");
        return bar;
    }

    private Node navigation(String nav) {
        var bar = new HBox();
        bar.getStyleClass().add("nav");
        for (Place place : List.of(
                new Place("home", "mdal-home", screens::home),
                new Place("map", "mdmz-map", screens::map),
                new Place("reports", "mdal-list", screens::reports),
                new Place("exchange", "mdmz-sync", screens::exchange),
                new Place("settings", "mdmz-settings", screens::settings))) {
            var button = new Button(screens.words().say("nav." + place.id()), Icons.named(place.icon()));
            button.setId("nav-" + place.id());
            if (place.id().equals(nav)) {
                button.getStyleClass().add("here");
            }
            button.setMaxWidth(Double.MAX_VALUE);
            button.setOnAction(e -> place.go().run());
            HBox.setHgrow(button, Priority.ALWAYS);
            button.setPrefWidth(10);
            bar.getChildren().add(button);
        }
        return bar;
    }
}
