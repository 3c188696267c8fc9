package org.fieldpost.app.device.attach;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.fieldpost.app.Background;
import org.fieldpost.app.device.FilePicker;
import org.fieldpost.app.look.Icons;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.Words;

/**
 * Chooses among the files in the app's own folder: a phone gives an app no dialog for files of every kind. The list stands in place of
 * the page the officer came from until one is chosen, or until another page takes its place.
 *
 * @param scene the app's, whose root is its frame
 * @param folder where a cable, a memory card or another app puts files for this one
 * @param background lists the folder
 */
public record FolderPicker(Supplier<Scene> scene, Path folder, Supplier<Words> words, Background background)
        implements FilePicker {

    /** As many as a thumb looks through; the newest. */
    private static final int MOST = 50;

    private static final List<String> PICTURES = List.of(".jpg", ".jpeg", ".png");

    private record Found(Path file, long bytes, long modified) {}

    @Override
    public Optional<Path> choose(String title, String ending) {
        return choose(title, ending.equals(".*") ? PICTURES : List.of(ending));
    }

    @Override
    public Optional<Path> choosePicture(String title) {
        return choose(title, PICTURES);
    }

    private Optional<Path> choose(String title, List<String> endings) {
        Scene window = scene.get();
        Object question = new Object();
        var files = new VBox(8);
        files.setId("files");
        Parent page = page(title, files, question);
        // in the frame, which says in an exercise that it is one
        var frame = (BorderPane) window.getRoot();
        Node before = frame.getCenter();
        frame.setCenter(page);
        // whatever takes its place, a locked screen too, ends the question
        page.sceneProperty().addListener((o, was, is) -> end(question, null));
        frame.requestFocus();
        background.run(
                () -> list(endings),
                found -> show(found, files, question),
                problem -> files.getChildren().setAll(Pieces.label(problem.in(words.get()), "problem")));
        Object chosen = Platform.enterNestedEventLoop(question);
        if (frame.getCenter() == page) {
            frame.setCenter(before);
        }
        return Optional.ofNullable((Path) chosen);
    }

    private Parent page(String title, VBox files, Object question) {
        Label place = Pieces.label(folder.toString(), "soft");
        // a path reads from left to right everywhere
        place.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        String arrow = words.get().language().rightToLeft() ? "mdal-arrow_forward" : "mdal-arrow_back";
        var back = Pieces.button(words.get().say("form.back"), arrow, "secondary", () -> end(question, null));
        back.setId("folder-back");
        return new VBox(
                Pieces.scroll(Pieces.page(
                        Pieces.label(title, "title"),
                        Pieces.label(words.get().say("folder.why"), "soft"),
                        place,
                        files)),
                Pieces.page(back));
    }

    private void show(List<Found> found, VBox files, Object question) {
        List<Node> rows = new ArrayList<>();
        for (Found each : found) {
            String name = each.file().getFileName().toString();
            Label shown = Pieces.label(name, "strong");
            shown.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
            rows.add(Pieces.rowButton(
                    Icons.named("mdal-description"),
                    words.get().say("folder.size", Math.max(1, each.bytes() / 1024)),
                    shown,
                    "file-" + rows.size(),
                    () -> end(question, each.file())));
        }
        if (rows.isEmpty()) {
            Label empty = Pieces.label(words.get().say("folder.empty"), "hint");
            empty.setId("folder-empty");
            rows.add(empty);
        }
        files.getChildren().setAll(rows);
    }

    /** A second tap on a page that is going does nothing. */
    private static void end(Object question, Path chosen) {
        try {
            Platform.exitNestedEventLoop(question, chosen);
        } catch (IllegalArgumentException ended) {
            return;
        }
    }

    private static void add(List<Found> found, Path file) {
        try {
            found.add(new Found(
                    file, Files.size(file), Files.getLastModifiedTime(file).toMillis()));
        } catch (IOException goneMeanwhile) {
            return;
        }
    }

    private List<Found> list(List<String> endings) {
        List<Found> found = new ArrayList<>();
        try {
            Files.createDirectories(folder);
            try (Stream<Path> all = Files.list(folder)) {
                for (Path file : (Iterable<Path>) all::iterator) {
                    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
                    if (endings.stream().anyMatch(name::endsWith) && Files.isRegularFile(file)) {
                        add(found, file);
                    }
                }
            }
        } catch (IOException e) {
            throw Problem.of("file.unreadable", folder).causedBy(e);
        }
        found.sort(Comparator.comparingLong(Found::modified).reversed());
        return found.subList(0, Math.min(MOST, found.size()));
    }
}
