package org.fieldpost.model.vocabulary;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.fieldpost.model.Samples;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.Question;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VocabularyTest {

    private static final Map<CodeList, Integer> COUNTS = Map.ofEntries(
            entry(CodeList.INTERFACE, 7),
            entry(CodeList.ACTIVITY, 27),
            entry(CodeList.COMMODITY, 43),
            entry(CodeList.TRANSPORT, 21),
            entry(CodeList.CONCEALMENT, 11),
            entry(CodeList.SIZE_BAND, 6),
            entry(CodeList.DIRECTION, 6),
            entry(CodeList.ACTOR, 18),
            entry(CodeList.MOTIVE, 7),
            entry(CodeList.STATE_RELATION, 8),
            entry(CodeList.SCOPE, 4),
            entry(CodeList.ORG_CRIM, 5),
            entry(CodeList.BORDER_STATUS, 10),
            entry(CodeList.BORDER_TYPE, 8),
            entry(CodeList.OPEN_FOR, 7),
            entry(CodeList.IRREGULARITY, 8),
            entry(CodeList.TRAFFIC_BAND, 5),
            entry(CodeList.SITE_STATUS, 9),
            entry(CodeList.SITE_CONTROL, 8),
            entry(CodeList.WORKERS_BAND, 6),
            entry(CodeList.PAPER_SEEN, 6),
            entry(CodeList.ICGLR_FLAG, 5),
            entry(CodeList.INDICATOR, 41),
            entry(CodeList.ENABLING_FACTOR, 10),
            entry(CodeList.MEASURE, 47),
            entry(CodeList.MISSION_PHASE, 6),
            entry(CodeList.HANDLING, 4),
            entry(CodeList.BASIS, 6),
            entry(CodeList.RELIABILITY, 6),
            entry(CodeList.CREDIBILITY, 6),
            entry(CodeList.MEANS, 5),
            entry(CodeList.TASK, 6));

    private final Vocabulary vocabulary = Samples.vocabulary();

    @ParameterizedTest
    @EnumSource
    void every_list_has_its_codes(CodeList list) {
        assertThat(vocabulary.list(list)).hasSize(COUNTS.get(list));
    }

    @Test
    void the_seven_interfaces_are_there() {
        assertThat(values(CodeList.INTERFACE)).containsExactly("I1", "I2", "I3", "I4", "I5", "I6", "I7");
    }

    @Test
    void fourteen_areas_and_thirty_three_measures_of_the_paper_are_there() {
        List<String> areas =
                IntStream.rangeClosed(1, 14).mapToObj(i -> "M%02d".formatted(i)).toList();
        List<String> measures = values(CodeList.MEASURE).stream()
                .filter(value -> value.contains("."))
                .toList();

        assertThat(values(CodeList.MEASURE).stream().filter(value -> !value.contains(".")))
                .isEqualTo(areas);
        assertThat(measures).hasSize(33).allMatch(value -> value.matches("M\\d\\d\\.\\d"));
        assertThat(measures.stream().map(value -> value.substring(0, 3)).distinct())
                .isEqualTo(areas);
    }

    @Test
    void every_indicator_points_to_an_interface_and_every_interface_has_one() {
        assertThat(values(CodeList.INDICATOR)).allMatch(value -> value.matches("I[1-7]\\.\\d"));
        assertThat(values(CodeList.INDICATOR).stream().map(value -> value.substring(0, 2)))
                .containsAll(values(CodeList.INTERFACE));
    }

    @Test
    void trafficking_and_forced_labour_are_there() {
        assertThat(values(CodeList.ACTIVITY)).contains("TIP", "FORCED");
    }

    @Test
    void references_to_published_standards_have_their_form() {
        assertThat(vocabulary.all()).allSatisfy(term -> {
            assertThat(term.iccs()).as(term.code().toString()).matches("|0[1-9]\\d{0,4}|1[01]\\d{0,4}");
            assertThat(term.hs()).as(term.code().toString()).matches("|\\d{4}|\\d{6}");
            assertThat(term.source()).as(term.code().toString()).isIn("SEED", "V", "K", "SEED+K");
        });
    }

    @Test
    void every_question_of_every_form_has_answers_to_offer() {
        for (Kind kind : Kind.values()) {
            assertThat(Question.of(kind))
                    .allSatisfy(question -> assertThat(vocabulary.list(question.list(), kind.form()))
                            .as("%s of %s", question, kind)
                            .hasSizeGreaterThan(1));
        }
    }

    @Test
    void a_form_offers_only_what_is_meant_for_it() {
        assertThat(vocabulary.list(CodeList.ACTIVITY, 'S'))
                .extracting(term -> term.code().value())
                .contains("DRUG")
                .doesNotContain("MINING", "FORCED");
    }

    @Test
    void a_code_that_the_vocabulary_lacks_shows_as_itself() {
        Code newer = CodeList.COMMODITY.code("LITHIUM");

        assertThat(vocabulary.has(newer)).isFalse();
        assertThat(vocabulary.find(newer)).isEmpty();
        assertThat(vocabulary.label(newer, Language.FR)).isEqualTo("LITHIUM");
        assertThat(vocabulary.label(CodeList.COMMODITY.code("GOLD"), Language.FR))
                .isEqualTo("Or");
    }

    @Test
    void a_code_given_twice_is_a_problem_that_names_it() {
        Term gold = vocabulary.find(CodeList.COMMODITY.code("GOLD")).orElseThrow();

        assertThatThrownBy(() -> new Vocabulary(List.of(gold, gold)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContainingAll("GOLD", "commodity");
    }

    @Test
    void a_code_of_another_list_is_refused_by_name() {
        assertThatThrownBy(() -> CodeList.ACTOR.code("MIL").of(CodeList.COMMODITY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("actor/MIL", "commodity");
    }

    @Test
    void a_list_is_found_by_its_name_in_files() {
        assertThat(Set.of(CodeList.values()))
                .allSatisfy(list -> assertThat(CodeList.named(list.fileName())).contains(list));
        assertThat(CodeList.named("ACTOR")).isEmpty();
    }

    private List<String> values(CodeList list) {
        return vocabulary.list(list).stream().map(term -> term.code().value()).toList();
    }
}
