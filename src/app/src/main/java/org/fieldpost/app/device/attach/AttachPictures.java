package org.fieldpost.app.device.attach;

import com.gluonhq.attach.pictures.PicturesService;
import java.io.File;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.scene.image.Image;
import org.fieldpost.app.device.Pictures;

/**
 * The phone's camera app, told to keep no picture: with {@code savePhoto} it would lie in the public gallery. Not by Attach's waiting
 * call, which never returns when an officer on Android turns back.
 */
final class AttachPictures implements Pictures {

    private final PicturesService service;
    private ChangeListener<Image> waiting = (o, was, is) -> {};

    AttachPictures(PicturesService service) {
        this.service = service;
    }

    @Override
    public boolean present() {
        return true;
    }

    @Override
    public void take(Consumer<Path> taken) {
        // an earlier question that was never answered
        service.imageProperty().removeListener(waiting);
        waiting = (o, was, is) -> {
            if (is != null) {
                service.imageProperty().removeListener(waiting);
                service.getImageFile().map(File::toPath).ifPresent(taken);
            }
        };
        service.asyncTakePhoto(false);
        service.imageProperty().addListener(waiting);
    }
}
