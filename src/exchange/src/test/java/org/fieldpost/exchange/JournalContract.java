package org.fieldpost.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.exchange.Said.body;
import static org.fieldpost.exchange.Said.entry;
import static org.fieldpost.exchange.Said.holding;

import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** What every journal promises. The test of each implementation extends this and says how to make and reopen one. */
public abstract class JournalContract extends JournalOrderContract {

    @Test
    void an_acknowledged_entry_waits_no_more_also_after_reopening() {
        Journal journal = journal();
        List<Entry> written = write(journal, "first", "second", "third");

        assertThat(journal.acknowledge(holding(journal.generation(), 1, written.subList(0, 2))))
                .isEqualTo(new Journal.Outcome(2, false));

        for (Journal each : List.of(journal, reopen())) {
            assertThat(each.unacknowledged(PLENTY).entries()).containsExactly(written.get(2));
            assertThat(each.waiting()).isEqualTo(1);
            assertThat(each.acknowledged()).hasToString("1-2");
            assertThat(each.epoch()).isEqualTo(1);
        }
    }

    @Test
    void saying_it_twice_changes_nothing() {
        Journal journal = journal();
        Acknowledgement all = holding(journal.generation(), 1, write(journal, "first", "second"));
        journal.acknowledge(all);

        assertThat(journal.acknowledge(all)).isEqualTo(Journal.Outcome.NOTHING);

        assertThat(journal.acknowledged()).hasToString("1-2");
        assertThat(journal.waiting()).isZero();
    }

    @Test
    void only_what_is_new_is_counted_as_acknowledged() {
        Journal journal = journal();
        List<Entry> written = write(journal, "first", "second", "third");
        journal.acknowledge(holding(journal.generation(), 1, written.subList(0, 1)));

        assertThat(journal.acknowledge(holding(journal.generation(), 1, written)))
                .isEqualTo(new Journal.Outcome(2, false));
    }

    @Test
    void holes_stay_holes() {
        Journal journal = journal();
        List<Entry> written = write(journal, "1", "2", "3", "4", "5");

        journal.acknowledge(holding(journal.generation(), 1, List.of(written.get(0), written.get(2), written.get(3))));

        assertThat(journal.acknowledged()).hasToString("1, 3-4");
        assertThat(journal.unacknowledged(PLENTY).entries()).containsExactly(written.get(1), written.get(4));
    }

    @Test
    void an_older_acknowledgement_of_the_same_epoch_that_comes_late_takes_nothing_back() {
        Journal journal = journal();
        List<Entry> written = write(journal, "first", "second");
        journal.acknowledge(holding(journal.generation(), 1, written));

        journal.acknowledge(holding(journal.generation(), 1, written.subList(0, 1)));

        assertThat(journal.acknowledged()).hasToString("1-2");
    }

    @Test
    void a_range_whose_digest_does_not_match_is_not_taken() {
        Journal journal = journal();
        write(journal, "first", "second");

        Journal.Outcome taken = journal.acknowledge(
                holding(journal.generation(), 1, List.of(entry(1, "first"), entry(2, "not what was written"))));

        assertThat(taken).isEqualTo(new Journal.Outcome(0, true));
        assertThat(journal.acknowledged()).isEqualTo(Ranges.NONE);
        assertThat(journal.waiting()).isEqualTo(2);
    }

    @Test
    void a_range_that_does_not_match_spoils_no_other() {
        Journal journal = journal();
        write(journal, "first", "second", "third");

        journal.acknowledge(
                holding(journal.generation(), 1, List.of(entry(1, "first"), entry(3, "not what was written"))));

        assertThat(journal.acknowledged()).hasToString("1");
    }

