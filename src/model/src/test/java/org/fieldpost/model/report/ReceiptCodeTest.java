package org.fieldpost.model.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.fieldpost.model.words.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptCodeTest {

    private static final List<ReceiptCode> HEARD = List.of(
            new ReceiptCode(false, "K7", 1, 42),
            new ReceiptCode(false, "A1", 1, 1),
            new ReceiptCode(false, "B12", 2, 905),
            new ReceiptCode(true, "K7", 1, 42),
            new ReceiptCode(true, "Z9999", 26, 9_999_999_999L),
            new ReceiptCode(false, "M308", 3, 1_234_567_890L));

    @Test
    void what_is_spoken_reads_back() {
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            String author = (char) ('A' + random.nextInt(26)) + String.valueOf(random.nextInt(10_000));
            long number = 1 + (long) (random.nextDouble() * Math.pow(10, random.nextInt(11)));
            var code = new ReceiptCode(
                    random.nextBoolean(), author, 1 + random.nextInt(26), Math.min(number, 9_999_999_999L));

            assertThat(ReceiptCode.parse(code.spoken())).isEqualTo(code);
        }
    }

    @Test
    void whatever_is_typed_is_a_code_or_a_problem() {
        var random = new Random(7);
        String keys = "EX-K7b42R09Zz- \u0664\uD835\"{}'";
        for (int i = 0; i < 20_000; i++) {
            String typed = random.ints(random.nextInt(14), 0, keys.length())
                    .mapToObj(at -> keys.substring(at, at + 1))
                    .collect(Collectors.joining());
            try {
                assertThat(ReceiptCode.parse(typed).spoken())
                        .startsWith(typed.replace(" ", "").replaceAll("-[0-9A-Z]$", ""));
            } catch (ProblemException problem) {
                assertThat(problem).hasMessageContaining(typed.strip());
            }
        }
    }

    @Test
    void a_code_is_author_number_and_check_character() {
        assertThat(new ReceiptCode(false, "K7", 1, 42).spoken()).matches("K7-42-[0-9A-Z]");
    }

    @Test
    void a_later_generation_shows_its_letter() {
        assertThat(new ReceiptCode(false, "K7", 2, 42).spoken()).startsWith("K7b-42-");
        assertThat(new ReceiptCode(false, "K7", 26, 42).spoken()).startsWith("K7z-42-");
        assertThat(ReceiptCode.parse("K7c-42").generation()).isEqualTo(3);
    }

    @Test
    void an_exercise_is_told_by_its_prefix_and_never_read_as_live() {
        var live = new ReceiptCode(false, "K7", 1, 42);
        var exercise = new ReceiptCode(true, "K7", 1, 42);

        assertThat(exercise.spoken()).startsWith("EX-K7-42-");
        assertThat(ReceiptCode.parse(exercise.spoken()).exercise()).isTrue();
        assertThatThrownBy(() -> ReceiptCode.parse("EX-" + live.spoken())).isInstanceOf(ProblemException.class);
    }

    @Test
    void spaces_and_a_missing_check_character_do_no_harm() {
        assertThat(ReceiptCode.parse("  K7 - 42 ")).isEqualTo(new ReceiptCode(false, "K7", 1, 42));
    }

    @Test
    void every_single_wrong_character_is_found() {
        for (ReceiptCode code : HEARD) {
            String spoken = code.spoken();
            for (int at = 0; at < spoken.length(); at++) {
                for (char other : alphabetAt(spoken, at)) {
                    if (other != spoken.charAt(at)) {
                        assertRefused(spoken, spoken.substring(0, at) + other + spoken.substring(at + 1));
                    }
                }
            }
        }
    }

    @Test
    void every_swap_of_neighbouring_digits_is_found() {
        List<String> missed = new ArrayList<>();
        for (int number = 1; number < 10_000; number++) {
            String spoken = new ReceiptCode(false, "K7", 1, number).spoken();
            for (int at = 3; at + 3 < spoken.length(); at++) {
                String swapped = swapped(spoken, at);
                if (!swapped.equals(spoken) && swapped.charAt(3) != '0' && reads(swapped)) {
                    missed.add(spoken + " heard as " + swapped);
                }
            }
        }
        assertThat(missed).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "K7",
                "K7-",
                "K7-0",
                "K7-042",
                "-42",
                "K-42",
                "KK7-42",
                "K7a-42",
                "K7B-42",
                "K12345-42",
                "K7-12345678901",
                "K7-42-RR",
                "K7-42-r",
                "XE-K7-42",
                "K7_42_R",
                "k7-42",
                "K٧-٤٢"
            })
    void a_wrong_form_is_a_problem_that_shows_what_was_typed_and_how_a_code_looks(String typed) {
        assertThatThrownBy(() -> ReceiptCode.parse(typed))
                .isInstanceOf(ProblemException.class)
                .hasMessageContainingAll("\"" + typed + "\"", "K7-42-R");
    }

    @Test
    void a_code_has_an_author_a_generation_and_a_number() {
        assertThatThrownBy(() -> new ReceiptCode(false, "7K", 1, 1)).hasMessageContainingAll("author", "7K");
        assertThatThrownBy(() -> new ReceiptCode(false, "K7", 0, 1)).hasMessageContaining("generation");
        assertThatThrownBy(() -> new ReceiptCode(false, "K7", 27, 1)).hasMessageContaining("generation");
        assertThatThrownBy(() -> new ReceiptCode(false, "K7", 1, 0)).hasMessageContaining("number");
    }

    private static char[] alphabetAt(String spoken, int at) {
        char c = spoken.charAt(at);
        if (at == spoken.length() - 1) {
            return "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".toCharArray();
        }
        if (Character.isDigit(c)) {
            return "0123456789".toCharArray();
        }
        return (Character.isLowerCase(c) ? "bcdefghijklmnopqrstuvwxyz" : "ABCDEFGHIJKLMNOPQRSTUVWXYZ").toCharArray();
    }

    private static String swapped(String text, int at) {
        return text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
    }

    private static boolean reads(String typed) {
        try {
            ReceiptCode.parse(typed);
            return true;
        } catch (ProblemException refused) {
            return false;
        }
    }

    private static void assertRefused(String spoken, String heard) {
        assertThat(reads(heard)).as("%s heard as %s", spoken, heard).isFalse();
    }
}
