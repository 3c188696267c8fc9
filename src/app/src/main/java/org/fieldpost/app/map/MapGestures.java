package org.fieldpost.app.map;

import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;

/** What fingers, mouse and keys do to a map: drag, pinch, wheel, double tap, arrows, plus and minus, nought. */
final class MapGestures {

    private static final double STILL_PX = 8;
    private static final double ARROW_PX = 90;
    private static final double WHEEL_STEP = 1.0 / 160;

    private final MapCanvas map;
    private double lastX;
    private double lastY;
    private double movedPx;
    private boolean pinching;

    MapGestures(MapCanvas map) {
        this.map = map;
        map.setOnMousePressed(this::pressed);
        map.setOnMouseDragged(this::dragged);
        map.setOnMouseClicked(this::clicked);
        map.setOnScroll(this::scrolled);
        map.setOnZoomStarted(e -> pinching = true);
        map.setOnZoom(this::pinched);
        map.setOnZoomFinished(e -> pinching = false);
        map.setOnKeyPressed(this::key);
    }

    private void pressed(MouseEvent e) {
        map.requestFocus();
        lastX = e.getX();
        lastY = e.getY();
        movedPx = 0;
    }

    private void dragged(MouseEvent e) {
        double dx = e.getX() - lastX;
        double dy = e.getY() - lastY;
        lastX = e.getX();
        lastY = e.getY();
        movedPx += Math.hypot(dx, dy);
        // a tap that trembles is no drag; two fingers zoom, their mouse event does not pan as well
        if (!pinching && movedPx > STILL_PX) {
            map.pan(dx, dy);
        }
    }

    private void clicked(MouseEvent e) {
        if (movedPx > STILL_PX || pinching) {
            return;
        }
        if (e.getClickCount() == 2) {
            map.zoom(1, e.getX(), e.getY());
        } else {
            map.tap(e.getX(), e.getY());
        }
    }

    private void scrolled(ScrollEvent e) {
        // on a touch screen a scroll comes together with the drag that already moved the map
        if (!e.isDirect() && e.getDeltaY() != 0) {
            map.zoomNow(e.getDeltaY() * WHEEL_STEP, e.getX(), e.getY());
        }
        e.consume();
    }

    private void pinched(ZoomEvent e) {
        if (e.getZoomFactor() > 0) {
            map.zoomNow(Math.log(e.getZoomFactor()) / Math.log(2), e.getX(), e.getY());
        }
        e.consume();
    }

    private void key(KeyEvent e) {
        switch (e.getCode()) {
            case LEFT -> map.pan(ARROW_PX, 0);
            case RIGHT -> map.pan(-ARROW_PX, 0);
            case UP -> map.pan(0, ARROW_PX);
            case DOWN -> map.pan(0, -ARROW_PX);
            case PLUS, ADD, EQUALS -> map.zoom(1);
            case MINUS, SUBTRACT -> map.zoom(-1);
            case HOME -> map.locate();
            case DIGIT0, NUMPAD0 -> map.glideToWhole();
            case ENTER -> map.tap(map.getWidth() / 2, map.getHeight() / 2);
            default -> {
                return;
            }
        }
        e.consume();
    }
}