    @Test
    void numbers_never_written_are_ignored() {
        Journal journal = journal();
        write(journal, "first", "second");

        Journal.Outcome taken = journal.acknowledge(
                holding(journal.generation(), 1, List.of(entry(1, "first"), entry(3, "third"), entry(4, "fourth"))));

        assertThat(taken).isEqualTo(new Journal.Outcome(1, true));
        assertThat(journal.acknowledged()).hasToString("1");
        assertThat(write(journal, "third")).containsExactly(entry(3, "third"));
        assertThat(new TreeSet<>(journal.unacknowledged(PLENTY).entries().stream()
                        .map(Entry::number)
                        .toList()))
                .containsExactly(2L, 3L);
    }

    @Test
    void a_range_larger_than_any_journal_is_ignored_at_once() {
        Journal journal = journal();
        write(journal, "first");
        var held = new Acknowledgement.Held(new Ranges.Range(1, 1L << 40), Bytes.of(new byte[8]));
        var hostile = new Acknowledgement(journal.generation(), 1, List.of(held));

        Journal.Outcome taken =
                Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> journal.acknowledge(hostile));

        assertThat(taken).isEqualTo(new Journal.Outcome(0, true));
    }

    @Test
    void a_lower_epoch_than_seen_before_is_ignored() {
        Journal journal = journal();
        List<Entry> written = write(journal, "first", "second");
        journal.acknowledge(holding(journal.generation(), 5, written.subList(0, 1)));

        assertThat(journal.acknowledge(holding(journal.generation(), 4, written)))
                .isEqualTo(Journal.Outcome.NOTHING);

        for (Journal each : List.of(journal, reopen())) {
            assertThat(each.acknowledged()).hasToString("1");
            assertThat(each.epoch()).isEqualTo(5);
        }
    }

    @Test
    void a_higher_epoch_replaces_so_that_what_it_lacks_waits_again() {
        Journal journal = journal();
        List<Entry> written = write(journal, "first", "second", "third");
        journal.acknowledge(holding(journal.generation(), 1, written));

        journal.acknowledge(holding(journal.generation(), 2, written.subList(0, 1)));

        for (Journal each : List.of(journal, reopen())) {
            assertThat(each.acknowledged()).hasToString("1");
            assertThat(each.unacknowledged(PLENTY).entries()).containsExactly(written.get(1), written.get(2));
            assertThat(each.waiting()).isEqualTo(2);
            assertThat(each.epoch()).isEqualTo(2);
        }
    }

    @Test
    void a_higher_epoch_that_holds_nothing_makes_everything_wait_again() {
        Journal journal = journal();
        List<Entry> written = write(journal, "first", "second");
        journal.acknowledge(holding(journal.generation(), 1, written));

        journal.acknowledge(holding(journal.generation(), 2, List.of()));

        assertThat(journal.unacknowledged(PLENTY).entries()).isEqualTo(written);
        assertThat(journal.epoch()).isEqualTo(2);
    }

    @Test
    void an_acknowledgement_of_a_generation_never_opened_is_a_conflict_and_else_ignored_whatever_its_epoch() {
        Journal journal = journal();
        List<Entry> written = write(journal, "first", "second");
        journal.acknowledge(holding(journal.generation(), 1, written.subList(0, 1)));
        int another = journal.generation() + 1;

        assertThat(journal.acknowledge(holding(another, 9, written))).isEqualTo(new Journal.Outcome(0, true));

        assertThat(journal.acknowledged()).hasToString("1");
        assertThat(journal.epoch()).isEqualTo(1);
    }

    @Test
    void an_urgent_entry_keeps_its_place_when_a_new_epoch_makes_it_wait_again() {
        Journal journal = journal();
        Entry usual = write(journal, "usual").get(0);
        var flash = new Entry(journal.append(Said.KIND, body("flash"), Priority.FLASH), Said.KIND, body("flash"));
        journal.acknowledge(holding(journal.generation(), 1, List.of(usual, flash)));

        journal.acknowledge(holding(journal.generation(), 2, List.of()));

        assertThat(journal.unacknowledged(PLENTY).entries()).containsExactly(flash, usual);
    }
}
