package org.fieldpost.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.List;
import org.fieldpost.exchange.envelope.Envelope;
import org.junit.jupiter.api.Test;

class EngineTest {

    private final Pair pair = Pair.live(1);

    @Test
    void one_round_trip_delivers_and_acknowledges() {
        List<Entry> written = pair.report("first", "second");

        Reading answer = pair.exchange();

        assertThat(pair.serverInbox().entries()).isEqualTo(written);
        assertThat(taken(answer).acknowledged()).isEqualTo(2);
        assertThat(pair.phone().waiting()).isZero();
    }

    @Test
    void what_the_server_wrote_comes_down_in_the_same_round_trip_and_is_acknowledged_in_the_next() {
        pair.serverJournal().append(64, Said.body("counted"), Priority.USUAL);

        assertThat(taken(pair.exchange()).stored().fresh()).containsExactly(1L);
        assertThat(pair.server().waiting()).isEqualTo(1);

        pair.exchange();
        assertThat(pair.server().waiting()).isZero();
        assertThat(pair.phoneInbox().entries()).containsExactly(new Entry(1, 64, Said.body("counted")));
    }

    @Test
    void writing_an_envelope_changes_nothing() {
        pair.report("first");

        pair.phone().write(Pair.PLENTY);
        Bytes second = pair.phone().write(Pair.PLENTY);

        assertThat(taken(pair.server().read(second)).stored().fresh()).containsExactly(1L);
        assertThat(pair.phone().waiting()).isEqualTo(1);
    }

    /** P6. */
    @Test
    void the_same_envelope_twice_changes_nothing() {
        pair.report("first", "second");
        pair.serverJournal().append(64, Said.body("counted"), Priority.USUAL);
        Bytes up = pair.phone().write(Pair.PLENTY);
        pair.server().read(up);
        Bytes down = pair.server().write(Pair.PLENTY);
        pair.phone().read(down);
        List<Entry> stored = pair.serverInbox().entries();
        List<Acknowledgement> held = pair.serverInbox().held();

        assertThat(taken(pair.server().read(up)))
                .isEqualTo(new Reading.Taken(
                        new Inbox.Stored(List.of(), List.of(1L, 2L), List.of()), 0, Standing.FINAL, false, false));
        assertThat(taken(pair.phone().read(down)))
                .isEqualTo(new Reading.Taken(
                        new Inbox.Stored(List.of(), List.of(1L), List.of()), 0, Standing.FINAL, false, false));

        assertThat(pair.serverInbox().entries()).isEqualTo(stored);
        assertThat(pair.serverInbox().held()).isEqualTo(held);
        assertThat(pair.phoneJournal().acknowledged()).hasToString("1-2");
    }

    @Test
    void a_flash_report_overtakes_what_was_waiting() {
        pair.report("a long report that waits for a link", "another");
        pair.phoneJournal().append(Said.KIND, Said.body("flash"), Priority.FLASH);

        pair.server().read(pair.phone().write(1));

        assertThat(pair.serverInbox().entries()).containsExactly(Said.entry(3, "flash"));
    }

    @Test
    void a_lost_answer_is_made_good_by_the_next_exchange() {
        pair.report("first", "second");
        pair.server().read(pair.phone().write(Pair.PLENTY));
        pair.server().write(Pair.PLENTY);
        assertThat(pair.phone().waiting()).isEqualTo(2);

        assertThat(taken(pair.exchange()).acknowledged()).isEqualTo(2);

        assertThat(pair.phone().waiting()).isZero();
        assertThat(pair.serverInbox().entries()).hasSize(2);
    }

    @Test
    void while_it_waits_for_confirmation_nothing_is_acknowledged_and_nothing_comes_down() throws Exception {
        pair.report("first");
        pair.serverJournal().append(64, Said.body("counted"), Priority.USUAL);
        pair.server().read(pair.phone().write(Pair.PLENTY));

        Bytes down = pair.server().write(Pair.PLENTY, Standing.WAITING_FOR_CONFIRMATION);
        Reading.Taken answer = taken(pair.phone().read(down));

        assertThat(Envelope.parse(down).open(pair.phoneKeys()).acknowledgements())
                .isEmpty();
        assertThat(answer.standing()).isEqualTo(Standing.WAITING_FOR_CONFIRMATION);
        assertThat(answer.acknowledged()).isZero();
        assertThat(pair.phone().waiting()).isEqualTo(1);
        assertThat(pair.phoneInbox().entries()).isEmpty();
    }

    @Test
    void what_was_set_aside_while_it_waited_is_acknowledged_once_it_is_confirmed() {
        pair.report("first");
        pair.server().read(pair.phone().write(Pair.PLENTY));
        pair.phone().read(pair.server().write(Pair.PLENTY, Standing.BLOCKED));

        assertThat(taken(pair.phone().read(pair.server().write(Pair.PLENTY))).acknowledged())
                .isEqualTo(1);
    }

    @Test
    void the_phone_sends_its_claim_until_the_server_has_acknowledged() throws Exception {
        assertThat(claimed()).isTrue();
        pair.phone().read(pair.server().write(Pair.PLENTY, Standing.WAITING_FOR_CONFIRMATION));
        assertThat(claimed()).isTrue();

        pair.report("first");
        pair.exchange();

        assertThat(claimed()).isFalse();
    }

    /** The first envelope of most phones is empty: it must be enough to learn that the enrolment is final. */
    @Test
    void the_phone_sends_no_more_claims_after_an_exchange_without_entries() throws Exception {
        pair.exchange();

        assertThat(claimed()).isFalse();
    }

    private boolean claimed() throws Envelope.RefusedException {
        return Envelope.parse(pair.phone().write(Pair.PLENTY))
                .open(pair.serverKeys())
                .claim()
                .isPresent();
    }

    private static Reading.Taken taken(Reading reading) {
        return assertThat(reading).asInstanceOf(type(Reading.Taken.class)).actual();
    }
}
