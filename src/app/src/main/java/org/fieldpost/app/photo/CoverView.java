package org.fieldpost.app.photo;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.NodeOrientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.fieldpost.app.look.Icons;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.model.words.Words;

/**
 * One picture, as large as the screen lets it be, on which a finger covers faces and plates. By keys: arrows move the ring, space
 * covers, plus and minus change its size, backspace takes back.
 */
public final class CoverView {

    private static final double ROOMY_PX = 720;

    private final PhotosViewModel model;
    private final Covering covering;
    private final Words words;
    private final WritableImage shown;
    private final ImageView view;
    private final Pane paper;
    private final Circle ring = new Circle();
    private final Map<Brush, ToggleButton> chips = new EnumMap<>(Brush.class);
    private final Button undo;
    private Brush brush = Brush.MIDDLE;
    private int ringX;
    private int ringY;

    private CoverView(PhotosViewModel model, Covering covering, Words words) {
        this.model = model;
        this.covering = covering;
        this.words = words;
        shown = PhotosView.image(covering.picture());
        view = new ImageView(shown);
        view.setPreserveRatio(true);
        ringX = covering.width() / 2;
        ringY = covering.height() / 2;
        ring.getStyleClass().add("cover-ring");
        ring.setManaged(false);
        ring.setMouseTransparent(true);
        paper = new Paper();
        undo = Pieces.button(words.say("photo.undo"), "mdmz-undo", "secondary", this::undo);
    }

    public static Node of(PhotosViewModel model, Covering covering, Words words) {
        return new CoverView(model, covering, words).screen();
    }

    private Node screen() {
        paper.setId("cover");
        paper.setFocusTraversable(true);
        paper.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        paper.setAccessibleText(words.say("photo.cover_keys"));
        paper.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        paper.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        paper.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        paper.focusedProperty().addListener((o, was, is) -> ring.setVisible(is));
        ring.setVisible(false);
        VBox.setVgrow(paper, Priority.ALWAYS);
        undo.setId("undo");
        undo.setDisable(true);
        var leave = Pieces.button(words.say("photo.leave"), "mdal-close", "secondary", model::leave);
        leave.setId("leave");
        var save = Pieces.button(words.say("photo.save"), "mdmz-save", "primary", model::save);
        save.setId("save-photo");
        // the words of a button that works stay; pressing it twice keeps one photo
        save.disableProperty().bind(model.working());
        leave.disableProperty().bind(model.working());
        for (Button half : List.of(undo, leave)) {
            HBox.setHgrow(half, Priority.ALWAYS);
            half.setPrefWidth(10);
            half.setMaxHeight(Double.MAX_VALUE);
        }
        var why = Pieces.label(words.say("photo.cover_why"), "soft");
        var head = Pieces.page(Pieces.label(words.say("photo.cover"), "strong"), why);
        var feet = Pieces.page(Pieces.problem(words, model.problem()), brushes(), new HBox(10, undo, leave), save);
        feet.setMinHeight(Region.USE_PREF_SIZE);
        var screen = new VBox(head, paper, feet);
        VBox.setVgrow(screen, Priority.ALWAYS);
        // on a small phone the picture needs the room
        screen.sceneProperty().addListener((o, was, is) -> {
            boolean roomy = is != null && is.getHeight() >= ROOMY_PX;
            why.setVisible(roomy);
            why.setManaged(roomy);
            if (!roomy) {
                head.getStyleClass().add("tight");
                feet.getStyleClass().add("tight");
            }
        });
        return screen;
    }

    private Node brushes() {
        var row = new HBox(10);
        var sizes = new ToggleGroup();
        for (Brush each : Brush.values()) {
            var chip = new ToggleButton(
                    words.say("photo.brush_" + PhotosView.brushKey(each)), Icons.named("mdal-brightness_1"));
            chip.setId("brush-" + each);
            chip.getStyleClass().addAll("chip", "brush", "brush-" + PhotosView.brushKey(each));
            chip.setContentDisplay(ContentDisplay.TOP);
            chip.setToggleGroup(sizes);
            chip.setSelected(each == brush);
            chip.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
            chip.setMinWidth(0);
            chip.setPrefWidth(10);
            HBox.setHgrow(chip, Priority.ALWAYS);
            chip.setOnAction(e -> choose(each));
            chips.put(each, chip);
            row.getChildren().add(chip);
        }
        return row;
    }

    private void choose(Brush chosen) {
        brush = chosen;
        chips.get(chosen).setSelected(true);
        ring();
    }

    private void press(MouseEvent e) {
        paper.requestFocus();
        moveTo(e);
        show(covering.begin(ringX, ringY, brush));
    }

    private void drag(MouseEvent e) {
        moveTo(e);
        show(covering.drag(ringX, ringY));
    }

    private void moveTo(MouseEvent e) {
        double scale = view.getBoundsInParent().getWidth() / covering.width();
        ringX = inside((e.getX() - view.getBoundsInParent().getMinX()) / scale, covering.width());
        ringY = inside((e.getY() - view.getBoundsInParent().getMinY()) / scale, covering.height());
        ring();
    }

    private static int inside(double at, int size) {
        return (int) Math.max(0, Math.min(size - 1, Math.round(at)));
    }

    private void key(KeyEvent e) {
        int step = e.isShiftDown() ? 2 : covering.radiusPx(brush);
        KeyCode code = e.getCode();
        if (code == KeyCode.LEFT || code == KeyCode.RIGHT) {
            ringX = inside(ringX + (code == KeyCode.LEFT ? -step : step), covering.width());
        } else if (code == KeyCode.UP || code == KeyCode.DOWN) {
            ringY = inside(ringY + (code == KeyCode.UP ? -step : step), covering.height());
        } else if (code == KeyCode.SPACE) {
            show(covering.begin(ringX, ringY, brush));
        } else if (code == KeyCode.BACK_SPACE) {
            undo();
        } else if (code == KeyCode.PLUS || code == KeyCode.ADD || code == KeyCode.EQUALS) {
            choose(brush.larger());
        } else if (code == KeyCode.MINUS || code == KeyCode.SUBTRACT) {
            choose(brush.smaller());
        } else {
            return;
        }
        ring();
        e.consume();
    }

    private void undo() {
        covering.undo();
        show(new Covering.Changed(0, 0, covering.width(), covering.height()));
    }

    private void show(Covering.Changed changed) {
        var pixels = shown.getPixelWriter();
        for (int y = changed.y(); y < changed.y() + changed.height(); y++) {
            for (int x = changed.x(); x < changed.x() + changed.width(); x++) {
                pixels.setArgb(x, y, 0xff000000 | covering.rgb(x, y));
            }
        }
        undo.setDisable(!covering.covered());
    }

    private void ring() {
        var at = view.getBoundsInParent();
        double scale = at.getWidth() / covering.width();
        ring.setCenterX(at.getMinX() + ringX * scale);
        ring.setCenterY(at.getMinY() + ringY * scale);
        ring.setRadius(covering.radiusPx(brush) * scale);
    }

    /** Gives the picture all the room there is; the picture is never mirrored, whatever way the language runs. */
    private final class Paper extends Pane {

        Paper() {
            super(view, ring);
            setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
            setMinSize(0, 120);
            setPrefSize(100, 120);
        }

        @Override
        protected void layoutChildren() {
            double scale = Math.min(getWidth() / covering.width(), getHeight() / covering.height());
            view.setFitWidth(covering.width() * scale);
            view.setFitHeight(covering.height() * scale);
            view.relocate((getWidth() - covering.width() * scale) / 2, (getHeight() - covering.height() * scale) / 2);
            ring();
        }
    }
}
