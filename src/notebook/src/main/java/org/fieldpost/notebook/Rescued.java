package org.fieldpost.notebook;

import java.nio.file.Path;
import java.util.List;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.words.Problem;

/**
 * What was saved of a damaged notebook. A hurt place does not tell what lay there: what is counted as lost is what is known to
 * be missing, from gaps in numbers and from rows that are there and do not open.
 *
 * @param kept where the damaged file lies now
 * @param missing numbers of this phone's own entries that are gone, and rows of other kinds that did not open
 * @param lost reports that are missing here and are known by their receipt; those delivered are at the server
 * @param enrolled whether the phone's keys are there; without them it is to be enrolled again
 */
public record Rescued(
        Path kept,
        long reports,
        long drafts,
        long photos,
        long patrols,
        long missing,
        List<ReceiptCode> lost,
        boolean enrolled) {

    public Rescued {
        lost = List.copyOf(lost);
    }

    /** What the officer is told. */
    public Problem said() {
        String codes = lost.isEmpty()
                ? "-"
                : String.join(", ", lost.stream().map(ReceiptCode::spoken).toList());
        return Problem.of(
                enrolled ? "notebook.rescued" : "notebook.rescued_without_keys",
                reports,
                drafts,
                photos,
                patrols,
                missing,
                codes,
                kept.getFileName());
    }
}
