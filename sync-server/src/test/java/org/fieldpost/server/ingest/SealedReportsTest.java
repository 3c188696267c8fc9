package org.fieldpost.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.crypto.BoxKey;
import org.fieldpost.exchange.enrolment.Invitation;
import org.fieldpost.exchange.sealed.SealedBlob;
import org.fieldpost.exchange.sealed.SealedReport;
import org.fieldpost.model.Samples;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.Visitor;
import org.fieldpost.server.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** P5, H4: of a sealed report the server's disk shows neither content, author nor time of day. */
class SealedReportsTest {

    @TempDir
    Path directory;

    private final SecureRandom random = new SecureRandom();
    private final BoxKey recipient = BoxKey.generate(random);
    private ServerAtWork at;
    private PhoneAtWork phone;

    @BeforeEach
    void start() {
        at = ServerAtWork.in(directory);
        phone = at.enrolledPhone();
    }

    @AfterEach
    void stop() {
        at.close();
    }

    private SealedReport.Recipient recipient() {
        Invitation invitation = phone.invitation();
        return new SealedReport.Recipient(invitation.mission(), invitation.mode(), recipient.publicKey());
    }

    private SealedBlob sealed() {
        return SealedReport.seal(Samples.sealed(NOON), recipient(), random);
    }

    private List<SealedBlob> stored() {
        return at.server().recipients().sealed();
    }

    @Test
    void it_arrives_is_acknowledged_and_only_its_recipient_can_open_it() {
        phone.voice().seal(sealed());

        phone.exchange(at.address());

        assertThat(phone.voice().sealedWaiting()).isZero();
        Invitation mission = phone.invitation();
        assertThat(SealedReport.open(stored().get(0), mission.mission(), mission.mode(), recipient))
                .isEqualTo(new SealedReport.Report(Samples.sealed(NOON)));
        assertThat(SealedReport.open(stored().get(0), mission.mission(), mission.mode(), BoxKey.generate(random)))
                .isInstanceOf(SealedReport.Unreadable.class);
    }

    @Test
    void it_is_stored_with_its_day_and_nothing_else() {
        phone.voice().seal(sealed());
        phone.exchange(at.address());

        assertThat(at.columns("sealed_report")).containsExactly("id", "arrived_day", "blob", "gone_day");
        assertThat(at.rows("SELECT arrived_day FROM sealed_report")).containsExactly("2026-11-18");
        assertThat(at.referencesFrom("sealed_report")).isEmpty();
    }

    /** The order of the rows would tell what came with what. PostgreSQL keeps them as they came: see decision 0019. */
    @Test
    @Tag("sqlite")
    void they_lie_in_the_order_of_their_random_numbers_not_of_their_arrival() {
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            SealedBlob blob = sealed();
            numbers.add(String.valueOf(blob.id()));
            phone.voice().seal(blob);
            phone.exchange(at.address());
        }

        assertThat(at.rows("SELECT id FROM sealed_report")).isNotEqualTo(numbers);
        assertThat(at.rows("SELECT id FROM sealed_report"))
                .isEqualTo(at.rows("SELECT id FROM sealed_report ORDER BY id"));
        assertThat(stored()).isSortedAccordingTo((one, other) -> Long.compare(one.id(), other.id()));
    }

    @Test
    void the_same_one_twice_is_one() {
        SealedBlob blob = sealed();
        phone.voice().seal(blob);
        Bytes lost = phone.envelope();
        PhoneAtWork.send(at.address(), lost);
        PhoneAtWork.send(at.address(), lost);

        phone.exchange(at.address());

        assertThat(stored()).containsExactly(blob);
        assertThat(phone.voice().sealedWaiting()).isZero();
    }

    @Test
    void no_page_shows_or_counts_it() {
        Visitor supervisor = at.signedIn(Role.SUPERVISOR);
        Visitor administrator = at.signedIn(Role.ADMINISTRATOR);
        phone.exchange(at.address());
        List<String> before = pages(supervisor, administrator);
        List<String> rows = at.stored();

        phone.voice().seal(sealed());
        phone.voice().seal(SealedReport.dummy(recipient(), random));
        phone.exchange(at.address());

        assertThat(stored()).hasSize(2);
        assertThat(pages(supervisor, administrator)).isEqualTo(before);
        assertThat(at.stored()).isEqualTo(rows);
    }

    private static List<String> pages(Visitor supervisor, Visitor administrator) {
        return List.of(
                supervisor.get("/").body(),
                supervisor.get("/reports").body(),
                supervisor.get("/courier").body(),
                administrator.get("/phones").body());
    }

    @Test
    void it_is_there_after_a_restart() {
        SealedBlob blob = sealed();
        phone.voice().seal(blob);
        phone.exchange(at.address());

        at.restart();

        assertThat(stored()).containsExactly(blob);
    }
}
