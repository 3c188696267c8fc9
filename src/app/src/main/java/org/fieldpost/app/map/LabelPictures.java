package org.fieldpost.app.map;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.geometry.VPos;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/**
 * Names as pictures, halo and all: each is written once, and copied whenever the map is drawn anew. Stroking the outlines of
 * letters takes longer than all the rest of the map. Of the screen's thread.
 */
final class LabelPictures {

    private static final double HALO_PX = 3;
    private static final double AIR_PX = 4;
    private static final double SHEET_WIDTH_PX = 600;

    /** 8 MB: some two thousand names. */
    private static final double MOST_PIXELS = 2_000_000;

    /** A name as it is written, and how much room its letters take. */
    record Label(String text, Font font, Color colour, double widthPx, double heightPx) {}

    /** A label with its middle there. */
    record Placed(Label label, double x, double y) {}

    private record Cell(double x, double y, double width, double height) {}

    private record Cutting(Image sheet, Cell cell) {}

    private final Color halo;
    private final Map<Label, Cutting> written = new HashMap<>();
    private double sharpness = 1;
    private double pixels;

    LabelPictures(Color halo) {
        this.halo = halo;
    }

    /** @param pixelsPerPx how many of the display's pixels one px is; as many are written */
    void draw(GraphicsContext gc, List<Placed> labels, double pixelsPerPx) {
        if (pixelsPerPx != sharpness || pixels > MOST_PIXELS) {
            written.clear();
            pixels = 0;
            sharpness = pixelsPerPx;
        }
        Set<Label> missing = new LinkedHashSet<>();
        for (Placed each : labels) {
            if (!written.containsKey(each.label)) {
                missing.add(each.label);
            }
        }
        if (!missing.isEmpty()) {
            write(List.copyOf(missing));
        }
        labels.forEach(each -> copy(gc, each, written.get(each.label)));
    }

    /** On whole pixels, or the letters would blur. */
    private void copy(GraphicsContext gc, Placed label, Cutting cutting) {
        Cell cell = cutting.cell;
        double x = Math.round((label.x - cell.width / 2) * sharpness) / sharpness;
        double y = Math.round((label.y - cell.height / 2) * sharpness) / sharpness;
        gc.drawImage(
                cutting.sheet,
                cell.x * sharpness,
                cell.y * sharpness,
                cell.width * sharpness,
                cell.height * sharpness,
                x,
                y,
                cell.width,
                cell.height);
    }

    double pixelsHeld() {
        return pixels;
    }

    /** All on one sheet: taking a picture of it costs more than the writing. */
    private void write(List<Label> labels) {
        List<Cell> cells = cells(labels);
        Cell last = cells.get(cells.size() - 1);
        double width = cells.stream().mapToDouble(c -> c.x + c.width).max().orElseThrow();
        var canvas = new Canvas(Math.ceil(width * sharpness), Math.ceil((last.y + last.height) * sharpness));
        GraphicsContext gc = canvas.getGraphicsContext2D();
        gc.scale(sharpness, sharpness);
        gc.setTextAlign(TextAlignment.CENTER);
        gc.setTextBaseline(VPos.CENTER);
        gc.setStroke(halo);
        gc.setLineWidth(HALO_PX);
        for (int i = 0; i < labels.size(); i++) {
            Cell cell = cells.get(i);
            double x = cell.x + cell.width / 2;
            double y = cell.y + cell.height / 2;
            gc.setFont(labels.get(i).font);
            gc.strokeText(labels.get(i).text, x, y);
            gc.setFill(labels.get(i).colour);
            gc.fillText(labels.get(i).text, x, y);
        }
        var onNothing = new SnapshotParameters();
        onNothing.setFill(Color.TRANSPARENT);
        Image sheet = canvas.snapshot(onNothing, null);
        pixels += sheet.getWidth() * sheet.getHeight();
        for (int i = 0; i < labels.size(); i++) {
            written.put(labels.get(i), new Cutting(sheet, cells.get(i)));
        }
    }

    /** Side by side in rows that are as high as their highest. */
    private static List<Cell> cells(List<Label> labels) {
        List<Cell> cells = new ArrayList<>();
        double x = 0;
        double y = 0;
        double row = 0;
        for (Label label : labels) {
            double width = 2 * Math.ceil(label.widthPx / 2 + HALO_PX + AIR_PX);
            double height = 2 * Math.ceil(label.heightPx / 2 + HALO_PX);
            if (x > 0 && x + width > SHEET_WIDTH_PX) {
                x = 0;
                y += row;
                row = 0;
            }
            cells.add(new Cell(x, y, width, height));
            x += width;
            row = Math.max(row, height);
        }
        return cells;
    }
}
