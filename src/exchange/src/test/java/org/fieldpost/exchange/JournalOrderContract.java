package org.fieldpost.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.exchange.Said.body;
import static org.fieldpost.exchange.Said.entry;
import static org.fieldpost.exchange.Said.holding;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A part of {@link JournalContract}: what goes first, batch by batch, and what lies in several generations at once. */
public abstract class JournalOrderContract extends JournalWritingContract {

    /** The journal as it goes on in its next generation, as after it was put back in time. */
    protected abstract Journal openNextGeneration();

    @Test
    void a_flash_report_goes_before_text_and_text_before_photos() {
        Journal journal = journal();
        append(journal, "photo", Priority.PHOTO);
        append(journal, "text", Priority.USUAL);
        append(journal, "flash", Priority.FLASH);
        append(journal, "another flash", Priority.FLASH);
        append(journal, "another text", Priority.USUAL);

        for (Journal each : List.of(journal, reopen())) {
            assertThat(numbers(each.unacknowledged(PLENTY))).containsExactly(3L, 4L, 2L, 5L, 1L);
        }
    }

    @Test
    void photos_stay_behind_when_only_text_is_asked_for_and_text_when_only_flashes_are() {
        Journal journal = journal();
        append(journal, "photo", Priority.PHOTO);
        append(journal, "text", Priority.USUAL);
        append(journal, "flash", Priority.FLASH);

        assertThat(numbers(journal.waitingAfter(Batch.Place.START, PLENTY, Priority.USUAL)))
                .containsExactly(3L, 2L);
        assertThat(numbers(journal.waitingAfter(Batch.Place.START, PLENTY, Priority.FLASH)))
                .containsExactly(3L);
        assertThat(journal.waiting()).isEqualTo(3);
    }

    @Test
    void when_nothing_so_urgent_waits_the_batch_is_empty_and_of_the_present_generation() {
        Journal journal = journal();
        append(journal, "photo", Priority.PHOTO);

        Batch batch = journal.waitingAfter(Batch.Place.START, PLENTY, Priority.USUAL);

        assertThat(batch).isEqualTo(Batch.nothing(journal.generation(), Batch.Place.START));
    }

    @Test
    void batch_after_batch_gives_everything_exactly_once_whatever_the_budget() {
        Journal journal = journal();
        List<String> all = new ArrayList<>();
        for (int generation = 1; generation <= 3; generation++) {
            for (Priority priority : Priority.values()) {
                for (String text : List.of("a short one", "a somewhat longer one")) {
                    all.add(journal.generation() + "/" + append(journal, text + generation, priority));
                }
            }
            journal = openNextGeneration();
        }

        for (int budget : new int[] {0, 1, 9, 25, PLENTY}) {
            List<String> given = new ArrayList<>();
            List<Priority> priorities = new ArrayList<>();
            Batch batch = journal.waitingAfter(Batch.Place.START, budget, Priority.PHOTO);
            while (!batch.entries().isEmpty()) {
                for (Entry each : batch.entries()) {
                    given.add(batch.generation() + "/" + each.number());
                }
                priorities.add(batch.last().priority());
                batch = journal.waitingAfter(batch.last(), budget, Priority.PHOTO);
            }
            assertThat(given).as("with a budget of %d", budget).containsExactlyInAnyOrderElementsOf(all);
            assertThat(priorities).isSorted();
        }
    }

    @Test
    void a_batch_holds_entries_of_one_generation_only() {
        Journal journal = journal();
        append(journal, "written before", Priority.USUAL);
        journal = openNextGeneration();
        append(journal, "written after", Priority.USUAL);

        Batch first = journal.unacknowledged(PLENTY);
        Batch second = journal.waitingAfter(first.last(), PLENTY, Priority.PHOTO);

        assertThat(second.generation()).isEqualTo(first.generation() + 1).isEqualTo(journal.generation());
        assertThat(first.entries()).containsExactly(entry(1, "written before"));
        assertThat(second.entries()).containsExactly(entry(1, "written after"));
        assertThat(journal.waitingAfter(second.last(), PLENTY, Priority.PHOTO).entries())
                .isEmpty();
    }

