package com.sun.javafx.font.freetype;

import com.sun.javafx.font.CharToGlyphMapper;
import com.sun.javafx.font.FontResource;
import com.sun.javafx.font.FontStrike;
import com.sun.javafx.font.PGFont;
import com.sun.javafx.text.GlyphLayout;
import com.sun.javafx.text.TextRun;
import org.fieldpost.app.letters.MarkStack;
import org.fieldpost.app.letters.ShapedRun;

/**
 * Arabic on Android. JavaFX 21 makes its layout of complex text there from a class of this name, and its own one draws nothing; this
 * one stands before it on the class path. A desktop's JavaFX asks Pango, DirectWrite or Core Text and never loads this class. Keeps
 * nothing between calls; JavaFX calls it from one thread at a time.
 */
public class HBGlyphLayout extends GlyphLayout {

    @Override
    public void layout(TextRun run, PGFont font, FontStrike strike, char[] text) {
        if (run.getLength() == 0) {
            return;
        }
        ShapedRun shaped = ShapedRun.of(
                new String(text, run.getStart(), run.getLength()),
                !run.isLeftToRight(),
                new StrikeFace(font.getFontResource(), strike.getSize()));
        int count = shaped.slots().size();
        int[] glyphs = new int[count];
        int[] characters = new int[count];
        float[] positions = new float[2 * count + 2];
        for (int i = 0; i < count; i++) {
            ShapedRun.Slot slot = shaped.slots().get(i);
            glyphs[i] = slot.glyph();
            characters[i] = slot.character();
            positions[2 * i] = slot.x();
            positions[2 * i + 1] = slot.y();
        }
        positions[2 * count] = shaped.width();
        run.shape(count, glyphs, positions, characters);
    }

    private record StrikeFace(FontResource font, float size) implements ShapedRun.Face {

        @Override
        public int glyph(int codePoint) {
            return mapper().charToGlyph(codePoint);
        }

        @Override
        public int missing() {
            return mapper().getMissingGlyphCode();
        }

        private CharToGlyphMapper mapper() {
            return font.getGlyphMapper();
        }

        @Override
        public float advance(int glyph) {
            return font.getAdvance(glyph, size);
        }

        @Override
        public MarkStack.Box box(int glyph) {
            float[] box = new float[4];
            font.getGlyphBoundingBox(glyph, size, box);
            return new MarkStack.Box(box[0], box[1], box[2], box[3]);
        }
    }
}
