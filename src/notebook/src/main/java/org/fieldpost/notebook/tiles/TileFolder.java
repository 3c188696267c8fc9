package org.fieldpost.notebook.tiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;

/** The folders {@code maps} into which somebody copies {@code *.mbtiles} files. */
public final class TileFolder {

    private static final String NAME = "maps";

    private TileFolder() {}

    /**
     * What was found there.
     *
     * @param packages those that can be drawn, by file name
     * @param problems one for each that cannot, naming it and the remedy
     */
    public record Found(List<TilePackage> packages, List<Problem> problems) {
        public Found {
            packages = List.copyOf(packages);
            problems = List.copyOf(problems);
        }
    }

    /** The folder for map packages inside this one. */
    public static Path in(Path directory) {
        return directory.resolve(NAME);
    }

    /** Opens every package in the {@code maps} folder of each directory; a missing folder holds none. */
    public static Found openAll(List<Path> directories) {
        List<TilePackage> packages = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Path directory : directories) {
            for (Path file : files(in(directory), problems)) {
                try {
                    packages.add(TilePackage.open(file));
                } catch (ProblemException e) {
                    problems.add(e.problem());
                }
            }
        }
        return new Found(packages, problems);
    }

    private static List<Path> files(Path folder, List<Problem> problems) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".mbtiles"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            problems.add(Problem.of("file.unreadable", folder));
            return List.of();
        }
    }
}
