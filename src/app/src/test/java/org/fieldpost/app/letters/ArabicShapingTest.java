package org.fieldpost.app.letters;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArabicShapingTest {

    @ParameterizedTest
    @CsvSource({
        "ب,FE8F", // alone
        "ببب,FE91 FE92 FE90", // initial, medial, final
        "باب,FE91 FE8E FE8F", // alef joins backwards only
        "دورية,FEA9 FEED FEAD FEF3 FE94",
        "سلام,FEB3 FEFC FEE1", // lam-alef in the middle of a word
        "لا,FEFB",
        "الأول,FE8D FEF7 FEED FEDD",
        "الآن,FE8D FEF5 FEE5",
        "إلى,FE87 FEDF FEF0",
        "ماء,FEE3 FE8E FE80",
        "شيء,FEB7 FEF2 FE80",
        "مؤتمر,FEE3 FE86 FE97 FEE4 FEAE",
        "پارچه,FB58 FE8E FEAD FB7C FEEA"
    })
    void letters_take_the_form_they_have_among_their_neighbours(String word, String forms) {
        assertThat(hex(ArabicShaping.joined(word))).isEqualTo(forms);
    }

    @Test
    void marks_part_no_letters_and_stay_with_theirs() {
        assertThat(hex(ArabicShaping.joined("بَبِ"))).isEqualTo("FE91 64E FE90 650");
        assertThat(hex(ArabicShaping.joined("كاملاً"))).isEqualTo("FEDB FE8E FEE3 FEFC 64B");
        assertThat(hex(ArabicShaping.joined("لَا"))).isEqualTo("FEFB 64E");
    }

    @Test
    void a_joiner_joins_and_a_non_joiner_parts() {
        assertThat(hex(ArabicShaping.joined("ه\u200d"))).isEqualTo("FEEB 200D");
        assertThat(hex(ArabicShaping.joined("ب\u200cب"))).isEqualTo("FE8F 200C FE8F");
        assertThat(hex(ArabicShaping.joined("بـب"))).isEqualTo("FE91 640 FE90");
    }

    @Test
    void what_is_not_arabic_passes_through() {
        String mixed = "K7-42-R, Œuvre naïve 29N 𝄞 שלום";
        assertThat(ArabicShaping.joined(mixed)).isEqualTo(mixed);
    }

    @Property
    void nothing_is_lost(@ForAll @CharRange(from = '\u0620', to = '\u0652') String text) {
        var sources = new StringBuilder();
        ArabicShaping.letters(text).forEach(letter -> sources.append(letter.source()));

        assertThat(sources.codePoints().sorted().toArray())
                .isEqualTo(text.codePoints().sorted().toArray());
    }

    @Property
    void any_text_at_all_is_taken(@ForAll String text) {
        assertThat(ArabicShaping.letters(text)).hasSizeLessThanOrEqualTo(text.length());
    }

    private static String hex(String text) {
        var hex = new StringBuilder();
        text.codePoints()
                .forEach(c -> hex.append(Integer.toHexString(c).toUpperCase(java.util.Locale.ROOT))
                        .append(' '));
        return hex.toString().strip();
    }
}
