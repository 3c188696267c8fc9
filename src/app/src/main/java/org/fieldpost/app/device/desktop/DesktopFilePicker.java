package org.fieldpost.app.device.desktop;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.fieldpost.app.device.FilePicker;

/** The desktop's own file dialog. */
public record DesktopFilePicker(Supplier<Window> owner) implements FilePicker {

    @Override
    public Optional<Path> choose(String title, String ending) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(ending, "*" + ending));
        return Optional.ofNullable(chooser.showOpenDialog(owner.get())).map(File::toPath);
    }
}
