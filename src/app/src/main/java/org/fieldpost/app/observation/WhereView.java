package org.fieldpost.app.observation;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.fieldpost.app.look.Icons;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.app.look.Ticking;
import org.fieldpost.model.place.KnownPoint;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.words.Words;

/** Where it was, and four ways to say so: as measured, on the map, by grid reference, by name. */
final class WhereView {

    private final ObservationViewModel model;
    private final WhereModel where;
    private final Words words;
    private final PlacePicker picker;
    private final VBox current = Pieces.card();
    private final VBox names = new VBox(8);
    private final TextField grid = new TextField();

    private WhereView(ObservationViewModel model, Words words, PlacePicker picker) {
        this.model = model;
        this.where = model.where();
        this.words = words;
        this.picker = picker;
    }

    static List<Node> of(ObservationViewModel model, Words words, PlacePicker picker) {
        return new WhereView(model, words, picker).parts();
    }

    private List<Node> parts() {
        current.setId("place-now");
        showCurrent();
        model.draft().addListener((o, was, is) -> showCurrent());
        Ticking.whileShown(current, Duration.seconds(2), () -> {
            where.settle();
            showCurrent();
        });
        var page = Pieces.page(
                Pieces.label(words.say("place.title"), "title"),
                current,
                measured(),
                Pieces.rowButton(
                        Icons.named("mdmz-map"),
                        words.say("place.map"),
                        Pieces.label(words.say("place.map_why")),
                        "place-map",
                        () -> picker.pick(model.draft().get().position(), where::placeOnMap)),
                byGrid(),
                byName());
        var done = Pieces.button(words.say("form.done"), "mdal-check", "primary", this::done);
        done.setId("place-done");
        return List.of(Pieces.scroll(page), Pieces.page(Pieces.problem(words, model.problem()), done));
    }

    /** A grid reference that was typed and not confirmed counts. */
    private void done() {
        if (grid.getText().isBlank() || where.placeByGrid(grid.getText())) {
            model.leave();
        }
    }

    private void showCurrent() {
        current.getChildren().clear();
        model.draft()
                .get()
                .place()
                .ifPresentOrElse(
                        place -> {
                            Position here = place.position();
                            Label accuracy = Pieces.label(PlaceLines.accuracy(here, words), "soft");
                            accuracy.setMinWidth(Region.USE_PREF_SIZE);
                            current.getChildren()
                                    .addAll(
                                            Pieces.row(
                                                    Icons.named("mdmz-place"),
                                                    Pieces.label(PlaceLines.mgrs(here), "mgrs"),
                                                    Pieces.spring(),
                                                    accuracy),
                                            Pieces.label(PlaceLines.degrees(here.point()), "latlon"),
                                            Pieces.label(PlaceLines.named(place, model.mission(), words)),
                                            Pieces.label(
                                                    PlaceLines.source(here, words) + " · "
                                                            + where.age()
                                                                    .map(age -> PlaceLines.age(age, words))
                                                                    .orElse(""),
                                                    "soft"));
                        },
                        () -> current.getChildren().add(Pieces.label(words.say("form.no_position"), "hint")));
    }

    private Node measured() {
        Optional<Position> here = where.measurable();
        return Pieces.rowButton(
                Icons.named("mdal-gps_fixed"),
                where.assumedAccuracyM()
                        .map(metres -> words.say("place.accuracy_assumed", Math.round(metres)))
                        .orElse(words.say("place.now")),
                Pieces.label(here.map(fix -> PlaceLines.mgrs(fix) + "  " + PlaceLines.accuracy(fix, words))
                        .orElse(words.say("place.now_none"))),
                "place-gps",
                () -> {
                    where.placeByGps();
                    if (model.problem().get().isEmpty()) {
                        model.leave();
                    }
                });
    }

    private Node byGrid() {
        grid.setId("grid");
        grid.setAccessibleText(words.say("form.grid"));
        grid.setPromptText("29N PH 7412 1386");
        grid.setOnAction(e -> done());
        return new VBox(6, Pieces.label(words.say("form.grid"), "soft"), grid);
    }

    private Node byName() {
        var sought = new TextField();
        sought.setId("place-name");
        sought.setAccessibleText(words.say("place.named"));
        sought.setPromptText(words.say("place.search"));
        sought.textProperty().addListener((o, was, is) -> showNames(is));
        showNames("");
        return new VBox(6, Pieces.label(words.say("place.named"), "soft"), sought, names);
    }

    private static Node icon(KnownPoint point) {
        return Icons.named(
                switch (point.sort()) {
                    case TOWN -> "mdal-location_city";
                    case BORDER -> "mdal-fence";
                    case SITE -> "mdal-landscape";
                    case POST -> "mdmz-security";
                    case BASE -> "mdal-flag";
                });
    }

    private void showNames(String typed) {
        names.getChildren().clear();
        for (KnownPoint point : where.called(typed)) {
            String away = where.distanceM(point)
                    .map(metres -> PlaceLines.kilometres(metres, words))
                    .orElse("");
            names.getChildren()
                    .add(Pieces.rowButton(
                            icon(point),
                            away.isEmpty() ? point.code() : point.code() + " · " + away,
                            Pieces.label(point.name(), "strong"),
                            "place-" + point.code(),
                            () -> {
                                where.placeAt(point);
                                model.leave();
                            }));
        }
        if (names.getChildren().isEmpty()) {
            names.getChildren().add(Pieces.label(words.say("place.nothing_found", typed.strip()), "soft"));
        }
    }
}
