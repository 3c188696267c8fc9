package org.fieldpost.app.map;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.fieldpost.app.Desk;
import org.fieldpost.app.look.Icons;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.place.OffLimits;
import org.fieldpost.model.words.Words;

/** Says in plain words that the phone is in, or near, a place that patrols must not enter; takes no room otherwise. */
public final class OffLimitsBanner {

    private OffLimitsBanner() {}

    static Label of(ObservableValue<Optional<OffLimits.Warning>> warning, Words words) {
        Label banner = Pieces.label("", "problem", "strong");
        banner.setId("off-limits-warning");
        banner.setGraphic(Icons.named("mdmz-warning"));
        banner.setMaxWidth(Double.MAX_VALUE);
        Runnable draw = () -> {
            Optional<OffLimits.Warning> is = warning.getValue();
            banner.setText(is.map(w -> said(w, words)).orElse(""));
            banner.setVisible(is.isPresent());
            banner.setManaged(is.isPresent());
        };
        warning.addListener((o, was, is) -> draw.run());
        draw.run();
        return banner;
    }

    /** Above this screen, the warning for where the phone is now. */
    public static Node above(Node screen, Desk desk, Mission mission, Words words) {
        ObjectProperty<Optional<OffLimits.Warning>> warning = new SimpleObjectProperty<>(Optional.empty());
        if (!mission.offLimits().isEmpty()) {
            desk.background()
                    .run(
                            () -> desk.position().flatMap(here -> OffLimits.warning(mission.offLimits(), here)),
                            warning::set,
                            unknown -> {});
        }
        Label banner = of(warning, words);
        VBox.setMargin(banner, new Insets(14, 14, 0, 14));
        VBox.setVgrow(screen, Priority.ALWAYS);
        return new VBox(banner, screen);
    }

    private static String said(OffLimits.Warning warning, Words words) {
        String name = warning.place().name(words.language());
        return warning.inside()
                ? words.say("off_limits.inside", name)
                : words.say("off_limits.near", name, Distance.say(warning.distanceM(), words));
    }
}
