package org.fieldpost.model.review;

import org.fieldpost.model.Check;

/**
 * What the officer answers.
 *
 * @param question the id of what was asked
 * @param text no names; may be empty when the answer is a correction
 * @param byCorrection whether the report was corrected and the correction is the answer
 */
public record Answered(long question, String text, boolean byCorrection) {

    public static final int TEXT_CHARS = 500;

    public Answered {
        Check.range("question", question, 1, Long.MAX_VALUE);
        Check.text("answer", text, TEXT_CHARS);
        Check.that(byCorrection || !text.isBlank(), "an answer without words");
    }
}
