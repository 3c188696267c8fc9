package org.fieldpost.app.look;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.layout.TilePane;

/** Tiles in as many columns as fit, all of one size: as high as the highest wants to be at the width it gets. */
final class Tiles extends TilePane {

    private static final double GAP = 8;
    private static final double USUAL_TEXT = 14;
    private static final double LEAST_ENLARGED = 1.15;

    private final double leastWidth;

    Tiles(double leastWidth) {
        super(GAP, GAP);
        this.leastWidth = leastWidth;
        setMinWidth(0);
    }

    private int columns(double width) {
        return Math.max(1, (int) ((width + GAP) / (leastWidth * enlarged() + GAP)));
    }

    /** Larger letters need wider tiles. */
    private double enlarged() {
        double times = getManagedChildren().stream()
                .filter(Labeled.class::isInstance)
                .mapToDouble(tile -> ((Labeled) tile).getFont().getSize() / USUAL_TEXT)
                .max()
                .orElse(1);
        return times < LEAST_ENLARGED ? 1 : times;
    }

    private double tileWidth(double width) {
        int columns = columns(width);
        return Math.floor((width - GAP * (columns - 1)) / columns);
    }

    private double tileHeight(double tileWidth) {
        return Math.ceil(getManagedChildren().stream()
                .mapToDouble(tile -> tile.prefHeight(tileWidth))
                .max()
                .orElse(0));
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        return leastWidth;
    }

    @Override
    protected double computePrefHeight(double width) {
        double usable = width > 0 ? width : Math.max(getWidth(), leastWidth);
        int rows = (getManagedChildren().size() + columns(usable) - 1) / columns(usable);
        return rows == 0 ? 0 : rows * (tileHeight(tileWidth(usable)) + GAP) - GAP;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        int columns = columns(getWidth());
        double width = tileWidth(getWidth());
        double height = tileHeight(width);
        int place = 0;
        for (Node tile : getManagedChildren()) {
            int column = place % columns;
            int row = place / columns;
            tile.resizeRelocate(column * (width + GAP), row * (height + GAP), width, height);
            place++;
        }
    }
}
