package org.fieldpost.app.print;

import java.util.List;
import org.fieldpost.model.Check;

/**
 * A report as it is to be printed, in the reader's language: a title, titled sections of plain lines, a footer.
 *
 * @param exercise whether every page carries EXERCISE EXERCISE EXERCISE, at top and bottom
 * @param rightToLeft whether the language reads from the right
 */
public record Sheet(
        String title, String subtitle, List<Section> sections, boolean exercise, boolean rightToLeft, String footer) {

    /** Lines under a title; an empty title means that the lines follow on. */
    public record Section(String title, List<String> lines) {

        public Section {
            Check.text("section title", title, 200);
            lines = List.copyOf(lines);
        }
    }

    public Sheet {
        Check.text("title", title, 200);
        Check.text("subtitle", subtitle, 400);
        Check.text("footer", footer, 400);
        sections = List.copyOf(sections);
    }
}
