package org.fieldpost.server;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;

/**
 * What was said to the program: lines {@code key = value} of one file, and arguments {@code --key=value}, which win. A problem
 * names the file and the line. Immutable.
 */
final class Configuration {

    /** What the file is called when it lies beside the data directory. */
    static final String FILE_NAME = "fieldpost.conf";

    /**
     * A value and where it was said.
     *
     * @param file empty for an argument
     */
    private record Said(String value, Optional<Path> file, int line) {

        ProblemException because(ProblemException problem) {
            return file.map(path -> Problem.of("config.line", path, line, problem.problem())
                            .causedBy(problem))
                    .orElse(problem);
        }

        /** A path is meant from where it was said. */
        Path path() {
            return file.map(path -> path.toAbsolutePath().resolveSibling(value)).orElse(Path.of(value));
        }
    }

    private final Map<String, Said> said;

    private Configuration(Map<String, Said> said) {
        this.said = Map.copyOf(said);
    }

    /**
     * Reads arguments, and the file that they name or that lies beside the data directory.
     *
     * @throws ProblemException naming the argument, or the file and the line
     */
    static Configuration of(List<String> args, Set<Option> allowed) {
        Map<String, Said> all = new LinkedHashMap<>();
        for (String arg : args) {
            int equals = arg.indexOf('=');
            String key = equals < 0 || !arg.startsWith("--") ? "" : arg.substring(2, equals);
            Option option = Option.named(key)
                    .filter(allowed::contains)
                    .orElseThrow(() -> Problem.of("server.option", arg).asException());
            if (option.key().equals(key) && option.secret()) {
                throw Problem.of("config.secret", key, option.fileKey()).asException();
            }
            all.put(key, new Said(arg.substring(equals + 1), Optional.empty(), 0));
        }
        var arguments = new Configuration(all);
        Path beside = arguments.path(Option.DATA).toAbsolutePath().resolveSibling(FILE_NAME);
        if (!arguments.text(Option.CONFIG).isEmpty()) {
            read(arguments.path(Option.CONFIG), all);
        } else if (Files.exists(beside)) {
            read(beside, all);
        }
        return new Configuration(all);
    }

    private static void read(Path file, Map<String, Said> all) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (CharacterCodingException e) {
            throw Problem.of("config.not_text", file).causedBy(e);
        } catch (IOException e) {
            throw Problem.of("config.unreadable", file).causedBy(e);
        }
        Map<String, Integer> seen = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).replace("\uFEFF", "").strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int equals = line.indexOf('=');
            if (equals < 0) {
                throw Problem.of("config.no_value", file, i + 1).asException();
            }
            String key = line.substring(0, equals).strip();
            if (Option.named(key).filter(Option::inFile).isEmpty()) {
                throw Problem.of("config.unknown", file, i + 1, key).asException();
            }
            Integer before = seen.put(key, i + 1);
            if (before != null) {
                throw Problem.of("config.twice", file, i + 1, key, before).asException();
            }
            all.putIfAbsent(key, new Said(line.substring(equals + 1).strip(), Optional.of(file), i + 1));
        }
    }

    /** Whether it was said at all, and not empty. */
    boolean has(Option option) {
        return !text(option).isEmpty();
    }

    String text(Option option) {
        Said value = said.get(option.key());
        return value == null ? option.byDefault() : value.value();
    }

    /** From the file that says it, or else from where the program was started. */
    Path path(Option option) {
        Said value = said.get(option.key());
        return value == null ? Path.of(option.byDefault()) : value.path();
    }

    /** What the reading makes of it; a problem of the reading names file and line. */
    <T> T read(Option option, Function<String, T> reading) {
        try {
            return reading.apply(text(option));
        } catch (ProblemException e) {
            Said value = said.get(option.key());
            throw value == null ? e : value.because(e);
        }
    }

    /** The secret from the configuration file, or the first line of the file that is named for it; empty when neither is. */
    Optional<String> secret(Option option) {
        Said inFile = said.get(option.key());
        if (inFile != null) {
            return Optional.of(inFile.value());
        }
        Said named = said.get(option.fileKey());
        if (named == null) {
            return Optional.empty();
        }
        try {
            return Files.readAllLines(named.path()).stream()
                    .findFirst()
                    .map(String::strip)
                    .filter(secret -> !secret.isEmpty())
                    .or(() -> {
                        throw named.because(
                                Problem.of("config.secret_empty", named.path()).asException());
                    });
        } catch (IOException e) {
            throw named.because(
                    Problem.of("config.secret_unreadable", named.path()).causedBy(e));
        }
    }

    /** Files that hold a secret and that everybody on this machine may read. */
    List<Path> readableByOthers() {
        return said.entrySet().stream()
                .flatMap(each -> Option.named(each.getKey()).filter(Option::secret).stream()
                        .flatMap(secret -> each.getKey().equals(secret.key())
                                ? each.getValue().file().stream()
                                : Stream.of(each.getValue().path())))
                .distinct()
                .filter(Configuration::openToOthers)
                .toList();
    }

    private static boolean openToOthers(Path file) {
        try {
            return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException | UnsupportedOperationException noSuchRights) {
            return false;
        }
    }
}
