package org.fieldpost.app.qr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.fieldpost.app.device.Device;
import org.fieldpost.model.words.Problem;

/**
 * A picture of a code: taken with the camera where there is one, else a file the officer chooses.
 *
 * @param ours whether it was taken just now and is to be deleted when it was read
 */
public record CodePicture(Path file, boolean ours) {

    /** Pictures have many endings. */
    private static final String ANY_ENDING = ".*";

    /** Asks for one, and hands it over unless the officer turned back. On the screen's thread. */
    public static void ask(Device device, String title, Consumer<CodePicture> use) {
        if (device.pictures().present()) {
            device.pictures().take(taken -> use.accept(new CodePicture(taken, true)));
        } else {
            device.picker().choose(title, ANY_ENDING).ifPresent(chosen -> use.accept(new CodePicture(chosen, false)));
        }
    }

    /**
     * The text of the code in it. Blocks.
     *
     * @throws org.fieldpost.model.words.ProblemException as {@link QrReader#read(Path)} says
     */
    public String read() {
        try {
            return QrReader.read(file);
        } finally {
            if (ours) {
                delete();
            }
        }
    }

    private void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw Problem.of("file.unwritable", file).causedBy(e);
        }
    }
}
