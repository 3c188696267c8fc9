package org.fieldpost.server.phones;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.nio.file.Path;
import org.fieldpost.exchange.NetworkExchange.Finished;
import org.fieldpost.exchange.NetworkExchange.TurnedAway;
import org.fieldpost.exchange.Refusal;
import org.fieldpost.exchange.Standing;
import org.fieldpost.exchange.enrolment.Invitation;
import org.fieldpost.model.Samples;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two phones with one invitation: one of them may be a thief's. */
class BlockedEnrolmentTest {

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
    void two_claims_on_one_invitation_block_both_and_nothing_is_thrown_away() {
        Invitation shared = at.invitation();
        PhoneAtWork first = new PhoneAtWork(shared);
        PhoneAtWork second = new PhoneAtWork(shared);
        first.report(Samples.smuggling(NOON));
        second.report(Samples.borderVisit(NOON));
        first.exchange(at.address());

        assertThat(second.exchange(at.address()).ending()).isEqualTo(new TurnedAway(Refusal.INVITATION_USED));

        assertThat(first.exchange(at.address()).ending()).isEqualTo(new Finished(Standing.BLOCKED));
        assertThat(at.observations()).isZero();
        assertThat(at.number("SELECT count(*) FROM envelope_aside")).isEqualTo(2);
        assertThat(first.engine().waiting()).isEqualTo(1);
        assertThat(second.engine().waiting()).isEqualTo(1);
        assertThat(at.signedIn(Role.ADMINISTRATOR).get("/phones").body()).contains("Blocked: two phones used one code");
    }

    /** The administrator's page may have been open since before the second claim. */
    @Test
    void confirming_a_blocked_enrolment_counts_nothing_and_throws_nothing_away() {
        Invitation shared = at.invitation();
        PhoneAtWork first = new PhoneAtWork(shared);
        first.report(Samples.smuggling(NOON));
        first.exchange(at.address());
        new PhoneAtWork(shared).exchange(at.address());

        at.signedIn(Role.ADMINISTRATOR).submit("/phones/" + shared.enrolment() + "/confirm");

        assertThat(at.server().phones().find(shared.enrolment()).orElseThrow().state())
                .isEqualTo(Phone.State.BLOCKED);
        assertThat(at.observations()).isZero();
        assertThat(at.number("SELECT count(*) FROM envelope_aside")).isEqualTo(1);
    }
}
