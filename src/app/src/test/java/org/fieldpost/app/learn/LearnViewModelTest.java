package org.fieldpost.app.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fieldpost.app.learn.LearnViewModel.Standing;
import org.fieldpost.model.Samples;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The cards are read one after the other, and an answer is told at once. */
class LearnViewModelTest {

    private final LearnViewModel model = new LearnViewModel();

    @Test
    void each_interface_has_a_card() {
        assertThat(LearnCard.values())
                .extracting(LearnCard::about)
                .filteredOn(Optional::isPresent)
                .extracting(Optional::get)
                .containsExactly(NexusInterface.values());
    }

    @ParameterizedTest
    @EnumSource
    void each_card_has_one_right_answer_among_three_in_every_language(LearnCard card) {
        assertThat(card.answers()).hasSize(3);
        assertThat(card.answers()).filteredOn(LearnCard.Answer::right).hasSize(1);
        for (Language language : Language.values()) {
            Words words = Words.in(language);
            Set<String> said = new HashSet<>();
            for (LearnCard.Answer answer : card.answers()) {
                said.add(answer.text(words));
                said.add(answer.reason(words));
            }
            said.addAll(card.examples(words));
            said.addAll(List.of(card.question(words), card.notThis(words), card.meaning(words)));
            said.add(card.title(words, Samples.vocabulary()));
            assertThat(said).as("all different in " + language).hasSize(12).noneMatch(String::isBlank);
        }
    }

    @Test
    void the_right_answer_does_not_stand_in_one_place() {
        assertThat(LearnCard.values())
                .extracting(card -> card.answers().stream()
                        .filter(LearnCard.Answer::right)
                        .findFirst()
                        .orElseThrow()
                        .number())
                .contains(1, 2, 3);
    }

    @Test
    void forward_through_all_cards_and_back_it_ends_at_the_ends() {
        List<LearnCard> seen = new ArrayList<>(List.of(model.open()));
        while (model.next().isPresent()) {
            model.open(model.next().orElseThrow());
            seen.add(model.open());
        }
        assertThat(seen).containsExactly(LearnCard.values());

        int steps = 0;
        while (model.previous().isPresent()) {
            model.open(model.previous().orElseThrow());
            steps++;
        }
        assertThat(model.open()).isEqualTo(LearnCard.I1);
        assertThat(steps).isEqualTo(LearnCard.values().length - 1);
    }

    @Test
    void a_wrong_answer_leaves_the_question_to_be_found_and_is_not_forgotten() {
        LearnCard.Answer wrong = answer(false);
        assertThat(model.standing(LearnCard.I4)).isEqualTo(Standing.OPEN);

        model.answer(wrong);
        assertThat(model.standing(LearnCard.I4)).isEqualTo(Standing.NOT_YET);
        assertThat(model.tried(answer(true))).isFalse();

        model.answer(answer(true));
        assertThat(model.standing(LearnCard.I4)).isEqualTo(Standing.FOUND);
        assertThat(model.tried(wrong)).isTrue();
        assertThat(model.standing(LearnCard.I3)).isEqualTo(Standing.OPEN);
    }

    @Test
    void another_sitting_begins_with_every_question_open() {
        model.answer(answer(true));

        assertThat(new LearnViewModel().standing(LearnCard.I4)).isEqualTo(Standing.OPEN);
    }

    private static LearnCard.Answer answer(boolean right) {
        return LearnCard.I4.answers().stream()
                .filter(answer -> answer.right() == right)
                .findFirst()
                .orElseThrow();
    }
}
