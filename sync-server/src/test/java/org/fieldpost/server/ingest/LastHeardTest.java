package org.fieldpost.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.model.Samples;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.access.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a phone was last heard: people look for a patrol by it. */
class LastHeardTest {

    private static final Duration A_DAY = Duration.ofDays(1);

    @TempDir
    Path directory;

    private static Optional<Instant> lastHeard(ServerAtWork at, PhoneAtWork phone) {
        return at.server()
                .phones()
                .find(phone.invitation().enrolment())
                .orElseThrow()
                .lastHeardAt();
    }

    @Test
    void a_phone_that_has_nothing_new_to_say_is_heard() {
        try (ServerAtWork at = ServerAtWork.in(directory)) {
            PhoneAtWork phone = at.enrolledPhone();
            at.clock().advance(A_DAY);

            phone.exchange(at.address());

            assertThat(lastHeard(at, phone)).contains(NOON.plus(A_DAY));
        }
    }

    @Test
    void an_envelope_that_somebody_sends_again_is_not_the_phone() {
        try (ServerAtWork at = ServerAtWork.in(directory)) {
            PhoneAtWork phone = at.enrolledPhone();
            phone.report(Samples.smuggling(NOON));
            Bytes withReport = phone.envelope();
            PhoneAtWork.send(at.address(), withReport);
            Bytes withNothing = phone.envelope();
            PhoneAtWork.send(at.address(), withNothing);
            at.clock().advance(A_DAY);

            PhoneAtWork.send(at.address(), withReport);
            PhoneAtWork.send(at.address(), withNothing);

            assertThat(lastHeard(at, phone)).contains(NOON);
        }
    }

    /** A courier's old news are news, where they bring what nobody knew. */
    @Test
    void a_late_envelope_with_a_new_report_is_heard_once() {
        try (ServerAtWork at = ServerAtWork.in(directory)) {
            PhoneAtWork phone = at.enrolledPhone();
            phone.report(Samples.smuggling(NOON));
            Bytes carried = phone.envelope();
            at.clock().advance(A_DAY);
            PhoneAtWork.send(at.address(), carried);
            at.clock().advance(A_DAY);
            PhoneAtWork.send(at.address(), carried);

            assertThat(lastHeard(at, phone)).contains(NOON.plus(A_DAY));
        }
    }

    @Test
    void confirming_a_phone_is_not_hearing_it() {
        try (ServerAtWork at = ServerAtWork.comparingFingerprints(directory)) {
            PhoneAtWork phone = at.phone();
            phone.report(Samples.smuggling(NOON));
            phone.exchange(at.address());
            at.clock().advance(A_DAY);

            at.signedIn(Role.ADMINISTRATOR)
                    .submit("/phones/" + phone.invitation().enrolment() + "/confirm");

            assertThat(at.observations()).isEqualTo(1);
            assertThat(lastHeard(at, phone)).contains(NOON);
        }
    }
}
