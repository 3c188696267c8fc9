package org.fieldpost.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process of its own that has JavaFX without a display, as tests have it. */
public final class AnotherJava {

    private AnotherJava() {}

    /** @param options for Java itself, beside those that a test runs with */
    public static ProcessBuilder running(Class<?> program, List<String> options, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        for (String property : List.of(
                "glass.platform",
                "monocle.platform",
                "prism.order",
                "testfx.robot",
                "testfx.headless",
                "java.awt.headless",
                "headless.geometry",
                "user.timezone",
                "fieldpost.root",
                "fieldpost.build")) {
            command.add("-D" + property + "=" + System.getProperty(property));
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }
}
