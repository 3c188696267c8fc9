package org.fieldpost.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fieldpost.exchange.memory.InMemoryJournal;
import org.junit.jupiter.api.Test;

/** P2, P3: either end is put back in time. */
class EngineRestoreTest {

    private final Pair pair = Pair.live(4);

    /** P2. */
    @Test
    void a_server_put_back_in_time_gets_again_what_it_lost() {
        List<Entry> written = pair.report("first", "second", "third");
        pair.exchange();
        pair.restoreServer(1);

        pair.exchange();
        assertThat(pair.phoneJournal().acknowledged()).hasToString("1");
        pair.exchange();

        assertThat(pair.serverInbox().entries()).isEqualTo(written);
        assertThat(pair.phoneJournal().acknowledged()).hasToString("1-3");
    }

    /** P2. */
    @Test
    void a_server_that_lost_everything_gets_everything_again() {
        List<Entry> written = pair.report("first", "second");
        pair.exchange();
        pair.restoreServer(0);

        pair.exchange();
        assertThat(pair.phone().waiting()).isEqualTo(2);
        pair.exchange();

        assertThat(pair.serverInbox().entries()).isEqualTo(written);
    }

    /** P2: an answer written before the restore, brought by a slow courier, must not hide the loss. */
    @Test
    void an_answer_from_before_the_restore_that_comes_after_it_is_ignored() {
        pair.report("first", "second");
        pair.server().read(pair.phone().write(Pair.PLENTY));
        Bytes before = pair.server().write(Pair.PLENTY);
        pair.restoreServer(0);
        pair.phone().read(pair.server().write(Pair.PLENTY));

        pair.phone().read(before);

        assertThat(pair.phone().waiting()).isEqualTo(2);
        assertThat(pair.phoneJournal().epoch()).isEqualTo(2);
    }

    /** P3: the phone was restored from a copy and used the number 2 again. */
    @Test
    void of_two_reports_under_one_number_the_second_is_never_shown_as_delivered() {
        pair.report("first", "the first second");
        pair.exchange();
        var restored = new InMemoryJournal();
        restored.append(Said.KIND, Said.body("first"), Priority.USUAL);
        restored.append(Said.KIND, Said.body("another second"), Priority.USUAL);
        var phone = new ExchangeEngine(
                pair.phoneEnd(), restored, pair.phoneInbox(), pair.phoneKeys(), Correspondent.SILENT, pair.random());

        Reading up = pair.server().read(phone.write(Pair.PLENTY));
        phone.read(pair.server().write(Pair.PLENTY));

        assertThat(up)
                .isEqualTo(new Reading.Taken(
                        new Inbox.Stored(List.of(), List.of(1L), List.of(2L)), 0, Standing.FINAL, false, false));
        assertThat(restored.acknowledged().contains(2)).isFalse();
        assertThat(pair.serverInbox().entries()).contains(Said.entry(2, "the first second"));
    }
}