    @Test
    void a_new_generation_numbers_from_one_and_leaves_what_waits_waiting() {
        Journal journal = journal();
        write(journal, "first", "second");
        journal = openNextGeneration();

        assertThat(write(journal, "third")).containsExactly(entry(1, "third"));
        for (Journal each : List.of(journal, reopen())) {
            assertThat(each.waiting()).isEqualTo(3);
            assertThat(each.acknowledged()).isEqualTo(Ranges.NONE);
        }
    }

    @Test
    void each_generation_is_acknowledged_by_itself() {
        Journal journal = journal();
        int before = journal.generation();
        List<Entry> old = write(journal, "first", "second");
        journal = openNextGeneration();
        List<Entry> fresh = write(journal, "third", "fourth");

        assertThat(journal.acknowledge(holding(before, 1, old))).isEqualTo(new Journal.Outcome(2, false));
        assertThat(journal.unacknowledged(PLENTY).entries()).isEqualTo(fresh);
        assertThat(journal.acknowledge(holding(before + 1, 1, fresh.subList(0, 1))))
                .isEqualTo(new Journal.Outcome(1, false));

        assertThat(journal.waiting()).isEqualTo(1);
        assertThat(journal.acknowledged()).hasToString("1");
    }

    @Test
    void the_entries_of_one_generation_are_no_proof_for_those_of_another() {
        Journal journal = journal();
        int before = journal.generation();
        List<Entry> old = write(journal, "first");
        journal = openNextGeneration();
        write(journal, "second");

        assertThat(journal.acknowledge(holding(before + 1, 1, old))).isEqualTo(new Journal.Outcome(0, true));

        assertThat(journal.waiting()).isEqualTo(2);
    }

    @Test
    void a_higher_epoch_makes_entries_of_every_generation_wait_again() {
        Journal journal = journal();
        int before = journal.generation();
        List<Entry> old = write(journal, "first", "second");
        journal = openNextGeneration();
        List<Entry> fresh = write(journal, "third");
        journal.acknowledge(holding(before, 1, old));
        journal.acknowledge(holding(before + 1, 1, fresh));
        assertThat(journal.waiting()).isZero();

        journal.acknowledge(holding(before + 1, 2, List.of()));

        for (Journal each : List.of(journal, reopen())) {
            assertThat(each.waiting()).isEqualTo(3);
        }
    }

    @Test
    void after_a_higher_epoch_every_generation_can_be_acknowledged_in_the_same_envelope() {
        Journal journal = journal();
        int before = journal.generation();
        List<Entry> old = write(journal, "first", "second");
        journal = openNextGeneration();
        List<Entry> fresh = write(journal, "third");

        journal.acknowledge(holding(before, 2, old));
        journal.acknowledge(holding(before + 1, 2, fresh));

        assertThat(journal.waiting()).isZero();
    }

    @Test
    void the_same_words_at_another_urgency_in_a_later_generation_keep_their_own_place() {
        Journal journal = journal();
        append(journal, "same words", Priority.PHOTO);
        append(journal, "text", Priority.USUAL);
        int before = journal.generation();
        journal = openNextGeneration();
        append(journal, "same words", Priority.FLASH);

        journal.acknowledge(holding(before, 2, List.of()));

        assertThat(inOrder(journal)).containsExactly("2/1", "1/2", "1/1");
    }

    private static List<String> inOrder(Journal journal) {
        List<String> given = new ArrayList<>();
        Batch batch = journal.waitingAfter(Batch.Place.START, 0, Priority.PHOTO);
        while (!batch.entries().isEmpty()) {
            given.add(batch.generation() + "/" + batch.last().number());
            batch = journal.waitingAfter(batch.last(), 0, Priority.PHOTO);
        }
        return given;
    }

    private static long append(Journal journal, String text, Priority priority) {
        return journal.append(Said.KIND, body(text), priority);
    }

    private static List<Long> numbers(Batch batch) {
        return batch.entries().stream().map(Entry::number).toList();
    }
}
