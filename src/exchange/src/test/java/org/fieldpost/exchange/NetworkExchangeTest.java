package org.fieldpost.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.fieldpost.exchange.NetworkExchange.Finished;
import org.fieldpost.exchange.NetworkExchange.Interrupted;
import org.fieldpost.exchange.NetworkExchange.Outcome;
import org.fieldpost.exchange.NetworkExchange.TurnedAway;
import org.fieldpost.model.words.Problem;
import org.junit.jupiter.api.Test;

class NetworkExchangeTest {

    private final Pair pair = Pair.live(5);

    @Test
    void reports_and_their_acknowledgement_take_one_round_trip() {
        pair.report("first", "second");

        assertThat(run(this::goodLink))
                .isEqualTo(new Outcome(2, 0, 1, EnvelopeSize.USUAL, new Finished(Standing.FINAL)));
    }

    @Test
    void more_than_one_envelope_holds_takes_several_round_trips_in_growing_envelopes() {
        for (int i = 0; i < 4; i++) {
            pair.phoneJournal().append(Said.KIND, Bytes.of(new byte[Entry.MOST_BODY_BYTES]), Priority.USUAL);
        }

        assertThat(run(this::goodLink))
                .isEqualTo(new Outcome(4, 0, 3, new EnvelopeSize(EnvelopeSize.MOST), new Finished(Standing.FINAL)));
    }

    @Test
    void a_lost_link_ends_it_and_loses_nothing() {
        var problem = Problem.of("link.lost", "example.org");
        pair.report("first");

        assertThat(run(envelope -> new Carrier.LinkLost(problem)))
                .isEqualTo(new Outcome(0, 0, 1, EnvelopeSize.USUAL.afterCut(), new Interrupted(problem)));
        assertThat(pair.phone().waiting()).isEqualTo(1);
    }

    @Test
    void being_turned_away_ends_it_with_the_servers_reason() {
        assertThat(run(envelope -> new Carrier.TurnedAway(Refusal.REVOKED)))
                .isEqualTo(new Outcome(0, 0, 1, EnvelopeSize.USUAL, new TurnedAway(Refusal.REVOKED)));
    }

    @Test
    void an_answer_that_is_no_envelope_ends_it_with_our_reason() {
        assertThat(run(envelope -> new Carrier.Answered(List.of(Bytes.EMPTY))))
                .isEqualTo(new Outcome(0, 0, 1, EnvelopeSize.USUAL, new TurnedAway(Refusal.NOT_AN_ENVELOPE)));
    }

    @Test
    void while_the_enrolment_waits_it_ends_after_one_round_trip_and_says_so() {
        pair.report("first");

        Outcome outcome = run(envelope -> answer(envelope, Standing.WAITING_FOR_CONFIRMATION));

        assertThat(outcome.ending()).isEqualTo(new Finished(Standing.WAITING_FOR_CONFIRMATION));
        assertThat(outcome.roundTrips()).isEqualTo(1);
        assertThat(outcome.delivered()).isZero();
    }

    @Test
    void an_envelope_that_was_not_full_makes_the_next_no_larger() {
        pair.report("first");

        Outcome outcome = run(envelope -> answer(envelope, Standing.WAITING_FOR_CONFIRMATION));

        assertThat(outcome.next()).isEqualTo(EnvelopeSize.USUAL);
    }

    /** P2: the phone learns of the loss in the first round trip, and has to make it good before it says it has finished. */
    @Test
    void what_a_restored_server_lost_is_delivered_again_in_the_same_run() {
        pair.report("first", "second");
        run(this::goodLink);
        pair.restoreServer(0);

        Outcome outcome = run(this::goodLink);

        assertThat(outcome.ending()).isEqualTo(new Finished(Standing.FINAL));
        assertThat(pair.phone().waiting()).isZero();
    }

    @Test
    void a_download_larger_than_one_envelope_arrives_in_one_run() {
        for (int i = 0; i < 4; i++) {
            pair.serverJournal().append(65, Bytes.of(new byte[Entry.MOST_BODY_BYTES]), Priority.USUAL);
        }

        Outcome outcome = run(this::goodLink);

        assertThat(outcome.ending()).isEqualTo(new Finished(Standing.FINAL));
        assertThat(outcome.received()).isEqualTo(4);
    }

    /** P1: what can no longer be read here is delivered all the same. */
    @Test
    void what_was_sealed_away_before_it_was_delivered_is_delivered_before_everything_else() {
        List<Entry> written = pair.report("left", "stays");
        letGo(written.get(0));

        Outcome outcome = run(this::goodLink);

        assertThat(outcome).isEqualTo(new Outcome(2, 0, 2, EnvelopeSize.USUAL, new Finished(Standing.FINAL)));
        assertThat(pair.serverInbox().entries()).containsExactlyElementsOf(written);
    }

    /** P2: also what left the phone long after it was delivered. */
    @Test
    void a_restored_server_gets_what_was_sealed_away_in_the_run_in_which_the_phone_learns_of_it() {
        List<Entry> written = pair.report("left", "stays");
        run(this::goodLink);
        letGo(written.get(0));
        pair.restoreServer(0);

        run(this::goodLink);

        assertThat(pair.serverInbox().entries()).containsExactlyElementsOf(written);
        assertThat(pair.phone().waiting()).isZero();
    }

    @Test
    void an_envelope_that_the_server_refuses_for_ever_keeps_nothing_else_from_going() {
        List<Entry> written = pair.report("left", "stays");
        Bytes spoilt = letGo(written.get(0));

        Outcome outcome = run(
                envelope -> envelope.equals(spoilt) ? new Carrier.TurnedAway(Refusal.UNREADABLE) : goodLink(envelope));

        assertThat(outcome.ending()).isEqualTo(new Finished(Standing.FINAL));
        assertThat(pair.serverInbox().entries()).containsExactly(written.get(1));
    }

    @Test
    void a_courier_takes_what_was_sealed_away_along() {
        List<Entry> written = pair.report("left", "stays");
        letGo(written.get(0));

        pair.phone().writeAll(Pair.PLENTY).forEach(envelope -> pair.server().read(envelope));

        assertThat(pair.serverInbox().entries()).containsExactlyElementsOf(written);
    }

    private Bytes letGo(Entry entry) {
        Bytes envelope = pair.phone().sealAway(1, List.of(entry));
        pair.phoneJournal().letGo(1, Set.of(entry.number()), Priority.USUAL, envelope);
        return envelope;
    }

    private Outcome run(Carrier carrier) {
        return new NetworkExchange(pair.phone(), carrier).run();
    }

    private Carrier.Crossing goodLink(Bytes envelope) {
        return answer(envelope, Standing.FINAL);
    }

    private Carrier.Crossing answer(Bytes envelope, Standing standing) {
        assertThat(pair.server().read(envelope)).isInstanceOf(Reading.Taken.class);
        return new Carrier.Answered(List.of(pair.server().write(Pair.PLENTY, standing)));
    }
}
