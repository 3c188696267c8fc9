package org.fieldpost.server.products;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What an export says of itself.
 *
 * @param filter what was chosen, in words; empty for everything
 * @param caveats what whoever reads it must know, a paragraph each
 * @param exercise whether all of it is play
 */
record About(
        String title,
        LocalDate from,
        LocalDate to,
        String filter,
        List<String> caveats,
        Instant madeAt,
        boolean exercise) {

    static final String EXERCISE = "EXERCISE EXERCISE EXERCISE";

    About {
        title = exercise ? EXERCISE + ": " + title : title;
        caveats = List.copyOf(caveats);
    }

    String period() {
        return from + "/" + to;
    }

    /** As one line. */
    String caveat() {
        return String.join(" ", caveats);
    }

    /** Everything, a line each. */
    List<String> lines() {
        List<String> lines = new java.util.ArrayList<>(List.of(title, period(), filter, madeAt.toString()));
        lines.addAll(caveats);
        return lines.stream().filter(line -> !line.isEmpty()).toList();
    }
}
