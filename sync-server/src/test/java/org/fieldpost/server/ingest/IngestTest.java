package org.fieldpost.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Carrier;
import org.fieldpost.exchange.NetworkExchange.Finished;
import org.fieldpost.exchange.NetworkExchange.Outcome;
import org.fieldpost.exchange.Standing;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.Samples;
import org.fieldpost.model.place.RegionMatch;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports that reach the server over HTTP. */
class IngestTest {

    @TempDir
    Path directory;

    private ServerAtWork at;

    @BeforeEach
    void start() {
        at = ServerAtWork.in(directory);
    }

    @AfterEach
    void stop() {
        at.close();
    }

    @Test
    void reports_and_their_receipts_take_one_round_trip() {
        PhoneAtWork phone = at.phone();
        phone.report(Samples.smuggling(NOON));
        phone.report(Samples.resourceSite(NOON));

        Outcome outcome = phone.exchange(at.address());

        assertThat(outcome.ending()).isEqualTo(new Finished(Standing.FINAL));
        assertThat(outcome.delivered()).isEqualTo(2);
        assertThat(outcome.roundTrips()).isEqualTo(1);
        assertThat(phone.told()).hasSize(2);
        assertThat(at.observations()).isEqualTo(2);
    }

    @Test
    void the_phone_is_told_that_its_report_counts_and_in_which_region() {
        PhoneAtWork phone = at.phone();
        long number = phone.report(Samples.resourceSite(NOON));

        phone.exchange(at.address());

        var nimba =
                new RegionMatch(at.rows("SELECT region_code FROM observation").get(0), RegionMatch.Method.INSIDE);
        assertThat(Samples.liberia()
                        .regions()
                        .byCode(nimba.regionCode())
                        .orElseThrow()
                        .names())
                .containsValue("Nimba");
        assertThat(phone.told())
                .containsExactly(new Body.ReviewState(1, number, Body.ReviewState.State.COUNTED, Optional.of(nimba)));
    }

    /** P1. */
    @Test
    void a_report_is_counted_once_however_often_and_in_whatever_order_its_envelope_comes() {
        PhoneAtWork phone = at.phone();
        List<Bytes> envelopes = new ArrayList<>();
        for (int i = 1; i <= 12; i++) {
            Body report = new Body.ObservationRevision(Samples.smuggling(NOON.minus(Duration.ofHours(i))));
            envelopes.add(phone.envelope(PhoneAtWork.entry(i, report)));
        }
        List<Bytes> sent = new ArrayList<>(envelopes);
        sent.addAll(envelopes);
        sent.addAll(envelopes);
        Collections.shuffle(sent, new Random(11));

        for (Bytes envelope : sent) {
            assertThat(PhoneAtWork.send(at.address(), envelope)).isInstanceOf(Carrier.Answered.class);
        }

        assertThat(at.rows("SELECT base FROM observation ORDER BY base"))
                .containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12");
        assertThat(at.number("SELECT count(*) FROM entry")).isEqualTo(12);
        assertThat(at.number("SELECT count(*) FROM downlink_entry WHERE kind = " + Body.ReviewState.KIND))
                .as("told once each")
                .isEqualTo(12);
    }

    @Test
    void an_answer_that_never_reached_the_phone_costs_one_more_round_trip_and_nothing_else() {
        PhoneAtWork phone = at.phone();
        phone.report(Samples.smuggling(NOON));
        PhoneAtWork.send(at.address(), phone.envelope());

        Outcome outcome = phone.exchange(at.address());

        assertThat(outcome.delivered()).isEqualTo(1);
        assertThat(at.observations()).isEqualTo(1);
        assertThat(phone.told()).hasSize(1);
    }

    /** P6: nothing, not even when the phone was last heard. */
    @Test
    void a_stolen_envelope_sent_again_changes_nothing() {
        PhoneAtWork phone = at.phone();
        phone.report(Samples.smuggling(NOON));
        Bytes stolen = phone.envelope();
        phone.exchange(at.address());
        List<String> before = at.stored();

        at.clock().advance(Duration.ofDays(3));
        PhoneAtWork.send(at.address(), stolen);

        assertThat(at.stored()).isEqualTo(before);
    }

    @Test
    void two_phones_count_apart() {
        PhoneAtWork first = at.phone();
        PhoneAtWork second = at.phone();
        first.report(Samples.smuggling(NOON));
        second.report(Samples.smuggling(NOON));

        first.exchange(at.address());
        second.exchange(at.address());

        assertThat(at.rows("SELECT substr(receipt, 1, 5), base FROM observation ORDER BY receipt"))
                .containsExactly("A1-1-|1", "B1-1-|1");
    }

    @Test
    void what_the_phone_says_of_itself_is_the_newest_it_said_not_the_last_that_came() {
        PhoneAtWork phone = at.phone();

        PhoneAtWork.send(at.address(), phone.envelope(PhoneAtWork.entry(2, new Body.Status(0, "0.2"))));
        PhoneAtWork.send(at.address(), phone.envelope(PhoneAtWork.entry(1, new Body.Status(17, "0.1"))));

        assertThat(at.rows("SELECT waiting, app_version FROM enrolment")).containsExactly("0|0.2");
    }

    @Test
    void after_a_restart_of_the_server_everything_is_there_and_the_phone_goes_on() {
        PhoneAtWork phone = at.phone();
        phone.report(Samples.smuggling(NOON));
        phone.exchange(at.address());
        List<String> before = at.stored();

        at.restart();

        assertThat(at.stored()).isEqualTo(before);
        phone.report(Samples.borderVisit(NOON));
        assertThat(phone.exchange(at.address()).delivered()).isEqualTo(1);
        assertThat(at.observations()).isEqualTo(2);
    }
}
