package org.fieldpost.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Carrier;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.NetworkExchange.Finished;
import org.fieldpost.exchange.Reading;
import org.fieldpost.exchange.Standing;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.Samples;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** P2: a server put back from a copy gets again from its phones what it lost. */
class RestoredServerTest {

    @TempDir
    Path directory;

    private ServerAtWork at;
    private PhoneAtWork first;
    private PhoneAtWork second;

    @BeforeEach
    void a_copy_is_made_while_work_goes_on() {
        at = ServerAtWork.in(directory.resolve("server"));
        first = at.phone();
        second = at.phone();
        reportAndExchange(first);
        reportAndExchange(second);
        at.copyTo(directory.resolve("copy"));
        at.clock().advance(Duration.ofDays(1));
        reportAndExchange(first);
        reportAndExchange(first);
        reportAndExchange(second);
    }

    @AfterEach
    void stop() {
        at.close();
    }

    private void reportAndExchange(PhoneAtWork phone) {
        phone.report(Samples.smuggling(NOON));
        assertThat(phone.exchange(at.address()).ending()).isEqualTo(new Finished(Standing.FINAL));
    }

    private List<String> reports() {
        return at.rows("SELECT substr(receipt, 1, 5) FROM observation ORDER BY receipt");
    }

    @Test
    void every_phone_delivers_again_what_is_missing_and_it_counts_once() {
        List<String> before = reports();
        at.putBack(directory.resolve("copy"));
        assertThat(reports()).hasSize(2);

        for (int i = 0; i < 2; i++) {
            assertThat(first.exchange(at.address()).ending()).isEqualTo(new Finished(Standing.FINAL));
            assertThat(second.exchange(at.address()).ending()).isEqualTo(new Finished(Standing.FINAL));
        }

        assertThat(reports()).isEqualTo(before).hasSize(5);
        assertThat(
                        at.rows(
                                "SELECT count(*), (SELECT count(*) FROM (SELECT DISTINCT hash, enrolment_id FROM entry) AS d) FROM entry"))
                .containsExactly("5|5");
        assertThat(at.number("SELECT count(*) FROM entry_fork")).isZero();
        assertThat(first.engine().waiting()).isZero();
        assertThat(second.engine().waiting()).isZero();
    }

    @Test
    void the_same_copy_put_back_twice_is_made_good_twice() {
        at.putBack(directory.resolve("copy"));
        first.exchange(at.address());
        first.exchange(at.address());
        at.putBack(directory.resolve("copy"));

        first.exchange(at.address());
        first.exchange(at.address());

        assertThat(reports()).hasSize(4);
        assertThat(first.engine().waiting()).isZero();
    }

    /** The answers a phone has stay; those it lacks come under the new epoch's numbers. */
    @Test
    void what_a_phone_was_told_stays_and_nothing_new_takes_its_number() {
        List<Entry> told = first.inbox().entries();
        at.putBack(directory.resolve("copy"));

        first.exchange(at.address());
        first.exchange(at.address());

        assertThat(first.inbox().entries()).containsAll(told);
        assertThat(first.inbox().held()).hasSize(2);
        assertThat(first.engine().read(first.envelope()))
                .as("nothing of the new epoch was set aside as a fork")
                .isNotNull();
    }

    @Test
    void a_phone_is_told_what_became_of_the_reports_it_writes_after_the_restore() {
        at.putBack(directory.resolve("copy"));
        long number = first.report(Samples.borderVisit(NOON));

        first.exchange(at.address());
        first.exchange(at.address());

        assertThat(first.told())
                .anyMatch(said -> said.number() == number && said.state() == Body.ReviewState.State.COUNTED);
    }

    /** The lost server had changed its key, so the phone must be told of one the restored server has. */
    @Test
    void a_phone_learns_the_key_of_the_restored_server() {
        at.runFor(Duration.ofDays(31));
        reportAndExchange(first);
        reportAndExchange(first);
        long lost = first.keys().theirBox().id();
        at.putBack(directory.resolve("copy"));

        first.exchange(at.address());
        first.exchange(at.address());

        assertThat(first.keys().theirBox().id()).isNotEqualTo(lost);
    }

    /** What has left a phone is sealed already: it can come again only as it is. */
    @Test
    void what_was_sealed_to_the_lost_servers_newer_key_is_opened() {
        at.runFor(Duration.ofDays(31));
        reportAndExchange(first);
        reportAndExchange(first);
        first.report(Samples.smuggling(NOON));
        Bytes sealed = first.envelope();
        at.putBack(directory.resolve("copy"));
        at.putBack(directory.resolve("copy"));

        Carrier.Answered answered = (Carrier.Answered) PhoneAtWork.send(at.address(), sealed);

        assertThat(((Reading.Taken) first.engine().read(answered.envelopes().get(0))).again())
                .isFalse();
    }

    @Test
    void once_everything_is_acknowledged_again_nothing_waits_for_the_phones() {
        at.putBack(directory.resolve("copy"));
        for (int i = 0; i < 3; i++) {
            first.exchange(at.address());
            second.exchange(at.address());
        }

        assertThat(at.number("SELECT count(*) FROM downlink_entry WHERE acknowledged_epoch IS NULL"))
                .isZero();
    }

    @Test
    void who_was_revoked_after_the_copy_stays_revoked() {
        at.server().phones().revoke(first.invitation().enrolment());

        at.putBack(directory.resolve("copy"));

        assertThat(first.exchange(at.address()).ending()).isEqualTo(new Finished(Standing.REVOKED));
        assertThat(second.exchange(at.address()).ending()).isEqualTo(new Finished(Standing.FINAL));
    }

    /** Its reports are on its officer's phone, under that code. */
    @Test
    void a_code_given_after_the_copy_is_not_given_to_another_officer() {
        String given = at.enrolledPhone().invitation().officerCode();

        at.putBack(directory.resolve("copy"));

        assertThat(at.invitation().officerCode()).isNotEqualTo(given);
    }
}
