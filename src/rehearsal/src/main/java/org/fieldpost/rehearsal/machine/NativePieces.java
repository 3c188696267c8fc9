package org.fieldpost.rehearsal.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the native pieces that no Maven artifact brings (Pango and GTK for a window; for the tests Xvfb, a Chromium, what makes
 * a package, and the strangers that read what we write), installs them where it may, or stops with the one line to run. The
 * build runs this file as a single source before anything is compiled, so it uses the JDK and nothing else, and it speaks
 * English: no translation is loaded yet.
 */
public final class NativePieces {

    /** Where on this machine pieces are looked for; a test names other places. */
    public record Machine(String osName, List<Path> libraryDirs, List<Path> programDirs, boolean display) {}

    /** A piece: found if any of its files stands in one of the directories; the package is Debian's. */
    private record Piece(List<String> anyOf, boolean library, String debianPackage) {}

    private static final Map<String, List<Piece>> NEEDED_FOR = new LinkedHashMap<>();

    static {
        var window = List.of(
                new Piece(List.of("libgtk-3.so.0"), true, "libgtk-3-0"),
                new Piece(List.of("libXtst.so.6"), true, "libxtst6"),
                new Piece(List.of("libGL.so.1"), true, "libgl1"),
                new Piece(List.of("libpangoft2-1.0.so.0"), true, "libpangoft2-1.0-0"),
                new Piece(List.of("libfreetype.so.6"), true, "libfreetype6"));
        var tests = new ArrayList<>(window);
        tests.add(new Piece(List.of("Xvfb"), false, "xvfb"));
        tests.add(new Piece(List.of("xauth"), false, "xauth"));
        tests.add(new Piece(List.of("fakeroot"), false, "fakeroot"));
        tests.add(new Piece(List.of("ip"), false, "iproute2"));
        tests.add(new Piece(List.of("objcopy"), false, "binutils"));
        tests.add(new Piece(List.of("chromium", "chromium-browser", "google-chrome"), false, "chromium"));
        tests.add(new Piece(List.of("ogrinfo"), false, "gdal-bin"));
        tests.add(new Piece(List.of("soffice"), false, "libreoffice-calc-nogui"));
        tests.add(new Piece(List.of("python3"), false, "python3"));
        NEEDED_FOR.put("window", window);
        NEEDED_FOR.put("tests", List.copyOf(tests));
    }

    private NativePieces() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        String purpose = args.length > 0 ? args[0] : "tests";
        Machine machine = thisMachine();
        Set<String> missing = missing(purpose, machine);
        if (missing.isEmpty()) {
            return;
        }
        String line = installLine(missing);
        if (mayInstall()) {
            System.out.println("Installing what " + purpose + " need on this machine: " + line);
            run(List.of("sh", "-c", line.replace("sudo ", isRoot() ? "" : "sudo -n ")));
            missing = missing(purpose, machine);
        }
        if (!missing.isEmpty()) {
            System.err.println(
                    "The " + purpose + " need native pieces that this machine lacks. Run this one line, then try"
                            + " again:\n\n    " + installLine(missing) + "\n");
            System.exit(3);
        }
    }

    /**
     * The Debian packages of what is missing for "window" or "tests"; empty on systems where JavaFX brings all it needs
     * and where no display wants a window.
     */
    public static Set<String> missing(String purpose, Machine machine) {
        List<Piece> pieces = NEEDED_FOR.get(purpose);
        if (pieces == null) {
            throw new IllegalArgumentException("Unknown purpose '" + purpose + "': say window or tests.");
        }
        if (!machine.osName().toLowerCase(Locale.ROOT).contains("linux")
                || (purpose.equals("window") && !machine.display())) {
            return Set.of();
        }
        var missing = new TreeSet<String>();
        for (Piece piece : pieces) {
            List<Path> dirs = piece.library() ? machine.libraryDirs() : machine.programDirs();
            boolean found = dirs.stream()
                    .anyMatch(dir -> piece.anyOf().stream().anyMatch(file -> Files.exists(dir.resolve(file))));
            if (!found) {
                missing.add(piece.debianPackage());
            }
        }
        return missing;
    }

    /** The one line that installs these packages on Debian or Ubuntu. */
    public static String installLine(Set<String> packages) {
        return "sudo apt-get update && sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y "
                + String.join(" ", packages);
    }

    private static Machine thisMachine() {
        String arch = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x86_64";
        var programs = new ArrayList<Path>();
        for (String dir : System.getenv().getOrDefault("PATH", "/usr/bin").split(":", -1)) {
            if (!dir.isEmpty()) {
                programs.add(Path.of(dir));
            }
        }
        programs.add(Path.of("/usr/bin"));
        return new Machine(
                System.getProperty("os.name"),
                List.of(Path.of("/usr/lib/" + arch + "-linux-gnu"), Path.of("/usr/lib64"), Path.of("/usr/lib")),
                programs,
                System.getenv("DISPLAY") != null);
    }

    private static boolean mayInstall() throws IOException, InterruptedException {
        return Files.exists(Path.of("/usr/bin/apt-get"))
                && (isRoot() || (Files.exists(Path.of("/usr/bin/sudo")) && run(List.of("sudo", "-n", "true")) == 0));
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static int run(List<String> command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
    }
}
