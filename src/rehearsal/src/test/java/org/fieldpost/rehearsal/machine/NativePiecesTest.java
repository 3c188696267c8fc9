package org.fieldpost.rehearsal.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.fieldpost.rehearsal.machine.NativePieces.Machine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativePiecesTest {

    @TempDir
    Path libraries;

    @TempDir
    Path programs;

    @Test
    void a_bare_machine_is_told_every_package_in_one_line() {
        Set<String> missing = NativePieces.missing("tests", machine("Linux", true));

        assertThat(missing).contains("xvfb", "chromium", "libgtk-3-0", "libpangoft2-1.0-0");
        assertThat(NativePieces.installLine(missing))
                .startsWith("sudo apt-get update")
                .contains("chromium")
                .doesNotContain("\n");
    }

    @Test
    void what_is_there_is_not_asked_for() throws IOException {
        Files.createFile(libraries.resolve("libgtk-3.so.0"));
        Files.createFile(programs.resolve("google-chrome"));

        assertThat(NativePieces.missing("tests", machine("Linux", true))).doesNotContain("libgtk-3-0", "chromium");
    }

    @Test
    void without_a_display_no_window_is_wanted() {
        assertThat(NativePieces.missing("window", machine("Linux", false))).isEmpty();
        assertThat(NativePieces.missing("window", machine("Linux", true)))
                .contains("libgtk-3-0")
                .doesNotContain("chromium");
    }

    @Test
    void other_systems_bring_what_javafx_needs() {
        assertThat(NativePieces.missing("window", machine("Mac OS X", true))).isEmpty();
    }

    @Test
    void an_unknown_purpose_is_named() {
        assertThatThrownBy(() -> NativePieces.missing("party", machine("Linux", true)))
                .hasMessageContaining("party");
    }

    private Machine machine(String os, boolean display) {
        return new Machine(os, List.of(libraries), List.of(programs), display);
    }
}
