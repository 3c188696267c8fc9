package org.fieldpost.app.photo;

import java.util.Locale;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.model.words.Words;

/** The photos of a draft as small pictures, and the way to another one. */
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
            model.kept().get().forEach(photo -> card.getChildren().add(kept(photo)));
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
        var remove = Pieces.button(words.say("photo.remove"), "mdal-delete", "secondary", () -> {});
        remove.setId("photo-remove-" + photo.number());
        remove.setAccessibleText(words.say("photo.remove") + " " + photo.number());
        remove.setOnAction(first -> {
            remove.setText(words.say("photo.remove_really"));
            remove.setAccessibleText(words.say("photo.remove_really") + " " + photo.number());
            remove.getStyleClass().add("danger");
            remove.setOnAction(second -> model.remove(photo.number()));
        });
        var beside = new VBox(4, Pieces.label(size, "soft"), remove);
        beside.setMinWidth(0);
        HBox.setHgrow(beside, Priority.ALWAYS);
        var row = new HBox(12, frame, beside);
        row.setId("photo-" + photo.number());
        return row;
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
