package org.fieldpost.app.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.fieldpost.app.letters.ArabicShaping;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrueTypeTest {

    private static final byte[] FILE = file();
    private static final TrueType FONT = TrueType.read(FILE);

    @ParameterizedTest
    @EnumSource
    void every_letter_of_every_sentence_has_a_glyph(Language language) {
        Words words = Words.in(language);
        for (String key : words.keys()) {
            for (ArabicShaping.Letter letter : ArabicShaping.letters(words.say(key))) {
                boolean drawn = !Character.isISOControl(letter.shown())
                        && Character.getType(letter.shown()) != Character.FORMAT;
                if (drawn) {
                    assertThat(FONT.glyph(letter.shown())
                                    + FONT.glyph(letter.source().codePointAt(0)))
                            .as("U+%04X in %s", letter.shown(), key)
                            .isPositive();
                }
            }
        }
    }

    @Test
    void glyphs_and_widths_are_those_another_reader_finds() throws IOException {
        try (TrueTypeFont other = new TTFParser().parse(new RandomAccessReadBuffer(FILE))) {
            for (int c : new int[] {'A', 'z', '0', ' ', 'é', 'œ', 0x0628, 0xfe91, 0xfefb, 0x2014}) {
                int glyph = other.getUnicodeCmapLookup().getGlyphId(c);
                assertThat(FONT.glyph(c)).isEqualTo(glyph).isPositive();
                assertThat(FONT.advance(glyph)).isEqualTo(other.getAdvanceWidth(glyph));
            }
        }
    }

    @Test
    void a_part_of_the_font_draws_the_same_glyphs_and_a_moved_one_where_it_was_moved_to() throws IOException {
        int eacute = FONT.glyph('é');
        int lamAlef = FONT.glyph(0xfefb);
        var parts = List.of(
                new TrueTypeSubset.Shifted(0, 500, 0, 0),
                new TrueTypeSubset.Shifted(eacute, FONT.advance(eacute), 0, 0),
                new TrueTypeSubset.Shifted(lamAlef, 7, 0, 0),
                new TrueTypeSubset.Shifted(eacute, 20, 100, -50));

        byte[] subset = TrueTypeSubset.of(FONT, parts);

        assertThat(subset.length).isLessThan(FILE.length / 4);
        try (TrueTypeFont whole = new TTFParser().parse(new RandomAccessReadBuffer(FILE));
                TrueTypeFont part = new TTFParser(true).parse(new RandomAccessReadBuffer(subset))) {
            assertThat(outline(part, 1)).isEqualTo(outline(whole, eacute));
            assertThat(outline(part, 2)).isEqualTo(outline(whole, lamAlef));
            assertThat(part.getAdvanceWidth(2)).isEqualTo(7);
            TrueType.Box there = FONT.box(eacute);
            var moved = part.getGlyph().getGlyph(3).getPath().getBounds2D();
            assertThat(moved.getMinX()).isEqualTo(there.xMin() + 100.0);
            assertThat(moved.getMinY()).isEqualTo(there.yMin() - 50.0);
        }
    }

    @Property(tries = 300)
    void a_damaged_font_is_refused_or_read_and_nothing_worse(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int times) {
        byte[] damaged = FILE.clone();
        var random = new Random(seed);
        for (int i = 0; i < times; i++) {
            damaged[random.nextInt(random.nextBoolean() ? 400 : damaged.length)] = (byte) random.nextInt(256);
        }
        if (random.nextInt(4) == 0) {
            damaged = Arrays.copyOf(damaged, random.nextInt(damaged.length));
        }
        try {
            TrueType font = TrueType.read(damaged);
            int glyph = font.glyph('A');
            TrueTypeSubset.of(font, List.of(new TrueTypeSubset.Shifted(glyph, 5, 0, 0)));
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageMatching(".+");
        }
    }

    private static List<String> outline(TrueTypeFont font, int glyph) throws IOException {
        List<String> outline = new java.util.ArrayList<>();
        double[] at = new double[6];
        for (var path = font.getGlyph().getGlyph(glyph).getPath().getPathIterator(null); !path.isDone(); path.next()) {
            int sort = path.currentSegment(at);
            outline.add(sort + Arrays.toString(Arrays.copyOf(at, sort == 4 ? 0 : sort == 2 ? 4 : 2)));
        }
        assertThat(outline).isNotEmpty();
        return outline;
    }

    private static byte[] file() {
        try (InputStream in =
                TrueTypeTest.class.getResourceAsStream("/fieldpost/look/fonts/IBMPlexSansArabic_400Regular.ttf")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
