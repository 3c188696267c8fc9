package org.fieldpost.app.device.attach;

import com.gluonhq.attach.storage.StorageService;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import org.fieldpost.app.device.PrivateFiles;

/** A phone's private storage, and the documents folder others may read. */
public record AttachFiles(Path privateDirectory, Path sharedDirectory) implements PrivateFiles {

    /** Empty where Attach has no storage. */
    public static Optional<AttachFiles> find() {
        return StorageService.create().flatMap(storage -> {
            Optional<File> mine = storage.getPrivateStorage();
            Optional<File> documents = storage.getPublicStorage("Documents");
            return mine.map(m ->
                    new AttachFiles(m.toPath(), documents.orElse(m).toPath().resolve("Fieldpost")));
        });
    }
}
