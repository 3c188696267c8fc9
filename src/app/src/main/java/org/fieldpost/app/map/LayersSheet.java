package org.fieldpost.app.map;

import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import org.fieldpost.app.look.Icons;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.app.look.Theme;
import org.fieldpost.model.place.KnownPoint;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.words.Words;
import org.fieldpost.notebook.tiles.TileFolder;
import org.fieldpost.notebook.tiles.TilePackage;

/** Layers to show or hide, what each sign means, and where the map comes from. */
final class LayersSheet {

    private static final double ICON_WIDTH_PX = 34;
    private static final double ICON_HEIGHT_PX = 28;

    private final MapViewModel model;
    private final Words words;
    private final MapPalette palette;

    private LayersSheet(MapViewModel model, Words words, Theme theme) {
        this.model = model;
        this.words = words;
        palette = MapPalette.of(theme);
    }

    static Node of(MapViewModel model, Words words, Theme theme, Runnable closed) {
        return new LayersSheet(model, words, theme).sheet(closed);
    }

    private Node sheet(Runnable closed) {
        var page = Pieces.page(Pieces.label(words.say("map.layers"), "title"));
        for (Layer layer : model.offered()) {
            page.getChildren().add(toggle(layer));
        }
        page.getChildren().addAll(signs(), sources());
        var close = Pieces.button(words.say("map.close"), "mdal-close", "primary", closed);
        close.setId("close-layers");
        var sheet = new VBox(Pieces.scroll(page), Pieces.page(close));
        sheet.setId("layers-sheet");
        sheet.getStyleClass().add("map-sheet");
        return sheet;
    }

    private Node toggle(Layer layer) {
        String name = layer.name().toLowerCase(Locale.ROOT);
        var chip = new ToggleButton(words.say("map.layer." + name));
        chip.setId("layer-" + name);
        chip.getStyleClass().add("chip");
        chip.setMaxWidth(Double.MAX_VALUE);
        chip.setSelected(model.layers().get().contains(layer));
        Runnable tick = () ->
                chip.setGraphic(Icons.named(chip.isSelected() ? "mdal-check_box" : "mdal-check_box_outline_blank"));
        tick.run();
        chip.setOnAction(e -> {
            tick.run();
            model.toggle(layer);
        });
        return chip;
    }

    private Node signs() {
        var card = Pieces.card();
        for (KnownPoint.Sort sort : KnownPoint.Sort.values()) {
            card.getChildren()
                    .add(row(
                            words.say("map.sort." + sort.name().toLowerCase(Locale.ROOT)),
                            (signs, canvas) -> signs.point(sort, ICON_WIDTH_PX / 2, ICON_HEIGHT_PX / 2)));
        }
        for (Kind kind : Kind.values()) {
            card.getChildren()
                    .add(row(
                            words.say("kind." + kind.name().toLowerCase(Locale.ROOT)),
                            (signs, canvas) -> signs.report(kind, ICON_WIDTH_PX / 2, ICON_HEIGHT_PX / 2)));
        }
        card.getChildren()
                .add(row(
                        words.say("report.flash"),
                        (signs, canvas) -> signs.flash(ICON_WIDTH_PX / 2, ICON_HEIGHT_PX / 2)));
        card.getChildren().add(row(words.say("map.off_limits"), (signs, canvas) -> hatched(canvas)));
        return card;
    }

    private void hatched(Canvas canvas) {
        var gc = canvas.getGraphicsContext2D();
        gc.setFill(palette.offFill());
        gc.fillRect(3, 4, ICON_WIDTH_PX - 6, ICON_HEIGHT_PX - 8);
        stroke(canvas, palette.off(), 1.3);
        for (double x = 10; x < ICON_WIDTH_PX + 14; x += 8) {
            double from = Math.min(x, ICON_WIDTH_PX - 3);
            double to = Math.max(3, x - 20);
            gc.strokeLine(from, 4 + x - from, to, 4 + x - to);
        }
        stroke(canvas, palette.off(), 2);
        gc.strokeRect(3, 4, ICON_WIDTH_PX - 6, ICON_HEIGHT_PX - 8);
    }

    private static void stroke(Canvas canvas, Color colour, double width) {
        var gc = canvas.getGraphicsContext2D();
        gc.setStroke(colour);
        gc.setLineWidth(width);
        gc.setLineCap(StrokeLineCap.BUTT);
    }

    private interface Drawing {
        void draw(SignPainter signs, Canvas canvas);
    }

    private Node row(String meaning, Drawing drawing) {
        var canvas = new Canvas(ICON_WIDTH_PX, ICON_HEIGHT_PX);
        drawing.draw(new SignPainter(canvas.getGraphicsContext2D(), palette), canvas);
        return Pieces.row(canvas, Pieces.label(meaning));
    }

    private Node sources() {
        var card = new VBox(6);
        card.getChildren().add(Pieces.label(model.mission().attribution(), "soft", "small"));
        model.tiles().get().ifPresent(found -> {
            for (TilePackage each : found.packages()) {
                String source = each.attribution().isBlank() ? each.name() : each.name() + " · " + each.attribution();
                card.getChildren().add(Pieces.label(source, "soft", "small"));
            }
            Stream.concat(found.problems().stream(), found.passedOver().stream())
                    .map(problem -> Pieces.label(problem.in(words), "small"))
                    .forEach(card.getChildren()::add);
        });
        String folder =
                TileFolder.in(model.desk().device().files().sharedDirectory()).toString();
        card.getChildren().add(Pieces.label(words.say("map.add_tiles", folder), "soft", "small"));
        return card;
    }
}
