package org.fieldpost.model.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.fieldpost.model.words.Problem;

/** Where named files are read from: a directory a person prepared, or the assets inside this build. */
public interface Folder {

    /** The whole file as UTF-8 text, where there is such a file; an unreadable one is a problem that names it. */
    Optional<String> find(String name);

    /** How this folder's file is called in a problem. */
    String called(String name);

    /** As {@link #find}; a missing file is a problem that names it. */
    default String text(String name) {
        return find(name)
                .orElseThrow(() -> Problem.of("file.unreadable", called(name)).asException());
    }

    static Folder directory(Path directory) {
        return new Folder() {
            @Override
            public Optional<String> find(String name) {
                Path file = directory.resolve(name);
                try {
                    return Optional.of(decode(file.toString(), Files.readAllBytes(file)));
                } catch (NoSuchFileException e) {
                    return Optional.empty();
                } catch (IOException e) {
                    throw Problem.of("file.unreadable", file).causedBy(e);
                }
            }

            @Override
            public String called(String name) {
                return directory.resolve(name).toString();
            }
        };
    }

    /** A folder of assets by its place on the class path, such as {@code vocabulary}. */
    static Folder assets(String folder) {
        return new Folder() {
            @Override
            public Optional<String> find(String name) {
                try (InputStream in = Folder.class.getResourceAsStream(called(name))) {
                    return in == null ? Optional.empty() : Optional.of(decode(called(name), in.readAllBytes()));
                } catch (IOException e) {
                    throw Problem.of("file.unreadable", called(name)).causedBy(e);
                }
            }

            @Override
            public String called(String name) {
                return "/fieldpost/" + folder + "/" + name;
            }
        };
    }

    /** Files that are held in memory, by their names. */
    static Folder of(Map<String, String> files) {
        return new Folder() {
            @Override
            public Optional<String> find(String name) {
                return Optional.ofNullable(files.get(name));
            }

            @Override
            public String called(String name) {
                return name;
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
