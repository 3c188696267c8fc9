package org.fieldpost.model.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fieldpost.model.Samples;
import org.fieldpost.model.words.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VocabularyWordsTest {

    private final Vocabulary vocabulary = Samples.vocabulary();

    @ParameterizedTest
    @EnumSource
    void no_two_codes_of_a_list_share_a_label(Language language) {
        for (CodeList list : CodeList.values()) {
            assertThat(vocabulary.list(list).stream()
                            .map(term -> plain(term.label(language)))
                            .toList())
                    .as(list.fileName())
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @EnumSource
    void no_two_codes_share_a_definition(Language language) {
        Map<String, Code> seen = new HashMap<>();
        for (Term term : vocabulary.all()) {
            assertThat(seen.put(plain(term.definition(language)), term.code()))
                    .as("defined like %s: %s", term.code(), term.definition(language))
                    .isNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_definition_is_one_line_that_a_person_can_read_at_a_glance(Language language) {
        assertThat(vocabulary.all())
                .allSatisfy(term -> assertThat(term.definition(language))
                        .as(term.code().toString())
                        .hasSizeBetween(10, 160)
                        .isEqualTo(term.definition(language).strip())
                        .doesNotContain("\n", "\r", "\t", "  "));
    }

    @ParameterizedTest
    @EnumSource
    void a_label_is_short_and_says_more_than_nothing(Language language) {
        assertThat(vocabulary.all())
                .allSatisfy(term -> assertThat(term.label(language))
                        .as(term.code().toString())
                        .hasSizeBetween(2, 90)
                        .isEqualTo(term.label(language).strip())
                        .doesNotContain("\n", "\r", "\t", "  "));
    }

    @Test
    void no_definition_is_generic_filler() {
        var filler = List.of(
                "status at the moment of visit",
                "area of activity",
                "seed table",
                "example:",
                "todo:",
                "tbd",
                "lorem",
                "définition",
                "exemple :",
                "see label",
                "self-explanatory",
                "as named");
        for (Term term : vocabulary.all()) {
            for (Language language : Language.values()) {
                assertThat(plain(term.definition(language)))
                        .as(term.code().toString())
                        .isNotEqualTo(plain(term.label(language)))
                        .doesNotContain(filler);
            }
        }
    }

    private static String plain(String text) {
        return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
