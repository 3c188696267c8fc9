package org.fieldpost.server.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.PhoneAtWork.entry;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Priority;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.Samples;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.Visitor;
import org.fieldpost.server.access.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands aside is shown to a person: whose it is, what, and why; never what it says. */
class SetAsidePagesTest {

    @TempDir
    Path directory;

    @Test
    void an_entry_a_fork_and_a_whole_envelope_are_listed_with_their_officer_and_the_reason() {
        try (ServerAtWork at = ServerAtWork.in(directory)) {
            PhoneAtWork phone = at.enrolledPhone();
            phone.journal().append(50, Bytes.of("a secret".getBytes(UTF_8)), Priority.USUAL);
            phone.exchange(at.address());
            PhoneAtWork.send(
                    at.address(),
                    phone.envelope(entry(1, new Body.ObservationRevision(Samples.smuggling(NOON, "a secret")))));
            PhoneAtWork revoked = at.enrolledPhone();
            at.server().phones().revoke(revoked.invitation().enrolment());
            revoked.report(Samples.borderVisit(NOON));
            revoked.exchange(at.address());

            String page = at.signedIn(Role.SUPERVISOR).get("/set-aside").body();

            assertThat(page)
                    .contains("1-1 / 50", "kind 50 is not known here")
                    .contains("1-1 / 1", "Same number twice")
                    .contains(">B1<", "Revoked")
                    .doesNotContain("a secret");
        }
    }

    @Test
    void what_stands_aside_is_read_again_noted_and_taken_away_as_bytes_and_never_thrown_away() {
        try (ServerAtWork at = ServerAtWork.in(directory)) {
            PhoneAtWork phone = at.enrolledPhone();
            phone.journal().append(50, Bytes.of("a secret".getBytes(UTF_8)), Priority.USUAL);
            phone.exchange(at.address());
            Visitor supervisor = at.signedIn(Role.SUPERVISOR);

            assertThat(supervisor.submit("/set-aside/again").body()).contains("1 of 1 still stand aside");
            assertThat(supervisor
                            .submit(
                                    "/set-aside/notes",
                                    Map.of("what", "ENTRY A1 1-1 / 50", "words", "asked the <team>"))
                            .body())
                    .contains("asked the &lt;team&gt; (SUPERVISOR)");
            assertThat(supervisor
                            .submit("/set-aside/notes", Map.of("what", "ENTRY A1 1-9 / 50", "words", "x"))
                            .statusCode())
                    .isEqualTo(400);
            var raw = supervisor.get("/set-aside/raw/A1/1-1");
            assertThat(raw.body()).isEqualTo("a secret");
            assertThat(raw.headers().firstValue("Content-Type")).contains("application/octet-stream");
            assertThat(raw.headers().firstValue("Content-Disposition").orElse(""))
                    .startsWith("attachment");

            at.change("UPDATE entry SET kind = 3 WHERE kind = 50");
            assertThat(supervisor.submit("/set-aside/again").body()).contains("1 of 1 still stand aside");
            assertThat(at.number("SELECT count(*) FROM entry")).isEqualTo(1);
        }
    }

    @Test
    void bytes_of_no_known_region_are_for_those_who_see_all_of_them() {
        try (ServerAtWork at = ServerAtWork.in(directory)) {
            PhoneAtWork phone = at.enrolledPhone();
            phone.journal().append(50, Bytes.of("a secret".getBytes(UTF_8)), Priority.USUAL);
            phone.exchange(at.address());
            String password = at.server().people().add("nimba", Set.of(Role.SUPERVISOR), Optional.of(Set.of("LR-NI")));

            assertThat(at.visitor()
                            .signIn("nimba", password)
                            .get("/set-aside/raw/A1/1-1")
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void where_nothing_stands_aside_the_page_says_so() {
        try (ServerAtWork at = ServerAtWork.in(directory)) {
            at.enrolledPhone();

            assertThat(at.signedIn(Role.SUPERVISOR).get("/set-aside").body()).contains("Nothing stands aside");
        }
    }
}
