package org.fieldpost.app.map;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.fieldpost.app.look.Icons;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.app.screen.Screens;
import org.fieldpost.model.place.KnownPoint;
import org.fieldpost.model.words.Words;
import org.fieldpost.notebook.Report;

/** What a tapped sign stands for, with a button to go on. */
final class SignCard {

    private final MapViewModel model;
    private final Screens screens;
    private final Words words;

    private SignCard(MapViewModel model, Screens screens) {
        this.model = model;
        this.screens = screens;
        words = screens.words();
    }

    static Node of(Sign sign, MapViewModel model, Screens screens) {
        var maker = new SignCard(model, screens);
        VBox card = sign instanceof Sign.OfPoint point
                ? maker.point(point.point())
                : maker.reports(((Sign.OfReports) sign).reports());
        card.setId("sign-card");
        card.getStyleClass().setAll("map-card");
        return card;
    }

    private VBox point(KnownPoint point) {
        var card = new VBox(head(
                Pieces.label(point.name(), "strong"),
                Icons.named("mdmz-place"),
                words.say("map.sort." + point.sort().name().toLowerCase(Locale.ROOT))));
        MapViewModel.kindAt(point)
                .ifPresent(kind -> card.getChildren()
                        .add(go(words.say("map.report_here"), () -> model.report(kind, point, screens::observe))));
        return card;
    }

    private VBox reports(List<Report> reports) {
        if (reports.size() > 1) {
            return new VBox(head(
                    Pieces.label(words.say("map.many", reports.size()), "strong"),
                    Icons.named("mdal-list"),
                    words.say("map.many_why")));
        }
        Report report = reports.get(0);
        String when = DateTimeFormatter.ofPattern(
                        "d MMM, HH:mm", words.language().locale())
                .withZone(model.mission().zone())
                .format(report.observation().circumstances().observedAt());
        var title = Pieces.label(report.receipt().spoken(), "strong", "mgrs");
        var card = new VBox(head(
                title,
                Icons.of(report.observation().kind()),
                words.say("kind." + report.observation().kind().name().toLowerCase(Locale.ROOT)) + " · " + when));
        card.getChildren().add(go(words.say("map.open_report"), screens::reports));
        return card;
    }

    private Node head(Node title, Node icon, String below) {
        var close = MapControls.button("close-card", "mdal-close", words.say("map.close"), model::deselect);
        return Pieces.row(icon, new VBox(title, Pieces.label(below, "soft")), Pieces.spring(), close);
    }

    private static Button go(String text, Runnable pressed) {
        var go = Pieces.button(text, "", "secondary", pressed);
        go.setId("open-sign");
        return go;
    }
}
