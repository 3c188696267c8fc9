package org.fieldpost.server.phones;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.nio.file.Path;
import org.fieldpost.exchange.NetworkExchange.Finished;
import org.fieldpost.exchange.NetworkExchange.Outcome;
import org.fieldpost.exchange.NetworkExchange.TurnedAway;
import org.fieldpost.exchange.Refusal;
import org.fieldpost.exchange.Standing;
import org.fieldpost.model.Samples;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A phone that is lost or taken is revoked. */
class RevokedPhoneTest {

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
    void what_it_brings_is_set_aside_and_not_acknowledged_and_it_hears_that_it_is_revoked() {
        PhoneAtWork phone = at.enrolledPhone();
        phone.report(Samples.smuggling(NOON));

        revoke(phone);
        Outcome outcome = phone.exchange(at.address());

        assertThat(outcome.ending()).isEqualTo(new Finished(Standing.REVOKED));
        assertThat(outcome.delivered()).isZero();
        assertThat(at.observations()).isZero();
        assertThat(at.number("SELECT count(*) FROM envelope_aside")).isEqualTo(1);
    }

    @Test
    void what_it_reported_before_stays() {
        PhoneAtWork phone = at.phone();
        phone.report(Samples.smuggling(NOON));
        phone.exchange(at.address());

        revoke(phone);

        assertThat(at.observations()).isEqualTo(1);
    }

    @Test
    void it_is_told_nothing_more() {
        PhoneAtWork phone = at.phone();
        phone.report(Samples.smuggling(NOON));
        PhoneAtWork.send(at.address(), phone.envelope());
        revoke(phone);

        phone.exchange(at.address());

        assertThat(phone.inbox().entries()).isEmpty();
    }

    @Test
    void it_stays_revoked_after_a_restart_and_when_it_claims_again() {
        PhoneAtWork phone = at.enrolledPhone();
        revoke(phone);
        at.restart();

        phone.exchange(at.address());
        new PhoneAtWork(phone.invitation()).exchange(at.address());

        assertThat(at.server()
                        .phones()
                        .find(phone.invitation().enrolment())
                        .orElseThrow()
                        .state())
                .isEqualTo(Phone.State.REVOKED);
        assertThat(phone.exchange(at.address()).ending()).isEqualTo(new Finished(Standing.REVOKED));
    }

    @Test
    void an_invitation_that_is_revoked_before_anybody_used_it_cannot_be_used() {
        PhoneAtWork phone = at.phone();
        revoke(phone);

        assertThat(phone.exchange(at.address()).ending()).isEqualTo(new TurnedAway(Refusal.INVITATION_EXPIRED));
    }

    @Test
    void others_go_on() {
        PhoneAtWork lost = at.enrolledPhone();
        PhoneAtWork other = at.enrolledPhone();
        revoke(lost);

        other.report(Samples.smuggling(NOON));

        assertThat(other.exchange(at.address()).delivered()).isEqualTo(1);
    }

    private void revoke(PhoneAtWork phone) {
        at.server().phones().revoke(phone.invitation().enrolment());
    }
}
