package org.fieldpost.app.photo;

import java.util.Locale;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.fieldpost.app.look.Icons;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.model.words.Words;

/** The photos of a draft as a row of small pictures, and the way to another one. */
public final class PhotosView {

    private static final double SIDE = 104;

    private final PhotosViewModel model;
    private final Words words;
    private final VBox card = Pieces.card();

    private PhotosView(PhotosViewModel model, Words words) {
        this.model = model;
        this.words = words;
        card.setId("photos");
        model.kept().addListener((o, was, is) -> draw());
        model.working().addListener((o, was, is) -> draw());
        draw();
    }

    public static Node of(PhotosViewModel model, Words words) {
        return new PhotosView(model, words).card;
    }

    private void draw() {
        card.getChildren().setAll(Pieces.label(words.say("photo.title"), "strong"));
        if (!model.allowed()) {
            card.getChildren().add(Pieces.label(words.say("photo.not_here"), "soft"));
            return;
        }
        if (model.refused()) {
            card.getChildren().add(Pieces.label(words.say("photo.sealed"), "hint"));
            return;
        }
        card.getChildren().add(Pieces.label(words.say("photo.why", model.most()), "soft"));
        if (!model.kept().get().isEmpty()) {
            var row = new FlowPane(10, 10);
            model.kept().get().forEach(photo -> row.getChildren().add(kept(photo)));
            card.getChildren().add(row);
        }
        if (Boolean.TRUE.equals(model.working().get())) {
            card.getChildren().add(Pieces.label(words.say("photo.working"), "soft"));
        } else if (model.room()) {
            if (model.camera()) {
                card.getChildren().add(button("take", "mdal-camera_alt", model::take));
            }
            card.getChildren().add(button("choose", "mdal-image", () -> model.choose(words.say("photo.file"))));
        }
    }

    private Button button(String what, String icon, Runnable pressed) {
        var button = Pieces.button(words.say("photo." + what), icon, "secondary", pressed);
        button.setId("photo-" + what);
        return button;
    }

    private Node kept(PhotosViewModel.Kept photo) {
        var view = new ImageView(image(photo.thumbnail()));
        view.setPreserveRatio(true);
        view.setFitWidth(SIDE);
        view.setFitHeight(SIDE);
        view.setSmooth(true);
        String size = words.say("photo.kilobytes", Math.max(1, Math.round(photo.bytes() / 1000.0)));
        view.setAccessibleText(words.say("photo.title") + ": " + size);
        var frame = new StackPane(view);
        frame.setMinSize(SIDE, SIDE);
        frame.setMaxSize(SIDE, SIDE);
        frame.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        var remove = new Button(words.say("photo.remove"), Icons.named("mdal-delete"));
        remove.setId("photo-remove-" + photo.number());
        remove.getStyleClass().add("secondary");
        remove.setMinSize(SIDE, Region.USE_PREF_SIZE);
        remove.setAccessibleText(words.say("photo.remove") + " " + photo.number());
        remove.setOnAction(first -> {
            remove.setText(words.say("photo.remove_really"));
            remove.getStyleClass().add("danger");
            remove.setOnAction(second -> model.remove(photo.number()));
        });
        var column = new VBox(4, frame, Pieces.label(size, "soft"), remove);
        column.setId("photo-" + photo.number());
        return column;
    }

    static WritableImage image(Picture picture) {
        var image = new WritableImage(picture.width(), picture.height());
        int[] argb = picture.pixels();
        for (int i = 0; i < argb.length; i++) {
            argb[i] |= 0xff000000;
        }
        image.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        picture.width(),
                        picture.height(),
                        PixelFormat.getIntArgbInstance(),
                        argb,
                        0,
                        picture.width());
        return image;
    }

    static String brushKey(Brush brush) {
        return brush.name().toLowerCase(Locale.ROOT);
    }
}
