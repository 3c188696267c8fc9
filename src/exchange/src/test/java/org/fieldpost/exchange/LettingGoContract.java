package org.fieldpost.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.exchange.Said.body;
import static org.fieldpost.exchange.Said.holding;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** P2: what a journal promises that lets go of what can be read, and keeps it as envelopes that only the other end opens. */
public abstract class LettingGoContract extends JournalContract {

    private static final Bytes ENVELOPE = body("as it was sealed");

    /** These entries of the present generation leave; the envelope stays. */
    protected abstract void letGo(Journal journal, List<Entry> entries, Priority priority, Bytes envelope);

    @Test
    void what_left_before_it_was_acknowledged_waits_as_an_envelope_and_no_more_as_an_entry() {
        Journal journal = journal();
        List<Entry> written = write(journal, "first", "second", "third");
        letGo(journal, written.subList(0, 2), Priority.USUAL, ENVELOPE);

        for (Journal each : List.of(journal, reopen())) {
            assertThat(each.unacknowledged(PLENTY).entries()).containsExactly(written.get(2));
            assertThat(sealed(each, Priority.PHOTO)).containsExactly(ENVELOPE);
            assertThat(each.waiting()).isEqualTo(3);
        }
    }

    @Test
    void it_is_acknowledged_by_its_hash_as_if_it_were_there() {
        Journal journal = journal();
        List<Entry> written = write(journal, "first", "second");
        letGo(journal, written.subList(0, 1), Priority.USUAL, ENVELOPE);

        assertThat(journal.acknowledge(holding(journal.generation(), 1, written)))
                .isEqualTo(new Journal.Outcome(2, false));

        assertThat(sealed(reopen(), Priority.PHOTO)).isEmpty();
        assertThat(journal.waiting()).isZero();
    }

    @Test
    void an_envelope_waits_until_the_last_of_its_entries_is_acknowledged() {
        Journal journal = journal();
        List<Entry> written = write(journal, "first", "second");
        letGo(journal, written, Priority.USUAL, ENVELOPE);

        journal.acknowledge(holding(journal.generation(), 1, written.subList(1, 2)));

        assertThat(sealed(journal, Priority.PHOTO)).containsExactly(ENVELOPE);
        assertThat(journal.waiting()).isEqualTo(1);
    }

    @Test
    void a_higher_epoch_that_lacks_it_makes_its_envelope_wait_again() {
        Journal journal = journal();
        List<Entry> written = write(journal, "first", "second");
        journal.acknowledge(holding(journal.generation(), 1, written));
        letGo(journal, written, Priority.USUAL, ENVELOPE);
        assertThat(sealed(journal, Priority.PHOTO)).isEmpty();

        journal.acknowledge(holding(journal.generation(), 2, List.of()));

        assertThat(sealed(reopen(), Priority.PHOTO)).containsExactly(ENVELOPE);
        assertThat(journal.waiting()).isEqualTo(2);
    }

    @Test
    void envelopes_go_in_the_order_of_their_urgency_and_photos_stay_behind_when_only_text_is_asked_for() {
        Journal journal = journal();
        List<Entry> written = write(journal, "1", "2", "3");
        letGo(journal, written.subList(0, 1), Priority.PHOTO, body("photo"));
        letGo(journal, written.subList(1, 2), Priority.USUAL, body("text"));
        letGo(journal, written.subList(2, 3), Priority.FLASH, body("flash"));

        assertThat(sealed(journal, Priority.PHOTO)).containsExactly(body("flash"), body("text"), body("photo"));
        assertThat(sealed(journal, Priority.USUAL)).containsExactly(body("flash"), body("text"));
    }

    @Test
    void numbering_goes_on_behind_what_left() {
        Journal journal = journal();
        letGo(journal, write(journal, "first"), Priority.USUAL, ENVELOPE);

        assertThat(write(reopen(), "second").get(0).number()).isEqualTo(2);
    }

    private static List<Bytes> sealed(Journal journal, Priority least) {
        List<Bytes> sealed = new ArrayList<>();
        new SealedAwayWalk(journal, least).forEachRemaining(each -> sealed.add(each.envelope()));
        return sealed;
    }
}
