package org.fieldpost.app.device.desktop;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.fieldpost.app.device.FilePicker;

/** The desktop's own file dialog. */
public record DesktopFilePicker(Supplier<Window> owner) implements FilePicker {

    private static final List<String> PICTURES = List.of("*.jpg", "*.jpeg", "*.png", "*.JPG", "*.JPEG", "*.PNG");

    @Override
    public Optional<Path> choose(String title, String ending) {
        return choose(title, ending, List.of("*" + ending));
    }

    @Override
    public Optional<Path> choosePicture(String title) {
        return choose(title, ".jpg, .png", PICTURES);
    }

    private Optional<Path> choose(String title, String named, List<String> endings) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(named, endings));
        return Optional.ofNullable(chooser.showOpenDialog(owner.get())).map(File::toPath);
    }
}
