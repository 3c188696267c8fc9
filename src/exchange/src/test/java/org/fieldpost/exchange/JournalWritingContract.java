package org.fieldpost.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.exchange.Said.KIND;
import static org.fieldpost.exchange.Said.body;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The first part of {@link JournalContract}: numbering, durability, order and budget of what waits. */
public abstract class JournalWritingContract {

    static final int PLENTY = 1 << 20;

    /** A fresh, empty journal; called once in each test. */
    protected abstract Journal journal();

    /** The same journal after closing and opening again; for one in memory just the same object. */
    protected abstract Journal reopen();

    @Test
    void a_fresh_journal_has_nothing_waiting_and_has_seen_no_epoch() {
        Journal journal = journal();

        assertThat(journal.unacknowledged(PLENTY).entries()).isEmpty();
        assertThat(journal.waiting()).isZero();
        assertThat(journal.acknowledged()).isEqualTo(Ranges.NONE);
        assertThat(journal.epoch()).isZero();
        assertThat(journal.generation()).isBetween(1, 26);
    }

    @Test
    void entries_are_numbered_from_one_without_gaps() {
        Journal journal = journal();

        assertThat(write(journal, "first", "second", "third"))
                .extracting(Entry::number)
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void numbering_goes_on_where_it_was_after_reopening() {
        write(journal(), "first", "second");

        assertThat(reopen().append(KIND, body("third"), Priority.USUAL)).isEqualTo(3);
    }

    @Test
    void what_was_written_waits_unaltered_after_reopening() {
        Journal journal = journal();
        journal.append(7, body(""), Priority.USUAL);
        journal.append(0xFFFF, body("reçu 📦 سلاح"), Priority.USUAL);

        Journal reopened = reopen();

        assertThat(reopened.unacknowledged(PLENTY).entries())
                .containsExactly(new Entry(1, 7, body("")), new Entry(2, 0xFFFF, body("reçu 📦 سلاح")));
        assertThat(reopened.waiting()).isEqualTo(2);
    }

    @Test
    void the_largest_body_is_kept_whole() {
        Journal journal = journal();
        byte[] largest = new byte[Entry.MOST_BODY_BYTES];
        new SeededRandom(1).nextBytes(largest);
        journal.append(KIND, Bytes.of(largest), Priority.USUAL);

        assertThat(reopen().unacknowledged(PLENTY).entries()).containsExactly(new Entry(1, KIND, Bytes.of(largest)));
    }

    @Test
    void several_threads_writing_at_once_get_unique_numbers_without_gaps() throws Exception {
        Journal journal = journal();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Long> numbers = Collections.synchronizedList(new ArrayList<>());
        try {
            Callable<Void> writer = () -> {
                for (int i = 0; i < 25; i++) {
                    numbers.add(journal.append(
                            KIND, body("from one of four"), i % 5 == 0 ? Priority.FLASH : Priority.USUAL));
                }
                return null;
            };
            for (Future<Void> each : threads.invokeAll(Collections.nCopies(4, writer))) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }

        Long[] oneToHundred = LongStream.rangeClosed(1, 100).boxed().toArray(Long[]::new);
        assertThat(numbers).containsExactlyInAnyOrder(oneToHundred);
        assertThat(journal.unacknowledged(PLENTY).entries())
                .extracting(Entry::number)
                .containsExactlyInAnyOrder(oneToHundred);
    }

    @Test
    void urgent_entries_are_sent_first_then_the_others_by_number() {
        Journal journal = journal();
        journal.append(KIND, body("1"), Priority.USUAL);
        journal.append(KIND, body("2"), Priority.FLASH);
        journal.append(KIND, body("3"), Priority.USUAL);
        journal.append(KIND, body("4"), Priority.FLASH);

        assertThat(journal.unacknowledged(PLENTY).entries())
                .extracting(Entry::number)
                .containsExactly(2L, 4L, 1L, 3L);
        assertThat(reopen().unacknowledged(PLENTY).entries())
                .extracting(Entry::number)
                .containsExactly(2L, 4L, 1L, 3L);
    }

    @Test
    void at_least_one_entry_is_sent_however_small_the_budget() {
        Journal journal = journal();
        write(journal, "longer than the budget", "x");

        assertThat(journal.unacknowledged(1).entries())
                .extracting(Entry::number)
                .containsExactly(1L);
        assertThat(journal.unacknowledged(0).entries())
                .extracting(Entry::number)
                .containsExactly(1L);
    }

    @Test
    void a_budget_takes_what_fits_exactly_and_not_one_byte_more() {
        Journal journal = journal();
        write(journal, "12345", "12345", "12345");

        assertThat(journal.unacknowledged(10).entries())
                .extracting(Entry::number)
                .containsExactly(1L, 2L);
        assertThat(journal.unacknowledged(14).entries())
                .extracting(Entry::number)
                .containsExactly(1L, 2L);
        assertThat(journal.unacknowledged(15).entries())
                .extracting(Entry::number)
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void asking_what_waits_changes_nothing() {
        Journal journal = journal();
        write(journal, "first", "second");

        assertThat(journal.unacknowledged(PLENTY).entries())
                .isEqualTo(journal.unacknowledged(PLENTY).entries());
        assertThat(journal.waiting()).isEqualTo(2);
    }

    static List<Entry> write(Journal journal, String... texts) {
        List<Entry> written = new ArrayList<>();
        for (String text : texts) {
            written.add(new Entry(journal.append(KIND, body(text), Priority.USUAL), KIND, body(text)));
        }
        return written;
    }
}
