package org.fieldpost.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.exchange.Said.entry;
import static org.fieldpost.exchange.Said.holding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every inbox promises. The test of each implementation extends this and says how to make and reopen one. */
public abstract class InboxContract {

    /** A fresh, empty inbox; called once in each test. */
    protected abstract Inbox inbox();

    /** The same inbox after closing and opening again; for one in memory just the same object. */
    protected abstract Inbox reopen();

    @Test
    void an_empty_inbox_acknowledges_nothing() {
        assertThat(inbox().held()).allSatisfy(each -> assertThat(each.held()).isEmpty());
    }

    @Test
    void what_is_stored_and_nothing_else_is_acknowledged_also_after_reopening() {
        Inbox inbox = inbox();
        List<Entry> entries = List.of(entry(1, "first"), entry(2, "second"));

        assertThat(inbox.store(1, entries)).isEqualTo(new Inbox.Stored(List.of(1L, 2L), List.of(), List.of()));

        assertThat(inbox.held()).containsExactly(holding(1, inbox.epoch(), entries));
        assertThat(reopen().held()).containsExactly(holding(1, inbox.epoch(), entries));
    }

    /** P2: this is how a phone learns that a restored server holds none of its entries. */
    @Test
    void a_generation_that_was_heard_of_is_answered_even_when_nothing_of_it_is_held() {
        Inbox inbox = inbox();

        inbox.store(1, List.of());

        assertThat(inbox.held()).containsExactly(holding(1, inbox.epoch(), List.of()));
    }

    @Test
    void the_epoch_is_the_same_after_reopening() {
        long epoch = inbox().epoch();

        assertThat(epoch).isPositive();
        assertThat(reopen().epoch()).isEqualTo(epoch);
    }

    @Test
    void storing_the_same_again_changes_nothing_also_after_reopening() {
        Inbox inbox = inbox();
        List<Entry> entries = List.of(entry(1, "first"), entry(2, "second"));
        inbox.store(1, entries);
        List<Acknowledgement> held = inbox.held();

        for (Inbox each : List.of(inbox, reopen())) {
            assertThat(each.store(1, entries)).isEqualTo(new Inbox.Stored(List.of(), List.of(1L, 2L), List.of()));
            assertThat(each.held()).isEqualTo(held);
        }
    }

    @Test
    void the_same_entry_twice_in_one_envelope_is_stored_once() {
        Inbox inbox = inbox();

        assertThat(inbox.store(1, List.of(entry(1, "first"), entry(1, "first"))))
                .isEqualTo(new Inbox.Stored(List.of(1L), List.of(1L), List.of()));

        assertThat(inbox.held()).containsExactly(holding(1, inbox.epoch(), List.of(entry(1, "first"))));
    }

    @Test
    void the_order_of_arrival_leaves_no_trace() {
        Inbox inbox = inbox();
        List<Entry> entries = new ArrayList<>();
        for (long number = 1; number <= 30; number++) {
            entries.add(entry(number, "entry " + number));
        }
        List<Entry> shuffled = new ArrayList<>(entries);
        Collections.shuffle(shuffled, new Random(7));

        shuffled.forEach(each -> inbox.store(1, List.of(each)));

        assertThat(inbox.held()).containsExactly(holding(1, inbox.epoch(), entries));
    }

    @Test
    void holes_are_not_acknowledged_until_they_are_filled() {
        Inbox inbox = inbox();
        inbox.store(1, List.of(entry(9, "ninth"), entry(1, "first"), entry(2, "second")));

        assertThat(ranges(inbox)).isEqualTo("1-2, 9");

        inbox.store(1, List.of(entry(3, "third")));
        assertThat(ranges(inbox)).isEqualTo("1-3, 9");
    }

    @Test
    void a_fork_is_set_aside_and_never_acknowledged_however_often_it_comes() {
        Inbox inbox = inbox();
        inbox.store(1, List.of(entry(1, "first"), entry(2, "the first second")));
        List<Acknowledgement> held = inbox.held();

        for (Inbox each : List.of(inbox, inbox, reopen())) {
            assertThat(each.store(1, List.of(entry(2, "another second"))))
                    .isEqualTo(new Inbox.Stored(List.of(), List.of(), List.of(2L)));
            assertThat(each.held()).isEqualTo(held);
        }
    }

    @Test
    void after_a_fork_the_first_is_still_known_as_held() {
        Inbox inbox = inbox();
        inbox.store(1, List.of(entry(1, "the first")));
        inbox.store(1, List.of(entry(1, "another")));

        assertThat(inbox.store(1, List.of(entry(1, "the first"))).alreadyHeld()).containsExactly(1L);
    }

    @Test
    void a_fork_does_not_block_those_behind_it() {
        Inbox inbox = inbox();
        inbox.store(1, List.of(entry(1, "the first")));

        assertThat(inbox.store(1, List.of(entry(1, "another"), entry(2, "second"))))
                .isEqualTo(new Inbox.Stored(List.of(2L), List.of(), List.of(1L)));
    }

    @Test
    void another_kind_with_the_same_body_is_a_fork() {
        Inbox inbox = inbox();
        inbox.store(1, List.of(entry(1, "same")));

        assertThat(inbox.store(1, List.of(new Entry(1, 2, Said.body("same")))).forked())
                .containsExactly(1L);
    }

    @Test
    void generations_are_kept_apart() {
        Inbox inbox = inbox();
        inbox.store(1, List.of(entry(1, "of the first"), entry(2, "of the first")));

        assertThat(inbox.store(2, List.of(entry(1, "of the second"))).fresh()).containsExactly(1L);

        assertThat(reopen().held())
                .containsExactlyInAnyOrder(
                        holding(1, inbox.epoch(), List.of(entry(1, "of the first"), entry(2, "of the first"))),
                        holding(2, inbox.epoch(), List.of(entry(1, "of the second"))));
    }

    @Test
    void a_kind_no_version_knows_is_kept_and_acknowledged() {
        Inbox inbox = inbox();
        List<Entry> unknown = List.of(new Entry(1, 0xFFFF, Said.body("from the future")));

        inbox.store(1, unknown);

        assertThat(reopen().held()).containsExactly(holding(1, inbox.epoch(), unknown));
    }

    @Test
    void of_several_threads_storing_the_same_exactly_one_finds_it_fresh() throws Exception {
        Inbox inbox = inbox();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Long> fresh = new ArrayList<>();
        try {
            Callable<List<Long>> storing = () -> {
                List<Long> mine = new ArrayList<>();
                for (long number = 1; number <= 25; number++) {
                    mine.addAll(
                            inbox.store(1, List.of(entry(number, "the same"))).fresh());
                }
                return mine;
            };
            for (Future<List<Long>> each : threads.invokeAll(Collections.nCopies(4, storing))) {
                fresh.addAll(each.get());
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(fresh).hasSize(25).doesNotHaveDuplicates();
        assertThat(ranges(inbox)).isEqualTo("1-25");
    }

    private static String ranges(Inbox inbox) {
        return new Ranges(inbox.held().get(0).held().stream()
                        .map(Acknowledgement.Held::range)
                        .toList())
                .toString();
    }
}
