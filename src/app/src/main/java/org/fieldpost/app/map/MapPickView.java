package org.fieldpost.app.map;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.app.screen.Screens;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.words.Words;

/** Choosing a place by moving the map under a cross. */
public final class MapPickView {

    private static final Duration SOON = Duration.millis(90);

    private final MapViewModel model;
    private final Screens screens;
    private final Words words;
    private final MapCanvas map;
    private final VBox readOut = new VBox();
    private final PauseTransition soon = new PauseTransition(SOON);

    private MapPickView(MapViewModel model, Screens screens) {
        this.model = model;
        this.screens = screens;
        words = screens.words();
        map = new MapCanvas(model.content().get(), screens.theme(), screens.textSize(), words.language());
        map.setId("map");
        map.setAccessibleText(words.say("map.pick"));
        map.setAccessibleHelp(words.say("map.accessible_help"));
    }

    /**
     * @param around where to begin; without it the whole country is shown
     * @param picked takes the place chosen
     */
    public static Node of(
            MapViewModel model,
            Screens screens,
            Optional<Position> around,
            Consumer<Position> picked,
            Runnable turnedBack) {
        return new MapPickView(model, screens).build(around, picked, turnedBack);
    }

    private Node build(Optional<Position> around, Consumer<Position> picked, Runnable turnedBack) {
        var over = new StackPane();
        var top = new VBox(8, Pieces.label(words.say("map.pick.hint"), "hint"), Pieces.problem(words, model.problem()));
        var buttons = MapControls.column(
                over.heightProperty().subtract(top.heightProperty()).subtract(20),
                MapControls.nearer(map, words),
                MapControls.farther(map, words),
                MapControls.button("locate", "mdmz-my_location", words.say("map.locate"), this::locate));
        var scale = MapControls.scale(map.view(), screens.theme(), words);
        top.setMaxHeight(Region.USE_PREF_SIZE);
        top.setPickOnBounds(false);
        top.setMouseTransparent(true);
        over.getChildren().setAll(map, scale, buttons, top);
        place(scale, Pos.BOTTOM_LEFT);
        place(buttons, Pos.BOTTOM_RIGHT);
        place(top, Pos.TOP_CENTER);
        over.setMinHeight(0);
        VBox.setVgrow(over, Priority.ALWAYS);
        readOut.getStyleClass().add("map-readout");
        listen(around);
        return new VBox(over, readOut, answer(picked, turnedBack));
    }

    private static void place(Node node, Pos where) {
        StackPane.setAlignment(node, where);
        StackPane.setMargin(node, new Insets(10));
    }

    private Node answer(Consumer<Position> picked, Runnable turnedBack) {
        var back = Pieces.button(words.say("form.back"), "", "secondary", turnedBack);
        back.setId("pick-back");
        var use = Pieces.button(
                words.say("map.pick.use"),
                "mdal-check",
                "primary",
                () -> picked.accept(MapPick.at(map.view().get())));
        use.setId("pick-use");
        HBox.setHgrow(use, Priority.ALWAYS);
        back.setMinWidth(Region.USE_PREF_SIZE);
        var answer = new HBox(10, back, use);
        answer.setPadding(new Insets(10, 14, 10, 14));
        return answer;
    }

    private void listen(Optional<Position> around) {
        map.opensAt(whole -> around.map(place -> MapPick.near(place, whole)).orElse(whole));
        map.onTap((point, sign) -> map.glideTo(map.view().get().centredOn(point)));
        map.onLocate(this::locate);
        soon.setOnFinished(e -> say());
        map.view().addListener((o, was, is) -> {
            if (soon.getStatus() != Animation.Status.RUNNING) {
                soon.playFromStart();
            }
        });
        model.content().addListener((o, was, is) -> map.show(is));
        model.tiles()
                .addListener((o, was, is) -> is.filter(
                                found -> !found.packages().isEmpty())
                        .ifPresent(found -> map.show(
                                new TileLayer(found.packages(), model.desk().background(), map::stale))));
        map.sceneProperty().addListener((o, was, is) -> {
            if (is == null) {
                model.close();
            }
        });
    }

    private void locate() {
        model.locate().ifPresent(map::glideTo);
    }

    private void say() {
        Viewport view = map.view().get();
        if (view == null) {
            return;
        }
        Position here = MapPick.at(view);
        ReadOut said = ReadOut.of(here.point(), model.mission(), words);
        var grid = Pieces.label(said.mgrs().isEmpty() ? "—" : said.mgrs(), "mgrs");
        grid.setId("readout-mgrs");
        readOut.getChildren()
                .setAll(
                        MapControls.numbers(grid, MapView.latLon(said)),
                        Pieces.label(said.region() + " · ±" + Distance.say(here.accuracyM(), words), "soft"));
        map.setAccessibleText(said.accessible(words));
    }
}
