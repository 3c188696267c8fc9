package org.fieldpost.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.nio.file.Path;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Carrier;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.NetworkExchange.Finished;
import org.fieldpost.exchange.Priority;
import org.fieldpost.exchange.Refusal;
import org.fieldpost.exchange.SeededRandom;
import org.fieldpost.exchange.Standing;
import org.fieldpost.model.Samples;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody who is not final yet can fill the server's disk; and nothing is lost by that. */
class QuotaAsideTest {

    private static final int KIND_OF_A_LATER_VERSION = 50;
    private static final int LARGE = 4;

    @TempDir
    Path directory;

    private ServerAtWork at;
    private PhoneAtWork phone;

    @BeforeEach
    void a_phone_that_waits_for_the_administrator_fills_what_it_may() {
        at = ServerAtWork.comparingFingerprints(directory);
        phone = at.enrolledPhone();
        var random = new SeededRandom(1);
        int number = 100;
        Carrier.Crossing crossing;
        do {
            var entries = new Entry[LARGE];
            for (int i = 0; i < LARGE; i++) {
                byte[] body = new byte[Entry.MOST_BODY_BYTES];
                random.nextBytes(body);
                entries[i] = new Entry(number++, KIND_OF_A_LATER_VERSION, Bytes.of(body));
            }
            crossing = PhoneAtWork.send(at.address(), phone.envelope(entries));
        } while (crossing instanceof Carrier.Answered);
        assertThat(crossing).isEqualTo(new Carrier.TurnedAway(Refusal.QUOTA));
    }

    @AfterEach
    void stop() {
        at.close();
    }

    private long bytesAside() {
        return at.number("SELECT sum(length(envelope)) FROM envelope_aside");
    }

    @Test
    void it_has_no_more_than_its_quota_aside_and_was_refused_only_what_did_not_fit() {
        assertThat(bytesAside())
                .isLessThanOrEqualTo(Ingest.MOST_BYTES_ASIDE)
                .isGreaterThan(Ingest.MOST_BYTES_ASIDE - 2L * LARGE * Entry.MOST_BODY_BYTES);
    }

    @Test
    void a_smaller_one_still_fits() {
        phone.report(Samples.smuggling(NOON));

        assertThat(phone.exchange(at.address()).ending()).isEqualTo(new Finished(Standing.WAITING_FOR_CONFIRMATION));
        assertThat(phone.engine().waiting()).isEqualTo(1);
    }

    @Test
    void what_is_refused_stays_on_the_phone_and_is_taken_once_it_is_final() {
        phone.report(Samples.smuggling(NOON));
        var random = new SeededRandom(2);
        for (int i = 0; i < 2 * LARGE; i++) {
            byte[] body = new byte[Entry.MOST_BODY_BYTES];
            random.nextBytes(body);
            phone.journal().append(KIND_OF_A_LATER_VERSION, Bytes.of(body), Priority.USUAL);
        }
        Carrier.Crossing large = PhoneAtWork.send(at.address(), phone.engine().write(LARGE * Entry.MOST_BODY_BYTES));
        assertThat(large).isEqualTo(new Carrier.TurnedAway(Refusal.QUOTA));
        assertThat(phone.engine().waiting()).isEqualTo(1 + 2 * LARGE);

        at.signedIn(Role.ADMINISTRATOR).submit("/phones/" + phone.invitation().enrolment() + "/confirm");

        assertThat(phone.exchange(at.address()).delivered()).isEqualTo(1 + 2 * LARGE);
        assertThat(at.observations()).isEqualTo(1);
    }

    @Test
    void another_phone_has_a_quota_of_its_own() {
        PhoneAtWork other = at.phone();
        other.report(Samples.smuggling(NOON));

        assertThat(other.exchange(at.address()).ending()).isEqualTo(new Finished(Standing.WAITING_FOR_CONFIRMATION));
    }

    /** A stolen phone must hear it whatever it brings. */
    @Test
    void one_that_is_revoked_hears_so_however_much_it_has_aside() {
        at.server().phones().revoke(phone.invitation().enrolment());
        long before = bytesAside();
        var random = new SeededRandom(3);
        byte[] body = new byte[Entry.MOST_BODY_BYTES];
        random.nextBytes(body);
        for (int i = 0; i < LARGE; i++) {
            phone.journal().append(KIND_OF_A_LATER_VERSION, Bytes.of(body), Priority.USUAL);
        }

        assertThat(phone.exchange(at.address()).ending()).isEqualTo(new Finished(Standing.REVOKED));
        assertThat(bytesAside()).isBetween(before, Ingest.MOST_BYTES_ASIDE);
    }
}
