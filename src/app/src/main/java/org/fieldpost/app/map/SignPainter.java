package org.fieldpost.app.map;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;
import org.fieldpost.app.look.Icons;
import org.fieldpost.model.place.KnownPoint;
import org.fieldpost.model.report.Kind;
import org.kordamp.ikonli.javafx.FontIcon;

/** Draws signs. Each sort of point has its own shape and each kind of report its own pictogram, so that no colour is needed. */
final class SignPainter {

    private static final Font NUMBER = Font.font("IBM Plex Sans Arabic", FontWeight.BOLD, 13);
    private static final int ICON_PX = 16;
    private static final double RIM_PX = 1.5;
    private static final int MOST_NUMBER = 999;

    private final GraphicsContext gc;
    private final MapPalette palette;
    private final Map<Kind, FontIcon> icons = new EnumMap<>(Kind.class);

    SignPainter(GraphicsContext gc, MapPalette palette) {
        this.gc = gc;
        this.palette = palette;
        for (Kind kind : Kind.values()) {
            FontIcon icon = Icons.of(kind);
            icon.setIconSize(ICON_PX);
            // a pictogram learns its font from style sheets, which reach only what stands in a scene
            var styled = new Scene(new Group(icon));
            styled.getRoot().applyCss();
            icons.put(kind, icon);
        }
    }

    void draw(Sign sign) {
        if (sign instanceof Sign.OfPoint point) {
            point(point.point().sort(), point.x(), point.y());
        } else if (sign instanceof Sign.OfReports reports) {
            reports(reports);
        }
    }

    private void reports(Sign.OfReports sign) {
        double size = SignLayout.REPORT_PX;
        Kind kind = sign.reports().get(0).observation().kind();
        Color colour = palette.kinds().get(kind);
        if (sign.reports().size() > 1) {
            boolean oneKind =
                    sign.reports().stream().allMatch(r -> r.observation().kind() == kind);
            number(sign, oneKind ? colour : palette.point());
        } else {
            disc(sign.x(), sign.y(), size, colour);
            glyph(kind, sign.x(), sign.y());
        }
        if (sign.flash()) {
            flash(sign.x() + size * 0.42, sign.y() - size * 0.42);
        }
    }

    /** A report of this kind; also shown in the legend. */
    void report(Kind kind, double x, double y) {
        disc(x, y, SignLayout.REPORT_PX, palette.kinds().get(kind));
        glyph(kind, x, y);
    }

    private void glyph(Kind kind, double x, double y) {
        gc.setFont(icons.get(kind).getFont());
        gc.setFill(palette.halo());
        gc.setTextAlign(TextAlignment.CENTER);
        gc.setTextBaseline(VPos.CENTER);
        gc.fillText(icons.get(kind).getText(), x, y);
    }

    private void number(Sign.OfReports sign, Color colour) {
        String number = sign.reports().size() > MOST_NUMBER
                ? "999+"
                : String.format(Locale.ROOT, "%d", sign.reports().size());
        double width = SignLayout.REPORT_PX + (number.length() - 1) * 6.5;
        pill(sign.x(), sign.y(), width + 2 * RIM_PX, SignLayout.REPORT_PX + 2 * RIM_PX, palette.halo());
        pill(sign.x(), sign.y(), width, SignLayout.REPORT_PX, colour);
        gc.setFont(NUMBER);
        gc.setFill(palette.halo());
        gc.setTextAlign(TextAlignment.CENTER);
        gc.setTextBaseline(VPos.CENTER);
        gc.fillText(number, sign.x(), sign.y());
    }

    private void pill(double x, double y, double width, double height, Color colour) {
        gc.setFill(colour);
        gc.fillRoundRect(x - width / 2, y - height / 2, width, height, height, height);
    }

    private void disc(double x, double y, double size, Color colour) {
        gc.setFill(palette.halo());
        circle(x, y, size + 2 * RIM_PX);
        gc.setFill(colour);
        circle(x, y, size);
    }

    private void circle(double x, double y, double size) {
        gc.fillOval(x - size / 2, y - size / 2, size, size);
    }

    /** A bolt in a disc at the sign's shoulder. */
    void flash(double x, double y) {
        disc(x, y, 13, palette.flash());
        gc.setFill(palette.halo());
        double[] xs = {x + 1.2, x - 3.2, x - 0.4, x - 1.2, x + 3.2, x + 0.4};
        double[] ys = {y - 5, y + 0.8, y + 0.8, y + 5, y - 0.8, y - 0.8};
        gc.fillPolygon(xs, ys, xs.length);
    }

    /** Circle for a town, diamond for a border point, triangle for a site, square for a post, house for a base. */
    void point(KnownPoint.Sort sort, double x, double y) {
        Color colour = palette.of(sort);
        double r = SignLayout.POINT_PX / 2;
        switch (sort) {
            case TOWN -> {
                gc.setFill(palette.halo());
                circle(x, y, 10);
                gc.setStroke(colour);
                gc.setLineWidth(1.8);
                gc.strokeOval(x - 3.2, y - 3.2, 6.4, 6.4);
            }
            case BORDER -> {
                shape(x, y, r + 1, colour, 0, -1, 1, 0, 0, 1, -1, 0);
                gc.setFill(palette.halo());
                gc.fillRect(x - 3.6, y - 1, 7.2, 2);
            }
            case SITE -> shape(x, y, r + 1, colour, 0, -1, 1, 0.8, -1, 0.8);
            case POST -> {
                shape(x, y, r - 1, colour, -1, -1, 1, -1, 1, 1, -1, 1);
                gc.setFill(palette.halo());
                circle(x, y, 5);
            }
            case BASE -> shape(x, y, r + 1.5, colour, 0, -1, 1, -0.15, 1, 0.85, -1, 0.85, -1, -0.15);
        }
    }

    private void shape(double x, double y, double radius, Color colour, double... unit) {
        polygon(x, y, radius + 2.2, palette.halo(), unit);
        polygon(x, y, radius, colour, unit);
    }

    private void polygon(double x, double y, double radius, Color colour, double... unit) {
        int corners = unit.length / 2;
        double[] xs = new double[corners];
        double[] ys = new double[corners];
        for (int i = 0; i < corners; i++) {
            xs[i] = x + unit[2 * i] * radius;
            ys[i] = y + unit[2 * i + 1] * radius;
        }
        gc.setFill(colour);
        gc.fillPolygon(xs, ys, corners);
    }
}
