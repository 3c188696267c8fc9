package org.fieldpost.server.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.fieldpost.model.report.ReceiptCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A receipt code as somebody types what he hears. */
class SpokenReceiptTest {

    private static final ReceiptCode CODE = ReceiptCode.parse("K7-42");
    private static final String LAST = CODE.spoken().substring(6);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "K7-42-@",
                "k7-42-@",
                "K7-42",
                " k7 - 42 ",
                "k7 42",
                "k7 42 @",
                "K 7 42 @",
                "k7–42–@",
                "kilo seven dash four two",
                "Kilo seven dash four two dash @",
                "KILO SEVEN, DASH, FOWER TWO"
            })
    void every_way_of_saying_it_means_the_same(String heard) {
        assertThat(SpokenReceipt.parse(heard.replace("@", LAST))).isEqualTo(CODE);
    }

    @Test
    void generation_exercise_and_star_are_heard_too() {
        assertThat(SpokenReceipt.parse("k7b-42")).isEqualTo(new ReceiptCode(false, "K7", 2, 42));
        assertThat(SpokenReceipt.parse("kilo seven bravo dash four two"))
                .isEqualTo(new ReceiptCode(false, "K7", 2, 42));
        assertThat(SpokenReceipt.parse("exercise kilo 7 dash 42")).isEqualTo(new ReceiptCode(true, "K7", 1, 42));
        assertThat(SpokenReceipt.parse("ex-k7-42")).isEqualTo(new ReceiptCode(true, "K7", 1, 42));
        for (long number = 1; number < 200; number++) {
            var code = new ReceiptCode(false, "K7", 1, number);
            assertThat(SpokenReceipt.parse(code.spoken().toLowerCase(java.util.Locale.ROOT)))
                    .isEqualTo(code);
        }
    }

    @Test
    void a_wrong_last_character_is_named_and_what_is_no_code_says_what_one_looks_like() {
        String wrong = "k7-42-" + (LAST.equals("A") ? "b" : "a");
        assertThatThrownBy(() -> SpokenReceipt.parse(wrong)).hasMessageContaining("misread");
        for (String nonsense : new String[] {"hello", "42", "k7", "k742", "--", "K7-0", "K7-99999999999999999999"}) {
            assertThatThrownBy(() -> SpokenReceipt.parse(nonsense)).as(nonsense).hasMessageContaining("K7-42-R");
        }
    }
}
