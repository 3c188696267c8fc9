package org.fieldpost.app.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;

/**
 * Starts a Java in which JavaFX lays out text as on Android. Its layout for Android cannot be chosen on a desktop, so a class that
 * takes the place of the desktop's ({@code PangoGlyphLayout}) passes everything on to the one for Android.
 */
final class AndroidSlot {

    private static final long PATIENCE_S = 180;

    private final Path classes;

    private AndroidSlot(Path classes) {
        this.classes = classes;
    }

    static AndroidSlot filledBy(String layout, Path folder) throws IOException {
        Path source = Files.createDirectories(folder.resolve("slot")).resolve("PangoGlyphLayout.java");
        Files.writeString(
                source, "package com.sun.javafx.font.freetype;\nclass PangoGlyphLayout extends " + layout + " {}\n");
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        folder.resolve("slot").toString(),
                        source.toString());
        assertThat(failed).as("compiling " + source).isZero();
        return new AndroidSlot(folder.resolve("slot"));
    }

    /** The same Java with what the desktop has. */
    static AndroidSlot asOnDesktop() {
        return new AndroidSlot(null);
    }

    /** Runs it to its end; what it said. */
    String run(Class<?> main, String... arguments) throws IOException, InterruptedException {
        String path = System.getProperty("java.class.path");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-Dglass.platform=Monocle",
                "-Dmonocle.platform=Headless",
                "-Dprism.order=sw",
                "-Djava.awt.headless=true",
                "-Dheadless.geometry=2400x2700-32",
                "-cp",
                classes == null ? path : classes + File.pathSeparator + path,
                main.getName()));
        command.addAll(List.of(arguments));
        Path said = Files.createTempFile("slot", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(process.waitFor(PATIENCE_S, TimeUnit.SECONDS))
                    .as("ended within " + PATIENCE_S + " s")
                    .isTrue();
            String words = Files.readString(said, StandardCharsets.UTF_8);
            assertThat(process.exitValue()).as(words).isZero();
            return words;
        } finally {
            process.destroyForcibly();
            Files.delete(said);
        }
    }
}
