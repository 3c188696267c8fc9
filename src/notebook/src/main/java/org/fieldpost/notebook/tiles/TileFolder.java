package org.fieldpost.notebook.tiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;

/** The folders {@code maps} into which somebody copies {@code *.mbtiles} files. */
public final class TileFolder {

    private static final String NAME = "maps";

    private TileFolder() {}

    /** One file that lies there. */
    public sealed interface Lying {

        /** A package that can be drawn. */
        record Drawable(TilePackage tiles) implements Lying {}

        /** A package that should be drawn and cannot; the problem names it and the remedy. */
        record Unusable(Problem problem) implements Lying {}

        /** Something else, which is passed over; the problem names it and the remedy. */
        record Foreign(Problem problem) implements Lying {}
    }

    /** Everything that was found there, by file name. */
    public record Found(List<Lying> files) {
        public Found {
            files = List.copyOf(files);
        }

        public List<TilePackage> packages() {
            return only(Lying.Drawable.class).map(Lying.Drawable::tiles).toList();
        }

        public List<Problem> problems() {
            return only(Lying.Unusable.class).map(Lying.Unusable::problem).toList();
        }

        public List<Problem> passedOver() {
            return only(Lying.Foreign.class).map(Lying.Foreign::problem).toList();
        }

        private <T extends Lying> Stream<T> only(Class<T> sort) {
            return files.stream().filter(sort::isInstance).map(sort::cast);
        }
    }

    /** The folder for map packages inside this one. */
    public static Path in(Path directory) {
        return directory.resolve(NAME);
    }

    /** Opens every package in the {@code maps} folder of each directory, and makes that folder where it is missing. */
    public static Found openAll(List<Path> directories) {
        return new Found(directories.stream()
                .map(TileFolder::in)
                .distinct()
                .flatMap(TileFolder::lyingIn)
                .toList());
    }

    private static Stream<Lying> lyingIn(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            return Stream.of(new Lying.Unusable(Problem.of("file.unwritable", folder)));
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !hidden(file)).sorted().map(TileFolder::look).toList().stream();
        } catch (IOException e) {
            return Stream.of(new Lying.Unusable(Problem.of("file.unreadable", folder)));
        }
    }

    /** What file managers and SQLite leave behind is nobody's mistake. */
    private static boolean hidden(Path file) {
        String name = name(file);
        return name.startsWith(".") || name.matches(".*\\.mbtiles-(journal|wal|shm)");
    }

    private static Lying look(Path file) {
        if (!name(file).endsWith(".mbtiles") || Files.isDirectory(file)) {
            return new Lying.Foreign(Problem.of("tiles.foreign", file.getFileName()));
        }
        try {
            return new Lying.Drawable(TilePackage.open(file));
        } catch (ProblemException e) {
            return new Lying.Unusable(e.problem());
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT);
    }
}
