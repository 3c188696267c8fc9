package org.fieldpost.server.phones;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.nio.file.Path;
import java.time.Duration;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.NetworkExchange.Ending;
import org.fieldpost.exchange.NetworkExchange.Finished;
import org.fieldpost.exchange.NetworkExchange.Outcome;
import org.fieldpost.exchange.NetworkExchange.TurnedAway;
import org.fieldpost.exchange.Refusal;
import org.fieldpost.exchange.Standing;
import org.fieldpost.exchange.enrolment.Invitation;
import org.fieldpost.model.Samples;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.Visitor;
import org.fieldpost.server.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From invitation to final, with fingerprints compared. */
class EnrolmentTest {

    private static final Ending WAITING = new Finished(Standing.WAITING_FOR_CONFIRMATION);

    @TempDir
    Path directory;

    private ServerAtWork at;

    @BeforeEach
    void start() {
        at = ServerAtWork.comparingFingerprints(directory);
    }

    @AfterEach
    void stop() {
        at.close();
    }

    @Test
    void until_confirmed_reports_are_set_aside_and_not_acknowledged_and_then_counted_once() {
        PhoneAtWork phone = at.phone();
        phone.report(Samples.smuggling(NOON));
        Outcome first = phone.exchange(at.address());
        assertThat(first).isEqualTo(new Outcome(0, 0, 1, first.next(), WAITING));
        assertThat(phone.exchange(at.address()).ending()).isEqualTo(WAITING);
        phone.report(Samples.borderVisit(NOON));
        assertThat(phone.exchange(at.address()).delivered()).isZero();
        assertThat(at.observations()).isZero();

        confirm(phone);

        assertThat(at.rows("SELECT base FROM observation ORDER BY base")).containsExactly("1", "2");
        assertThat(at.number("SELECT count(*) FROM envelope_aside")).isZero();
        assertThat(phone.exchange(at.address()).delivered()).isEqualTo(2);
        assertThat(at.observations()).isEqualTo(2);
    }

    @Test
    void the_administrator_sees_the_fingerprint_that_the_phone_shows() {
        PhoneAtWork phone = at.phone();
        phone.exchange(at.address());

        assertThat(at.signedIn(Role.ADMINISTRATOR).get("/phones").body())
                .contains(phone.claim().fingerprint());
    }

    @Test
    void the_same_phone_may_claim_again() {
        PhoneAtWork phone = at.phone();
        phone.exchange(at.address());
        confirm(phone);
        phone.report(Samples.smuggling(NOON));

        PhoneAtWork.send(at.address(), phone.envelope());
        PhoneAtWork.send(at.address(), phone.envelope());

        assertThat(state(phone)).isEqualTo(Phone.State.FINAL);
        assertThat(phone.exchange(at.address()).delivered()).isEqualTo(1);
    }

    @Test
    void confirming_an_invitation_that_nobody_has_claimed_changes_nothing() {
        Invitation unclaimed = at.invitation();

        int status = at.signedIn(Role.ADMINISTRATOR)
                .submit("/phones/" + unclaimed.enrolment() + "/confirm")
                .statusCode();

        assertThat(status).isLessThan(500);
        assertThat(at.server()
                        .phones()
                        .find(unclaimed.enrolment())
                        .orElseThrow()
                        .state())
                .isEqualTo(Phone.State.INVITED);
    }

    @Test
    void a_claim_with_a_wrong_secret_is_refused_and_the_invitation_stays_open() {
        Invitation right = at.invitation();
        Invitation guessed = withWrongSecret(right);

        assertThat(new PhoneAtWork(guessed).exchange(at.address()).ending())
                .isEqualTo(new TurnedAway(Refusal.INVITATION_SECRET));

        assertThat(new PhoneAtWork(right).exchange(at.address()).ending()).isEqualTo(WAITING);
    }

    /** Who only knows an enrolment's id must not be able to block it. */
    @Test
    void a_wrong_secret_does_not_block_a_phone_that_has_claimed() {
        PhoneAtWork phone = at.phone();
        phone.exchange(at.address());
        Invitation guessed = withWrongSecret(phone.invitation());

        assertThat(new PhoneAtWork(guessed).exchange(at.address()).ending())
                .isEqualTo(new TurnedAway(Refusal.INVITATION_SECRET));

        assertThat(state(phone)).isEqualTo(Phone.State.CLAIMED);
    }

    @Test
    void an_invitation_expires_for_a_first_claim_but_not_for_a_phone_that_has_claimed() {
        PhoneAtWork inTime = at.phone();
        PhoneAtWork late = at.phone();
        inTime.exchange(at.address());

        at.clock().advance(Phones.INVITATION_LASTS.plus(Duration.ofSeconds(1)));

        assertThat(late.exchange(at.address()).ending()).isEqualTo(new TurnedAway(Refusal.INVITATION_EXPIRED));
        assertThat(inTime.exchange(at.address()).ending()).isEqualTo(WAITING);
    }

    private static Invitation withWrongSecret(Invitation right) {
        return new Invitation(
                right.mission(),
                right.mode(),
                right.missionPackage(),
                right.serverUrl(),
                right.missionKey(),
                right.serverKey(),
                right.serverBox(),
                right.enrolment(),
                right.officerCode(),
                Bytes.of(new byte[Invitation.SECRET_BYTES]),
                right.expiresAt());
    }

    private void confirm(PhoneAtWork phone) {
        Visitor administrator = at.signedIn(Role.ADMINISTRATOR);
        assertThat(administrator
                        .submit("/phones/" + phone.invitation().enrolment() + "/confirm")
                        .statusCode())
                .isLessThan(500);
    }

    private Phone.State state(PhoneAtWork phone) {
        return at.server()
                .phones()
                .find(phone.invitation().enrolment())
                .orElseThrow()
                .state();
    }
}
