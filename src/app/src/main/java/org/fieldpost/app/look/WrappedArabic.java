package org.fieldpost.app.look;

import java.util.regex.Pattern;
import javafx.scene.control.Labeled;

/**
 * Lets JavaFX wrap Arabic. Its layout on Linux (PangoGlyphLayout, seen in 21.0.9) remembers the text of a run before it is
 * split at the end of a line, and then draws the first line whole. A left-to-right mark (U+200E, which nobody sees) between
 * two Arabic words makes every word a run of its own, so that none is ever split. After a word
 * of another script the mark would draw the space to the wrong side; where a stop or a comma stands there too, the line may not
 * end between it and the next word.
 */
final class WrappedArabic {

    private static final String ARABIC = "[\u0621-\u0652]";
    private static final String STOP = "[.,:;!?؟،؛»)\"]";
    private static final String BEFORE_WORD = "(?=[«(\"]?" + ARABIC + ")";
    private static final Pattern BETWEEN_ARABIC = Pattern.compile("(?<=" + ARABIC + STOP + "{0,3} )" + BEFORE_WORD);
    private static final Pattern AFTER_OTHERS =
            Pattern.compile("(?<=[\\p{IsLatin}0-9]\u200e?" + STOP + "{1,3}) " + BEFORE_WORD);

    private WrappedArabic() {}

    /** From now on every text that this one shows wraps as it should. */
    static void in(Labeled labeled) {
        Runnable mend = () -> {
            String mended = mended(labeled.getText());
            if (mended != null && !mended.equals(labeled.getText())) {
                labeled.setText(mended);
            }
        };
        labeled.textProperty().addListener((o, was, is) -> mend.run());
        mend.run();
    }

    static String mended(String text) {
        if (text == null) {
            return null;
        }
        String between = BETWEEN_ARABIC.matcher(text).replaceAll("\u200e");
        return AFTER_OTHERS.matcher(between).replaceAll("\u00a0");
    }
}
