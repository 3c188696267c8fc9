package org.fieldpost.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an officer chose for himself is as he left it. */
class PreferencesTest {

    @TempDir
    private Path folder;

    @Test
    void the_last_choice_is_remembered_over_a_restart_also_before_the_phone_has_joined() {
        try (NotebookInUse notebook = NotebookInUse.live(folder)) {
            assertThat(notebook.now().preferences()).isEmpty();

            notebook.now().prefer(Preference.LANGUAGE, "en");
            notebook.now().prefer(Preference.LANGUAGE, "fr");
            notebook.now().prefer(Preference.THEME, "NIGHT");

            assertThat(notebook.reopen().preferences())
                    .containsOnly(entry(Preference.LANGUAGE, "fr"), entry(Preference.THEME, "NIGHT"));
        }
    }

    @Test
    void a_wiped_phone_has_forgotten_it_too() {
        try (NotebookInUse notebook = NotebookInUse.live(folder)) {
            notebook.now().prefer(Preference.LANGUAGE, "fr");

            notebook.now().wipe();

            assertThat(notebook.now().preferences()).isEmpty();
        }
    }
}
