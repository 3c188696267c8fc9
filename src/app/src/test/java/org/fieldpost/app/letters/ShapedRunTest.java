package org.fieldpost.app.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShapedRunTest {

    private static final int MISSING = 0;

    /** Every letter ten wide and ten high, every mark four and two; a glyph's number is its character. */
    private static final ShapedRun.Face FACE = new ShapedRun.Face() {
        @Override
        public int glyph(int codePoint) {
            return codePoint == 0xfe97 ? MISSING : codePoint;
        }

        @Override
        public int missing() {
            return MISSING;
        }

        @Override
        public float advance(int glyph) {
            return 10;
        }

        @Override
        public MarkStack.Box box(int glyph) {
            return Character.getType(glyph) == Character.NON_SPACING_MARK
                    ? new MarkStack.Box(0, 0, 4, 2)
                    : new MarkStack.Box(0, 0, 10, 10);
        }

        @Override
        public float size() {
            return 100;
        }
    };

    private static List<Integer> drawn(ShapedRun run) {
        return run.slots().stream()
                .map(ShapedRun.Slot::glyph)
                .filter(glyph -> glyph != ShapedRun.NOTHING)
                .toList();
    }

    @Test
    void arabic_stands_from_right_to_left_in_joined_forms() {
        ShapedRun run = ShapedRun.of("بيت", true, FACE);

        assertThat(drawn(run)).containsExactly(0xfe96, 0xfef4, 0xfe91);
        assertThat(run.width()).isEqualTo(30);
    }

    @Test
    void a_letter_whose_joined_form_the_font_lacks_is_shown_alone() {
        assertThat(drawn(ShapedRun.of("تب", true, FACE))).containsExactly(0xfe90, 0x062a);
    }

    @Test
    void a_bracket_that_is_read_from_the_right_shows_its_other_side() {
        assertThat(drawn(ShapedRun.of("(ب)", true, FACE))).containsExactly((int) '(', 0xfe8f, (int) ')');
        assertThat(drawn(ShapedRun.of("(a)", false, FACE))).containsExactly((int) '(', (int) 'a', (int) ')');
    }

    @Test
    void lam_and_alef_are_one_shape_and_two_places_for_the_caret() {
        ShapedRun run = ShapedRun.of("لا", true, FACE);

        assertThat(drawn(run)).containsExactly(0xfefb);
        assertThat(run.width()).isEqualTo(10);
        assertThat(leading(run, 0)).isEqualTo(10);
        assertThat(leading(run, 1)).isEqualTo(5);
    }

    @Test
    void marks_stand_over_and_under_the_middle_of_their_letter_and_do_not_touch() {
        ShapedRun run = ShapedRun.of("بَِّ", true, FACE);

        List<ShapedRun.Slot> marks = run.slots().stream()
                .filter(slot -> Character.getType(slot.glyph()) == Character.NON_SPACING_MARK)
                .toList();
        assertThat(marks).extracting(ShapedRun.Slot::x).containsOnly(3f);
        assertThat(marks)
                .filteredOn(mark -> mark.glyph() == 0x650)
                .extracting(ShapedRun.Slot::y)
                .containsExactly(5f);
        assertThat(marks)
                .filteredOn(mark -> mark.glyph() != 0x650)
                .extracting(ShapedRun.Slot::y)
                .containsExactlyInAnyOrder(-13f, -18f);
        assertThat(run.width()).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"بيت", "لا", "لَا", "كاملاً", "بَبِ", "َب", "الْمُرَاقَبَة", "ه\u200d", "\u200eبيت"})
    void every_character_has_a_place_and_carets_go_from_right_to_left(String word) {
        ShapedRun run = ShapedRun.of(word, true, FACE);

        assertThat(IntStream.range(0, word.length()).map(i -> first(run, i))).allMatch(slot -> slot >= 0);
        for (int i = 1; i < word.length(); i++) {
            assertThat(leading(run, i)).as(word + " at " + i).isLessThanOrEqualTo(leading(run, i - 1));
            assertThat(trailing(run, i - 1)).as(word + " after " + (i - 1)).isEqualTo(leading(run, i));
        }
        assertThat(leading(run, 0)).isEqualTo(run.width());
        assertThat(trailing(run, word.length() - 1)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "e\u0301a", "a\u0323\u0302", "٣٤", "\ud83d\ude9a"})
    void and_from_left_to_right_where_that_is_read(String word) {
        ShapedRun run = ShapedRun.of(word, false, FACE);

        int[] places = word.codePoints().toArray();
        int at = 0;
        float before = 0;
        for (int place : places) {
            int slot = first(run, at);
            assertThat(slot).as(word + " at " + at).isNotNegative();
            assertThat(x(run, slot)).as(word + " at " + at).isEqualTo(before);
            before = x(run, slot + 1);
            at += Character.charCount(place);
        }
        assertThat(before).isEqualTo(run.width());
    }

    @Test
    void whoever_touches_a_letter_meets_that_letter_marks_or_not() {
        ShapedRun run = ShapedRun.of("بَيِت", true, FACE);

        assertThat(touched(run, 5)).isEqualTo(4);
        assertThat(touched(run, 11)).isEqualTo(2);
        assertThat(touched(run, 19)).isEqualTo(2);
        assertThat(touched(run, 21)).isZero();
        assertThat(touched(run, 29)).isZero();
        assertThat(touched(run, 31)).as("beyond its end").isZero();
    }

    /** As JavaFX asks: the first slot of a character ({@code TextRun.getGlyphIndex}). */
    private static int first(ShapedRun run, int character) {
        return IntStream.range(0, run.slots().size())
                .filter(i -> run.slots().get(i).character() == character)
                .findFirst()
                .orElse(-1);
    }

    private static float x(ShapedRun run, int slot) {
        return slot == run.slots().size() ? run.width() : run.slots().get(slot).x();
    }

    private static float leading(ShapedRun run, int character) {
        return x(run, first(run, character) + 1);
    }

    private static float trailing(ShapedRun run, int character) {
        return x(run, first(run, character));
    }

    /** As JavaFX asks ({@code TextRun.getGlyphAtX}). */
    private static int touched(ShapedRun run, float x) {
        int slot = IntStream.range(0, run.slots().size())
                .filter(i -> x(run, i + 1) > x)
                .findFirst()
                .orElse(run.slots().size() - 1);
        return run.slots().get(slot).character();
    }
}
