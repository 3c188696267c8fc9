package org.fieldpost.app.device.track;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.fieldpost.app.device.OwnTracks;
import org.fieldpost.exchange.DurableFile;
import org.fieldpost.exchange.crypto.TrackKey;
import org.fieldpost.model.words.Problem;

/** The file by which the app says what is to be recorded; as docs/track-file.md gives it. Replaced whole, never half written. */
record ControlFile(Path file) {

    /** The text that asks for it. */
    static String text(OwnTracks.Wish wish, TrackKey key) {
        return "fieldpost-track-wanted=1\n"
                + "every-ms=" + wish.every().toMillis() + "\n"
                + "mode=sealed\n"
                + "key=" + HexFormat.of().formatHex(key.point()) + "\n"
                + "notice=" + wish.notice().replaceAll("\\p{Cntrl}", " ") + "\n";
    }

    Optional<String> read() {
        try {
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException nothingWanted) {
            return Optional.empty();
        } catch (IOException e) {
            throw Problem.of("file.unreadable", file).causedBy(e);
        }
    }

    /** Which of these keys it asks to seal to. */
    Optional<TrackKey> key(List<TrackKey> keys) {
        return read().flatMap(text -> keys.stream()
                .filter(key -> text.contains("key=" + HexFormat.of().formatHex(key.point()) + "\n"))
                .findFirst());
    }

    void write(String text) {
        try {
            Files.createDirectories(file.getParent());
            DurableFile.replace(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Problem.of("file.unwritable", file).causedBy(e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw Problem.of("file.unwritable", file).causedBy(e);
        }
    }
}
