package org.fieldpost.app.look;

import java.util.regex.Pattern;
import javafx.scene.control.Labeled;

/**
 * Lets JavaFX wrap Arabic. Its layout on Linux (PangoGlyphLayout, seen in 21.0.9) remembers the text of a run before it is
 * split at the end of a line, and then draws the first line whole. A left-to-right mark (U+200E, which nobody sees) between
 * two Arabic words makes every word a run of its own, so that none is ever split; beside words of another script none is
 * needed, and one would draw the space to the wrong side.
 */
final class WrappedArabic {

    private static final char MARK = '\u200e';
    private static final Pattern BEFORE_ARABIC_WORD =
            Pattern.compile("(?<=[\u0621-\u0652][.,:;!?؟،؛»)\"]{0,3} )(?=[«(\"]?[\u0621-\u0652])");

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
        if (text == null || text.indexOf(MARK) >= 0) {
            return text;
        }
        return BEFORE_ARABIC_WORD.matcher(text).replaceAll(String.valueOf(MARK));
    }
}
