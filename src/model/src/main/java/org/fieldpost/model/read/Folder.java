package org.fieldpost.model.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fieldpost.model.words.Problem;

/** Where named files are read from: a directory a person prepared, or the assets inside this build. */
public interface Folder {

    /** The whole file as UTF-8 text; a missing or unreadable file is a problem that names it. */
    String text(String name);

    static Folder directory(Path directory) {
        return name -> {
            Path file = directory.resolve(name);
            try {
                return decode(file.toString(), Files.readAllBytes(file));
            } catch (IOException e) {
                throw Problem.of("file.unreadable", file).causedBy(e);
            }
        };
    }

    /** A folder of assets by its place on the class path, such as {@code vocabulary}. */
    static Folder assets(String folder) {
        return name -> {
            String resource = "/fieldpost/" + folder + "/" + name;
            try (InputStream in = Folder.class.getResourceAsStream(resource)) {
                if (in == null) {
                    throw Problem.of("file.unreadable", resource).asException();
                }
                return decode(resource, in.readAllBytes());
            } catch (IOException e) {
                throw Problem.of("file.unreadable", resource).causedBy(e);
            }
        };
    }

    private static String decode(String name, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Problem.of("file.encoding", name).causedBy(e);
        }
    }
}
