package org.fieldpost.app.map;

import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.PauseTransition;
import javafx.animation.Timeline;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.Duration;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.app.screen.Screens;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.words.Words;

/** The map with its buttons, the place in numbers below it, and a card for what was tapped. */
public final class MapView {

    private static final Duration LOOK_FOR_POSITION = Duration.seconds(5);
    private static final Duration SOON = Duration.millis(90);

    private final MapViewModel model;
    private final Screens screens;
    private final Words words;
    private final MapCanvas map;
    private final StackPane over = new StackPane();
    private final VBox card = new VBox();
    private final VBox readOut = new VBox();
    private final PauseTransition soon = new PauseTransition(SOON);
    private Optional<Node> sheet = Optional.empty();

    private MapView(MapViewModel model, Screens screens) {
        this.model = model;
        this.screens = screens;
        words = screens.words();
        map = new MapCanvas(model.content().get(), screens.theme(), screens.textSize(), words.language());
        map.setId("map");
        map.setAccessibleText(words.say("nav.map"));
        map.setAccessibleHelp(words.say("map.accessible_help"));
    }

    public static Node of(MapViewModel model, Screens screens) {
        return new MapView(model, screens).build();
    }

    private Node build() {
        var top = new VBox(8, OffLimitsBanner.of(model.warning(), words), Pieces.problem(words, model.problem()));
        var buttons = MapControls.column(
                over.heightProperty().subtract(top.heightProperty()).subtract(20),
                MapControls.button("layers", "mdal-layers", words.say("map.layers"), this::openLayers),
                MapControls.nearer(map, words),
                MapControls.farther(map, words),
                MapControls.button("locate", "mdmz-my_location", words.say("map.locate"), this::locate));
        var scale = MapControls.scale(map.view(), screens.theme(), words);
        top.setPickOnBounds(false);
        top.setMaxHeight(Region.USE_PREF_SIZE);
        card.setMaxHeight(Region.USE_PREF_SIZE);
        over.getChildren().addAll(map, scale, buttons, top, card);
        place(scale, Pos.BOTTOM_LEFT);
        place(buttons, Pos.BOTTOM_RIGHT);
        place(top, Pos.TOP_CENTER);
        place(card, Pos.BOTTOM_CENTER);
        over.setMinHeight(0);
        VBox.setVgrow(over, Priority.ALWAYS);
        readOut.getStyleClass().add("map-readout");
        readOut.setId("readout");
        // room for what is said once the map has its size, so that it keeps that size
        readOut.getChildren().setAll(Pieces.label("—", "mgrs"), Pieces.label(" ", "soft"));
        listen();
        var root = new VBox(over, readOut);
        root.setOnKeyPressed(this::key);
        lookForPositionWhileShown(root);
        return root;
    }

    /** Escape takes away what lies over the map, the uppermost first. */
    private void key(KeyEvent e) {
        if (e.getCode() == KeyCode.ESCAPE
                && (sheet.isPresent() || model.selected().get().isPresent())) {
            if (sheet.isPresent()) {
                closeLayers();
                map.requestFocus();
            } else {
                model.deselect();
            }
            e.consume();
        }
    }

    private static void place(Node node, Pos where) {
        StackPane.setAlignment(node, where);
        StackPane.setMargin(node, new Insets(10));
    }

    private void listen() {
        map.opensAt(whole -> model.seen()
                .map(view -> view.resized(whole.widthPx(), whole.heightPx()))
                .orElse(whole));
        map.onTap(model::tap);
        map.onLocate(this::locate);
        soon.setOnFinished(e -> say());
        map.view().addListener((o, was, is) -> {
            model.sees(is);
            boolean moved = was != null && (was.centreX() != is.centreX() || was.centreY() != is.centreY());
            if (moved && model.selected().get().filter(s -> s.sign().isEmpty()).isPresent()) {
                model.deselect();
            }
            if (soon.getStatus() != Animation.Status.RUNNING) {
                soon.playFromStart();
            }
        });
        model.content().addListener((o, was, is) -> map.show(is));
        model.layers().addListener((o, was, is) -> map.show(is));
        model.selected().addListener((o, was, is) -> choose(is));
        model.tiles().addListener((o, was, is) -> showTiles());
        map.show(model.content().get());
        showTiles();
        say();
    }

    private void showTiles() {
        model.tiles()
                .get()
                .filter(found -> !found.packages().isEmpty())
                .ifPresent(found ->
                        map.show(new TileLayer(found.packages(), model.desk().background(), map::stale)));
    }

    private void lookForPositionWhileShown(Node root) {
        var looking = new Timeline(new KeyFrame(LOOK_FOR_POSITION, e -> model.refreshPosition()));
        looking.setCycleCount(Animation.INDEFINITE);
        root.sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::showingProperty)
                .orElse(false)
                .addListener((o, was, showing) -> {
                    if (showing) {
                        looking.play();
                    } else {
                        looking.stop();
                    }
                });
        root.sceneProperty().addListener((o, was, is) -> {
            if (is == null) {
                model.close();
            }
        });
    }

    private void locate() {
        model.locate().ifPresent(map::glideTo);
    }

    private void choose(Optional<MapViewModel.Selected> selected) {
        card.getChildren().clear();
        selected.flatMap(MapViewModel.Selected::sign)
                .ifPresent(sign -> card.getChildren().setAll(SignCard.of(sign, model, screens)));
        map.pin(selected.filter(s -> s.sign().isEmpty()).map(MapViewModel.Selected::place));
        say();
    }

    /** The tapped place, else the middle. */
    private void say() {
        Viewport view = map.view().get();
        if (view == null) {
            return;
        }
        Optional<Point> chosen = model.selected().get().map(MapView::placeOf);
        ReadOut said = ReadOut.of(chosen.orElse(view.centre()), model.mission(), words);
        Label what = Pieces.label(
                words.say(chosen.isPresent() ? "map.chosen" : "map.centre") + " · " + said.region(), "soft");
        what.setId("readout-region");
        Label grid = Pieces.label(said.mgrs().isEmpty() ? "—" : said.mgrs(), "mgrs");
        grid.setId("readout-mgrs");
        readOut.getChildren().setAll(MapControls.numbers(grid, latLon(said)), what);
        map.setAccessibleText(said.accessible(words));
        map.cross(chosen.isEmpty());
    }

    private static Point placeOf(MapViewModel.Selected selected) {
        return selected.sign()
                .map(sign -> sign instanceof Sign.OfPoint point
                        ? point.point().point()
                        : ((Sign.OfReports) sign)
                                .reports()
                                .get(0)
                                .observation()
                                .circumstances()
                                .position()
                                .point())
                .orElse(selected.place());
    }

    static Label latLon(ReadOut said) {
        Label latLon = Pieces.label(said.latLon(), "mgrs");
        latLon.getStyleClass().setAll("label", "latlon");
        return latLon;
    }

    private void openLayers() {
        Node layers = LayersSheet.of(model, words, screens.theme(), this::closeLayers);
        sheet = Optional.of(layers);
        over.getChildren().add(layers);
    }

    private void closeLayers() {
        sheet.ifPresent(over.getChildren()::remove);
        sheet = Optional.empty();
    }
}
