package org.fieldpost.rehearsal.simulation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * The production code with a passage replaced, compiled and loaded beside the real one: what the simulation must
 * find. The passage must stand in the file exactly once, so that a mutant never rots into the original.
 */
final class Mutant extends ClassLoader {

    private static final Path REPOSITORY = repository();

    private final Map<String, byte[]> mutated;

    private Mutant(Map<String, byte[]> mutated) {
        super(Mutant.class.getClassLoader());
        this.mutated = mutated;
    }

    /**
     * One passage replaced.
     *
     * @param file below the repository, such as {@code src/exchange/src/main/java/.../X.java}
     */
    record Change(String file, String passage, String instead) {

        private String in(String source) {
            int at = source.indexOf(passage);
            if (at < 0 || source.indexOf(passage, at + 1) >= 0) {
                throw new IllegalStateException("the passage must stand exactly once in " + file + ": " + passage);
            }
            return source.substring(0, at) + instead + source.substring(at + passage.length());
        }
    }

    static Mutant of(Change... changes) {
        try {
            Map<String, String> sources = new TreeMap<>();
            for (Change change : changes) {
                String source = sources.containsKey(change.file)
                        ? sources.get(change.file)
                        : Files.readString(REPOSITORY.resolve(change.file));
                sources.put(change.file, change.in(source));
            }
            Map<String, byte[]> mutated = new TreeMap<>();
            for (Map.Entry<String, String> each : sources.entrySet()) {
                mutated.putAll(compile(Path.of(each.getKey()).getFileName().toString(), each.getValue()));
            }
            return new Mutant(mutated);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, byte[]> compile(String name, String source) throws IOException {
        Path folder = Files.createTempDirectory("fieldpost-mutant");
        Path file = folder.resolve(name);
        Files.writeString(file, source);
        Path classes = Files.createDirectory(folder.resolve("classes"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int result = compiler.run(
                null,
                null,
                null,
                "-proc:none",
                "-nowarn",
                "--release",
                "17",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString(),
                file.toString());
        if (result != 0) {
            throw new IllegalStateException("the mutant of " + name + " does not compile");
        }
        Map<String, byte[]> compiled = new TreeMap<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                String path = classes.relativize(each).toString();
                compiled.put(
                        path.substring(0, path.length() - ".class".length()).replace('/', '.'),
                        Files.readAllBytes(each));
            }
        }
        return compiled;
    }

    private static Path repository() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("sync-server")) || !Files.exists(at.resolve("assets"))) {
            at = at.getParent();
        }
        return at;
    }

    /** What the simulation finds in this mutant within so many seeds; empty when it finds nothing. */
    String found(List<Long> seeds) {
        try {
            var run = loadClass("org.fieldpost.rehearsal.simulation.SimulationMain")
                    .getMethod("firstBroken", long.class, long.class, long.class);
            for (long seed : seeds) {
                String found = (String) run.invoke(null, seed, seed, 600_000L);
                if (!found.isEmpty()) {
                    return found;
                }
            }
            return "";
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the simulation of the mutant could not be run", e);
        }
    }

    /** All of Fieldpost comes from here, so that the mutated class is the one that is used; libraries are shared. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            if (known != null) {
                return known;
            }
            if (!name.startsWith("org.fieldpost.")) {
                return super.loadClass(name, resolve);
            }
            byte[] bytes = mutated.containsKey(name) ? mutated.get(name) : original(name);
            return defineClass(name, bytes, 0, bytes.length);
        }
    }

    private byte[] original(String name) throws ClassNotFoundException {
        URL url = getParent().getResource(name.replace('.', '/') + ".class");
        if (url == null) {
            throw new ClassNotFoundException(name);
        }
        try (InputStream in = url.openStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
